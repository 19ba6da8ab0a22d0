"""The habits of readers that are not ours, played to the software chip: each gets in and reads the whole card.

What a reader sends before access control, how it selects and reads files and in which blocks is taken from what open
readers are known to do; the cryptography is that of the tests' own terminal. `test_openpace.py` and the tests through
PC/SC have readers that are foreign in that too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from cardreader.access.key_derivation import mrz_key_seed
from cardreader.iso7816.apdu import CommandApdu
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority

from .chip_terminal import Terminal, bac_command, open_bac, open_pace, portrait, sample_data, status

APPLICATION = bytes.fromhex("A0000002471001")
ATR_INFO, DIR, CARD_ACCESS, COM, SOD = 0x2F01, 0x2F00, 0x011C, 0x011E, 0x011D
DG1, DG2, DG3, DG11, DG13 = 0x0101, 0x0102, 0x0103, 0x010B, 0x010D
READ_IN_ORDER = (COM, SOD, DG1, DG2, DG13)
MRZ, CAN = 1, 2
OK, NO_FILE, LOCKED, WRONG_LENGTH, END_OF_FILE, PAST_END = 0x9000, 0x6A82, 0x6982, 0x6700, 0x6282, 0x6B00
NO_MASTER_FILE = 0x6D00
BLOCKS = (112, 118, 128, 160, 192, 223, 224, 231, 239, 240, 254, 256, 512, 1_000, 2_048, 4_096, 32_000, 32_767, 65_535)
LARGEST_SHORT_BLOCK = 223
"""Of a file, in the smaller of the two ciphers' short answers."""


@cache
def chip() -> ChipImage:
    # Cards carry photos of 15 KB; a noisier picture only makes the tests longer.
    signer = CountrySigningAuthority.create().issue_document_signer()
    return personalise(sample_data(portrait=portrait(240, 320)), signer)


def send(card: SoftwareCard, command: str) -> bytes:
    """A command in plain."""
    return card.process(bytes.fromhex(command))


@dataclass(frozen=True)
class Habits:
    """What is a reader's own."""

    opening: tuple[tuple[str, tuple[int, ...]], ...]
    """Commands in plain before access control, and the answers with which the reader goes on."""
    application: str
    """SELECT of the application, in plain."""
    header: int = 4
    """Bytes of the first READ BINARY, from which the file's length is taken; 0 for a reader that reads to the end."""
    by_short_identifier: bool = False
    names_parameters: bool = False
    """MSE:Set AT with DO 84."""
    extended_authentication: bool = False
    """GENERAL AUTHENTICATE in extended length."""


APPLICATION_FIRST = "EF.CardAccess looked for with the application selected"
"""Finds none there, and so goes for BAC."""
SELECTED = (OK,)
TRIED = (OK, NO_MASTER_FILE)
CARD_ACCESS_BY_ID = (("00A4020C02011C", SELECTED), ("00B0000008", SELECTED))
UID_AND_ATS = (("FFCA000000", SELECTED), ("FFCA010000", SELECTED))
READERS: dict[str, Habits] = {
    "PC/SC, UID and ATS first": Habits((*UID_AND_ATS, *CARD_ACCESS_BY_ID), "00A4040C07A0000002471001"),
    "Java, by file identifier": Habits(CARD_ACCESS_BY_ID, "00A4040C07A0000002471001", header=8),
    "Java, by short identifier": Habits(
        (("00B09C0008", SELECTED),), "00A4040C07A0000002471001", header=8, by_short_identifier=True
    ),
    "telephone, Le in every SELECT": Habits(
        (("00A4000C023F0000", TRIED), ("00A4020C02011C00", SELECTED), ("00B0000004", SELECTED)),
        "00A4040C07A000000247100100",
    ),
    "Dart, SELECT MF without data": Habits(
        (("00A4000C", TRIED), ("00B09C0000", (OK, END_OF_FILE))),
        "00A4040C07A0000002471001",
        by_short_identifier=True,
        names_parameters=True,
    ),
    "Go, EF.ATR/INFO and EF.DIR too": Habits(
        (
            ("00A4000C023F00", TRIED),
            ("00A4020C022F01", SELECTED),
            ("00B00000000000", SELECTED),
            ("00A4020C022F00", SELECTED),
            ("00B0000004", SELECTED),
            *CARD_ACCESS_BY_ID,
        ),
        "00A4040C07A0000002471001",
        names_parameters=True,
        extended_authentication=True,
    ),
    "identity card client, extended": Habits(
        (("00A4000C023F00", TRIED), ("00A4020C02011C", SELECTED), ("00B00000000000", SELECTED)),
        "00A4040C07A0000002471001",
        header=0,
        names_parameters=True,
        extended_authentication=True,
    ),
    "file control information wanted": Habits(
        (("00A40000023F0000", TRIED), ("00A4020002011C00", SELECTED), ("00B0000000", SELECTED)),
        "00A4040007A000000247100100",
        header=0,
    ),
    APPLICATION_FIRST: Habits(
        (("00A4040C07A0000002471001", SELECTED), ("00A4020C02011C", (NO_FILE,))), "00A4040C07A0000002471001"
    ),
}


