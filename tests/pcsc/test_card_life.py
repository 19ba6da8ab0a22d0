"""What happens to reader, service and card in a kiosk's day, with the kiosk's own card worker on the real service."""

from __future__ import annotations

import os
import queue
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from smartcard import scard

from cardreader.errors import CardCommunicationError, CardError, CardFault
from cardreader.pcsc import PcscContext, connected
from kiosk.devices.card import CardWorker
from kiosk.devices.card_watch import ANSWER_LIMIT
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.session.events import CardFailed, CardInserted, CardRead, CardTaken, DeviceChanged
from kiosk.session.state import Ref, TypedDigits
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.reader.service import READER_NAMES, ReaderService
from simulators.reader.vpcd import VirtualReader
from tests.pcsc.raw_reader import READER, PulledCard, RawReader, inserted
from tests.unit.devices.card_bench import HandClock
from tests.unit.devices.posted import PATIENCE, Posted
from tests.unit.devices.silent_card import SilentCard
from tests.unit.simulators.chip_terminal import sample_data

DIGITS = TypedDigits(sample_data().personal_id[-6:])
GET_CHALLENGE = bytes.fromhex("0084000008")


class Kiosk:
    """The worker and what it posts."""

    def __init__(self) -> None:
        self.posted = Posted()
        self.clock = HandClock()
        self.worker = CardWorker(PcscContext, None, clock=self.clock)
        self._number = 0

    def ask(self) -> Ref:
        self._number += 1
        ref = Ref(1, self._number)
        self.worker.read(ref, DIGITS)
        return ref

    def read(self) -> CardRead | CardFailed:
        ref = self.ask()
        outcome = self.posted.wait(CardRead, CardFailed)
        assert isinstance(outcome, CardRead | CardFailed)
        assert outcome.ref == ref
        return outcome


@pytest.fixture
def kiosk(service: ReaderService, slot: VirtualReader) -> Iterator[Kiosk]:
    made = Kiosk()
    made.worker.start(made.posted)
    assert made.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, None)
    yield made
    made.worker.stop()


def assert_is_the_sample(outcome: CardRead | CardFailed) -> None:
    assert isinstance(outcome, CardRead), outcome
    assert outcome.result.document.personal_id == sample_data().personal_id


def test_a_service_killed_in_the_middle_of_a_read_is_found_again_without_a_restart_of_the_kiosk(
    kiosk: Kiosk, service: ReaderService, slot: VirtualReader, image: ChipImage
) -> None:
    silent = SilentCard(image, 8)
    with inserted(silent, slot, service):
        kiosk.posted.wait(CardInserted)
        ref = kiosk.ask()
        assert silent.held.begun.wait(PATIENCE)
        service.kill()
        assert kiosk.posted.wait(CardFailed) == CardFailed(ref, FailureCode.PCSC_UNAVAILABLE)
        assert kiosk.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, FailureCode.PCSC_UNAVAILABLE)
        silent.held.let_go()
        outcome = kiosk.read()
        assert outcome == CardFailed(outcome.ref, FailureCode.PCSC_UNAVAILABLE)
        service.start()
        assert kiosk.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, None)
        slot.insert(SoftwareCard(image))
        kiosk.posted.wait(CardInserted)
        assert_is_the_sample(kiosk.read())


def test_a_service_that_hangs_is_out_of_order_and_found_again(
    kiosk: Kiosk, service: ReaderService, slot: VirtualReader, image: ChipImage
) -> None:
    assert service._process is not None
    os.kill(service._process.pid, signal.SIGSTOP)
    try:
        assert wait_for_stall(kiosk) == DeviceChanged(Device.READER, FailureCode.PCSC_UNAVAILABLE)
        ref = kiosk.ask()
        assert kiosk.posted.wait(CardFailed) == CardFailed(ref, FailureCode.CARD_TIMED_OUT)
    finally:
        os.kill(service._process.pid, signal.SIGCONT)
    assert kiosk.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, None)
    with inserted(SoftwareCard(image), slot, service):
        kiosk.posted.wait(CardInserted)
        assert_is_the_sample(kiosk.read())


def test_a_reader_that_is_unplugged_is_missing_until_it_is_back(
    kiosk: Kiosk, service: ReaderService, slot: VirtualReader, image: ChipImage
) -> None:
    """The virtual reader is plugged in with its service, so the service restarts with it and without it."""
    for plugged, fault in ((False, FailureCode.READER_MISSING), (True, None)):
        service.stop()
        assert kiosk.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, FailureCode.PCSC_UNAVAILABLE)
        service.plugged = plugged
        service.start()
        assert kiosk.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, fault)
    with inserted(SoftwareCard(image), slot, service):
        kiosk.posted.wait(CardInserted)
        assert_is_the_sample(kiosk.read())


