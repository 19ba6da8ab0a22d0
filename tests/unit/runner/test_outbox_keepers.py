"""Beside the outbox: the evidence of outages, lookups asked for again, and what is forgotten every day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from kiosk.domain.checkin import CheckIn, Person, SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer, Officer
from kiosk.ports import Store, StoreError
from kiosk.runner.gateway_watch import WatchedGateway
from kiosk.runner.housekeeping import Housekeeper
from kiosk.runner.recheck import RecheckingSender
from kiosk.store.evidence import Outage
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.clock import VirtualClock
from simulators.virtual_threads import VirtualThreads
from tests.unit.gateway.support import COVERAGE, NOW, PERSON, ManualClock, make_check_in, rng
from tests.unit.runner.support import PATIENCE, TimerClock

ELIGIBLE = LookupAnswer(Eligibility.ELIGIBLE, COVERAGE, gateway_code="000")
AWAY = LookupAnswer(Eligibility.NOT_CHECKED, failure=FailureCode.GATEWAY_UNREACHABLE)
ACCOUNT = LookupAnswer(Eligibility.NOT_CHECKED, failure=FailureCode.GATEWAY_ACCOUNT_REFUSED)
MISMATCH = LookupAnswer(Eligibility.MISMATCH, failure=FailureCode.INSURANCE_NAME_DIFFERS, gateway_code="060")
ACCEPTED = SendOutcome(SendKind.ACCEPTED, "GD1")
NOT_SENT = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)


class Gateway:
    """Answers from a list, while the clock goes on by a minute."""

    def __init__(self, clock: ManualClock, *answers: LookupAnswer | SendOutcome) -> None:
        self._clock = clock
        self.answers = list(answers)
        self.asked = 0

    def look_up(self, person: Person, officer: Officer | None = None) -> LookupAnswer:
        answer = self._next()
        assert isinstance(answer, LookupAnswer)
        return answer

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        answer = self._next()
        assert isinstance(answer, SendOutcome)
        return answer

    def _next(self) -> LookupAnswer | SendOutcome:
        self.asked += 1
        self._clock.advance(60)
        return self.answers.pop(0)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    yield store
    store.close()


def minute(number: int) -> timedelta:
    return timedelta(minutes=number)


def test_lookups_and_check_ins_both_tell_of_an_outage(store: SqlStore, clock: ManualClock) -> None:
    answers = [ELIGIBLE, AWAY, NOT_SENT, ACCOUNT, AWAY, ACCEPTED, ELIGIBLE]
    watched = WatchedGateway(Gateway(clock, *answers), store, clock)
    for answer in answers:
        outcome = watched.look_up(PERSON) if isinstance(answer, LookupAnswer) else watched.check_in(make_check_in())
        assert outcome == answer
    unreachable = FailureCode.GATEWAY_UNREACHABLE
    assert list(store.outages()) == [
        Outage(NOW + minute(1), NOW + minute(4), 2, unreachable),
        Outage(NOW + minute(4), NOW + minute(6), 1, unreachable),
    ], "a refused account is an answer"


def test_an_outage_goes_on_over_a_restart(store: SqlStore, clock: ManualClock) -> None:
    WatchedGateway(Gateway(clock, AWAY), store, clock).look_up(PERSON)
    WatchedGateway(Gateway(clock, ELIGIBLE), store, clock).look_up(PERSON)
    assert list(store.outages()) == [Outage(NOW, NOW + minute(2), 1, FailureCode.GATEWAY_UNREACHABLE)]


def test_an_answer_counts_though_the_evidence_cannot_be_kept(
    store: SqlStore, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    watched = WatchedGateway(Gateway(clock, AWAY, ELIGIBLE), store, clock)
    store.close()
    assert [watched.look_up(PERSON), watched.look_up(PERSON)] == [AWAY, ELIGIBLE]
    assert "closed" in caplog.text


class SlowDisk:
    """A store whose notes take a minute."""

    def __init__(self, store: SqlStore, sleep: Callable[[float], None]) -> None:
        self._store = store
        self._sleep = sleep

    def note_gateway(self, failure: FailureCode | None, at: datetime) -> None:
        self._sleep(60.0)
        self._store.note_gateway(failure, at)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def test_two_calls_are_noted_one_after_the_other_on_a_slow_disk(store: SqlStore, clock: ManualClock) -> None:
    stage = VirtualThreads(VirtualClock())
    group = stage.group()
    watched = WatchedGateway(Gateway(clock, AWAY, AWAY), cast(Store, SlowDisk(store, group.sleep)), clock, group)
    answers: list[LookupAnswer] = []
    for name in ("person", "outbox"):
        group.thread(lambda: answers.append(watched.look_up(PERSON)), name).start()
    stage.clock.advance(61.0)
    assert answers == [AWAY], "the other waits its turn, and no thread of the machine with it"
    stage.clock.advance(121.0)
    assert answers == [AWAY, AWAY]
    (outage,) = store.outages()
    assert outage.failures == 2
    stage.close()


class NothingDue:
    """A sender with nothing to send."""

    def send_due(self) -> int:
        return 7


def settled_unchecked(store: SqlStore, *keys: str) -> None:
    for number, key in enumerate(keys):
        person = replace(PERSON, personal_id=f"0011900{number:05d}")
        store.commit(make_check_in(key, eligibility=Eligibility.NOT_CHECKED, coverage=None, person=person))
        store.record(key, ACCEPTED, NOW, None)


def eligibilities(store: SqlStore) -> dict[str, Eligibility | None]:
    return {row.key: row.eligibility for row in store.outbox_rows()}


def test_who_was_received_unchecked_is_looked_up_when_the_gateway_is_back(store: SqlStore, clock: ManualClock) -> None:
    settled_unchecked(store, "A", "B", "C")
    gateway = Gateway(clock, AWAY)
    sender = RecheckingSender(NothingDue(), store, gateway, clock, rng())
    assert sender.send_due() == 7
    assert gateway.asked == 1, "one that finds no answer is enough"
    gateway.answers = [ELIGIBLE, MISMATCH, ELIGIBLE]
    sender.send_due()
    assert gateway.asked == 3, "the first one waits a while"
    clock.advance(3600)
    sender.send_due()
    assert eligibilities(store) == {"A": Eligibility.ELIGIBLE, "B": Eligibility.ELIGIBLE, "C": Eligibility.MISMATCH}
    assert [row.code for row in store.mismatches(NOW, clock.now())] == ["060"]
    sender.send_due()
    assert gateway.asked == 4


def test_a_fault_of_the_account_stops_no_other_and_waits_longer(store: SqlStore, clock: ManualClock) -> None:
    settled_unchecked(store, "A", "B")
    gateway = Gateway(clock, ACCOUNT, ELIGIBLE)
    sender = RecheckingSender(NothingDue(), store, gateway, clock, rng())
    sender.send_due()
    assert eligibilities(store) == {"A": Eligibility.NOT_CHECKED, "B": Eligibility.ELIGIBLE}
    clock.advance(600)
    sender.send_due()
    assert gateway.asked == 2
    clock.advance(3600)
    gateway.answers = [ELIGIBLE]
    sender.send_due()
    assert gateway.asked == 3


def test_a_retry_after_is_waited_for(store: SqlStore, clock: ManualClock) -> None:
    settled_unchecked(store, "A")
    gateway = Gateway(clock, replace(AWAY, retry_after=3000.0), ELIGIBLE)
    sender = RecheckingSender(NothingDue(), store, gateway, clock, rng())
    for _ in range(3):
        sender.send_due()
        clock.advance(960)
    assert gateway.asked == 1
    clock.advance(3000)
    sender.send_due()
    assert gateway.asked == 2


def test_what_is_too_old_is_forgotten_every_day_and_kept_in_the_trail(store: SqlStore) -> None:
    clock = TimerClock()
    gone = iter([(("payloads", "3"),), (), StoreError("the disk is full"), (("visits", "1"),)])

    def forget() -> tuple[tuple[str, str], ...]:
        answer = next(gone)
        if isinstance(answer, StoreError):
            raise answer
        return answer

    keeper = Housekeeper(forget, store, clock)
    keeper.start()
    waited = []
    for _ in range(4):
        seconds, again = clock.timers.get(timeout=PATIENCE)
        waited.append(seconds)
        again()
    clock.timers.get(timeout=PATIENCE)
    keeper.stop()
    assert waited == [600.0, 86400.0, 86400.0, 86400.0]
    assert store.verify_audit().rows == 2