class HabitualCard(SoftwareCard):
    """Turns the terminal's PACE commands into those of a reader with these habits."""

    def __init__(self, image: ChipImage, habits: Habits) -> None:
        super().__init__(image)
        self._habits = habits

    def process(self, command: bytes) -> bytes:
        if command.startswith(bytes.fromhex("0022C1A4")) and self._habits.names_parameters:
            data = command[5:] + b"\x84\x01\x0d"
            command = command[:4] + bytes((len(data),)) + data
        if command[1:2] == b"\x86" and self._habits.extended_authentication:
            apdu = CommandApdu.parse(command)
            command = apdu.header + b"\x00" + len(apdu.data).to_bytes(2, "big") + apdu.data + b"\x00\x00"
        return super().process(command)


def opened_by(card: SoftwareCard, habits: Habits, protocol: str) -> Terminal:
    """Through the reader's opening and access control, the application selected."""
    for command, expected in habits.opening:
        assert status(send(card, command)) in expected, command
    if protocol == "BAC":
        assert status(send(card, habits.application)) == OK
        return open_bac(card, chip().mrz_information)
    reference, secret = (CAN, chip().can.encode()) if protocol == "PACE with CAN" else (MRZ, mrz_seed())
    terminal = open_pace(card, reference, secret)
    assert isinstance(terminal, Terminal)
    assert terminal.send(0xA4, 0x04, 0x0C, APPLICATION) == (b"", OK)
    return terminal


def mrz_seed() -> bytes:
    return mrz_key_seed(chip().mrz_information)


def length_of(header: bytes) -> int:
    """Of a file, told by its first four bytes."""
    first = header[1]
    if first < 0x80:
        return 2 + first
    size = first & 0x7F
    return 2 + size + int.from_bytes(header[2 : 2 + size], "big")