def wait_for_stall(kiosk: Kiosk) -> DeviceChanged:
    """Lets the kiosk's clock run until the call that hangs has taken too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        kiosk.clock.advance(ANSWER_LIMIT)
        try:
            return kiosk.posted.wait(DeviceChanged, timeout=0.5)
        except queue.Empty:
            continue
    raise AssertionError("the service hangs and nobody says so")


@pytest.mark.parametrize(("from_the_end", "saved"), [(9, False), (1, True), (0, True)])
def test_a_card_pulled_and_put_back_goes_on_where_it_was(
    kiosk: Kiosk, service: ReaderService, slot: VirtualReader, image: ChipImage, from_the_end: int, saved: bool
) -> None:
    """Pulled while the channel is opened nothing is saved, but in the files that come last most of them are."""
    whole = PulledCard(SoftwareCard(image), at=0)
    with inserted(whole, slot, service):
        kiosk.posted.wait(CardInserted)
        assert_is_the_sample(kiosk.read())
    kiosk.posted.wait(CardTaken)
    with inserted(PulledCard(SoftwareCard(image), whole.count - from_the_end), slot, service):
        kiosk.posted.wait(CardInserted)
        outcome = kiosk.read()
        assert outcome == CardFailed(outcome.ref, FailureCode.CARD_REMOVED)
        back = PulledCard(SoftwareCard(image), at=0)
        slot.insert(back)
        kiosk.posted.wait(CardInserted)
        assert_is_the_sample(kiosk.read())
        assert (back.count < whole.count) is saved


def test_a_card_in_the_second_reader_is_read_while_another_lies_in_the_first(
    kiosk: Kiosk, service: ReaderService, slot: VirtualReader, image: ChipImage
) -> None:
    with inserted(SilentCard(image, 1), slot, service):
        kiosk.posted.wait(CardInserted)
        with VirtualReader(service.port + 1) as second:
            second.insert(SoftwareCard(image))
            kiosk.posted.wait(CardInserted)
            assert_is_the_sample(kiosk.read())
        kiosk.posted.wait(CardTaken)
        outcome = kiosk.read()
        assert outcome == CardFailed(outcome.ref, FailureCode.NO_CARD)


def test_a_card_that_another_program_holds_for_itself_is_read_once_it_lets_go(
    card: SoftwareCard, kiosk: Kiosk, reader: RawReader
) -> None:
    kiosk.posted.wait(CardInserted)
    assert reader.connect() == scard.SCARD_S_SUCCESS
    outcome = kiosk.read()
    assert outcome == CardFailed(outcome.ref, FailureCode.CARD_UNREADABLE)
    reader.disconnect()
    assert_is_the_sample(kiosk.read())


def test_a_card_that_another_program_shares_is_read_beside_it(
    card: SoftwareCard, kiosk: Kiosk, reader: RawReader
) -> None:
    kiosk.posted.wait(CardInserted)
    assert reader.connect(scard.SCARD_SHARE_SHARED) == scard.SCARD_S_SUCCESS
    assert_is_the_sample(kiosk.read())


def test_alone_with_the_card_nobody_else_comes_in(
    card: SoftwareCard, service: ReaderService, reader: RawReader
) -> None:
    context = PcscContext()
    with connected(context, READER):
        for share in (scard.SCARD_SHARE_SHARED, scard.SCARD_SHARE_EXCLUSIVE):
            assert reader.connect(share) == scard.SCARD_E_SHARING_VIOLATION
    assert reader.connect() == scard.SCARD_S_SUCCESS
    context.close()


def test_a_card_that_another_program_resets_has_lost_its_session(card: SoftwareCard, reader: RawReader) -> None:
    assert reader.connect(scard.SCARD_SHARE_SHARED) == scard.SCARD_S_SUCCESS
    context = PcscContext()
    with connected(context, READER) as connection:
        assert connection.transmit(GET_CHALLENGE)[-2:]
        reader.disconnect()
        with pytest.raises(CardCommunicationError, match="another program reset the card"):
            connection.transmit(GET_CHALLENGE)
    with connected(context, READER) as connection:
        assert connection.transmit(GET_CHALLENGE)[-2:]
    context.close()


def test_the_virtual_reader_says_nothing_of_its_longest_apdu(card: SoftwareCard) -> None:
    context = PcscContext()
    with connected(context, READER) as connection:
        assert connection.max_apdu is None
        assert connection.transmit(GET_CHALLENGE)[-2:]
    context.close()


def test_a_connection_of_before_the_restart_is_dead_and_the_context_is_not(
    card: SoftwareCard, service: ReaderService, slot: VirtualReader, image: ChipImage
) -> None:
    context = PcscContext()
    connection = context.connect(READER)
    service.kill()
    service.start()
    with pytest.raises(CardError) as stopped:
        connection.transmit(GET_CHALLENGE)
    assert stopped.value.fault in (CardFault.SERVICE_UNAVAILABLE, CardFault.CARD_REMOVED)
    connection.close()
    assert context.list_readers() == READER_NAMES
    context.close()


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_restarts_and_reads_leave_no_handle_behind(
    service: ReaderService, slot: VirtualReader, image: ChipImage
) -> None:
    context = PcscContext()
    context.list_readers()
    before = open_files()
    for _ in range(3):
        service.kill()
        with pytest.raises(CardError):
            context.list_readers()
        service.start()
        assert context.list_readers() == READER_NAMES
    assert open_files() == before
    with inserted(SoftwareCard(image), slot, service):
        before = open_files()
        for _ in range(5):
            with connected(context, READER) as connection:
                assert connection.transmit(GET_CHALLENGE)[-2:]
        assert open_files() == before
    context.close()
