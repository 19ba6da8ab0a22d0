"""Access control of the chip: who may read what, and when."""

from __future__ import annotations

import pytest

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.key_derivation import mrz_key_seed
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_COM, EF_SOD, personalise
from simulators.chip.pki import CountrySigningAuthority
from tests.unit.simulators.chip_terminal import (
    SELECT_APPLET,
    Terminal,
    bac_command,
    general_authenticate,
    open_bac,
    open_pace,
    sample_data,
    select_file,
    set_pace,
    status,
)

GUARDED = {EF_COM: 0x1E, EF_SOD: 0x1D, 0x0101: 0x01, 0x0102: 0x02, 0x010D: 0x0D}
LOCKED = {0x0103: 0x03, 0x0104: 0x04}
ABSENT = {0x0100 + n: n for n in (5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16)}
PUBLIC = {0x2F00: 0x1E, 0x2F01: 0x01, 0x011C: 0x1C}


@pytest.fixture(scope="module")
def image() -> ChipImage:
    return personalise(sample_data(), CountrySigningAuthority.create().issue_document_signer())


@pytest.fixture
def card(image: ChipImage) -> SoftwareCard:
    return SoftwareCard(image)


def by_can(card: SoftwareCard, image: ChipImage) -> Terminal:
    terminal = open_pace(card, 2, image.can.encode())
    assert isinstance(terminal, Terminal)
    assert terminal.send(0xA4, 0x04, 0x0C, SELECT_APPLET[5:])[1] == 0x9000
    return terminal


def by_mrz(card: SoftwareCard, image: ChipImage) -> Terminal:
    terminal = open_pace(card, 1, mrz_key_seed(image.mrz_information))
    assert isinstance(terminal, Terminal)
    assert terminal.send(0xA4, 0x04, 0x0C, SELECT_APPLET[5:])[1] == 0x9000
    return terminal


def by_bac(card: SoftwareCard, image: ChipImage) -> Terminal:
    return open_bac(card, image.mrz_information)


ROUTES = pytest.mark.parametrize("route", [by_can, by_mrz, by_bac])


def expected_status(identifier: int, *, granted: bool) -> int:
    if identifier in ABSENT:
        return 0x6A82
    return 0x9000 if granted and identifier in GUARDED else 0x6982


@pytest.mark.parametrize("identifier", GUARDED | LOCKED | ABSENT)
def test_without_access_control_no_data_group_opens(card: SoftwareCard, identifier: int) -> None:
    expected = expected_status(identifier, granted=False)
    card.process(SELECT_APPLET)
    assert status(card.process(select_file(identifier))) == expected
    sfi = (GUARDED | LOCKED | ABSENT)[identifier]
    assert card.process(bytes((0x00, 0xB0, 0x80 | sfi, 0x00, 0x00))) == expected.to_bytes(2, "big")
    assert card.process(bytes((0x00, 0xB1, 0x00, sfi, 0x03, 0x54, 0x01, 0x00, 0x00))) == expected.to_bytes(2, "big")
    assert card.process(bytes.fromhex("00B0000000")).hex() == "6986"


@ROUTES
def test_after_access_control_the_groups_open_and_the_locked_stay_locked(
    card: SoftwareCard, image: ChipImage, route: object
) -> None:
    assert callable(route)
    terminal = route(card, image)
    for identifier, sfi in (GUARDED | LOCKED | ABSENT).items():
        expected = expected_status(identifier, granted=True)
        assert terminal.select_file(identifier) == expected, f"{identifier:04X}"
        assert terminal.send(0xB0, 0x80 | sfi, 0, le=1)[1] == expected, f"{identifier:04X}"


@ROUTES
def test_the_whole_chip_reads_back_as_personalised(card: SoftwareCard, image: ChipImage, route: object) -> None:
    assert callable(route)
    terminal = route(card, image)
    for identifier in GUARDED:
        content = image.file(identifier).content
        assert terminal.read_file(identifier, len(content)) == content


@pytest.mark.parametrize(("identifier", "sfi"), PUBLIC.items())
def test_public_files_read_in_plain_before_the_applet_is_selected(
    card: SoftwareCard, image: ChipImage, identifier: int, sfi: int
) -> None:
    content = image.file(identifier).content
    assert card.process(select_file(identifier)) == b"\x90\x00"
    assert card.process(bytes.fromhex("00B0000000")) == content + b"\x90\x00"
    card.reset()
    assert card.process(bytes((0x00, 0xB0, 0x80 | sfi, 0x00, 0x00))) == content + b"\x90\x00"
    card.process(SELECT_APPLET)
    assert card.process(select_file(identifier)) == b"\x6a\x82"


def test_a_reset_takes_the_access_away(card: SoftwareCard, image: ChipImage) -> None:
    terminal = by_bac(card, image)
    assert terminal.select_file(EF_COM) == 0x9000
    card.reset()
    assert status(card.process(terminal.protect(0xB0, 0, 0, le=4))) == 0x6882
    card.process(SELECT_APPLET)
    assert status(card.process(select_file(EF_COM))) == 0x6982


@ROUTES
def test_a_command_in_plain_ends_the_session(card: SoftwareCard, image: ChipImage, route: object) -> None:
    assert callable(route)
    terminal = route(card, image)
    assert terminal.select_file(0x0101) == 0x9000
    assert card.process(bytes.fromhex("00B0000004")).hex() == "6986"
    assert status(card.process(terminal.protect(0xB0, 0, 0, le=4))) == 0x6882
    assert card.process(select_file(0x0101)).hex() == "6982"


