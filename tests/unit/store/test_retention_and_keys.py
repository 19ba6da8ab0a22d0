"""What is forgotten and when; other keys; where keys come from."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.checkin import SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.ports import AuditEntry, StoreError
from kiosk.store.keys import CREDENTIAL, CredentialKey, FileKey, KeyringKey, KeySource
from kiosk.store.retention import NOTHING, RetentionPolicy
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import NOW, PERSON, make_check_in

ACCEPTED = SendOutcome(SendKind.ACCEPTED, "GD1")
REFUSED = SendOutcome(SendKind.REFUSED, failure=FailureCode.CHECK_IN_REFUSED)
MISMATCH = LookupAnswer(Eligibility.MISMATCH, failure=FailureCode.INSURANCE_NAME_DIFFERS, gateway_code="060")
POLICY = RetentionPolicy()


def open_store(folder: Path, key: Path | KeySource | None = None) -> SqlStore:
    return SqlStore(folder / "kiosk.db", key or folder / "kiosk.key", StoreMode.SIMULATED)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = open_store(tmp_path)
    yield store
    store.close()


def delivered(store: SqlStore, key: str, days_ago: float) -> None:
    number = sum(key.encode())
    person = replace(PERSON, personal_id=f"0011900{number:05d}")
    store.commit(make_check_in(key, occurred_at=NOW - timedelta(days=days_ago), person=person))
    store.record(key, ACCEPTED, NOW, None)


def test_payloads_go_when_delivered_and_old_and_the_visit_stays(store: SqlStore) -> None:
    for key, days in [("old", 31), ("new", 29), ("refused", 300), ("waiting", 300)]:
        delivered(store, key, days)
    store.record("refused", REFUSED, NOW, None)
    store.record("waiting", SendOutcome(SendKind.NOT_DONE), NOW, NOW)
    gone = store.retain(POLICY, NOW)
    assert gone.details() == (("payloads", "1"),)
    assert {row.key for row in store.outbox_rows()} == {"old", "new", "refused", "waiting"}
    with pytest.raises(StoreError, match="erased"):
        store.opened("old")
    for key in ("new", "refused", "waiting"):
        assert store.opened(key).person.full_name == PERSON.full_name
    assert store.retain(POLICY, NOW) == NOTHING


def test_logs_stay_five_years_and_then_go_without_breaking_the_chain(store: SqlStore) -> None:
    for days in (6 * 366, 5 * 366 + 1, 5 * 365 - 1, 1):
        store.audit(AuditEntry(NOW - timedelta(days=days), "visit_started"))
    delivered(store, "ancient", 5 * 366 + 1)
    delivered(store, "old", 4 * 366)
    for days, failure in [(2000, FailureCode.GATEWAY_FAULT), (1999, None), (20, FailureCode.GATEWAY_FAULT), (19, None)]:
        store.note_gateway(failure, NOW - timedelta(days=days))
    gone = store.retain(POLICY, NOW)
    assert (gone.audit_rows, gone.visits, gone.outages, gone.payloads) == (2, 1, 1, 2)
    trail = store.verify_audit()
    assert (trail.rows, trail.sound) == (2, True)
    assert [row.key for row in store.outbox_rows()] == ["old"]
    assert [outage.began for outage in store.outages()] == [NOW - timedelta(days=20)]
    store.audit(AuditEntry(NOW, "visit_started"))
    assert store.verify_audit().sound


def test_a_trail_forgotten_as_a_whole_goes_on(store: SqlStore) -> None:
    store.audit(AuditEntry(NOW - timedelta(days=3000), "visit_started"))
    assert store.retain(POLICY, NOW).audit_rows == 1
    assert store.verify_audit().sound
    store.audit(AuditEntry(NOW, "visit_started"))
    assert store.verify_audit().sound


def test_many_rows_go_in_small_transactions(store: SqlStore, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "kiosk.db")
    with connection:
        connection.executemany(
            "INSERT INTO mismatch (at, day, person, code, sealed)"
            " VALUES ('2020-01-01T00:00:00.000000Z', ?, 'x', '060', x'')",
            [(str(number),) for number in range(1200)],
        )
    connection.close()
    assert store.retain(POLICY, NOW).mismatches == 1200


def test_a_clock_that_jumps_ahead_does_not_empty_the_database(store: SqlStore) -> None:
    delivered(store, "today", 0)
    assert store.retain(POLICY, NOW) == NOTHING
    assert store.retain(POLICY, NOW + timedelta(days=40_000)) == NOTHING
    assert store.opened("today").key == "today"
    for week in range(6):
        store.retain(POLICY, NOW + timedelta(days=7 * (week + 1)))
    with pytest.raises(StoreError, match="erased"):
        store.opened("today")


@pytest.mark.parametrize("changes", [{"log_years": 4}, {"payload_days": 0}, {"mismatch_days": 0}])
def test_a_policy_against_the_law_is_refused(changes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be kept"):
        RetentionPolicy(**changes)


def test_what_was_erased_is_in_no_file(store: SqlStore, tmp_path: Path) -> None:
    delivered(store, "old", 31)
    connection = sqlite3.connect(tmp_path / "kiosk.db")
    (sealed,) = connection.execute("SELECT sealed FROM check_in").fetchone()
    connection.close()
    store.retain(POLICY, NOW)
    assert not any(sealed in path.read_bytes() for path in tmp_path.iterdir())


def test_another_key_opens_everything_and_the_old_one_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.commit(make_check_in())
    store.note_mismatch(PERSON, MISMATCH, NOW)
    store.audit(AuditEntry(NOW, "visit_started"))
    old = (tmp_path / "kiosk.key").read_bytes()
    assert store.rotate_key() == 1
    assert store.opened(make_check_in().key) == make_check_in()
    store.close()
    assert (tmp_path / "kiosk.key").read_bytes() != old
    assert sorted(path.name for path in tmp_path.glob("kiosk.key*")) == ["kiosk.key"]
    store = open_store(tmp_path)
    assert store.verify_audit().sound
    (row,) = store.mismatches(NOW, NOW + timedelta(days=1))
    assert row.person == PERSON
    store.note_mismatch(PERSON, MISMATCH, NOW)
    assert len(store.mismatches(NOW, NOW + timedelta(days=1))) == 1, "still known as the same person"
    store.close()
    (tmp_path / "kiosk.key").write_bytes(old)
    with pytest.raises(StoreError, match="not the one") as caught:
        open_store(tmp_path)
    assert caught.value.code is FailureCode.STORE_KEY_WRONG


def test_a_rotation_needs_the_database_for_itself(tmp_path: Path) -> None:
    running, tool = open_store(tmp_path), open_store(tmp_path)
    with pytest.raises(StoreError, match="stop the kiosk"):
        tool.rotate_key()
    running.close()
    assert tool.rotate_key() == 0
    tool.close()


def test_nobody_opens_the_database_during_a_rotation(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store._owner.alone(), pytest.raises(StoreError, match="maintenance"):
        open_store(tmp_path)
    open_store(tmp_path).close()
    store.close()


@pytest.mark.parametrize("committed", [False, True])
def test_a_rotation_that_was_broken_off_is_sorted_out_at_the_next_start(tmp_path: Path, committed: bool) -> None:
    class DiesError(Exception):
        """The power goes."""

    class Fragile(FileKey):
        """Breaks off before or after the transaction."""

        def put_next(self, key: bytes) -> None:
            super().put_next(key)
            if not committed:
                raise DiesError

        def promote_next(self) -> None:
            raise DiesError

    store = open_store(tmp_path, Fragile(tmp_path / "kiosk.key"))
    store.commit(make_check_in())
    with pytest.raises(DiesError):
        store.rotate_key()
    store.close()
    assert (tmp_path / "kiosk.key.next").exists()
    store = open_store(tmp_path)
    assert store.opened(make_check_in().key) == make_check_in()
    store.close()
    assert not (tmp_path / "kiosk.key.next").exists()


def test_a_row_that_does_not_open_stops_a_rotation_unless_it_is_a_task_for_staff(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.commit(make_check_in())
    connection = sqlite3.connect(tmp_path / "kiosk.db")
    with connection:
        connection.execute("UPDATE check_in SET sealed = x'0102'")
    connection.close()
    with pytest.raises(StoreError):
        store.rotate_key()
    store.close()
    store = open_store(tmp_path)
    assert store.due(NOW, 1) == []
    assert store.rotate_key() == 0
    store.close()


class Keyring:
    """The desktop's keyring, in memory."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str) -> str | None:
        return self.entries.get((service, user))

    def set_password(self, service: str, user: str, value: str) -> None:
        self.entries[service, user] = value

    def delete_password(self, service: str, user: str) -> None:
        del self.entries[service, user]


