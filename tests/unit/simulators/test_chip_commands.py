"""The command layer of the chip: every byte of it answered, by enumeration and at random."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.iso7816.tlv import children, encode, unwrap
from simulators.chip.card import SoftwareCard
from simulators.chip.image import AccessRule, ChipImage, Directory, ElementaryFile
from simulators.chip.personalisation import EF_COM, personalise
from simulators.chip.pki import CountrySigningAuthority
from tests.unit.simulators.chip_terminal import SELECT_APPLET, open_bac, open_pace, sample_data, select_file, status

KNOWN_INSTRUCTIONS = {0x22, 0x82, 0x84, 0x86, 0xA4, 0xB0, 0xB1}
LARGE_FILE = bytes(i * 7 % 251 for i in range(40_000))
LARGE = 0x0110


def build() -> ChipImage:
    image = personalise(sample_data(), CountrySigningAuthority.create().issue_document_signer())
    large = ElementaryFile(Directory.MASTER_FILE, LARGE, 0x10, AccessRule.ALWAYS, LARGE_FILE)
    guarded = dataclasses.replace(large, directory=Directory.APPLICATION, access=AccessRule.AFTER_ACCESS_CONTROL)
    return dataclasses.replace(image, files=(*image.files, large, guarded))


IMAGE = build()


@pytest.fixture
def card() -> SoftwareCard:
    return SoftwareCard(IMAGE)


def exchange(card: SoftwareCard, command: str) -> str:
    return card.process(bytes.fromhex(command)).hex().upper()


def test_the_atr_is_one_of_a_contactless_card(card: SoftwareCard) -> None:
    atr = card.power_on()
    assert atr == card.atr
    assert atr[0] == 0x3B
    assert atr[1] == 0x80 | (len(atr) - 5)
    assert atr[2:4] == b"\x80\x01"
    checksum = 0
    for byte in atr[1:]:
        checksum ^= byte
    assert checksum == 0


@pytest.mark.parametrize("ins", range(256))
def test_every_instruction_has_a_proper_answer(card: SoftwareCard, ins: int) -> None:
    for prepare in ([], [SELECT_APPLET]):
        for tail in ("0000", "000000", "00000100", "0000010000", "FFFF00", "0000000001AA0000"):
            for command in prepare:
                card.process(command)
            answer = exchange(card, f"00{ins:02X}{tail}")
            if ins in KNOWN_INSTRUCTIONS:
                assert answer[:-4] == "" or (ins, answer[-4:]) == (0x84, "9000")
                assert answer[-4] in "69"
            else:
                assert answer == "6D00"
        assert exchange(card, f"00{ins:02X}00000000000000") == "6700"


@pytest.mark.parametrize("ins", range(256))
def test_every_instruction_is_answered_inside_a_channel(ins: int) -> None:
    card = SoftwareCard(IMAGE)
    terminal = open_bac(card, IMAGE.mrz_information)
    for data, le in ((b"", 256), (b"\x00", None), (b"\x00", 1)):
        _, sw = terminal.send(ins, 0, 0, data, le)
        assert (sw == 0x6D00) is (ins not in KNOWN_INSTRUCTIONS) or (ins == 0xA4 and sw == 0x6D00)


@pytest.mark.parametrize("cla", range(256))
def test_every_class_has_its_answer(card: SoftwareCard, cla: int) -> None:
    answer = exchange(card, f"{cla:02X}A4020C02011C")
    match cla:
        case 0x00:
            expected = "9000"
        case 0x0C:
            expected = "6882"
        case 0x10 | 0x1C:
            expected = "6884"
        case 0xFF:
            expected = "6D00"
        case _ if cla & 0xE0:
            expected = "6E00"
        case _ if cla & 0x03:
            expected = "6881"
        case _:
            expected = "6882"
    assert answer == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("00A4000C", "6D00"),
        ("00A4000C023F00", "6D00"),
        ("00A4000000", "6D00"),
        ("00A4040C07A0000002471001", "9000"),
        ("00A4040C07A000000247100100", "9000"),
        ("00A4040007A0000002471001", "9000"),
        ("00A4040007A000000247100100", "6F098407A00000024710019000"),
        ("00A4040007A000000247100105", "6700"),
        ("00A4040C06A00000024710", "6A82"),
        ("00A4040C07A0000002471002", "6A82"),
        ("00A4040C", "6A82"),
        ("00A4020C02011C", "9000"),
        ("00A4000C02011C", "9000"),
        ("00A4020002011C00", "6F0A80040000001683" + "02011C9000"),
        ("00A4020C02011D", "6A82"),
        ("00A4020C03011C00", "6700"),
        ("00A4020C", "6700"),
        ("00A4080C02011C", "6A86"),
        ("00A4040407A0000002471001", "6A86"),
        ("00A4020802011C", "6A86"),
    ],
)
def test_select(card: SoftwareCard, command: str, expected: str) -> None:
    assert exchange(card, command) == expected


CARD_ACCESS = "31143012060A04007F0007020204020202010202010D"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("00B0000000", CARD_ACCESS + "9000"),
        ("00B0000016", CARD_ACCESS + "9000"),
        ("00B0000017", CARD_ACCESS + "6282"),
        ("00B0000004", CARD_ACCESS[:8] + "9000"),
        ("00B0001504", CARD_ACCESS[42:] + "6282"),
        ("00B0001500", CARD_ACCESS[42:] + "9000"),
        ("00B0001600", "6B00"),
        ("00B07FFF01", "6B00"),
        ("00B00000000000", CARD_ACCESS + "9000"),
        ("00B00000000100", CARD_ACCESS + "6282"),
        ("00B00000000016", CARD_ACCESS + "9000"),
        ("00B09C0000", CARD_ACCESS + "9000"),
        ("00B09C0401", CARD_ACCESS[8:10] + "9000"),
        ("00B0800000", "6A86"),
        ("00B09F0000", "6A86"),
        ("00B0BC0000", "6A86"),
        ("00B0820000", "6A82"),
        ("00B00000", "6700"),
        ("00B00000015400", "6700"),
        ("00B10000035401000A", "5308" + CARD_ACCESS[:16] + "9000"),
        ("00B100000354010000", "5316" + CARD_ACCESS + "9000"),
        ("00B10000045402001000", "5306" + CARD_ACCESS[32:] + "9000"),
        ("00B10000035401101E", "5306" + CARD_ACCESS[32:] + "6282"),
        ("00B1001C0354010000", "5316" + CARD_ACCESS + "9000"),
        ("00B1001F0354010000", "6A86"),
        ("00B1011C0354010000", "6A86"),
        ("00B10000035401FF00", "6B00"),
        ("00B100000354010002", "6700"),
        ("00B1000003540100", "6700"),
        ("00B1000000", "6700"),
        ("00B100000355010000", "6A80"),
        ("00B10000025401AA", "6A80"),
        ("00B1000002540100", "6A80"),
        ("00B100000254020000", "6700"),
        ("00B10000045401000000", "6A80"),
        ("00B10000075405000000000000", "6A80"),
    ],
)
def test_read_binary(card: SoftwareCard, command: str, expected: str) -> None:
    assert exchange(card, "00A4020C02011C") == "9000"
    assert exchange(card, command) == expected


def test_a_read_without_a_selected_file_is_refused(card: SoftwareCard) -> None:
    assert exchange(card, "00B0000000") == "6986"
    assert exchange(card, "00B100000354010000") == "6986"


def test_get_challenge(card: SoftwareCard) -> None:
    card.process(SELECT_APPLET)
    assert len(card.process(bytes.fromhex("0084000000"))) == 10
    assert exchange(card, "0084000007") == "6700"
    assert exchange(card, "00840000") == "6700"
    assert exchange(card, "0084010008") == "6A86"
    first, second = (card.process(bytes.fromhex("0084000008")) for _ in range(2))
    assert first != second


@pytest.mark.parametrize("command", ["0082000000", "00820000", "0082000001AA28", "0082000028" + "00" * 40])
def test_mutual_authenticate_of_wrong_length(card: SoftwareCard, command: str) -> None:
    card.process(SELECT_APPLET)
    card.process(bytes.fromhex("0084000008"))
    assert exchange(card, command) == "6700"


@pytest.mark.parametrize("malformed", ["", "00", "00A4", "00A402", "00A4020C020", "00B0000002AA", "00B000000000"])
def test_malformed_commands_are_of_wrong_length(card: SoftwareCard, malformed: str) -> None:
    assert exchange(card, malformed[: len(malformed) & ~1]) in {"6700", "6986"}


def test_a_command_beyond_the_announced_length_is_refused(card: SoftwareCard) -> None:
    data = bytes(IMAGE.max_command_length)
    assert card.process(b"\x00\xb0\x00\x00\x00" + len(data).to_bytes(2, "big") + data).hex() == "6700"


def test_reader_pseudo_commands(card: SoftwareCard) -> None:
    uid = card.process(bytes.fromhex("FFCA000000"))
    assert uid[0] == 0x08
    assert (len(uid), uid[-2:].hex()) == (6, "9000")
    assert card.process(bytes.fromhex("FFCA000004")) == uid
    assert exchange(card, "FFCA000002") == "6C04"
    assert exchange(card, "FFCA000008") == uid[:-2].hex().upper() + "6282"
    ats = card.process(bytes.fromhex("FFCA010000"))
    assert ats[0] == len(ats) - 2
    assert ats[5:-2] in card.atr
    assert exchange(card, "FFCA020000") == "6A81"
    assert exchange(card, "FFCA0000") == "6D00"
    assert exchange(card, "FFB0000000") == "6D00"
    assert exchange(card, "FFCA00000000") == "6700"
    card.reset()
    assert card.process(bytes.fromhex("FFCA000000")) == uid
    card.power_on()
    assert card.process(bytes.fromhex("FFCA000000")) != uid


def test_pseudo_commands_leave_session_and_selection_alone(card: SoftwareCard) -> None:
    terminal = open_bac(card, IMAGE.mrz_information)
    card.process(bytes.fromhex("FFCA000000"))
    assert terminal.select_file(EF_COM) == 0x9000


def test_ef_atr_info_announces_lengths(card: SoftwareCard) -> None:
    card.process(select_file(0x2F01))
    content = children(card.process(bytes.fromhex("00B0000000"))[:-2])
    assert content[0x47].hex() == "8401e0"
    assert content[0x7F66].hex() == "02027fff02027fff"


def test_a_file_over_32767_bytes_is_read_by_the_odd_instruction(card: SoftwareCard) -> None:
    card.process(select_file(LARGE))
    content = b""
    while len(content) < len(LARGE_FILE):
        offset = encode(0x54, len(content).to_bytes(3, "big"))
        response = card.process(b"\x00\xb1\x00\x00\x00\x00\x05" + offset + b"\x10\x00")
        assert status(response) == (0x9000 if len(content) + 0x1000 < len(LARGE_FILE) else 0x6282)
        content += unwrap(response[:-2], 0x53)
    assert content == LARGE_FILE


def test_extended_reads_stop_at_the_announced_length(card: SoftwareCard) -> None:
    card.process(select_file(LARGE))
    everything = card.process(bytes.fromhex("00B00000000000"))
    assert len(everything) == IMAGE.max_response_length
    assert everything[:-2] == LARGE_FILE[: len(everything) - 2]
    assert exchange(card, "00B00000007FFE") == "6700"


@pytest.mark.parametrize(("protocol", "largest"), [("bac", 231), ("pace", 223)])
def test_largest_short_read_in_secure_messaging(card: SoftwareCard, protocol: str, largest: int) -> None:
    if protocol == "bac":
        terminal = open_bac(card, IMAGE.mrz_information)
    else:
        opened = open_pace(card, 2, IMAGE.can.encode())
        assert not isinstance(opened, int)
        terminal = opened
        terminal.send(0xA4, 0x04, 0x0C, SELECT_APPLET[5:])
    assert terminal.select_file(LARGE) == 0x9000
    assert terminal.send(0xB0, 0, 0, le=256) == (LARGE_FILE[:largest], 0x9000)
    assert terminal.send(0xB0, 0, 0, le=largest) == (LARGE_FILE[:largest], 0x9000)
    assert terminal.send(0xB0, 0, 0, le=largest + 1) == (b"", 0x6700)
    data, sw = terminal.send(0xB0, 0, 0, le=2000, extended=True)
    assert (data, sw) == (LARGE_FILE[:2000], 0x9000)
    data, sw = terminal.send(0xB1, 0, 0, encode(0x54, b"\x9c\x00"), le=2000, extended=True)
    assert (unwrap(data, 0x53), sw) == (LARGE_FILE[0x9C00:], 0x6282)
    data, sw = terminal.send(0xB0, 0, 0, le=65_536, extended=True)
    assert (data, sw) == (LARGE_FILE[: len(data)], 0x9000)
    assert len(data) > 32_000


def alive(card: SoftwareCard) -> bool:
    card.reset()
    return open_bac(card, IMAGE.mrz_information).select_file(EF_COM) == 0x9000


@given(st.lists(st.binary(max_size=300), max_size=6))
def test_random_bytes_are_answered_and_a_reset_heals(commands: list[bytes]) -> None:
    card = SoftwareCard(IMAGE)
    for command in commands:
        assert len(card.process(command)) >= 2
    assert alive(card)


INSTRUCTIONS = st.sampled_from(sorted(KNOWN_INSTRUCTIONS))
BODIES = st.one_of(
    st.just(b""),
    st.binary(min_size=1, max_size=255).map(lambda data: bytes((len(data),)) + data),
    st.binary(min_size=1, max_size=255).map(lambda data: bytes((len(data),)) + data + b"\x00"),
    st.integers(0, 255).map(lambda le: bytes((le,))),
    st.binary(min_size=1, max_size=600).map(lambda data: b"\x00" + len(data).to_bytes(2, "big") + data + b"\x00\x00"),
)


@given(
    st.lists(st.tuples(st.sampled_from([0x00, 0x0C, 0x10]), INSTRUCTIONS, st.binary(min_size=2, max_size=2), BODIES))
)
def test_well_formed_nonsense_is_answered_and_a_reset_heals(commands: list[tuple[int, int, bytes, bytes]]) -> None:
    card = SoftwareCard(IMAGE)
    card.process(SELECT_APPLET)
    for cla, ins, parameters, body in commands:
        assert len(card.process(bytes((cla, ins)) + parameters + body)) >= 2
    assert alive(card)


@given(
    st.lists(
        st.tuples(st.integers(0, 255), st.integers(0, 0xFFFF), st.binary(max_size=40), st.none() | st.integers(1, 256))
    )
)
def test_nonsense_inside_a_channel_stays_protected(
    commands: list[tuple[int, int, bytes, int | None]],
) -> None:
    card = SoftwareCard(IMAGE)
    terminal = open_bac(card, IMAGE.mrz_information)
    for ins, parameters, data, le in commands:
        terminal.send(ins, parameters >> 8, parameters & 0xFF, data, le)
    assert terminal.select_file(EF_COM) == 0x9000
