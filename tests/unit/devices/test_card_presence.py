"""Two readers: the card that was laid down last is the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cardreader.connection import CardConnection
from cardreader.pcsc import ReaderState
from kiosk.devices.card_presence import Presence
from kiosk.domain.failures import FailureCode
from kiosk.session.events import CardFailed, CardInserted, CardRead, CardTaken, DeviceChanged
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.inprocess import READER_NAME
from tests.unit.devices.card_bench import MAU, NAMESAKE_OF_THE_NUMBER, Bench, CountedReader, proving_chip

IN, OUT = CardInserted(), CardTaken()


def states(**occupied: bool) -> list[ReaderState]:
    return [ReaderState(name, present, mute=False) for name, present in occupied.items()]


def test_one_reader() -> None:
    presence = Presence()
    assert presence.look(states(a=False)) == []
    assert presence.look(states(a=True)) == [IN]
    assert [presence.reader] == ["a"]
    assert presence.look(states(a=True)) == []
    assert presence.look(states(a=False)) == [OUT]
    assert presence.reader is None


def test_the_card_that_came_last_is_in_play_and_the_one_before_stays_out() -> None:
    presence = Presence()
    assert presence.look(states(sam=True, a=False)) == [IN]
    assert presence.look(states(sam=True, a=True)) == [IN]
    assert [presence.reader] == ["a"]
    assert presence.look(states(sam=True, a=False)) == [OUT]
    assert [presence.reader] == [None]
    assert presence.look(states(sam=True, a=True)) == [IN]
    assert presence.look(states(sam=False, a=True)) == []
    assert presence.reader == "a"


def test_a_reader_that_is_unplugged_takes_its_card_along() -> None:
    presence = Presence()
    presence.look(states(a=True, b=False))
    assert presence.look(states(b=False)) == [OUT]
    assert presence.look(states(a=True, b=False)) == [IN]


def test_from_one_reader_to_the_other_between_two_looks() -> None:
    presence = Presence()
    presence.look(states(a=True, b=False))
    assert presence.look(states(a=False, b=True)) == [OUT, IN]
    assert presence.reader == "b"


def test_a_removal_that_no_look_saw() -> None:
    presence = Presence()
    presence.missed_removal()
    presence.look(states(a=True))
    presence.missed_removal()
    assert presence.reader is None
    assert presence.look(states(a=True)) == [IN]


class Pair:
    """Two readers at one service."""

    def __init__(self) -> None:
        self.readers = {"Reader A": CountedReader(), "Reader B": CountedReader()}

    def wait_for_change(self, timeout: float) -> bool:
        changes = [reader.wait_for_change(timeout / 2) for reader in self.readers.values()]
        return any(changes)

    def states(self) -> tuple[ReaderState, ...]:
        return tuple(
            ReaderState(name, state.card_present, state.mute)
            for name, reader in self.readers.items()
            for state in reader.states()
        )

    def connect(self, reader: str) -> CardConnection:
        return self.readers[reader].connect(READER_NAME)

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture(scope="module")
def images() -> tuple[ChipImage, ChipImage]:
    signer = CountrySigningAuthority.create().issue_document_signer()
    return proving_chip(signer), proving_chip(signer, NAMESAKE_OF_THE_NUMBER)


@pytest.fixture
def pair() -> Pair:
    return Pair()


@pytest.fixture
def bench(pair: Pair) -> Iterator[Bench]:
    made = Bench(pair).start()
    yield made
    made.worker.stop()


def person(bench: Bench) -> str | None:
    outcome = bench.read()
    assert isinstance(outcome, CardRead), outcome
    return outcome.result.document.personal_id


def test_of_two_cards_the_one_laid_down_last_is_read(
    bench: Bench, pair: Pair, images: tuple[ChipImage, ChipImage]
) -> None:
    first, second = (SoftwareCard(image) for image in images)
    pair.readers["Reader A"].insert(first)
    bench.posted.wait(CardInserted)
    assert person(bench) == MAU.personal_id
    pair.readers["Reader B"].insert(second)
    bench.posted.wait(CardInserted)
    assert person(bench) == NAMESAKE_OF_THE_NUMBER.personal_id
    pair.readers["Reader B"].remove()
    bench.posted.wait(CardTaken)
    outcome = bench.read()
    assert outcome == CardFailed(outcome.ref, FailureCode.NO_CARD)


def test_with_a_name_in_the_settings_the_other_reader_is_not_looked_at(
    pair: Pair, images: tuple[ChipImage, ChipImage]
) -> None:
    bench = Bench(pair, "Reader B").start()
    try:
        pair.readers["Reader A"].insert(SoftwareCard(images[0]))
        pair.readers["Reader B"].insert(SoftwareCard(images[1]))
        assert bench.posted.wait(DeviceChanged).fault is None
        bench.posted.wait(CardInserted)
        assert person(bench) == NAMESAKE_OF_THE_NUMBER.personal_id
        pair.readers["Reader B"].unplug()
        assert bench.posted.wait(DeviceChanged).fault is FailureCode.READER_MISSING
    finally:
        bench.worker.stop()
