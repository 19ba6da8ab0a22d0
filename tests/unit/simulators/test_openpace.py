"""The software chip under OpenPACE, a PACE implementation that is not ours: every cipher, elliptic curves and DH."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from cardreader.access.key_derivation import KeyKind
from cardreader.access.security_infos import PaceMapping
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority, DocumentSigner

from .chip_terminal import sample_data
from .openpace import OpenPace, RefusedError

CARD_ACCESS = 0x011C
APPLICATION = bytes.fromhex("A0000002471001")
GROUPS = (
    *((PaceMapping.ECDH_GENERIC, number) for number in (10, 12, 13, 14, 15, 16, 17, 18)),
    *((PaceMapping.DH_GENERIC, number) for number in (0, 1, 2)),
)
MRZ, CAN = 1, 2


@cache
def signer() -> DocumentSigner:
    return CountrySigningAuthority.create().issue_document_signer()


@cache
def image(mapping: PaceMapping, cipher: KeyKind, group: int) -> ChipImage:
    return personalise(sample_data(), signer(), pace=PaceSettings(variants=(PaceVariant(mapping, cipher, group),)))


@contextmanager
def terminal(card: SoftwareCard, cipher: KeyKind) -> Iterator[OpenPace]:
    session = OpenPace(card.process, 8 if cipher is KeyKind.TRIPLE_DES else 16)
    try:
        yield session
    finally:
        session.close()


def open_with(session: OpenPace, chip: ChipImage, reference: int, secret: str) -> None:
    session.open(chip.file(CARD_ACCESS).content, chip.pace.variants[0].oid, reference, secret)


@contextmanager
def opened(chip: ChipImage, mapping: PaceMapping, cipher: KeyKind) -> Iterator[OpenPace]:
    """A session that the CAN has opened.

    OpenPACE drops leading zero bytes of a Diffie-Hellman secret, which PKCS #3 keeps: one session in 256 fails at the
    token, three in a row only where something else is wrong.
    """
    for attempts_left in (2, 1, 0) if mapping is PaceMapping.DH_GENERIC else (0,):
        with terminal(SoftwareCard(chip), cipher) as session:
            try:
                open_with(session, chip, CAN, chip.can)
            except RefusedError:
                if attempts_left == 0:
                    raise
                continue
            yield session
            return


def read_file(session: OpenPace, identifier: int, block: int) -> bytes:
    """By file identifier and offset, until the chip says that the file ends."""
    assert session.send(0xA4, 0x02, 0x0C, identifier.to_bytes(2, "big")) == (b"", 0x9000)
    content = b""
    while True:
        part, sw = session.send(0xB0, len(content) >> 8, len(content) & 0xFF, le=block)
        content += part
        if sw in (0x6282, 0x6B00):
            return content
        assert (sw, len(part)) == (0x9000, block)


@pytest.mark.parametrize("cipher", KeyKind)
@pytest.mark.parametrize(("mapping", "group"), GROUPS)
def test_openpace_opens_the_chip_and_reads_it(mapping: PaceMapping, group: int, cipher: KeyKind) -> None:
    chip = image(mapping, cipher, group)
    with opened(chip, mapping, cipher) as session:
        assert session.send(0xA4, 0x04, 0x0C, APPLICATION) == (b"", 0x9000)
        for identifier in (0x0101, 0x0102, 0x010D, 0x011D, 0x011E):
            assert read_file(session, identifier, 200) == chip.file(identifier).content
        assert session.send(0xA4, 0x02, 0x0C, b"\x01\x0b") == (b"", 0x6A82)
        assert session.send(0xA4, 0x02, 0x0C, b"\x01\x03") == (b"", 0x6982)


@pytest.mark.parametrize("cipher", KeyKind)
def test_openpace_reads_in_extended_length(cipher: KeyKind) -> None:
    chip = image(PaceMapping.ECDH_GENERIC, cipher, 13)
    with terminal(SoftwareCard(chip), cipher) as session:
        open_with(session, chip, CAN, chip.can)
        assert session.send(0xA4, 0x04, 0x0C, APPLICATION) == (b"", 0x9000)
        assert session.send(0xB0, 0x82, 0x00, le=0x10000) == (chip.file(0x0102).content, 0x9000)


def test_openpace_opens_by_the_mrz_of_which_it_takes_the_key_itself() -> None:
    chip = image(PaceMapping.ECDH_GENERIC, KeyKind.AES_128, 13)
    with terminal(SoftwareCard(chip), KeyKind.AES_128) as session:
        open_with(session, chip, MRZ, chip.mrz)
        assert session.send(0xA4, 0x04, 0x0C, APPLICATION) == (b"", 0x9000)


def test_a_wrong_can_is_refused_in_the_last_step() -> None:
    chip = image(PaceMapping.ECDH_GENERIC, KeyKind.AES_128, 13)
    with terminal(SoftwareCard(chip), KeyKind.AES_128) as session, pytest.raises(RefusedError) as refusal:
        open_with(session, chip, CAN, f"{(int(chip.can) + 1) % 1_000_000:06}")
    assert refusal.value.sw == 0x6300
