"""Calls to the reader that do not come back: said in time, survived, and got over when they return."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from cardreader.connection import CardConnection
from kiosk.devices.card_watch import ANSWER_LIMIT
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.session.events import CardFailed, CardInserted, CardRead, DeviceChanged
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.inprocess import SimulatedReader
from tests.unit.devices.card_bench import Bench, CountedReader, proving_chip
from tests.unit.devices.posted import PATIENCE
from tests.unit.devices.silent_card import Held, SilentCard


@pytest.fixture(scope="module")
def image() -> ChipImage:
    return proving_chip(CountrySigningAuthority.create().issue_document_signer())


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench().start()
    yield made
    made.worker.stop()


@pytest.mark.parametrize("at", [1, 5, 12])
def test_a_chip_that_never_answers_has_timed_out_and_the_next_one_is_read(
    bench: Bench, image: ChipImage, at: int
) -> None:
    silent = SilentCard(image, at)
    bench.lay(silent)
    ref = bench.ask()
    assert silent.held.begun.wait(PATIENCE)
    bench.clock.advance(ANSWER_LIMIT)
    assert bench.posted.wait(CardFailed, DeviceChanged) == CardFailed(ref, FailureCode.CARD_TIMED_OUT)
    assert bench.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, FailureCode.CARD_TIMED_OUT)

    again = bench.ask()
    assert bench.posted.wait(CardFailed) == CardFailed(again, FailureCode.CARD_TIMED_OUT)

    silent.held.let_go()
    assert bench.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, None)
    bench.posted.wait(CardInserted)
    assert isinstance(bench.read(), CardRead)


def test_a_slow_chip_is_borne(bench: Bench, image: ChipImage) -> None:
    """Five seconds for one answer, which is no stall: nothing is said before the card is read."""
    slow = SilentCard(image, 5)
    bench.lay(slow)
    ref = bench.ask()
    assert slow.held.begun.wait(PATIENCE)
    bench.clock.advance(5.0)
    slow.held.let_go()
    outcome = bench.posted.wait(CardRead, CardFailed, DeviceChanged)
    assert isinstance(outcome, CardRead)
    assert outcome.ref == ref


def test_a_read_that_was_called_off_meanwhile_is_not_answered(bench: Bench, image: ChipImage) -> None:
    silent = SilentCard(image, 5)
    bench.lay(silent)
    bench.ask()
    assert silent.held.begun.wait(PATIENCE)
    bench.worker.cancel()
    bench.clock.advance(ANSWER_LIMIT)
    event = bench.posted.wait(CardFailed, DeviceChanged)
    assert event == DeviceChanged(Device.READER, FailureCode.PCSC_UNAVAILABLE)
    silent.held.let_go()
    assert bench.posted.wait(CardFailed, CardRead, DeviceChanged) == DeviceChanged(Device.READER, None)


class HungService(CountedReader):
    """A service that neither answers nor ends."""

    def __init__(self) -> None:
        super().__init__()
        self.held: Held | None = None

    def wait_for_change(self, timeout: float) -> bool:
        if self.held is not None:
            self.held.hold()
        return super().wait_for_change(timeout)


def test_a_service_that_hangs_is_out_of_order_until_it_answers(image: ChipImage) -> None:
    service, held = HungService(), Held()
    bench = Bench(service).start()
    try:
        assert bench.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, None)
        service.held = held
        assert held.begun.wait(PATIENCE)
        bench.clock.advance(ANSWER_LIMIT)
        assert bench.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, FailureCode.PCSC_UNAVAILABLE)
        held.let_go()
        assert bench.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, None)
        service.insert(SoftwareCard(image))
        bench.posted.wait(CardInserted)
        assert isinstance(bench.read(), CardRead)
    finally:
        bench.worker.stop()


def test_a_held_thread_does_not_hold_up_the_end_of_the_program(image: ChipImage) -> None:
    bench = Bench().start()
    silent = SilentCard(image, 5)
    bench.lay(silent)
    bench.ask()
    assert silent.held.begun.wait(PATIENCE)
    bench.clock.advance(ANSWER_LIMIT)
    bench.posted.wait(DeviceChanged)
    stopper = threading.Thread(target=bench.worker.stop)
    stopper.start()
    stopper.join(PATIENCE)
    assert not stopper.is_alive()
    silent.held.let_go()


class Defective(SimulatedReader):
    """Raises, once, what nobody expects."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False

    def connect(self, reader: str) -> CardConnection:
        if self.broken:
            self.broken = False
            raise ZeroDivisionError
        return super().connect(reader)


def test_a_defect_of_this_program_is_said_and_does_not_end_the_thread(image: ChipImage) -> None:
    reader = Defective()
    bench = Bench(reader).start()
    try:
        reader.insert(SoftwareCard(image))
        bench.posted.wait(CardInserted)
        reader.broken = True
        outcome = bench.read()
        assert outcome == CardFailed(outcome.ref, FailureCode.INTERNAL)
        assert isinstance(bench.read(), CardRead)
    finally:
        bench.worker.stop()
