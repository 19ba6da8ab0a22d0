"""The card's end of the vpcd protocol, against a driver's end on the loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_CARD_ACCESS, personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks.catalogue import card_of, find
from simulators.reader.behind import CardBehindReader
from simulators.reader.service import (
    SOCKET_VARIABLE,
    Location,
    ReaderService,
    ReaderServiceError,
    free_port_pair,
    service_answers,
)
from simulators.reader.vpcd import VirtualReader, VirtualReaderUnavailableError
from tests.unit.simulators.chip_terminal import sample_data, select_file

POWER_OFF, POWER_ON, RESET, GET_ATR = b"\x00", b"\x01", b"\x02", b"\x04"
READ = bytes.fromhex("00B0000000")


class Driver:
    """The listening side: sends messages, receives answers."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(5)
        self.connection: socket.socket | None = None

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def accept(self) -> None:
        self.hang_up()
        self.connection, _ = self.listener.accept()
        self.connection.settimeout(5)

    def send(self, message: bytes) -> None:
        assert self.connection is not None
        self.connection.sendall(len(message).to_bytes(2, "big") + message)

    def receive(self) -> bytes:
        assert self.connection is not None
        size = int.from_bytes(self.connection.recv(2, socket.MSG_WAITALL), "big")
        return self.connection.recv(size, socket.MSG_WAITALL)

    def ask(self, message: bytes) -> bytes:
        self.send(message)
        return self.receive()

    def hang_up(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


@pytest.fixture
def driver() -> Iterator[Driver]:
    end = Driver()
    yield end
    end.hang_up()
    end.listener.close()


@pytest.fixture(scope="module")
def image() -> ChipImage:
    return personalise(sample_data(), CountrySigningAuthority.create().issue_document_signer())


@pytest.fixture
def card(image: ChipImage) -> SoftwareCard:
    return SoftwareCard(image)


@pytest.fixture
def slot(driver: Driver, card: SoftwareCard) -> Iterator[VirtualReader]:
    """A slot with the card in it, connected to the driver."""
    with VirtualReader(driver.port) as reader:
        reader.insert(card)
        driver.accept()
        yield reader


def test_power_events_and_commands_are_told_apart(driver: Driver, slot: VirtualReader, card: SoftwareCard) -> None:
    assert driver.ask(GET_ATR) == card.atr
    driver.send(POWER_ON)
    assert driver.ask(select_file(EF_CARD_ACCESS)).hex() == "9000"
    assert driver.ask(READ)[-2:].hex() == "9000"
    driver.send(RESET)
    assert driver.ask(READ).hex() == "6986"
    driver.ask(select_file(EF_CARD_ACCESS))
    driver.send(POWER_OFF)
    driver.send(POWER_ON)
    assert driver.ask(READ).hex() == "6986"
    assert driver.ask(b"\x7f").hex() == "6700"
    driver.send(b"")
    assert driver.ask(GET_ATR) == card.atr


def test_a_message_in_pieces_is_put_together(driver: Driver, slot: VirtualReader) -> None:
    command = select_file(EF_CARD_ACCESS)
    framed = len(command).to_bytes(2, "big") + command
    assert driver.connection is not None
    driver.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for byte in framed:
        driver.connection.sendall(bytes((byte,)))
    assert driver.receive().hex() == "9000"


def test_removal_ends_the_connection(driver: Driver, slot: VirtualReader) -> None:
    occupied_before = slot.occupied
    slot.remove()
    assert (occupied_before, slot.occupied) == (True, False)
    assert driver.connection is not None
    with pytest.raises(ConnectionResetError):
        driver.connection.recv(1)
    slot.remove()
    assert slot.wait_until_ended(0)


def test_the_driver_hanging_up_ends_the_session(driver: Driver, slot: VirtualReader) -> None:
    driver.hang_up()
    assert slot.wait_until_ended(5)
    assert not slot.occupied


def test_the_card_can_be_put_back(driver: Driver, slot: VirtualReader, card: SoftwareCard) -> None:
    slot.remove()
    slot.insert(card)
    driver.accept()
    assert driver.ask(GET_ATR) == card.atr


class SelfRemovingCard(SoftwareCard):
    """Leaves the slot while it processes a command."""

    slot: VirtualReader

    def process(self, command: bytes) -> bytes:
        self.slot.remove()
        return super().process(command)


def test_a_card_removed_during_a_command_answers_nothing(driver: Driver, image: ChipImage) -> None:
    card = SelfRemovingCard(image)
    with VirtualReader(driver.port) as slot:
        card.slot = slot
        slot.insert(card)
        driver.accept()
        driver.send(READ)
        with pytest.raises(ConnectionResetError):
            driver.receive()
        assert slot.wait_until_ended(5)


class SilentCard(SoftwareCard):
    """Does not answer READ BINARY."""

    def process(self, command: bytes) -> bytes:
        return b"" if command == READ else super().process(command)


def test_a_card_that_stays_silent_breaks_off_and_can_be_put_back(driver: Driver, image: ChipImage) -> None:
    card = SilentCard(image)
    with VirtualReader(driver.port) as slot:
        slot.insert(card)
        driver.accept()
        assert driver.ask(GET_ATR) == card.atr
        assert not slot.broken_off
        driver.send(READ)
        with pytest.raises(ConnectionResetError):
            driver.receive()
        assert slot.wait_until_ended(5)
        assert (slot.broken_off, slot.occupied) == (True, False)
        slot.insert(card)
        driver.accept()
        assert driver.ask(GET_ATR) == card.atr
        assert (slot.broken_off, slot.occupied) == (False, True)


def test_a_reader_with_quirks_fails_a_transmission_by_breaking_off(driver: Driver, image: ChipImage) -> None:
    quirks = [find("reader-never-extended"), find("uid-asked-first")]
    card = CardBehindReader(card_of(image, quirks), quirks)
    with VirtualReader(driver.port) as slot:
        slot.insert(card)
        driver.accept()
        assert driver.ask(GET_ATR) == card.atr
        driver.send(POWER_ON)
        assert driver.ask(select_file(EF_CARD_ACCESS)).hex() == "9000"
        assert driver.ask(READ)[-2:].hex() == "9000"
        driver.send(RESET)
        assert driver.ask(READ).hex() == "6986"
        driver.send(bytes.fromhex("00B09C00000000"))
        with pytest.raises(ConnectionResetError):
            driver.receive()
        assert slot.wait_until_ended(5)
        assert slot.broken_off


def test_a_card_lost_by_the_reader_breaks_off_and_reads_on_when_put_back(driver: Driver, image: ChipImage) -> None:
    quirks = [find("power-up-fails"), find("card-pulled-in-dg2")]
    card = CardBehindReader(card_of(image, quirks), quirks)
    far = bytes.fromhex("00B0090008")
    with VirtualReader(driver.port) as slot:
        for command, breaks in ((READ, True), (far, True), (READ, True), (far, False)):
            slot.insert(card)
            driver.accept()
            driver.send(POWER_ON)
            driver.send(command)
            if breaks:
                with pytest.raises(ConnectionResetError):
                    driver.receive()
                assert slot.wait_until_ended(5)
            else:
                assert driver.receive().hex() == "6986"
            assert slot.broken_off is breaks


def test_where_nothing_listens_the_error_says_what_to_start(card: SoftwareCard) -> None:
    port = free_port_pair()
    with VirtualReader(port) as slot:
        with pytest.raises(VirtualReaderUnavailableError, match=r"vsmartcard-vpcd") as caught:
            slot.insert(card)
        assert caught.value.port == port
        assert not slot.occupied


def test_no_service_answers_at_a_socket_that_is_not_there(tmp_path: Path) -> None:
    assert not service_answers(tmp_path / "pcscd.comm")


def test_a_service_that_runs_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(path))
        other.listen()
        assert service_answers(path)
        service = ReaderService(tmp_path, Location(path, private=True), port=free_port_pair())
        with pytest.raises(ReaderServiceError, match=r"another PC/SC service"):
            service.start()
        service.stop()
        assert service_answers(path)


def test_a_private_location_is_found_by_its_variable(tmp_path: Path) -> None:
    path = tmp_path / "pcscd.comm"
    assert Location(path, private=True).environment == {SOCKET_VARIABLE: str(path)}
    assert Location(path, private=False).environment == {}
