"""The sender against the real store and a real server: pauses, one key at a time, nothing lost, nothing twice."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk.domain.checkin import CheckIn, DeliveryStatus, Person, SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.gateway.sender import OutboxSender
from kiosk.ports import StoreError
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway import Endpoint, Fault, FaultKind, SimulatedGateway
from tests.unit.gateway.support import NOW, PERSON, SERVICE, ManualClock, make_check_in, make_client, make_gateway, rng

KEY = make_check_in().key
NOT_DONE = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)


class HighestDraw(Random):
    """Always draws the upper end."""

    def random(self) -> float:
        return 1.0


class LowestDraw(Random):
    """Always draws the lower end."""

    def random(self) -> float:
        return 0.0


class ScriptedGateway:
    """Answers check-ins from a list, or with acceptance; `before` runs inside each call."""

    def __init__(self, *outcomes: SendOutcome) -> None:
        self.outcomes = list(outcomes)
        self.answers: list[LookupAnswer] = []
        self.looked_up: list[Person] = []
        self.sent: list[str] = []
        self.before: Callable[[], None] = lambda: None

    def look_up(self, person: Person) -> LookupAnswer:
        self.looked_up.append(person)
        return self.answers.pop(0)

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        self.sent.append(check_in.key)
        self.before()
        return self.outcomes.pop(0) if self.outcomes else SendOutcome(SendKind.ACCEPTED, "R1", gateway_code="200")


class Forgetful:
    """The real outbox, which cannot record what one key's attempt came to."""

    def __init__(self, store: SqlStore, key: str) -> None:
        self.due = store.due
        self.find = store.find
        self.settled = store.settled
        self.begin_attempt = store.begin_attempt
        self._store = store
        self._key = key

    def record(self, key: str, outcome: SendOutcome, at: datetime, next_attempt: datetime | None) -> None:
        if key == self._key:
            raise StoreError("the disk is full")
        self._store.record(key, outcome, at, next_attempt)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    yield store
    store.close()


@pytest.fixture
def gateway(clock: ManualClock) -> Iterator[SimulatedGateway]:
    with make_gateway(clock) as running:
        yield running


def commit(store: SqlStore, *numbers: int) -> list[str]:
    check_ins = [
        make_check_in(
            f"K-{number}",
            occurred_at=NOW - timedelta(minutes=5) + timedelta(seconds=number),
            person=replace(PERSON, personal_id=f"0011900{number:05d}"),
        )
        for number in numbers
    ]
    for check_in in check_ins:
        store.commit(check_in)
    return [check_in.key for check_in in check_ins]


def next_attempt(store: SqlStore, key: str) -> datetime | None:
    (row,) = [row for row in store.outbox_rows() if row.key == key]
    return row.next_attempt


def test_a_check_in_is_delivered_and_then_settled(
    store: SqlStore, gateway: SimulatedGateway, clock: ManualClock
) -> None:
    store.commit(make_check_in())
    sender = OutboxSender(store, make_client(gateway, clock), clock, rng())
    first = sender.send(KEY)
    assert (first.kind, first.receipt) == (SendKind.ACCEPTED, "GD20261122000001")
    assert sender.send(KEY) == first
    assert sender.send_due() == 0
    (received,) = gateway.received_check_ins
    assert received.times == 1
    (row,) = store.outbox_rows()
    assert (row.status, row.receipt, row.attempts) == (DeliveryStatus.CONFIRMED, "GD20261122000001", 1)


def test_an_unknown_key_is_an_error(store: SqlStore, clock: ManualClock) -> None:
    with pytest.raises(StoreError):
        OutboxSender(store, ScriptedGateway(), clock, rng()).send("unknown")


def test_pauses_double_up_to_a_quarter_of_an_hour(store: SqlStore, clock: ManualClock) -> None:
    (key,) = commit(store, 1)
    sender = OutboxSender(store, ScriptedGateway(*[NOT_DONE] * 30), clock, HighestDraw())
    pauses = []
    for _ in range(30):
        assert sender.send_due() == 1
        due = next_attempt(store, key)
        assert due is not None
        pauses.append((due - clock.now()).total_seconds())
        clock.advance(pauses[-1])
    assert pauses[:9] == [5, 10, 20, 40, 80, 160, 320, 640, 900]
    assert set(pauses[9:]) == {900}


