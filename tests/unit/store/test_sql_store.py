"""The store: tickets, outbox, audit trail, modes, and what stays out of the file."""

import itertools
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.category import CategoryReason, ProposedCategory
from kiosk.domain.checkin import DeliveryStatus, KeptTicket, Person, SendKind, SendOutcome, Ticket
from kiosk.domain.failures import FailureCode
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.numbering import MachineTime
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.domain.priority import Priority
from kiosk.ports import AuditEntry, OutboxItem, StoreError
from kiosk.store import schema
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import COVERAGE, NOW, PERSON, SERVICE, make_check_in

ACCEPTED = SendOutcome(
    SendKind.ACCEPTED,
    "GD1",
    gateway_code="200",
    message="Tiếp nhận thành công",
    received_at=datetime(2026, 11, 22, 1, 31, tzinfo=UTC),
    category=ProposedCategory("1.1", CategoryReason.REGISTERED_HERE),
)
REFUSED = SendOutcome(SendKind.REFUSED, None, FailureCode.CHECK_IN_REFUSED, "303", "HO_TEN: must not be empty")
NOT_DONE = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)
AMBIGUOUS = SendOutcome(SendKind.AMBIGUOUS, failure=FailureCode.GATEWAY_TIMED_OUT)
LATER = NOW + timedelta(minutes=10)


def open_store(folder: Path, mode: StoreMode = StoreMode.SIMULATED) -> SqlStore:
    return SqlStore(folder / "kiosk.db", folder / "kiosk.key", mode, lambda: MachineTime(None, 0.0))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = open_store(tmp_path)
    yield store
    store.close()


