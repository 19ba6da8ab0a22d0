"""Order of one person's visits, numbers over clock changes, and the visit that a crash interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.checkin import Person, SendKind, SendOutcome
from kiosk.domain.delivery import LONGEST_WAIT
from kiosk.domain.failures import FailureCode
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.numbering import MachineTime
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import NOW, PERSON, SERVICE, make_check_in

ACCEPTED = SendOutcome(SendKind.ACCEPTED, "GD1")
REFUSED = SendOutcome(SendKind.REFUSED, failure=FailureCode.CHECK_IN_REFUSED)
AWAY = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)


def open_store(folder: Path, machine: MachineTime | None = None) -> SqlStore:
    run = machine or MachineTime(None, 0.0)
    return SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED, lambda: run)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = open_store(tmp_path)
    yield store
    store.close()


def another(number: int = 1) -> Person:
    return replace(PERSON, personal_id=f"0011900{number:05d}")


def due(store: SqlStore, at: datetime = NOW + timedelta(hours=1)) -> list[str]:
    return [item.check_in.key for item in store.due(at, 10)]


def waits(store: SqlStore, key: str) -> bool:
    item = store.find(key)
    assert item is not None
    return item.waits


def test_visits_of_one_person_go_in_order_and_others_do_not_wait(store: SqlStore) -> None:
    store.commit(make_check_in("first"))
    store.commit(make_check_in("second", occurred_at=NOW - timedelta(minutes=3)))
    store.commit(make_check_in("other", occurred_at=NOW + timedelta(minutes=1), person=another()))
    assert due(store) == ["first", "other"]
    assert waits(store, "second")
    assert not waits(store, "other")
    store.record("first", AWAY, NOW, NOW + timedelta(hours=2))
    assert due(store) == ["other"], "the second goes after the first, however long that takes"
    store.record("first", ACCEPTED, NOW, None)
    assert due(store) == ["second", "other"]


def test_a_refused_visit_lets_the_next_of_the_same_person_go(store: SqlStore) -> None:
    store.commit(make_check_in("first"))
    store.commit(make_check_in("second"))
    store.record("first", REFUSED, NOW, None)
    assert due(store) == ["second"]


def test_one_person_is_known_by_card_and_by_chip(store: SqlStore) -> None:
    store.commit(make_check_in("chip"))
    store.commit(make_check_in("vneid", person=replace(PERSON, insurance_number="GD4010112345678")))
    assert waits(store, "vneid")


def test_a_next_try_written_under_a_clock_gone_wrong_is_due(store: SqlStore) -> None:
    store.commit(make_check_in("first"))
    store.record("first", AWAY, NOW, NOW + timedelta(seconds=LONGEST_WAIT))
    assert due(store, NOW) == []
    store.record("first", AWAY, NOW + timedelta(days=3650), NOW + timedelta(days=3650, seconds=5))
    assert due(store, NOW) == ["first"]


def test_numbers_stay_unique_whatever_the_clock_does_over_restarts(tmp_path: Path) -> None:
    """Battery lost, set ahead, set back; each with a restart between. People wait in one hall all the while."""
    evening = datetime(2026, 11, 22, 17, 0, tzinfo=VIETNAM_TIME)
    course = [
        (evening, MachineTime("a", 100.0)),
        (datetime(1970, 1, 1, 0, 1, tzinfo=VIETNAM_TIME), MachineTime("b", 60.0)),
        (evening + timedelta(minutes=5), MachineTime("b", 120.0)),
        (evening + timedelta(days=3), MachineTime("b", 180.0)),
        (evening + timedelta(minutes=9), MachineTime("c", 30.0)),
        (evening + timedelta(days=1, minutes=9), MachineTime("c", 90.0)),
    ]
    numbers = []
    for place, (at, machine) in enumerate(course):
        store = open_store(tmp_path, machine)
        numbers.append(store.commit(make_check_in(f"K{place}", occurred_at=at, person=another(place))).number)
        store.close()
    assert numbers == [f"A {number:03d}" for number in range(1, len(course) + 1)]
    store = open_store(tmp_path, MachineTime("c", 90.0 + 15 * 3600))
    next_morning = course[-1][0] + timedelta(hours=15)
    assert store.commit(make_check_in("K9", occurred_at=next_morning, person=another(9))).number == "A 001"
    store.close()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(-400, 400), st.booleans()), min_size=1, max_size=12))
def test_no_clock_within_one_run_gives_a_number_twice(store: SqlStore, jumps: list[tuple[int, bool]]) -> None:
    """In one run of the machine a day passes only when a day passes."""
    run = MachineTime("run", 500.0)
    store._machine = lambda: run
    begun, given = len(store.outbox_rows()), []
    for place, (days, other_letter) in enumerate(jumps):
        service = replace(SERVICE, prefix="B" if other_letter else "A")
        at = NOW + timedelta(days=days)
        key = f"K{begun + place}"
        given.append(store.commit(make_check_in(key, occurred_at=at, person=another(place), service=service)).number)
    assert len(set(given)) == len(given)


def interrupted(folder: Path, *, handed_over: bool = False) -> None:
    """A check-in was committed, and the power went."""
    store = open_store(folder)
    store.commit(make_check_in("before"))
    if handed_over:
        store.handed_over("before")
    store.close()


def test_who_begins_again_after_a_crash_keeps_visit_and_number(tmp_path: Path) -> None:
    interrupted(tmp_path)
    store = open_store(tmp_path)
    ticket = store.commit(make_check_in("again", occurred_at=NOW + timedelta(minutes=4)))
    assert (ticket.key, ticket.number) == ("before", "A 001")
    assert [row.key for row in store.outbox_rows()] == ["before"]
    assert store.verify_audit().rows == 1
    store.handed_over("before")
    assert store.commit(make_check_in("tomorrow", occurred_at=NOW + timedelta(minutes=9))).key == "tomorrow"
    store.close()


@pytest.mark.parametrize("case", ["handed over", "another person", "another service", "later", "same run"])
def test_everything_else_is_a_visit_of_its_own(tmp_path: Path, case: str) -> None:
    interrupted(tmp_path, handed_over=case == "handed over")
    store = open_store(tmp_path)
    check_in = make_check_in("new", occurred_at=NOW + timedelta(minutes=4))
    match case:
        case "another person":
            check_in = replace(check_in, person=another())
        case "another service":
            check_in = replace(check_in, service=replace(SERVICE, name="Khám Mắt"))
        case "later":
            check_in = replace(check_in, occurred_at=NOW + timedelta(hours=2))
        case "same run":
            store.commit(make_check_in("mine", person=another()))
            check_in = replace(check_in, person=another())
    assert store.commit(check_in).key == "new"
    store.close()