def test_a_wrong_can_is_refused_and_the_right_one_works_after_it(card: SoftwareCard, image: ChipImage) -> None:
    assert open_pace(card, 2, b"000000") == 0x6300
    assert isinstance(open_pace(card, 2, image.can.encode()), Terminal)


def test_a_wrong_mrz_is_refused_and_the_right_one_works_after_it(card: SoftwareCard, image: ChipImage) -> None:
    card.process(SELECT_APPLET)
    rnd_ic = card.process(bytes.fromhex("0084000008"))[:8]
    wrong = bac_command("0" * 24, rnd_ic, bytes(8), bytes(16))
    assert card.process(wrong).hex() == "6300"
    open_bac(card, image.mrz_information)


def test_a_bac_challenge_serves_one_command_and_the_very_next(card: SoftwareCard, image: ChipImage) -> None:
    card.process(SELECT_APPLET)
    rnd_ic = card.process(bytes.fromhex("0084000008"))[:8]
    right = bac_command(image.mrz_information, rnd_ic, bytes(8), bytes(16))
    assert card.process(bac_command(image.mrz_information, bytes(8), bytes(8), bytes(16))).hex() == "6300"
    assert card.process(right).hex() == "6985"
    rnd_ic = card.process(bytes.fromhex("0084000008"))[:8]
    right = bac_command(image.mrz_information, rnd_ic, bytes(8), bytes(16))
    card.process(SELECT_APPLET)
    assert card.process(right).hex() == "6985"


def test_bac_needs_the_applet(card: SoftwareCard, image: ChipImage) -> None:
    assert card.process(bytes.fromhex("0084000008")).hex() == "6985"
    assert card.process(bac_command(image.mrz_information, bytes(8), bytes(8), bytes(16))).hex() == "6985"


def test_no_second_access_control_inside_a_channel(card: SoftwareCard, image: ChipImage) -> None:
    terminal = by_bac(card, image)
    rnd_ic, sw = terminal.send(0x84, 0, 0, le=8)
    assert (len(rnd_ic), sw) == (8, 0x9000)
    inner = bac_command(image.mrz_information, rnd_ic, bytes(8), bytes(16))[5:-1]
    assert terminal.send(0x82, 0, 0, inner, le=40) == (b"", 0x6985)
    assert terminal.send(0x22, 0xC1, 0xA4, set_pace(2)[5:]) == (b"", 0x6985)
    assert terminal.send(0x86, 0, 0, b"\x7c\x00", le=256) == (b"", 0x6985)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("0022C1A40F800A04007F00070202040202830102", "9000"),
        ("0022C1A412800A04007F0007020204020283010284010D", "9000"),
        ("0022C1A412800A04007F0007020204020283010284010C", "6a88"),
        ("0022C1A40F800A04007F00070202040202830103", "6a88"),
        ("0022C1A40F800A04007F00070202040204830102", "6a80"),
        ("0022C1A40C800A04007F00070202040202", "6a80"),
        ("0022C1A403830102", "6a80"),
        ("0022C1A404800A0400", "6a80"),
        ("0022C1A4", "6a80"),
        ("002241A40F800A04007F00070202040202830102", "6a86"),
    ],
)
def test_mse_set_at(card: SoftwareCard, command: str, expected: str) -> None:
    assert card.process(bytes.fromhex(command)).hex() == expected


STEP1 = bytes.fromhex("10860000027C0000")


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ([STEP1], "6985"),
        ([set_pace(2), b"\x00" + STEP1[1:]], "6985"),
        ([set_pace(2), STEP1[:-1]], "6700"),
        ([set_pace(2), bytes.fromhex("1086000100")], "6a86"),
        ([set_pace(2), bytes.fromhex("10860000025C0000")], "6a80"),
        ([set_pace(2), bytes.fromhex("1086000002FFFF00")], "6a80"),
        ([set_pace(2), STEP1, STEP1], "6a80"),
        ([set_pace(2), STEP1, bytes.fromhex("1086000007 7C058103040000 00")], "6a80"),
        ([set_pace(2), STEP1, select_file(0x011C), STEP1], "6985"),
        ([set_pace(2), STEP1, set_pace(2), STEP1, SELECT_APPLET, STEP1], "6985"),
    ],
)
def test_pace_out_of_order_ends_the_run(card: SoftwareCard, commands: list[bytes], expected: str) -> None:
    for command in commands[:-1]:
        assert status(card.process(command)) == 0x9000
    assert card.process(commands[-1]).hex() == expected
    assert card.process(STEP1).hex() == "6985"


def run_to_the_third_step(card: SoftwareCard) -> None:
    curve = STANDARDIZED_CURVES[13]
    card.process(set_pace(2))
    general_authenticate(card, None)
    general_authenticate(card, 0x81, curve.encode(curve.generator))
    assert len(general_authenticate(card, 0x83, curve.encode(curve.generator))) == 65


def test_the_last_step_must_end_the_chain(card: SoftwareCard) -> None:
    run_to_the_third_step(card)
    assert general_authenticate(card, 0x85, bytes(8)).hex() == "6883"
    run_to_the_third_step(card)
    assert general_authenticate(card, 0x85, bytes(8), last=True).hex() == "6300"
    run_to_the_third_step(card)
    assert general_authenticate(card, 0x86, bytes(8), last=True).hex() == "6300"


def test_a_point_off_the_curve_is_refused(card: SoftwareCard) -> None:
    card.process(set_pace(2))
    general_authenticate(card, None)
    assert general_authenticate(card, 0x81, b"\x04" + bytes(63) + b"\x01").hex() == "6a80"