def test_the_jitter_is_full(store: SqlStore, clock: ManualClock) -> None:
    (key,) = commit(store, 1)
    OutboxSender(store, ScriptedGateway(NOT_DONE), clock, LowestDraw()).send(key)
    assert next_attempt(store, key) == clock.now()


def test_retry_after_is_honoured(store: SqlStore, gateway: SimulatedGateway, clock: ManualClock) -> None:
    store.commit(make_check_in())
    gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.TOO_MANY, times=1, retry_after=120))
    sender = OutboxSender(store, make_client(gateway, clock), clock, HighestDraw())
    assert sender.send(KEY).kind is SendKind.NOT_DONE
    clock.advance(119)
    assert sender.send_due() == 0
    assert next_attempt(store, KEY) == NOW + timedelta(seconds=120 + 5), "the jitter comes on top"
    clock.advance(1 + 30)
    assert sender.send_due() == 1
    assert store.outbox_rows()[0].status is DeliveryStatus.CONFIRMED


def test_what_was_refused_waits_for_staff(store: SqlStore, gateway: SimulatedGateway, clock: ManualClock) -> None:
    wrong = make_check_in(service=replace(SERVICE, code="02.1897", name="Khám"), coverage=None)
    store.commit(wrong)
    gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.CODE, times=1, code="399"))
    sender = OutboxSender(store, make_client(gateway, clock), clock, rng())
    outcome = sender.send(KEY)
    assert (outcome.kind, outcome.failure) == (SendKind.REFUSED, FailureCode.CHECK_IN_REFUSED)
    clock.advance(1e6)
    assert sender.send_due() == 0
    again = sender.send(KEY)
    assert (again.kind, again.gateway_code) == (SendKind.REFUSED, "399")
    assert not gateway.received_check_ins
    assert store.retry(KEY)
    assert sender.send_due() == 1
    assert [received.key for received in gateway.received_check_ins] == [KEY]


def test_a_drop_after_the_gateway_took_it_in_is_repeated_under_the_same_key(
    store: SqlStore, gateway: SimulatedGateway, clock: ManualClock
) -> None:
    store.commit(make_check_in())
    gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.DROP_AFTER, times=1))
    sender = OutboxSender(store, make_client(gateway, clock), clock, HighestDraw())
    assert sender.send(KEY).kind is SendKind.AMBIGUOUS
    (row,) = store.outbox_rows()
    assert row.ambiguous
    clock.advance(5)
    assert sender.send_due() == 1
    (received,) = gateway.received_check_ins
    assert (received.key, received.times) == (KEY, 2)
    (row,) = store.outbox_rows()
    assert (row.status, row.ambiguous, row.attempts) == (DeliveryStatus.CONFIRMED, True, 2)


def test_all_that_is_due_goes_oldest_first(store: SqlStore, clock: ManualClock) -> None:
    keys = commit(store, *range(25))
    gateway = ScriptedGateway()
    sender = OutboxSender(store, gateway, clock, rng())
    assert [sender.send_due(), sender.send_due(), sender.send_due()] == [20, 5, 0]
    assert gateway.sent == keys


def test_one_that_fails_holds_up_nothing(store: SqlStore, clock: ManualClock) -> None:
    keys = commit(store, 1, 2, 3)
    gateway = ScriptedGateway(NOT_DONE, SendOutcome(SendKind.REFUSED, failure=FailureCode.CHECK_IN_REFUSED))
    assert OutboxSender(store, gateway, clock, HighestDraw()).send_due() == 3
    assert gateway.sent == keys
    assert store.settled(keys[2]) is not None


def test_a_row_that_cannot_be_recorded_holds_up_nothing(store: SqlStore, clock: ManualClock) -> None:
    keys = commit(store, 1, 2)

    sender = OutboxSender(Forgetful(store, keys[0]), ScriptedGateway(), clock, rng())
    with pytest.raises(StoreError, match="the disk is full"):
        sender.send_due()
    first, second = store.outbox_rows()
    assert (first.status, first.ambiguous) == (DeliveryStatus.QUEUED, True)
    assert second.status is DeliveryStatus.CONFIRMED
    with pytest.raises(StoreError):
        sender.send(keys[0])


