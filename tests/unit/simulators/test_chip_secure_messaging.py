"""A protected command that was touched ends the session: 6987 or 6988, keys gone (Doc 9303-11 §9.8.3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardreader.iso7816.ciphers import pad
from cardreader.iso7816.tlv import encode, iterate
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_COM, personalise
from simulators.chip.pki import CountrySigningAuthority
from tests.unit.simulators.chip_terminal import (
    SELECT_APPLET,
    Terminal,
    open_bac,
    open_pace,
    sample_data,
    select_file,
    status,
)

Open = Callable[[SoftwareCard, ChipImage], Terminal]


def by_bac(card: SoftwareCard, image: ChipImage) -> Terminal:
    return open_bac(card, image.mrz_information)


def by_pace(card: SoftwareCard, image: ChipImage) -> Terminal:
    terminal = open_pace(card, 2, image.can.encode())
    assert isinstance(terminal, Terminal)
    assert terminal.send(0xA4, 0x04, 0x0C, SELECT_APPLET[5:])[1] == 0x9000
    return terminal


BOTH = pytest.mark.parametrize("opened", [by_bac, by_pace])


@pytest.fixture(scope="module")
def image() -> ChipImage:
    return personalise(sample_data(), CountrySigningAuthority.create().issue_document_signer())


def assert_session_is_gone(terminal: Terminal) -> None:
    card = terminal.card
    assert status(card.process(terminal.protect(0xA4, 0x02, 0x0C, EF_COM.to_bytes(2, "big")))) == 0x6882
    assert card.process(select_file(EF_COM)).hex() == "6982"


@BOTH
def test_every_flipped_bit_of_a_protected_command_ends_the_session(image: ChipImage, opened: Open) -> None:
    card = SoftwareCard(image)
    reference = opened(card, image).protect(0xA4, 0x02, 0x0C, EF_COM.to_bytes(2, "big"), 256)
    for position in range(len(reference)):
        card.reset()
        terminal = opened(card, image)
        command = bytearray(terminal.protect(0xA4, 0x02, 0x0C, EF_COM.to_bytes(2, "big"), 256))
        command[position] ^= 0x01
        answer = card.process(bytes(command))
        if position == len(reference) - 1:
            continue  # the outer Le is not authenticated
        assert len(answer) == 2
        assert answer.hex() in ({"6881"} if position == 0 else {"6700", "6988"} if position == 4 else {"6987", "6988"})
        assert_session_is_gone(terminal)


@BOTH
def test_a_replayed_command_ends_the_session(image: ChipImage, opened: Open) -> None:
    terminal = opened(SoftwareCard(image), image)
    command = terminal.protect(0xA4, 0x02, 0x0C, EF_COM.to_bytes(2, "big"))
    terminal.open(terminal.card.process(command))
    assert terminal.card.process(command).hex() == "6988"
    assert_session_is_gone(terminal)


def rebuilt(terminal: Terminal, parts: list[bytes], *, ins: int = 0xA4, checksum: bytes | None = None) -> bytes:
    """A protected command of these objects with a right checksum over them, or the one given."""
    terminal.counter += 1
    block = terminal.cipher.block_size
    header = bytes((0x0C, ins, 0x02, 0x0C))
    body = b"".join(parts)
    mac = terminal.cipher.mac(terminal.counter, pad(pad(header, block) + body, block))
    body += encode(0x8E, mac) if checksum is None else checksum
    return header + bytes((len(body),)) + body + b"\x00"


@BOTH
@pytest.mark.parametrize(
    ("objects", "checksum", "expected"),
    [
        (["87"], b"", "6987"),
        (["87"], b"\x8e\x00", "6988"),
        (["87"], b"\x8e\x07" + bytes(7), "6988"),
        (["97", "87"], None, "6988"),
        (["87", "87"], None, "6988"),
        (["87", "99"], None, "6988"),
        (["85"], None, "6988"),
        (["87 no indicator"], None, "6988"),
        (["87 odd length"], None, "6988"),
        (["87 empty"], None, "6988"),
        (["87 no padding"], None, "6988"),
        (["97 long"], None, "6988"),
        (["97 empty"], None, "6988"),
        (["broken"], None, "6988"),
    ],
)
def test_wrong_data_objects_end_the_session(
    image: ChipImage, opened: Open, objects: list[str], checksum: bytes | None, expected: str
) -> None:
    terminal = opened(SoftwareCard(image), image)
    block = terminal.cipher.block_size
    cryptogram = terminal.cipher.encrypt(terminal.counter + 1, pad(EF_COM.to_bytes(2, "big"), block))
    made = {
        "87": encode(0x87, b"\x01" + cryptogram),
        "87 no indicator": encode(0x87, b"\x02" + cryptogram),
        "87 odd length": encode(0x87, b"\x01" + cryptogram[:-1]),
        "87 empty": encode(0x87, b"\x01"),
        "87 no padding": encode(0x87, b"\x01" + terminal.cipher.encrypt(terminal.counter + 1, b"\x11" * block)),
        "85": encode(0x85, cryptogram),
        "97": encode(0x97, b"\x00"),
        "97 long": encode(0x97, bytes(3)),
        "97 empty": encode(0x97, b""),
        "99": encode(0x99, b"\x90\x00"),
        "broken": b"\x87\x7f\x01",
    }
    command = rebuilt(terminal, [made[name] for name in objects], checksum=checksum)
    assert terminal.card.process(command).hex() == expected
    assert_session_is_gone(terminal)


@BOTH
def test_without_an_outer_le_there_is_no_room_for_the_checksum(image: ChipImage, opened: Open) -> None:
    terminal = opened(SoftwareCard(image), image)
    command = terminal.protect(0xA4, 0x02, 0x0C, EF_COM.to_bytes(2, "big"))[:-1]
    assert terminal.card.process(command).hex() == "6987"
    assert_session_is_gone(terminal)


@BOTH
def test_an_error_inside_the_channel_is_protected_and_leaves_it_open(image: ChipImage, opened: Open) -> None:
    terminal = opened(SoftwareCard(image), image)
    assert terminal.send(0xA4, 0x02, 0x0C, b"\x01\x0b") == (b"", 0x6A82)
    assert terminal.send(0xB0, 0x83, 0, le=4) == (b"", 0x6982)
    assert terminal.send(0xEE, 0, 0) == (b"", 0x6D00)
    assert terminal.select_file(EF_COM) == 0x9000


@BOTH
def test_answers_never_repeat_a_cryptogram_or_checksum(image: ChipImage, opened: Open) -> None:
    terminal = opened(SoftwareCard(image), image)
    terminal.select_file(EF_COM)
    checksums = set()
    for _ in range(5):
        response = terminal.card.process(terminal.protect(0xB0, 0, 0, le=4))
        checksums.add(next(item.value for item in iterate(response[:-2]) if item.tag == 0x8E))
        terminal.open(response)
    assert len(checksums) == 5