def sql(folder: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Past the store, as someone with the file in hand."""
    connection = sqlite3.connect(folder / "kiosk.db")
    try:
        with connection:
            return connection.execute(statement, values).fetchall()
    finally:
        connection.close()


def test_commit_gives_a_ticket_and_queues(store: SqlStore) -> None:
    check_in = make_check_in()
    assert store.commit(check_in) == Ticket("A 001", "Phòng 105", "Khám Nội", 0, NOW, check_in.key)
    assert store.find(check_in.key) == OutboxItem(check_in, 0, ambiguous=False)
    assert list(store.due(NOW, 10)) == [OutboxItem(check_in, 0, ambiguous=False)]


def test_staff_see_how_much_has_not_arrived_and_since_when(store: SqlStore) -> None:
    assert store.outbox_summary() == OutboxSummary(0, 0, None)
    for key, minutes in (("k1", 3), ("k2", 1), ("k3", 2), ("k4", 0)):
        store.commit(make_check_in(key, occurred_at=NOW + timedelta(minutes=minutes)))
    store.record("k4", REFUSED, LATER, None)
    store.record("k3", ACCEPTED, LATER, None)
    assert store.outbox_summary() == OutboxSummary(2, 1, NOW + timedelta(minutes=1))


def test_the_last_ticket_is_the_one_drawn_last_whatever_the_clock_said(store: SqlStore) -> None:
    assert store.last_ticket() is None
    store.commit(make_check_in("k1"))
    last = store.commit(make_check_in("k2", occurred_at=NOW - timedelta(hours=2)))
    assert store.last_ticket() == replace(last, ahead=None)


def test_a_person_has_the_ticket_of_today_and_nobody_elses(store: SqlStore) -> None:
    other = replace(PERSON, personal_id="001099054321")
    morning, noon = datetime(2026, 11, 22, 0, 5, tzinfo=VIETNAM_TIME), datetime(2026, 11, 22, 12, tzinfo=VIETNAM_TIME)
    store.commit(make_check_in("yesterday", occurred_at=morning - timedelta(minutes=10)))
    assert store.ticket_of_today(PERSON, noon) is None, "of yesterday, by the day in Vietnam"
    first = replace(store.commit(make_check_in("k1", occurred_at=morning)), ahead=None)
    store.commit(make_check_in("k2", occurred_at=morning, person=other))
    assert store.ticket_of_today(PERSON, noon) == KeptTicket(first, DeliveryStatus.QUEUED)
    store.record("k1", ACCEPTED, LATER, None)
    assert store.ticket_of_today(PERSON, noon) == KeptTicket(first, DeliveryStatus.CONFIRMED)
    second = replace(store.commit(make_check_in("k3", occurred_at=morning)), ahead=None)
    assert store.ticket_of_today(PERSON, noon) == KeptTicket(second, DeliveryStatus.QUEUED), "the latest"
    assert store.ticket_of_today(PERSON, noon + timedelta(hours=12)) is None


def test_who_goes_first_has_numbers_and_people_ahead_of_their_own(store: SqlStore) -> None:
    def draw(key: str, priority: Priority = Priority.NONE) -> tuple[str, int, bool]:
        ticket = store.commit(make_check_in(key, priority=priority))
        return ticket.number, ticket.ahead, ticket.priority

    assert draw("k1") == ("A 001", 0, False)
    assert draw("k2") == ("A 002", 1, False)
    assert draw("k3", Priority.ELDERLY) == ("AU 001", 0, True)
    assert draw("k4", Priority.PREGNANT) == ("AU 002", 1, True)
    assert draw("k5") == ("A 003", 4, False)
    assert draw("k3") == ("AU 001", 0, True), "the same key, the same ticket"


def test_the_same_key_again_yields_the_same_ticket(store: SqlStore) -> None:
    first = store.commit(make_check_in())
    store.commit(make_check_in("other"))
    assert store.commit(make_check_in()) == first
    assert store.commit(make_check_in(occurred_at=LATER, service=replace(SERVICE, prefix="B"))) == first
    assert len(store.outbox_rows()) == 2


def test_numbers_count_for_each_letter_and_each_day_in_vietnam(store: SqlStore) -> None:
    before_midnight = datetime(2026, 11, 22, 16, 59, tzinfo=UTC)  # 23:59 in Vietnam
    after_midnight = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    numbers = itertools.count()

    def ticket(prefix: str, at: datetime) -> str:
        service = replace(SERVICE, prefix=prefix)
        return store.commit(make_check_in(f"K{next(numbers)}", occurred_at=at, service=service)).number

    assert [ticket("A", NOW), ticket("A", before_midnight), ticket("B", NOW)] == ["A 001", "A 002", "B 001"]
    assert [ticket("A", after_midnight), ticket("A", after_midnight)] == ["A 001", "A 002"]


def test_numbers_beyond_999_go_on(store: SqlStore, tmp_path: Path) -> None:
    store.commit(make_check_in())
    sql(tmp_path, "UPDATE ticket SET number = 999")
    assert store.commit(make_check_in("K2")).number == "A 1000"


def test_ahead_counts_the_same_letter_of_the_last_half_hour(store: SqlStore) -> None:
    for minute, prefix in [(0, "A"), (10, "A"), (20, "B"), (40, "A")]:
        at = NOW + timedelta(minutes=minute)
        store.commit(make_check_in(f"K{minute}", occurred_at=at, service=replace(SERVICE, prefix=prefix)))
    ticket = store.commit(make_check_in("K40b", occurred_at=NOW + timedelta(minutes=40)))
    assert (ticket.number, ticket.ahead) == ("A 004", 2)
    assert store.commit(make_check_in("K40b")).ahead == 2


def test_people_waiting_are_counted_by_queue(store: SqlStore) -> None:
    assert store.waiting(NOW) == {}
    store.commit(make_check_in("K1"))
    later = NOW + timedelta(minutes=20)
    store.commit(make_check_in("K2", occurred_at=later))
    store.commit(make_check_in("K3", occurred_at=later, priority=Priority.ELDERLY))
    assert store.waiting(later) == {"A": 2, "AU": 1}
    assert store.waiting(NOW + timedelta(minutes=45)) == {"A": 1, "AU": 1}
    assert store.waiting(NOW + timedelta(hours=2)) == {}


def test_many_threads_get_distinct_numbers(store: SqlStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        tickets = list(pool.map(lambda number: store.commit(make_check_in(f"K{number}")), range(40)))
    assert sorted(ticket.number for ticket in tickets) == [f"A {number:03d}" for number in range(1, 41)]


@pytest.mark.parametrize("other", [StoreMode.PRODUCTION, StoreMode.SIMULATED])
def test_two_stores_on_one_file_share_the_numbers(tmp_path: Path, other: StoreMode) -> None:
    first, second = open_store(tmp_path, other), open_store(tmp_path, other)
    numbers = [place.commit(make_check_in(f"K{n}")).number for n, place in enumerate([first, second, first])]
    first.close()
    second.close()
    assert numbers == ["A 001", "A 002", "A 003"]


def somebody(number: int) -> Person:
    return replace(PERSON, personal_id=f"0011900{number:05d}")


def test_due_is_oldest_first_and_not_before_its_time(store: SqlStore) -> None:
    for name, minute in [("late", 3), ("early", 1), ("middle", 2)]:
        store.commit(make_check_in(name, occurred_at=NOW + timedelta(minutes=minute), person=somebody(minute)))
    assert [item.check_in.key for item in store.due(LATER, 10)] == ["early", "middle", "late"]
    assert [item.check_in.key for item in store.due(LATER, 2)] == ["early", "middle"]
    assert [item.check_in.key for item in store.due(NOW + timedelta(minutes=1), 10)] == ["early"]
    store.record("early", NOT_DONE, LATER, LATER + timedelta(seconds=5))
    assert [item.check_in.key for item in store.due(LATER, 10)] == ["middle", "late"]
    assert len(store.due(LATER + timedelta(seconds=5), 10)) == 3


def test_an_accepted_check_in_is_confirmed(store: SqlStore) -> None:
    key = make_check_in().key
    store.commit(make_check_in())
    assert store.settled(key) is None
    store.begin_attempt(key)
    store.record(key, ACCEPTED, LATER, None)
    assert store.find(key) is None
    assert store.due(LATER + timedelta(days=400), 10) == []
    assert store.settled(key) == ACCEPTED
    (row,) = store.outbox_rows()
    assert (row.status, row.attempts, row.ambiguous, row.receipt) == (DeliveryStatus.CONFIRMED, 1, False, "GD1")
    assert (row.occurred_at, row.last_attempt, row.next_attempt) == (NOW, LATER, None)


def test_a_refused_check_in_waits_until_staff_retry_it(store: SqlStore) -> None:
    key = make_check_in().key
    store.commit(make_check_in())
    store.record(key, REFUSED, LATER, None)
    assert store.find(key) is None
    assert store.settled(key) == REFUSED
    assert store.due(LATER + timedelta(days=400), 10) == []
    assert store.retry(key)
    assert not store.retry(key)
    assert not store.retry("unknown")
    (item,) = store.due(NOW, 10)
    assert (item.check_in.key, item.attempts) == (key, 1)


def test_a_confirmed_check_in_is_not_retried(store: SqlStore) -> None:
    store.commit(make_check_in())
    store.record(make_check_in().key, ACCEPTED, LATER, None)
    assert not store.retry(make_check_in().key)


def test_once_ambiguous_stays_ambiguous(store: SqlStore) -> None:
    key = make_check_in().key
    store.commit(make_check_in())
    for outcome, ambiguous in [(NOT_DONE, False), (AMBIGUOUS, True), (NOT_DONE, True)]:
        store.begin_attempt(key)
        store.record(key, outcome, NOW, NOW)
        item = store.find(key)
        assert item is not None
        assert item.ambiguous is ambiguous
    assert [row.attempts for row in store.outbox_rows()] == [3]


def test_an_attempt_without_outcome_makes_ambiguous(tmp_path: Path) -> None:
    key = make_check_in().key
    store = open_store(tmp_path)
    store.commit(make_check_in())
    store.begin_attempt(key)
    store.close()
    store = open_store(tmp_path)
    (item,) = store.due(NOW, 1)
    assert item.ambiguous
    store.begin_attempt(key)
    store.record(key, NOT_DONE, NOW, NOW)
    assert store.outbox_rows()[0].ambiguous
    store.close()


def test_unknown_keys(store: SqlStore) -> None:
    assert store.find("unknown") is None
    assert store.settled("unknown") is None
    with pytest.raises(StoreError):
        store.record("unknown", ACCEPTED, NOW, None)
    with pytest.raises(StoreError):
        store.begin_attempt("unknown")


def test_nothing_personal_is_in_the_files(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.commit(make_check_in())
    store.record(make_check_in().key, REFUSED, NOW, None)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    store.close()
    content += b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for personal in (PERSON.full_name, PERSON.personal_id, COVERAGE.card_number, "19900517", "1990"):
        assert personal is not None
        assert personal.encode() not in content


def test_the_files_are_their_owners_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    store.commit(make_check_in())
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()}
    store.close()
    assert modes == dict.fromkeys(
        ["kiosk.db", "kiosk.db-wal", "kiosk.db-shm", "kiosk.db.lock", "kiosk.db.presence", "kiosk.key"], 0o600
    )
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_wider_rights_are_narrowed(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / "kiosk.db").chmod(0o644)
    open_store(tmp_path).close()
    assert (tmp_path / "kiosk.db").stat().st_mode & 0o777 == 0o600


def test_durability_settings(store: SqlStore, tmp_path: Path) -> None:
    def pragma(name: str) -> object:
        return store._owner.write(lambda connection: connection.exec_driver_sql(f"PRAGMA {name}").scalar())

    assert [pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")] == ["wal", 2, 1]
    assert sql(tmp_path, "SELECT version_num FROM alembic_version") == [("0003",)]


def test_the_migrations_make_what_the_code_expects(store: SqlStore) -> None:
    def differences(connection: object) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": False})  # type: ignore[arg-type]
        return list(compare_metadata(context, schema.metadata))

    assert store._owner.write(differences) == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO check_in (key, occurred_at, sealed) VALUES (NULL, '', '')",
        "INSERT INTO check_in (key, occurred_at, sealed) SELECT key, '', '' FROM check_in",
        """INSERT INTO ticket SELECT issue + 1, 'x', day, prefix, number, room, service_name, ahead, issued_at,
        series, handed_over, boot, uptime FROM ticket""",
    ],
)
def test_the_database_itself_refuses_doubles(store: SqlStore, tmp_path: Path, statement: str) -> None:
    store.commit(make_check_in())
    with pytest.raises(sqlite3.IntegrityError):
        sql(tmp_path, statement)


def test_a_database_belongs_to_one_mode(tmp_path: Path) -> None:
    open_store(tmp_path, StoreMode.PRODUCTION).close()
    with pytest.raises(StoreError, match="other mode"):
        open_store(tmp_path, StoreMode.SIMULATED)
    open_store(tmp_path, StoreMode.PRODUCTION).close()


def test_a_naive_time_is_refused(store: SqlStore) -> None:
    with pytest.raises(StoreError):
        store.commit(make_check_in(occurred_at=datetime(2026, 1, 1)))  # noqa: DTZ001
    assert store.outbox_rows() == []


def test_check_and_close(store: SqlStore) -> None:
    store.check()
    store.close()
    store.close()
    for call in (store.check, lambda: store.commit(make_check_in()), store.outbox_rows):
        with pytest.raises(StoreError, match="closed"):
            call()


def entry(number: int) -> AuditEntry:
    return AuditEntry(NOW + timedelta(seconds=number), "staff_verified", (("failure", "F-401"), ("n", str(number))))


def test_the_audit_chain_holds(store: SqlStore) -> None:
    assert store.verify_audit().first_broken is None
    for number in range(5):
        store.audit(entry(number))
    assert store.verify_audit().first_broken is None


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET kind = 'other' WHERE id = 3", 3),
        ("UPDATE audit SET details = '[]' WHERE id = 1", 1),
        ("UPDATE audit SET at = '2026-11-22T01:30:09.000000Z' WHERE id = 2", 2),
        ("UPDATE audit SET hash = previous WHERE id = 5", 5),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id = 1", 2),
        ("UPDATE audit SET id = id + 10 WHERE id = 2", 3),
    ],
)
def test_a_change_in_the_audit_trail_shows(store: SqlStore, tmp_path: Path, statement: str, broken: int) -> None:
    for number in range(5):
        store.audit(entry(number))
    sql(tmp_path, statement)
    assert store.verify_audit().first_broken == broken


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([ACCEPTED, REFUSED, NOT_DONE, AMBIGUOUS, None]), max_size=8))
def test_no_sequence_of_outcomes_loses_a_check_in(store: SqlStore, outcomes: list[SendOutcome | None]) -> None:
    """None stands for the staff's retry. A row is queued, confirmed or refused, and its payload stays what it was."""
    key = f"K{len(store.outbox_rows())}"
    check_in = make_check_in(key, person=somebody(len(store.outbox_rows())))
    store.commit(check_in)
    queued, attempts, ambiguous = True, 0, False
    for outcome in outcomes:
        if outcome is None:
            ending = store.settled(key)
            refused = ending is not None and ending.kind is SendKind.REFUSED
            assert store.retry(key) is refused
            queued = queued or refused
        elif queued:
            store.begin_attempt(key)
            store.record(key, outcome, NOW, NOW)
            attempts += 1
            ambiguous |= outcome is AMBIGUOUS
            queued = outcome in (NOT_DONE, AMBIGUOUS)
        assert store.find(key) == (OutboxItem(check_in, attempts, ambiguous) if queued else None)
        assert (store.settled(key) is None) is queued