def test_one_key_is_never_sent_twice_at_a_time(store: SqlStore, clock: ManualClock) -> None:
    (key,) = commit(store, 1)
    gateway = ScriptedGateway()
    inside, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        inside.set()
        assert go_on.wait(30)

    gateway.before = wait
    sender = OutboxSender(store, gateway, clock, rng())
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(sender.send, key)
        assert inside.wait(30)
        assert sender.send_due() == 0
        others = [pool.submit(sender.send, key) for _ in range(3)]
        go_on.set()
        outcomes = {first.result(30), *(other.result(30) for other in others)}
    assert len(outcomes) == 1
    assert gateway.sent == [key]


def test_a_slow_check_in_does_not_hold_up_another(store: SqlStore, clock: ManualClock) -> None:
    slow, quick = commit(store, 1, 2)
    gateway = ScriptedGateway()
    inside, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        if gateway.sent[-1] == slow:
            inside.set()
            assert go_on.wait(30)

    gateway.before = wait
    sender = OutboxSender(store, gateway, clock, rng())
    with ThreadPoolExecutor(1) as pool:
        attempt = pool.submit(sender.send_due)
        assert inside.wait(30)
        assert sender.send(quick).kind is SendKind.ACCEPTED
        go_on.set()
        assert attempt.result(30) == 2
    assert gateway.sent == [slow, quick]


def test_a_fault_of_the_program_reaches_the_caller_and_frees_the_key(store: SqlStore, clock: ManualClock) -> None:
    (key,) = commit(store, 1)
    gateway = ScriptedGateway()

    def fail() -> None:
        raise ZeroDivisionError

    gateway.before = fail
    sender = OutboxSender(store, gateway, clock, rng())
    with pytest.raises(ZeroDivisionError):
        sender.send_due()
    gateway.before = lambda: None
    assert sender.send(key).kind is SendKind.ACCEPTED
    assert store.outbox_rows()[0].ambiguous


def test_of_one_person_the_earlier_visit_goes_first(store: SqlStore, clock: ManualClock) -> None:
    for number in (1, 2):
        store.commit(make_check_in(f"K-{number}"))
    gateway = ScriptedGateway(NOT_DONE)
    sender = OutboxSender(store, gateway, clock, HighestDraw())
    waiting = sender.send("K-2")
    assert (waiting.kind, gateway.sent) == (SendKind.NOT_DONE, [])
    assert sender.send_due() == 1
    assert sender.send("K-2").kind is SendKind.NOT_DONE, "the first one failed and still goes first"
    clock.advance(10)
    assert [sender.send_due(), sender.send_due()] == [1, 1]
    assert gateway.sent == ["K-1", "K-1", "K-2"]
    assert [row.attempts for row in store.outbox_rows()] == [2, 1], "waiting is no attempt"


def test_while_the_gateway_is_away_one_probe_goes_out_and_nobody_waits(store: SqlStore, clock: ManualClock) -> None:
    keys = commit(store, *range(8))
    gateway = ScriptedGateway(*[NOT_DONE] * 4)
    sender = OutboxSender(store, gateway, clock, HighestDraw())
    assert sender.send_due() == 3
    assert gateway.sent == keys[:3], "the third failure opens the breaker"
    told = sender.send(keys[7])
    assert (told.kind, told.failure) == (SendKind.NOT_DONE, FailureCode.GATEWAY_UNREACHABLE)
    clock.advance(29)
    assert sender.send_due() == 0
    clock.advance(1)
    assert sender.send_due() == 1
    assert gateway.sent == [*keys[:3], keys[3]], "the probe is one that was not tried yet"
    assert [row.attempts for row in store.outbox_rows()] == [1, 1, 1, 1, 0, 0, 0, 0]
    clock.advance(60)
    rounds = [sender.send_due() for _ in range(4)]
    assert rounds == [1, 2, 4, 1], "after an answer the flow doubles from one a round"
    assert sorted(gateway.sent[4:]) == keys


