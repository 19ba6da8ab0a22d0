"""What a counter keeps: numbers that are given once, states that only go on, persons that are sealed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from cardreader.document import Assurance, PartialDate, Sex, Source
from kiosk.domain.checkin import Consent, FaceResult, Person
from kiosk.domain.dossier import DossierStatus, NewDossier, NumberRange, Paper, Procedure
from kiosk.domain.failures import FailureCode
from kiosk.ports import AuditEntry, StoreError
from kiosk.store import audit
from kiosk.store.reports import Period
from kiosk.store.retention import RetentionPolicy
from kiosk.store.sealing import Sealer
from kiosk.store.sql_store import SqlStore, StoreMode

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PERSON = Person("001099012345", "Nguyễn Văn Mẫu", PartialDate(1999, 1, 15), Sex.MALE)
OTHER = Person("001199067890", "Đặng Thị Hòa", PartialDate(1999, 3, 2), Sex.FEMALE)
PROCEDURE = Procedure("2.000635", "Cấp bản sao Trích lục", "Hộ tịch", (Paper("Tờ khai"), Paper("Bản sao", 2)), 1, 8_000)
NUMBERS = NumberRange("H26.19")


def new(key: str, person: Person = PERSON, at: datetime = NOW) -> NewDossier:
    """A dossier as the officer confirmed it."""
    return NewDossier(
        key=key,
        person=person,
        procedure=PROCEDURE,
        papers=PROCEDURE.papers,
        note="gọi trước khi trả",
        received_at=at,
        due=date(2026, 11, 24),
        officer="Lê Thị Trực",
        assurance=Assurance.CHIP_GENUINE,
        source=Source.CHIP,
        consent=Consent(True, True, "v1", at, "Lê Thị Trực"),
        face=FaceResult(True, 0.7, 0.4, "sface", 3, ("quality",)),
    )


def open_store(folder: Path) -> SqlStore:
    """The store of the tests."""
    return SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def trail(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "kiosk.db") as connection:
        return [f"{kind} {details}" for kind, details in connection.execute("SELECT kind, details FROM audit")]


def test_a_dossier_is_kept_with_its_number_and_its_audit_row(store: SqlStore, tmp_path: Path) -> None:
    receipt = store.dossiers.receive(new("k1"), NUMBERS)
    assert receipt.number == "H26.19-261123-0001"
    assert (receipt.procedure, receipt.due, receipt.fee) == (PROCEDURE.name, date(2026, 11, 24), 8_000)
    assert receipt.papers == PROCEDURE.papers
    assert store.dossiers.receipt(receipt.number) == receipt
    row = store.dossiers.row(receipt.number)
    assert row is not None
    assert store.dossiers.opened(row) == new("k1")
    (kept,) = trail(tmp_path)
    assert "dossier_received" in kept
    assert receipt.number in kept
    assert store.verify_audit().sound


def test_the_same_key_again_yields_the_same_number(store: SqlStore) -> None:
    first = store.dossiers.receive(new("k1"), NUMBERS)
    assert store.dossiers.receive(new("k1", at=NOW + timedelta(minutes=1)), NUMBERS) == first
    assert len(store.dossiers.rows(NOW - timedelta(days=1), NOW + timedelta(days=1))) == 1


def test_numbers_go_on_after_a_restart_and_whatever_the_clock_does(tmp_path: Path) -> None:
    moments = [NOW, NOW + timedelta(days=400), NOW - timedelta(days=1), NOW, NOW + timedelta(hours=16), NOW]
    numbers = []
    for place, at in enumerate(moments):
        store = open_store(tmp_path)
        numbers.append(store.dossiers.receive(new(f"k{place}", at=at), NUMBERS).number)
        store.close()
    assert len(set(numbers)) == len(numbers)
    assert numbers == [
        "H26.19-261123-0001",
        "H26.19-271228-0001",
        "H26.19-261122-0001",
        "H26.19-261123-0002",
        "H26.19-261124-0001",
        "H26.19-261123-0003",
    ]


def test_two_counters_of_one_agency_give_out_ranges_that_do_not_meet(store: SqlStore) -> None:
    first = store.dossiers.receive(new("k1"), NumberRange("H26.19", 1, 2))
    second = store.dossiers.receive(new("k2"), NumberRange("H26.19", 2001, 2002))
    assert (first.number, second.number) == ("H26.19-261123-0001", "H26.19-261123-2001")
    store.dossiers.receive(new("k3"), NumberRange("H26.19", 1, 2))
    with pytest.raises(StoreError) as refused:
        store.dossiers.receive(new("k4"), NumberRange("H26.19", 1, 2))
    assert refused.value.code is FailureCode.NUMBERS_USED_UP
    assert store.dossiers.receive(new("k4", at=NOW + timedelta(days=1)), NumberRange("H26.19", 1, 2))


def test_two_windows_at_once_never_give_one_number_twice(tmp_path: Path) -> None:
    stores = [open_store(tmp_path), open_store(tmp_path)]

    def receive(place: int) -> str:
        return stores[place % 2].dossiers.receive(new(f"k{place}"), NUMBERS).number

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(receive, range(20)))
    for store in stores:
        store.close()
    assert len(set(numbers)) == 20


def test_nothing_is_kept_where_the_audit_row_cannot_be_written(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: Connection, sealer: Sealer, entry: AuditEntry) -> None:
        raise StoreError("the disk is full", FailureCode.STORE_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(audit, "append", full)
        with pytest.raises(StoreError):
            store.dossiers.receive(new("k1"), NUMBERS)
    assert store.dossiers.rows(NOW - timedelta(days=1), NOW + timedelta(days=1)) == []
    assert store.dossiers.receive(new("k2"), NUMBERS).number == "H26.19-261123-0001"


def test_a_result_is_handed_out_to_its_own_person_and_once(store: SqlStore, tmp_path: Path) -> None:
    number = store.dossiers.receive(new("k1"), NUMBERS).number

    def hand_out(person: Person) -> None:
        store.dossiers.settle(number, person, DossierStatus.HANDED_OUT, "Lê Thị Trực", NOW)

    with pytest.raises(StoreError) as early:
        hand_out(PERSON)
    assert early.value.code is FailureCode.DOSSIER_NOT_OPEN
    assert store.dossiers.mark_ready(number, "Lê Thị Trực", NOW).status is DossierStatus.READY
    with pytest.raises(StoreError):
        store.dossiers.mark_ready(number, "Lê Thị Trực", NOW)
    assert [line.number for line in store.dossiers.open_of(PERSON)] == [number]
    assert store.dossiers.open_of(OTHER) == ()
    with pytest.raises(StoreError):
        hand_out(OTHER)
    hand_out(PERSON)
    assert store.dossiers.open_of(PERSON) == ()
    for status in (DossierStatus.HANDED_OUT, DossierStatus.WITHDRAWN):
        with pytest.raises(StoreError):
            store.dossiers.settle(number, PERSON, status, "Lê Thị Trực", NOW)
    row = store.dossiers.row(number)
    assert row is not None
    assert (row.line.status, row.settled_by, row.settled_at) == (DossierStatus.HANDED_OUT, "Lê Thị Trực", NOW)
    assert [line.split()[0] for line in trail(tmp_path)] == ["dossier_received", "dossier_ready", "dossier_handed_out"]


def test_an_open_dossier_may_be_withdrawn(store: SqlStore) -> None:
    number = store.dossiers.receive(new("k1"), NUMBERS).number
    line = store.dossiers.settle(number, PERSON, DossierStatus.WITHDRAWN, "Lê Thị Trực", NOW)
    assert line.status is DossierStatus.WITHDRAWN
    with pytest.raises(StoreError):
        store.dossiers.mark_ready(number, "Lê Thị Trực", NOW)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["0003", "0002", "0001"]),
        ("0002", ["0002"]),
        ("h26.19-261123-0001", ["0001"]),
        ("2345", ["0003", "0001"]),
        ("345", []),
        ("nguyen VAN", ["0003", "0001"]),
        ("đặng thị hoà", ["0002"]),
        ("dang thi hoa", ["0002"]),
        ("nobody", []),
    ],
)
def test_search(store: SqlStore, text: str, found: list[str]) -> None:
    for key, person in (("k1", PERSON), ("k2", OTHER), ("k3", PERSON)):
        store.dossiers.receive(new(key, person), NUMBERS)
    store.dossiers.receive(new("k0", at=NOW - timedelta(days=3)), NUMBERS)
    hits = store.dossiers.search(text, "Lê Thị Trực", NOW)
    assert [hit.line.number[-4:] for hit in hits] == found
    for hit in hits:
        assert hit.name in ("Nguyễn V. M.", "Đặng T. H.")
        assert hit.personal_id in ("…2345", "…7890")
        assert "012345" not in repr(hit) + str(hit.personal_id)


def test_a_whole_number_finds_any_day(store: SqlStore) -> None:
    number = store.dossiers.receive(new("k0", at=NOW - timedelta(days=30)), NUMBERS).number
    assert [hit.line.number for hit in store.dossiers.search(f" {number.lower()} ", "o", NOW)] == [number]


def test_nobody_is_named_on_the_disk(store: SqlStore, tmp_path: Path) -> None:
    store.dossiers.receive(new("k1"), NUMBERS)
    store.dossiers.search("nguyen van mau", "Lê Thị Trực", NOW)
    store.close()
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        for secret in ("001099012345", "Nguyễn Văn Mẫu", "nguyen van mau", "gọi trước"):
            assert secret.encode() not in content


def test_what_is_settled_is_forgotten_and_what_is_open_stays(store: SqlStore) -> None:
    settled, waiting = (store.dossiers.receive(new(key), NUMBERS).number for key in ("k1", "k2"))
    store.dossiers.settle(settled, PERSON, DossierStatus.WITHDRAWN, "o", NOW)
    policy = RetentionPolicy(payload_days=30)
    assert store.retain(policy, NOW + timedelta(days=29)).dossiers == 0
    gone = store.retain(policy, NOW + timedelta(days=31))
    assert gone.dossiers == 1
    assert ("dossiers", "1") in gone.details()
    erased, kept = store.dossiers.row(settled), store.dossiers.row(waiting)
    assert erased is not None
    assert kept is not None
    with pytest.raises(StoreError):
        store.dossiers.opened(erased)
    assert store.dossiers.opened(kept).person == PERSON
    (hit,) = store.dossiers.search(settled, "o", NOW)
    assert (hit.name, hit.personal_id) == (None, None)
    again = store.dossiers.receive(new("k3"), NUMBERS)
    assert again.number not in (settled, waiting)


def test_another_key_opens_dossiers_and_finds_their_persons(store: SqlStore) -> None:
    number = store.dossiers.receive(new("k1"), NUMBERS).number
    store.rotate_key()
    row = store.dossiers.row(number)
    assert row is not None
    assert store.dossiers.opened(row) == new("k1")
    assert [line.number for line in store.dossiers.open_of(PERSON)] == [number]


def test_dossiers_are_counted_by_what_became_of_them(store: SqlStore) -> None:
    numbers = [store.dossiers.receive(new(f"k{place}"), NUMBERS).number for place in range(4)]
    store.dossiers.receive(replace(new("k9", at=NOW - timedelta(days=20)), due=date(2026, 11, 4)), NUMBERS)
    store.dossiers.mark_ready(numbers[0], "o", NOW)
    store.dossiers.mark_ready(numbers[1], "o", NOW)
    store.dossiers.settle(numbers[1], PERSON, DossierStatus.HANDED_OUT, "o", NOW)
    store.dossiers.settle(numbers[2], PERSON, DossierStatus.WITHDRAWN, "o", NOW)
    since, until = NOW - timedelta(days=60), NOW + timedelta(days=1)
    early, late = store.dossiers.counts(since, until, Period.DAY, TODAY)
    assert (early.begins, early.received, early.overdue) == (date(2026, 11, 3), 1, 1)
    assert (late.received, late.ready, late.handed_out, late.withdrawn, late.overdue) == (1, 1, 1, 1, 0)
    assert late.dossiers == 4
    (month,) = store.dossiers.counts(since, until, Period.MONTH, TODAY)
    assert month.dossiers == 5
