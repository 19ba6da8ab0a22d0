"""What a chip with quirks answers, command by command, and how hooks are put together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.errors import CardCommunicationError
from cardreader.iso7816.apdu import ResponseApdu
from cardreader.iso7816.ciphers import pad
from cardreader.iso7816.tlv import children, iterate, unwrap
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_CARD_ACCESS, EF_COM, EF_DG_BASE, EF_DIR, EF_SOD, personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks.access import SHORT_DOCUMENT_NUMBER, SLOW_S
from simulators.chip.quirks.catalogue import ALL, behind_reader, card_of, find, make_card, make_image
from simulators.chip.quirks.quirk import Inner, Outer
from simulators.chip.recipe import Recipe
from simulators.chip.state import CardState, Handler, Request, answer
from tests.unit.simulators.chip_terminal import (
    SELECT_APPLET,
    Terminal,
    bac_command,
    open_bac,
    open_pace,
    sample_data,
    select_file,
    set_pace,
    status,
)

AUTHORITY = CountrySigningAuthority.create()
IMAGE = personalise(sample_data(), AUTHORITY.issue_document_signer())
SELECT_MF = ("00A4000C", "00A4000000", "00A4000C023F00")
DG1 = EF_DG_BASE + 1
DG1_SIZE = len(IMAGE.file(DG1).content)
SOD_SIZE = len(IMAGE.file(EF_SOD).content)


def never(seconds: float) -> None:
    raise AssertionError(f"the chip waits {seconds} s")


def chip(*names: str, image: ChipImage = IMAGE, sleep: Callable[[float], None] = never) -> SoftwareCard:
    return card_of(image, [find(name) for name in names], sleep=sleep)


def changed(name: str) -> ChipImage:
    return make_image(Recipe(data=sample_data()), AUTHORITY, [find(name)])


def exchange(card: SoftwareCard, command: str) -> str:
    return card.process(bytes.fromhex(command)).hex().upper()


def opened(card: SoftwareCard, file: int = EF_SOD) -> Terminal:
    """BAC and a file selected."""
    terminal = open_bac(card, IMAGE.mrz_information)
    assert terminal.select_file(file) == 0x9000
    return terminal


def read(terminal: Terminal, offset: int, le: int) -> tuple[bytes, int]:
    return terminal.send(0xB0, offset >> 8, offset & 0xFF, le=le, extended=le > 256)


def raw_read(terminal: Terminal, le: int, *, extended: bool = False) -> bytes:
    return terminal.card.process(terminal.protect(0xB0, 0, 0, le=le, extended=extended))


# --- hooks ---------------------------------------------------------------------------------------------------------


def test_hooks_come_in_the_order_given_and_each_may_answer_itself() -> None:
    heard: list[str] = []

    def inner(name: str) -> Callable[[], Inner]:
        def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
            heard.append(name)
            return answer(0x6A80) if request.command.ins == 0x84 and name == "second" else handler(request, state)

        return lambda: hook

    def outer(name: str) -> Callable[[], Outer]:
        def hook(command: bytes, process: Callable[[bytes], bytes]) -> bytes:
            heard.append(name)
            return process(command)

        return lambda: hook

    card = SoftwareCard(
        IMAGE, inner=[inner("first"), inner("second"), inner("third")], outer=[outer("one"), outer("two")]
    )
    assert card.process(SELECT_APPLET) == b"\x90\x00"
    assert heard == ["one", "two", "first", "second", "third"]
    heard.clear()
    assert card.process(bytes.fromhex("0084000008")) == b"\x6a\x80"
    assert heard == ["one", "two", "first", "second"]


def test_hooks_are_new_after_a_reset_and_hear_nothing_meant_for_the_reader() -> None:
    made = 0

    def make() -> Outer:
        nonlocal made
        made += 1
        return lambda command, process: process(command)

    card = SoftwareCard(IMAGE, outer=[make])
    card.power_on()
    card.reset()
    assert made == 3
    blocked = SoftwareCard(IMAGE, outer=[lambda: lambda command, process: b"\x6f\x00"])
    assert status(blocked.process(bytes.fromhex("FFCA000000"))) == 0x9000
    assert status(blocked.process(SELECT_APPLET)) == 0x6F00


@settings(max_examples=25)
@given(command=st.binary(max_size=300))
@pytest.mark.parametrize("quirk", [quirk for quirk in ALL if quirk.inner or quirk.outer], ids=lambda quirk: quirk.name)
def test_no_quirk_ever_raises(quirk: object, command: bytes) -> None:
    chosen = [item for item in ALL if item is quirk]
    card = card_of(IMAGE, chosen, sleep=lambda _: None)
    for sent in (command, SELECT_APPLET, bytes.fromhex("0084000008"), command):
        assert len(card.process(sent)) >= 2


# --- selecting -----------------------------------------------------------------------------------------------------


def test_the_master_file_is_selected_by_name_only() -> None:
    card = chip("mf-empty-selects-nothing", "mf-selects-nothing")
    card.process(SELECT_APPLET)
    for command in SELECT_MF:
        assert exchange(card, command) == "9000"
        assert exchange(card, "00A4020C02011C") == "6A82"
    only_empty = chip("mf-empty-selects-nothing")
    assert [exchange(only_empty, command) for command in SELECT_MF] == ["9000", "9000", "6D00"]


def test_the_master_file_is_selected_where_the_chip_can() -> None:
    card = chip("mf-selected")
    for command in SELECT_MF:
        card.process(SELECT_APPLET)
        assert exchange(card, "00A4020C02011C") == "6A82"
        assert exchange(card, command) == "9000"
        assert exchange(card, "00B0000008") == "6986"
        assert exchange(card, "00A4020C02011C") == "9000"


@pytest.mark.parametrize("code", ["6A86", "6A87", "6985", "6D00", "6982"])
def test_the_master_file_is_refused_and_all_else_works(code: str) -> None:
    card = chip(f"mf-refused-{code.lower()}")
    assert [exchange(card, command) for command in SELECT_MF] == [code] * 3
    assert exchange(card, "00A4020C02011C") == "9000"


def test_a_refused_select_of_the_master_file_may_work_all_the_same() -> None:
    card = chip("mf-6d00-card-access-after")
    assert exchange(card, "00A4020C02011C") == "6A82"
    assert exchange(card, "00A4000C023F00") == "6D00"
    assert exchange(card, "00A4020C02011C") == "9000"
    card.power_on()
    assert exchange(card, "00A4020C02011C") == "6A82"


@pytest.mark.parametrize(
    ("name", "code"),
    [("preselected", "6A82"), ("preselected-card-access-6283", "6283"), ("preselected-card-access-6982", "6982")],
)
def test_a_preselected_application_hides_ef_card_access(name: str, code: str) -> None:
    card = chip(name)
    for _ in range(2):
        assert exchange(card, "00A4020C02011C") == code
        assert exchange(card, "00B09C0008") == code
        assert status(card.process(bytes.fromhex("0084000008"))) == 0x9000
        card.power_on()
    assert opened(card).read_file(EF_COM, 8)


def test_a_chip_from_before_pace_has_nothing_to_say_of_it() -> None:
    image = changed("card-access-absent")
    assert all(file.identifier != EF_CARD_ACCESS for file in image.files)
    assert exchange(chip("card-access-absent", image=image), "00A4020C02011C") == "6A82"
    assert image.pace.variants == ()


def test_ef_dir_is_refused_in_plain() -> None:
    card = chip("ef-dir-refused")
    assert card.process(select_file(EF_DIR)).hex() == "6982"
    assert chip().process(select_file(EF_DIR)).hex() == "9000"


def test_le_is_refused_where_no_data_is_to_come() -> None:
    assert exchange(chip("le-on-select-refused"), "00A4020C02011C00") == "6700"
    assert exchange(chip("le-on-select-refused"), "00A4020C02011C") == "9000"
    card = chip("le-on-mse-refused")
    assert card.process(set_pace(2) + b"\x00").hex() == "6700"
    assert card.process(set_pace(2)).hex() == "9000"


def test_files_without_short_identifiers_are_selected() -> None:
    assert exchange(chip("no-sfi-card-access"), "00B09C0008") == "6A82"
    assert exchange(chip("no-sfi-card-access"), "00B0810008").endswith("9000")
    for name, code in (("no-sfi-6a82", 0x6A82), ("no-sfi-6a86", 0x6A86)):
        terminal = opened(chip(name))
        assert terminal.send(0xB0, 0x81, 0x00, le=8) == (b"", code)
        assert terminal.send(0xB1, 0x00, 0x01, bytes.fromhex("540100"), le=8) == (b"", code)
        assert read(terminal, 0, 8)[1] == 0x9000


# --- reading -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "tag"), [("dg3-listed-locked", 0x63), ("dg11-listed-absent", 0x6B)])
def test_ef_com_lists_what_cannot_be_read(name: str, tag: int) -> None:
    image = changed(name)
    assert children(unwrap(image.file(EF_COM).content, 0x60))[0x5C].endswith(bytes((tag,)))
    terminal = opened(chip(image=dataclasses.replace(image, mrz_information=IMAGE.mrz_information)))
    assert terminal.select_file(0x0103 if tag == 0x63 else 0x010B) == (0x6982 if tag == 0x63 else 0x6A82)


def test_le_00_is_refused_or_answered_with_the_length_that_there_is() -> None:
    assert read(opened(chip("le-00-refused")), 0, 256) == (b"", 0x6700)
    assert read(opened(chip("le-00-refused")), 0, 200)[1] == 0x9000
    exact = opened(chip("le-00-exact-length"))
    assert read(exact, 0, 256) == (b"", 0x6CE7)
    assert read(exact, 0, 0xE7)[1] == 0x9000
    assert read(exact, SOD_SIZE - 5, 256) == (b"", 0x6C05)
    assert exchange(chip("le-00-exact-length"), "00B09C0000") == f"6C{len(IMAGE.file(EF_CARD_ACCESS).content):02X}"


@pytest.mark.parametrize(
    ("name", "le", "size"),
    [
        ("past-end-6282-data", 231, DG1_SIZE),
        ("past-end-6282-data", 256, DG1_SIZE),
        ("past-end-6282-empty", 231, 0),
    ],
)
def test_past_the_end_comes_6282(name: str, le: int, size: int) -> None:
    terminal = opened(chip(name), DG1)
    data, sw = read(terminal, 0, le)
    assert (len(data), sw) == (size, 0x6282)
    assert read(terminal, 0, DG1_SIZE)[1] == 0x9000


def test_past_the_end_the_padding_is_broken_under_a_right_mac() -> None:
    terminal = opened(chip("past-end-6282-bad-padding"), DG1)
    received = raw_read(terminal, 231)
    terminal.counter += 1
    objects = list(iterate(received[:-2]))
    signed = b"".join(item.raw for item in objects[:-1])
    assert objects[-1].value == terminal.cipher.mac(terminal.counter, pad(signed, 8))
    plain = terminal.cipher.decrypt(terminal.counter, objects[0].value[1:])
    assert plain.startswith(IMAGE.file(DG1).content)
    assert set(plain[DG1_SIZE:]) == {0xFF}
    assert exchange(chip("past-end-6282-bad-padding"), "00B09C00FF").endswith("6282")


def test_past_the_end_the_session_dies() -> None:
    terminal = opened(chip("past-end-6b00-dead"), DG1)
    assert raw_read(terminal, 231).hex() == "6b00"
    terminal.counter += 1
    assert raw_read(terminal, 8).hex() == "6882"


@pytest.mark.parametrize(("name", "most"), [("le-192-at-most", 192), ("le-160-at-most", 160), ("le-under-100", 99)])
def test_only_a_small_le_is_taken(name: str, most: int) -> None:
    terminal = opened(chip(name))
    for le in (most + 1, 256, 1_000):
        assert read(terminal, 0, le) == (b"", 0x6700)
    data, sw = read(terminal, 0, most)
    assert (len(data), sw) == (most, 0x9000)


def test_much_asked_for_brings_nothing_or_less() -> None:
    nothing = opened(chip("large-le-empty-9000"))
    assert read(nothing, 0, 257) == (b"", 0x9000)
    assert len(read(nothing, 0, 231)[0]) == 231
    less = opened(chip("fewer-bytes-than-asked"))
    for le in (129, 231, 256, 1_000):
        data, sw = read(less, 0, le)
        assert (len(data), sw) == (128, 0x9000)
    assert len(read(less, 0, 100)[0]) == 100
    assert read(less, SOD_SIZE, 231) == (b"", 0x6B00)


def test_files_that_are_longer_or_shorter_than_expected() -> None:
    assert changed("file-shorter-than-read-ahead").file(EF_CARD_ACCESS).content == b"\x31\x00"
    for file in changed("bytes-after-object").files:
        assert not file.content or file.content.endswith(b"\xff" * 300)
    assert len(changed("long-file").file(EF_DG_BASE + 2).content) > 0x8000


def test_files_that_are_no_proper_objects() -> None:
    assert changed("length-of-4-gb").file(EF_DG_BASE + 2).content.startswith(bytes.fromhex("7584FFFFFFFF"))
    assert changed("indefinite-length").file(DG1).content.startswith(b"\x61\x80")
    content, levels = changed("deep-nesting").file(EF_SOD).content, 0
    content = unwrap(content, 0x77)
    while content:
        content, levels = unwrap(content, 0x30), levels + 1
    assert levels == 5_000


# --- secure messaging ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "counted", "next_answer"),
    [
        ("extended-6700-uncounted", -1, 0x9000),
        ("extended-6700-counted", 1, 0x9000),
        ("extended-6700-dead", 1, 0x6882),
    ],
)
def test_extended_length_is_refused_in_plain(name: str, counted: int, next_answer: int) -> None:
    """`counted` is what the terminal, having counted its command, must add to be in step with the chip."""
    terminal = opened(chip(name))
    assert raw_read(terminal, 1_000, extended=True).hex() == "6700"
    terminal.counter += counted
    assert status(raw_read(terminal, 8)) == next_answer


@pytest.mark.parametrize(("name", "at_once"), [("long-answer-61xx", 0), ("long-answer-61xx-begun", 128)])
def test_a_long_answer_is_fetched_in_pieces_and_is_whole(name: str, at_once: int) -> None:
    terminal = opened(chip(name))
    received = raw_read(terminal, 500, extended=True)
    assert len(received) == at_once + 2
    while received[-2] == 0x61:
        rest = received[-1] or 256
        piece = terminal.card.process(bytes((0x00, 0xC0, 0x00, 0x00, rest % 256)))
        assert 2 < len(piece) <= 130
        received = received[:-2] + piece
    data, sw = terminal.open(received)
    assert (data, sw) == (IMAGE.file(EF_SOD).content[:500], 0x9000)
    # Nothing is left, and a command in plain ends the session.
    assert exchange(terminal.card, "00C0000000") == "6D00"


def test_another_command_drops_what_was_not_fetched() -> None:
    terminal = opened(chip("long-answer-61xx"))
    assert raw_read(terminal, 231)[0] == 0x61
    terminal.counter += 1
    data, sw = read(terminal, 0, 8)
    assert (len(data), sw) == (8, 0x9000)
    assert exchange(terminal.card, "00C0000010") == "6D00"
    left = opened(chip("long-answer-61xx"))
    raw_read(left, 231)
    left.card.reset()
    assert exchange(left.card, "00C0000010") == "6D00"


def test_an_answer_without_its_status_object_has_a_right_mac() -> None:
    terminal = opened(chip("sm-without-do99"))
    received = raw_read(terminal, 8)
    terminal.counter += 1
    cryptogram, checksum = iterate(received[:-2])
    assert (cryptogram.tag, checksum.tag) == (0x87, 0x8E)
    assert checksum.value == terminal.cipher.mac(terminal.counter, pad(cryptogram.raw, 8))


@pytest.mark.parametrize(
    ("name", "length"), [("sm-too-short", 8), ("sm-plain-9000", 2), ("sm-plain-data", 10), ("slow-answer", None)]
)
def test_reads_leave_the_channel_but_selects_do_not(name: str, length: int | None) -> None:
    terminal = opened(chip(name, sleep=lambda _: None))
    received = raw_read(terminal, 8)
    terminal.counter += 1
    assert received.endswith(b"\x90\x00")
    if length is not None:
        assert len(received) == length
    assert terminal.select_file(EF_COM) == 0x9000


# --- access --------------------------------------------------------------------------------------------------------


def bac_answer(card: SoftwareCard, mrz_information: str, le: int = 0x28) -> bytes:
    card.process(SELECT_APPLET)
    challenge = card.process(bytes.fromhex("0084000008"))[:8]
    return card.process(bac_command(mrz_information, challenge, bytes(8), bytes(16))[:-1] + bytes((le,)))


def test_bac_is_gone_or_particular_about_le() -> None:
    assert bac_answer(chip("bac-removed"), IMAGE.mrz_information).hex() == "6a88"
    for name, right, wrong in (("mutual-authenticate-le-28", 0x28, 0), ("mutual-authenticate-le-00", 0, 0x28)):
        card = chip(name)
        assert bac_answer(card, IMAGE.mrz_information, wrong).hex() == "6700"
        # The challenge is spent.
        assert card.process(bac_command(IMAGE.mrz_information, bytes(8), bytes(8), bytes(16))[:-1] + bytes((right,)))
        assert status(bac_answer(card, IMAGE.mrz_information, right)) == 0x9000


def test_a_short_document_number_is_filled_up() -> None:
    image = changed("document-number-with-filler")
    assert image.mrz_information.startswith(SHORT_DOCUMENT_NUMBER + "<")
    assert status(bac_answer(chip(image=image), image.mrz_information)) == 0x9000


WRONG_MRZ = "0990123451" + IMAGE.mrz_information[10:]


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("wrong-key-6300", ["6300"] * 3),
        ("wrong-key-63cx", ["63c2", "63c1", "63c0", "63c0"]),
        ("wrong-key-6982", ["6982"] * 2),
        ("wrong-key-silence", [""] * 2),
        ("wrong-key-mute", [""] * 2),
    ],
)
@pytest.mark.parametrize("by_pace", [True, False])
def test_a_wrong_key_has_its_answer(name: str, answers: list[str], by_pace: bool) -> None:
    card = chip(name)
    for expected in answers:
        card.reset()
        if by_pace and expected:
            assert open_pace(card, 2, b"000000") == int(expected, 16)
        elif not by_pace:
            assert bac_answer(card, WRONG_MRZ).hex() == expected
    card.reset()
    assert isinstance(open_pace(card, 2, IMAGE.can.encode()), Terminal)
    card.reset()
    assert bac_answer(card, WRONG_MRZ).hex() == answers[0]


def test_silence_is_a_failed_transmission_and_may_last() -> None:
    for name, lasts in (("wrong-key-silence", False), ("wrong-key-mute", True)):
        connection = SoftwareCardConnection(chip(name))
        connection.transmit(SELECT_APPLET)
        challenge = connection.transmit(bytes.fromhex("0084000008"))[:8]
        with pytest.raises(CardCommunicationError, match="does not answer"):
            connection.transmit(bac_command(WRONG_MRZ, challenge, bytes(8), bytes(16)))
        if lasts:
            with pytest.raises(CardCommunicationError):
                connection.transmit(SELECT_APPLET)
        else:
            assert connection.transmit(SELECT_APPLET) == b"\x90\x00"


def test_pace_may_want_its_parameters_named() -> None:
    card = chip("pace-wants-parameter-id", image=changed("pace-wants-parameter-id"))
    command = set_pace(2)
    assert card.process(command).hex() == "6a87"
    named = command[:4] + bytes((command[4] + 3,)) + command[5:] + bytes.fromhex("84010D")
    assert card.process(named).hex() == "9000"


def test_one_answer_is_slow_once_a_session_and_sleep_is_the_callers() -> None:
    naps: list[float] = []
    card = chip("slow-answer", sleep=naps.append)
    terminal = opened(card)
    assert naps == []
    for _ in range(3):
        assert read(terminal, 0, 8)[1] == 0x9000
    assert naps == [SLOW_S]
    card.reset()
    read(opened(card), 0, 8)
    assert naps == [SLOW_S, SLOW_S]


def test_three_wrong_keys_slow_the_chip_without_power_too() -> None:
    naps: list[float] = []
    card = chip("wrong-can-slows", sleep=naps.append)
    for _ in range(3):
        assert open_pace(card, 2, b"000000") == 0x6300
    assert naps == []
    card.power_on()
    assert isinstance(open_pace(card, 2, IMAGE.can.encode()), Terminal)
    assert naps == [SLOW_S]
    card.power_on()
    open_pace(card, 2, IMAGE.can.encode())
    assert naps == [SLOW_S]


def test_uid_and_ats_are_asked_for_first_and_once() -> None:
    sent: list[bytes] = []

    class Noted(SoftwareCard):
        def process(self, command: bytes) -> bytes:
            received = super().process(command)
            sent.append(command)
            assert status(received) == 0x9000
            return received

    connection = behind_reader(SoftwareCardConnection(Noted(IMAGE)), [find("uid-asked-first")])
    for _ in range(2):
        assert connection.transmit(SELECT_APPLET) == b"\x90\x00"
    assert [command.hex() for command in sent[:2]] == ["ffca000000", "ffca010000"]
    assert sent[2:] == [SELECT_APPLET, SELECT_APPLET]
    connection.close()


def test_a_card_is_made_with_quirks_of_every_kind_at_once() -> None:
    card = make_card(
        Recipe(data=sample_data()),
        AUTHORITY,
        [find("document-number-with-filler"), find("bytes-after-object"), find("mf-refused-6985")],
    )
    assert exchange(card, "00A4000C023F00") == "6985"
    assert exchange(card, "00B09C0000").endswith("FF" * 10 + "9000")