def test_a_bad_row_is_not_the_probe_for_ever(store: SqlStore, clock: ManualClock) -> None:
    keys = commit(store, 0, 1, 2)

    class Picky(ScriptedGateway):
        """Has a fault with one check-in, once the outage is over."""

        def check_in(self, check_in: CheckIn) -> SendOutcome:
            self.sent.append(check_in.key)
            if len(self.sent) <= 3 or check_in.key == keys[0]:
                return SendOutcome(SendKind.AMBIGUOUS, failure=FailureCode.GATEWAY_FAULT)
            return SendOutcome(SendKind.ACCEPTED, "R1", gateway_code="200")

    gateway = Picky()
    sender = OutboxSender(store, gateway, clock, HighestDraw())
    for _ in range(40):
        sender.send_due()
        clock.advance(60)
    rows = {row.key: row for row in store.outbox_rows()}
    assert [rows[key].status for key in keys] == [
        DeliveryStatus.QUEUED,
        DeliveryStatus.CONFIRMED,
        DeliveryStatus.CONFIRMED,
    ]
    assert rows[keys[0]].ambiguous
    assert gateway.sent.count(keys[1]) + gateway.sent.count(keys[2]) == 4


def unchecked(key: str = "K") -> CheckIn:
    return make_check_in(key, eligibility=Eligibility.NOT_CHECKED, coverage=None, lookup_code=None)


class Remembering(ScriptedGateway):
    """Keeps what it was sent."""

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        self.received = check_in
        return super().check_in(check_in)


def test_what_waited_unchecked_is_looked_up_before_it_goes_out(store: SqlStore, clock: ManualClock) -> None:
    store.commit(unchecked())
    gateway = Remembering()
    gateway.answers = [
        LookupAnswer(Eligibility.NOT_CHECKED, failure=FailureCode.GATEWAY_TIMED_OUT),
        LookupAnswer(Eligibility.ELIGIBLE, make_check_in().coverage, gateway_code="000"),
    ]
    sender = OutboxSender(store, gateway, clock, HighestDraw())
    assert sender.send_due() == 1
    assert gateway.sent == [], "no answer to the lookup: the check-in waits too"
    assert not store.outbox_rows()[0].ambiguous
    clock.advance(10)
    assert sender.send_due() == 1
    assert gateway.received == make_check_in("K")
    assert store.opened("K") == make_check_in("K")


def test_a_person_at_the_kiosk_does_not_wait_for_another_lookup(store: SqlStore, clock: ManualClock) -> None:
    store.commit(unchecked())
    gateway = Remembering()
    assert OutboxSender(store, gateway, clock, rng()).send("K").kind is SendKind.ACCEPTED
    assert gateway.looked_up == []
    assert gateway.received == unchecked()


def test_a_lookup_that_never_answers_holds_up_no_check_in_for_ever(store: SqlStore, clock: ManualClock) -> None:
    store.commit(unchecked())
    gateway = Remembering()
    gateway.answers = [LookupAnswer(Eligibility.NOT_CHECKED, failure=FailureCode.GATEWAY_FAULT)] * 5
    sender = OutboxSender(store, gateway, clock, HighestDraw())
    for _ in range(6):
        sender.send_due()
        clock.advance(900)
    assert store.outbox_rows()[0].status is DeliveryStatus.CONFIRMED
    assert len(gateway.looked_up) == 5


def test_a_fault_of_the_account_does_not_hold_up_the_check_in(store: SqlStore, clock: ManualClock) -> None:
    store.commit(unchecked())
    gateway = Remembering()
    gateway.answers = [LookupAnswer(Eligibility.NOT_CHECKED, failure=FailureCode.OFFICER_NOT_REGISTERED)]
    assert OutboxSender(store, gateway, clock, rng()).send_due() == 1
    assert store.outbox_rows()[0].status is DeliveryStatus.CONFIRMED


def test_a_mismatch_found_later_goes_on_the_cleaning_list(store: SqlStore, clock: ManualClock) -> None:
    store.commit(unchecked())
    gateway = Remembering()
    gateway.answers = [
        LookupAnswer(Eligibility.MISMATCH, failure=FailureCode.INSURANCE_NAME_DIFFERS, gateway_code="060")
    ]
    OutboxSender(store, gateway, clock, rng()).send_due()
    (row,) = store.mismatches(NOW - timedelta(days=1), NOW + timedelta(days=1))
    assert (row.code, row.fields, row.person) == ("060", ("full_name",), PERSON)