class FileAccess:
    """Reads files in blocks of one size, with a reader's habits."""

    def __init__(self, terminal: Terminal, habits: Habits, block: int) -> None:
        self.terminal = terminal
        self.habits = habits
        self.block = block

    def read(self, identifier: int) -> bytes:
        """The whole file."""
        if self.habits.by_short_identifier:
            content = self._binary(0x80 | (identifier & 0x1F), 0, self.habits.header)[0]
        else:
            assert self.terminal.send(0xA4, 0x02, 0x0C, identifier.to_bytes(2, "big")) == (b"", OK)
            content = self._binary(0, 0, self.habits.header)[0] if self.habits.header else b""
        return self._to_the_end() if not content else self._to_its_length(content)

    def _to_its_length(self, content: bytes) -> bytes:
        size = length_of(content)
        while len(content) < size:
            offset = len(content)
            data, sw = self._binary(offset >> 8, offset & 0xFF, min(self.block, size - offset))
            assert (sw, bool(data)) == (OK, True)
            content += data
        return content

    def _to_the_end(self) -> bytes:
        content, sw = b"", OK
        while sw == OK:
            offset = len(content)
            data, sw = self._binary(offset >> 8, offset & 0xFF, self.block)
            if sw == WRONG_LENGTH:
                # More than the chip says in EF.ATR/INFO that it can send at once.
                self.block, sw = self.block // 2, OK
                continue
            content += data
        assert sw in (END_OF_FILE, PAST_END)
        return content

    def _binary(self, p1: int, p2: int, le: int) -> tuple[bytes, int]:
        return self.terminal.send(0xB0, p1, p2, le=le, extended=le > LARGEST_SHORT_BLOCK)


CASES = [
    (reader, protocol)
    for reader in READERS
    for protocol in ("PACE with CAN", "PACE with MRZ", "BAC")
    if protocol == "BAC" or reader != APPLICATION_FIRST
]


@pytest.mark.parametrize(("reader", "protocol"), CASES)
def test_a_foreign_reader_reads_the_whole_card_in_blocks_of_every_size(reader: str, protocol: str) -> None:
    habits = READERS[reader]
    terminal = opened_by(HabitualCard(chip(), habits), habits, protocol)
    for block in BLOCKS:
        access = FileAccess(terminal, habits, block)
        for identifier in READ_IN_ORDER:
            assert access.read(identifier) == chip().file(identifier).content, (block, f"{identifier:04X}")
        # What is not there and what is locked; neither costs the session.
        assert terminal.send(0xA4, 0x02, 0x0C, DG11.to_bytes(2, "big")) == (b"", NO_FILE)
        assert terminal.send(0xA4, 0x02, 0x0C, DG3.to_bytes(2, "big")) == (b"", LOCKED)
        assert terminal.send(0xB0, 0x8B, 0x00, le=8) == (b"", NO_FILE)
        assert terminal.send(0xB0, 0x83, 0x00, le=8) == (b"", LOCKED)


@pytest.mark.parametrize("protocol", ["PACE with CAN", "BAC"])
@pytest.mark.parametrize("block", [232, 239, 240, 254, 255])
def test_a_short_block_that_no_short_answer_holds_is_refused_and_the_session_goes_on(block: int, protocol: str) -> None:
    habits = READERS["Java, by file identifier"]
    terminal = opened_by(SoftwareCard(chip()), habits, protocol)
    assert terminal.send(0xA4, 0x02, 0x0C, DG2.to_bytes(2, "big")) == (b"", OK)
    assert terminal.send(0xB0, 0x00, 0x00, le=block) == (b"", WRONG_LENGTH)
    smaller, sw = terminal.send(0xB0, 0x00, 0x00, le=LARGEST_SHORT_BLOCK)
    assert (smaller, sw) == (chip().file(DG2).content[:LARGEST_SHORT_BLOCK], OK)


@pytest.mark.parametrize("le", ["00", "000000"])
def test_all_there_is_gives_what_fits(le: str) -> None:
    card = SoftwareCard(chip())
    assert send(card, "00B09C" + "00" + le) == chip().file(CARD_ACCESS).content + b"\x90\x00"
    assert send(card, "00B09E" + "00" + le) == chip().file(DIR).content + b"\x90\x00"
    assert send(card, "00B081" + "00" + le) == chip().file(ATR_INFO).content + b"\x90\x00"


@pytest.mark.parametrize("identifier", [ATR_INFO, DIR, CARD_ACCESS])
@pytest.mark.parametrize(
    ("p1", "p2", "le"), [("02", "0C", ""), ("02", "0C", "00"), ("02", "00", "00"), ("00", "0C", "")]
)
def test_public_files_by_every_select(identifier: int, p1: str, p2: str, le: str) -> None:
    card = SoftwareCard(chip())
    assert status(send(card, f"00A4{p1}{p2}02{identifier:04X}{le}")) == OK
    assert send(card, "00B0000000") == chip().file(identifier).content + b"\x90\x00"


