"""The software card through the real PC/SC service, seen with pyscard alone."""

from __future__ import annotations

import dataclasses

from smartcard import scard

from simulators.chip.card import SoftwareCard
from simulators.chip.image import AccessRule, ChipImage, Directory, ElementaryFile
from simulators.chip.personalisation import EF_CARD_ACCESS
from simulators.reader.service import READER_NAMES, ReaderService, service_answers
from simulators.reader.vpcd import VirtualReader
from tests.pcsc.raw_reader import PulledCard, RawReader, inserted
from tests.unit.simulators.chip_terminal import select_file

READ = bytes.fromhex("00B0000000")
LARGE_FILE = bytes(i * 11 % 253 for i in range(30_000))


def test_both_slots_of_the_reader_are_there(reader: RawReader) -> None:
    assert reader.names() == list(READER_NAMES)


def test_an_empty_reader_connects_to_nothing(reader: RawReader) -> None:
    assert reader.connect() in (scard.SCARD_E_NO_SMARTCARD, scard.SCARD_W_REMOVED_CARD)


def test_a_card_comes_and_goes_and_comes_again(
    service: ReaderService, slot: VirtualReader, reader: RawReader, image: ChipImage
) -> None:
    card = SoftwareCard(image)
    with inserted(card, slot, service):
        assert reader.state()[1] == card.atr
        assert slot.occupied
        slot.remove()
        assert reader.wait_for_card(present=False)
        slot.insert(card)
        assert reader.wait_for_card(present=True)


def test_one_card_takes_the_place_of_another(
    service: ReaderService, slot: VirtualReader, reader: RawReader, image: ChipImage
) -> None:
    with inserted(SoftwareCard(image), slot, service):
        second = SoftwareCard(dataclasses.replace(image, files=()))
        slot.insert(second)
        assert reader.wait_for_card(present=True)
        assert reader.connect() == scard.SCARD_S_SUCCESS
        assert reader.transmit(select_file(EF_CARD_ACCESS))[1].hex() == "6a82"


def test_commands_reach_the_card_and_answers_come_back(card: SoftwareCard, reader: RawReader, image: ChipImage) -> None:
    assert reader.connect() == scard.SCARD_S_SUCCESS
    assert reader.transmit(select_file(EF_CARD_ACCESS)) == (scard.SCARD_S_SUCCESS, b"\x90\x00")
    assert reader.transmit(READ) == (scard.SCARD_S_SUCCESS, image.file(EF_CARD_ACCESS).content + b"\x90\x00")
    code, uid = reader.transmit(bytes.fromhex("FFCA000000"))
    assert (code, uid[0], uid[-2:].hex()) == (scard.SCARD_S_SUCCESS, 0x08, "9000")


def test_a_reset_on_disconnect_reaches_the_card(card: SoftwareCard, reader: RawReader) -> None:
    reader.connect()
    reader.transmit(select_file(EF_CARD_ACCESS))
    reader.disconnect()
    assert reader.connect() == scard.SCARD_S_SUCCESS
    assert reader.transmit(READ)[1].hex() == "6986"


def test_an_extended_answer_of_30_000_bytes_comes_in_one_piece(
    service: ReaderService, slot: VirtualReader, reader: RawReader, image: ChipImage
) -> None:
    large = ElementaryFile(Directory.MASTER_FILE, 0x0110, 0x10, AccessRule.ALWAYS, LARGE_FILE)
    card = SoftwareCard(dataclasses.replace(image, files=(*image.files, large)))
    with inserted(card, slot, service):
        assert reader.connect() == scard.SCARD_S_SUCCESS
        reader.transmit(select_file(0x0110))
        code, answer = reader.transmit(bytes.fromhex("00B00000000000"))
        assert code == scard.SCARD_S_SUCCESS
        assert answer == LARGE_FILE + b"\x90\x00"
        code, answer = reader.transmit(bytes.fromhex("00D60000001000") + bytes(0x1000))
        assert (code, answer.hex()) == (scard.SCARD_S_SUCCESS, "6d00")
        reader.disconnect()


def test_a_card_pulled_during_a_command_fails_the_transmission(
    service: ReaderService, slot: VirtualReader, reader: RawReader, image: ChipImage
) -> None:
    card = PulledCard(SoftwareCard(image), at=2)
    with inserted(card, slot, service):
        reader.connect()
        assert reader.transmit(select_file(EF_CARD_ACCESS))[1].hex() == "9000"
        assert reader.transmit(READ) == (scard.SCARD_E_NOT_TRANSACTED, b"")
        assert not slot.occupied
        assert reader.wait_for_card(present=False)


def test_the_service_ends_and_takes_the_card_along(
    card: SoftwareCard, slot: VirtualReader, service: ReaderService
) -> None:
    service.stop()
    assert not service.running
    assert not service_answers(service.location.socket)
    assert slot.wait_until_ended(5)
    assert not slot.occupied
    service.start()
    assert service_answers(service.location.socket)
    with RawReader() as reader:
        slot.insert(card)
        assert reader.wait_for_card(present=True)
