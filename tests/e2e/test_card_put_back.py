"""A card pulled in the middle of the photo: put back it goes on, another card starts from nothing or ends at staff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardreader.chip import ChipReader, ChipReadResult
from cardreader.chip import Step as ChipStep
from cardreader.optical.access_key import chip_keys_from_digits
from kiosk.devices.card_broken_off import KEEP
from kiosk.devices.card_watch import ANSWER_LIMIT
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.runner.system import SystemClock
from kiosk.session.state import Step
from kiosk.session.views import AttractView
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.personas.chip_card import card_data
from simulators.personas.facts import Persona
from simulators.world import PersonHands
from tests.e2e.reception import Reception, hasty
from tests.unit.devices.card_bench import NAMESAKE_OF_THE_NUMBER, CountedReader, proving_chip
from tests.unit.devices.silent_card import SilentCard


class SkippingClock(SystemClock):
    """The machine's clock; the test may let it run ahead."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self._ahead

    def skip(self, seconds: float) -> None:
        """So many seconds have passed."""
        self._ahead += seconds


class Puller(PersonHands):
    """Pulls the card in the middle of its photo and lays down a card when asked to: the same, or another."""

    def __init__(
        self,
        reception: Reception,
        other: SoftwareCard | None = None,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        world = reception.world
        super().__init__(world, world.personas["mau"])
        assert isinstance(world.reader, CountedReader)
        self.reader = world.reader
        self._first = world.chips.card(self._persona)
        self._other = other
        self._meanwhile = meanwhile
        self._laid = 0
        self.whole, self._middle = measure(self._first, self._persona)

    def lay_card(self) -> None:
        self._laid += 1
        if self._laid == 1:
            self.reader.remove_at(self._middle)
        else:
            self._meanwhile()
        self.reader.insert(self._first if self._laid == 1 or self._other is None else self._other)


def measure(card: SoftwareCard, persona: Persona) -> tuple[int, int]:
    """Commands of a whole read, and the number of one in the middle of the photo."""
    connection = SoftwareCardConnection(card)
    begun: dict[ChipStep, int] = {}

    def progress(step: ChipStep) -> None:
        begun[step] = connection.count

    keys = chip_keys_from_digits(persona.card.personal_id[-6:])
    result = ChipReader(connection, keys, progress=progress).read()
    assert isinstance(result, ChipReadResult)
    return connection.count, begun[ChipStep.PHOTO] + 2


@pytest.mark.parametrize("in_time", [True, False])
def test_the_same_card_goes_on_with_fewer_commands_than_a_whole_read_unless_too_late(
    tmp_path: Path, in_time: bool
) -> None:
    clock = SkippingClock()
    reception = Reception(tmp_path, policy=hasty(put_card_back=30.0), clock=clock, reader=CountedReader())
    hands = Puller(reception, meanwhile=lambda: clock.skip(0.0 if in_time else KEEP))
    record = reception.serve(hands=lambda _hands: hands)
    assert Step.PUT_CARD_BACK in reception.steps
    assert record.as_json()["outcome"] == "checked_in"
    assert record.as_json()["assurance"] == "chip_genuine"
    torn, second = (connection.count for connection in hands.reader.connections)
    assert torn < hands.whole
    assert (second < hands.whole) is in_time


@pytest.mark.parametrize("opened_by_the_same_key", [True, False])
def test_somebody_elses_card_put_down_instead_ends_at_staff(tmp_path: Path, opened_by_the_same_key: bool) -> None:
    reception = Reception(tmp_path, reader=CountedReader())
    chips = reception.world.chips
    if opened_by_the_same_key:
        number = reception.world.personas["mau"].card.personal_id
        assert NAMESAKE_OF_THE_NUMBER.personal_id[-6:] == number[-6:]
        other = SoftwareCard(proving_chip(chips.authority.issue_document_signer(), NAMESAKE_OF_THE_NUMBER))
    else:
        other = chips.card(reception.world.personas["lan"])
    hands = Puller(reception, other)
    record = reception.serve(hands=lambda _hands: hands)
    assert record.failure is (FailureCode.OTHER_CARD if opened_by_the_same_key else FailureCode.WRONG_KEY)
    assert record.ticket is None
    assert not reception.world.gateway.received_check_ins
    assert Step.CAPTURING_FACE not in reception.steps


class SilentHands(PersonHands):
    """Lays down a card whose chip falls silent in the middle of the read."""

    def __init__(self, reception: Reception, clock: SkippingClock) -> None:
        world = reception.world
        super().__init__(world, world.personas["mau"])
        image = proving_chip(world.chips.authority.issue_document_signer(), card_data(self._persona))
        self.card = SilentCard(image, 6, lambda: clock.skip(ANSWER_LIMIT))
        self._card = self.card


def test_a_chip_that_never_answers_ends_at_staff_and_the_kiosk_goes_on_and_ends(tmp_path: Path) -> None:
    clock = SkippingClock()
    reception = Reception(tmp_path, clock=clock)
    hands = SilentHands(reception, clock)
    record = reception.serve(hands=lambda _hands: hands)
    assert record.failure is FailureCode.CARD_TIMED_OUT
    assert record.ticket is None
    assert reception.steps[-1] is Step.ATTRACT
    assert [device for device, _ in last_faults(reception)] == [Device.READER]
    hands.card.held.let_go()


def last_faults(reception: Reception) -> tuple[tuple[Device, FailureCode], ...]:
    body = reception.screens[-1].body
    assert isinstance(body, AttractView)
    return body.faults
