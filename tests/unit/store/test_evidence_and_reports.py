"""Outages, the data-cleaning list, how people were identified, later lookups, and the sealed end of the audit trail."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardreader.document import Assurance, Source
from kiosk.domain.checkin import Channel, SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.ports import AuditEntry, StoreError
from kiosk.store.checkins import RECHECK_FOR
from kiosk.store.evidence import Outage
from kiosk.store.reports import Period
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import COVERAGE, NOW, PERSON, make_check_in

MISMATCH = LookupAnswer(Eligibility.MISMATCH, failure=FailureCode.INSURANCE_NAME_DIFFERS, gateway_code="060")
ELIGIBLE = LookupAnswer(Eligibility.ELIGIBLE, COVERAGE, gateway_code="000")
ACCEPTED = SendOutcome(SendKind.ACCEPTED, "GD1")
ALWAYS = (NOW - timedelta(days=3650), NOW + timedelta(days=3650))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    yield store
    store.close()


def minute(number: float) -> datetime:
    return NOW + timedelta(minutes=number)


def test_an_outage_lasts_from_the_first_failed_call_to_the_next_answer(store: SqlStore) -> None:
    calls = [(0, None), (1, FailureCode.GATEWAY_UNREACHABLE), (2, FailureCode.GATEWAY_TIMED_OUT), (9, None), (10, None)]
    for at, failure in [*calls, (20, FailureCode.GATEWAY_FAULT)]:
        store.note_gateway(failure, minute(at))
    assert list(store.outages()) == [
        Outage(minute(1), minute(9), 2, FailureCode.GATEWAY_TIMED_OUT),
        Outage(minute(20), None, 1, FailureCode.GATEWAY_FAULT),
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.booleans(), max_size=12))
def test_outages_never_overlap_and_at_most_one_is_open(store: SqlStore, answers: list[bool]) -> None:
    for number, answered in enumerate(answers):
        store.note_gateway(None if answered else FailureCode.GATEWAY_FAULT, minute(number))
    kept = store.outages()
    assert all(outage.ended is not None for outage in kept[:-1])
    if answers:
        assert (kept[-1].ended is None if kept else False) is (not answers[-1])
    store.note_gateway(None, minute(len(answers)))


def test_a_mismatch_is_kept_once_a_day_for_each_code(store: SqlStore) -> None:
    other_code = replace(MISMATCH, gateway_code="070", failure=FailureCode.INSURANCE_BIRTH_DATE_DIFFERS)
    for answer, at in [(MISMATCH, 0), (MISMATCH, 5), (other_code, 6), (MISMATCH, 24 * 60)]:
        store.note_mismatch(PERSON, answer, minute(at))
    found = store.mismatches(*ALWAYS)
    assert [(row.at, row.code, row.fields) for row in found] == [
        (minute(0), "060", ("full_name",)),
        (minute(6), "070", ("birth_date",)),
        (minute(24 * 60), "060", ("full_name",)),
    ]
    assert {row.person for row in found} == {PERSON}
    assert store.mismatches(minute(1), minute(7)) == [found[1]]
    assert PERSON.full_name not in repr(found)


def test_a_changed_row_of_the_cleaning_list_shows_no_person(store: SqlStore, tmp_path: Path) -> None:
    store.note_mismatch(PERSON, MISMATCH, NOW)
    connection = sqlite3.connect(tmp_path / "kiosk.db")
    with connection:
        connection.execute("UPDATE mismatch SET person = 'somebody else'")
    connection.close()
    (row,) = store.mismatches(*ALWAYS)
    assert (row.person, row.code) == (None, "060")


def received(store: SqlStore, key: str, **changes: object) -> None:
    number = sum(key.encode())
    person = replace(PERSON, personal_id=f"0011900{number:05d}")
    store.commit(make_check_in(key, **{"person": person, **changes}))


def test_shares_by_day_week_and_month(store: SqlStore) -> None:
    monday = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)  # 08:00 in Vietnam
    late = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)  # 00:30 on Tuesday, 1 December, in Vietnam
    received(store, "chip", occurred_at=monday, source=Source.CHIP)
    received(store, "staffed chip", occurred_at=monday, source=Source.CHIP, assurance=Assurance.STAFF)
    received(store, "vneid", occurred_at=monday, source=Source.QR_VNEID)
    received(store, "card qr", occurred_at=monday, source=Source.QR_CARD)
    received(store, "bhyt", occurred_at=monday, source=Source.QR_BHYT)
    received(store, "typed", occurred_at=late, source=None)
    received(store, "self-paying", occurred_at=late, source=Source.CHIP, eligibility=Eligibility.NOT_FOUND)
    received(store, "unchecked", occurred_at=late, source=Source.CHIP, eligibility=Eligibility.NOT_CHECKED)
    first, second = store.shares(*ALWAYS, Period.DAY)
    assert (first.begins, first.visits, first.insured) == (date(2026, 11, 30), 5, 5)
    assert (first.chip, first.vneid, first.card_qr, first.insurance_card, first.staff) == (2, 1, 1, 1, 0)
    assert (first.share, first.strict_share, first.target_met) == (80.0, 60.0, True)
    assert (second.begins, second.visits, second.insured, second.not_checked) == (date(2026, 12, 1), 3, 1, 1)
    assert (second.share, second.target_met) == (0.0, False)
    (week,) = store.shares(*ALWAYS, Period.WEEK)
    assert (week.begins, week.visits, week.insured) == (date(2026, 11, 30), 8, 6)
    assert [row.begins for row in store.shares(*ALWAYS, Period.MONTH)] == [date(2026, 11, 1), date(2026, 12, 1)]
    assert [row.visits for row in store.shares(late, late + timedelta(hours=1), Period.DAY)] == [3]
    assert store.shares(NOW - timedelta(days=3), NOW - timedelta(days=2), Period.DAY) == []


@pytest.mark.parametrize(
    ("source", "channel"),
    [
        (Source.CHIP, Channel.CHIP),
        (Source.QR_CARD, Channel.CARD_QR),
        (Source.QR_VNEID, Channel.VNEID),
        (Source.QR_BHYT, Channel.INSURANCE_CARD),
        (Source.MANUAL, Channel.STAFF),
        (None, Channel.STAFF),
    ],
)
def test_every_source_counts_as_one_channel(source: Source | None, channel: Channel) -> None:
    assert make_check_in(source=source).channel is channel


def unchecked(store: SqlStore, at: datetime = NOW) -> list[str]:
    return [check_in.key for check_in in store.unchecked(at, 10)]


def test_who_was_not_checked_is_asked_for_again_once_settled(store: SqlStore) -> None:
    received(store, "K", eligibility=Eligibility.NOT_CHECKED, coverage=None, lookup_code=None)
    received(store, "checked")
    assert unchecked(store) == [], "the sender looks it up itself while it waits"
    store.record("K", ACCEPTED, NOW, None)
    assert unchecked(store) == ["K"]
    store.postpone_check("K", minute(10))
    assert unchecked(store) == []
    assert unchecked(store, minute(10)) == ["K"]
    amended = store.amend("K", ELIGIBLE, minute(10))
    assert amended == replace(make_check_in("K"), person=amended.person)
    assert store.opened("K") == amended
    assert unchecked(store, minute(20)) == []
    assert {row.key: row.eligibility for row in store.outbox_rows()}["K"] is Eligibility.ELIGIBLE
    assert store.verify_audit().rows == 1


def test_a_visit_long_past_is_not_asked_for_any_more(store: SqlStore) -> None:
    received(store, "K", eligibility=Eligibility.NOT_CHECKED)
    store.record("K", ACCEPTED, NOW, None)
    store.postpone_check("K", NOW + RECHECK_FOR)
    assert unchecked(store, NOW + RECHECK_FOR + timedelta(hours=1)) == []
    assert unchecked(store, NOW) == []


def test_a_check_in_that_does_not_open_is_passed_over(store: SqlStore, tmp_path: Path) -> None:
    for key in ("K", "L"):
        received(store, key, eligibility=Eligibility.NOT_CHECKED)
        store.record(key, ACCEPTED, NOW, None)
    connection = sqlite3.connect(tmp_path / "kiosk.db")
    with connection:
        connection.execute("UPDATE check_in SET sealed = x'00' WHERE key = 'K'")
    connection.close()
    assert unchecked(store) == ["L"]
    for call in (lambda: store.amend("K", ELIGIBLE, NOW), lambda: store.opened("nobody")):
        with pytest.raises(StoreError):
            call()


def trail(store: SqlStore, count: int) -> None:
    for number in range(count):
        store.audit(AuditEntry(minute(number), "visit_started"))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit WHERE id > 2",
        "DELETE FROM audit",
        "DELETE FROM meta WHERE name = 'audit_head'",
        "UPDATE meta SET value = x'01' WHERE name = 'audit_head'",
    ],
)
def test_rows_cut_off_at_the_end_show(store: SqlStore, tmp_path: Path, statement: str) -> None:
    trail(store, 4)
    assert store.verify_audit().sound
    connection = sqlite3.connect(tmp_path / "kiosk.db")
    with connection:
        connection.execute(statement)
    connection.close()
    report = store.verify_audit()
    assert (report.first_broken, report.cut_off, report.sound) == (None, True, False)


def test_a_head_kept_elsewhere_is_found_again(store: SqlStore) -> None:
    trail(store, 2)
    head = store.verify_audit().head
    trail(store, 2)
    assert store.audit_holds(head)
    assert not store.audit_holds("f" * 64)