def test_a_select_that_wants_control_parameters_is_refused_and_the_plain_one_works() -> None:
    card = SoftwareCard(chip())
    assert status(send(card, "00A4020402011C00")) == 0x6A86
    assert status(send(card, "00A4020C02011C")) == OK


def test_the_uid_stays_until_the_card_leaves_the_field_and_asking_costs_no_session() -> None:
    card = SoftwareCard(chip())
    uid = send(card, "FFCA000000")
    assert len(uid) == 6
    terminal = open_pace(card, CAN, chip().can.encode())
    assert isinstance(terminal, Terminal)
    assert send(card, "FFCA000000") == uid
    assert terminal.send(0xA4, 0x04, 0x0C, APPLICATION) == (b"", OK)
    card.reset()
    assert send(card, "FFCA000000") == uid
    card.power_on()
    assert send(card, "FFCA000000") != uid


# --- BAC after PACE --------------------------------------------------------------------------------------------------


def paced(card: SoftwareCard) -> Terminal:
    return opened_by(card, READERS["Java, by file identifier"], "PACE with CAN")


def test_bac_inside_the_channel_of_pace_is_refused_and_the_channel_stands() -> None:
    card = SoftwareCard(chip())
    terminal = paced(card)
    challenge, sw = terminal.send(0x84, 0x00, 0x00, le=8)
    assert (len(challenge), sw) == (8, OK)
    command = CommandApdu.parse(bac_command(chip().mrz_information, challenge, bytes(8), bytes(16)))
    assert terminal.send(0x82, 0x00, 0x00, command.data, le=0x28) == (b"", 0x6985)
    assert terminal.read_file(DG1, 95) == chip().file(DG1).content


@pytest.mark.parametrize("again", ["at once", "after a reset"])
def test_bac_in_plain_ends_the_channel_of_pace_and_opens_its_own(again: str) -> None:
    card = SoftwareCard(chip())
    old = paced(card)
    assert status(send(card, "0084000008")) == OK
    assert status(card.process(old.protect(0xB0, 0x81, 0x00, le=4))) & 0xFF00 in (0x6900, 0x6800)
    assert status(send(card, "00B0810004")) == LOCKED
    if again == "after a reset":
        card.reset()
    terminal = open_bac(card, chip().mrz_information)
    assert terminal.read_file(DG1, 95) == chip().file(DG1).content


def test_pace_after_bac_ends_the_channel_of_bac() -> None:
    card = SoftwareCard(chip())
    old = open_bac(card, chip().mrz_information)
    terminal = open_pace(card, CAN, chip().can.encode())
    assert isinstance(terminal, Terminal)
    assert terminal.read_file(DG1, 95) == chip().file(DG1).content
    assert status(card.process(old.protect(0xB0, 0x81, 0x00, le=4))) & 0xFF00 in (0x6900, 0x6800)


def test_a_reader_that_tries_a_file_without_access_control_is_told_to_do_bac() -> None:
    card = SoftwareCard(chip())
    assert status(send(card, "00A4040C07A0000002471001")) == OK
    assert status(send(card, "00A4020C02011E")) == LOCKED
    assert status(send(card, "00B09E0004")) == LOCKED
    assert open_bac(card, chip().mrz_information).read_file(DG1, 95) == chip().file(DG1).content


def test_a_reader_whose_pace_fails_falls_back_to_bac_in_the_same_session() -> None:
    card = SoftwareCard(chip())
    assert open_pace(card, CAN, f"{(int(chip().can) + 1) % 1_000_000:06}".encode()) == 0x6300
    assert open_bac(card, chip().mrz_information).read_file(DG1, 95) == chip().file(DG1).content