def test_a_keyring_that_fails_is_a_clear_error_without_its_words(tmp_path: Path) -> None:
    class Broken(Keyring):
        def get_password(self, service: str, user: str) -> str | None:
            raise RuntimeError("the secret is abc")

    with pytest.raises(StoreError, match="RuntimeError") as caught:
        open_store(tmp_path, KeyringKey(backend=Broken()))
    assert "abc" not in str(caught.value)
    assert caught.value.code is FailureCode.STORE_KEY_WRONG
    keyring = Keyring()
    keyring.set_password("cccd-kiosk", "store", "not base64!")
    with pytest.raises(StoreError, match="no key"):
        open_store(tmp_path / "b", KeyringKey(backend=keyring))


def credentials(folder: Path, **content: bytes) -> CredentialKey:
    folder.mkdir(exist_ok=True)
    for name, key in content.items():
        (folder / {"key": CREDENTIAL, "following": f"{CREDENTIAL}.next"}[name]).write_bytes(key)
    return CredentialKey(environment={"CREDENTIALS_DIRECTORY": str(folder)})


def test_a_systemd_credential_and_its_rotation_by_the_operator(tmp_path: Path) -> None:
    one, two = os.urandom(32), os.urandom(32)
    store = open_store(tmp_path, credentials(tmp_path / "c", key=one))
    store.commit(make_check_in())
    with pytest.raises(StoreError, match="credential"):
        store.rotate_key(two)
    store.close()
    source = credentials(tmp_path / "c", following=two)
    store = open_store(tmp_path, source)
    assert store.rotate_key(two) == 1
    store.close()
    store = open_store(tmp_path, source)
    assert store.opened(make_check_in().key) == make_check_in()
    store.close()
    (tmp_path / "c" / f"{CREDENTIAL}.next").unlink()
    open_store(tmp_path, credentials(tmp_path / "c", key=two)).close()


@pytest.mark.parametrize("environment", [{}, {"CREDENTIALS_DIRECTORY": "/nonexistent"}])
def test_a_missing_credential_says_what_to_do(tmp_path: Path, environment: dict[str, str]) -> None:
    with pytest.raises(StoreError, match="LoadCredentialEncrypted") as caught:
        open_store(tmp_path, CredentialKey(environment=environment))
    assert caught.value.code is FailureCode.STORE_KEY_WRONG
