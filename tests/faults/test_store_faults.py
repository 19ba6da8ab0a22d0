"""The store when the machine fails: killed at any statement, full or read-only disk, damaged file, wrong key."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.checkin import DeliveryStatus, Person, SendKind
from kiosk.domain.failures import FailureCode
from kiosk.gateway.sender import OutboxSender
from kiosk.ports import StoreError
from kiosk.store import database, owner, sql_store
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway import SimulatedGateway
from tests.unit.gateway.support import (
    NOW,
    PERSON,
    ManualClock,
    make_check_in,
    make_client,
    make_gateway,
    rng,
)

ROOT = Path(__file__).parents[2]
TABLES = ("check_in", "ticket", "outbox")
COMMIT_STATEMENTS = 10
"""BEGIN, ticket of this key, one interrupted, check-in, last issue, last number, ahead, ticket, read back, outbox."""

KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import make_check_in

folder, point = Path(sys.argv[1]), sys.argv[2]
store = SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)
count = 0

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def statement(*_):
    global count
    if count == int(point):
        die()
    count += 1

if point == "before_commit":
    event.listen(store._owner._connection.engine, "commit", die)
elif point != "after_commit":
    event.listen(store._owner._connection.engine, "after_cursor_execute", statement)
store.commit(make_check_in("victim"))
die()
"""

ENDLESS = """
import itertools, sys
from pathlib import Path
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import make_check_in

folder = Path(sys.argv[1])
store = SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)
for number in itertools.count():
    ticket = store.commit(make_check_in(f"{sys.argv[2]}-{number}"))
    print(ticket.key, ticket.number, sep="\\t", flush=True)
"""


def open_store(folder: Path) -> SqlStore:
    return SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)


def child(program: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def pragma(store: SqlStore, statement: str) -> None:
    """On the store's own connection, outside a transaction."""
    connection: Any = store._owner._connection.connection.driver_connection
    store._owner._executor.submit(connection.execute, statement).result()


def keys(folder: Path, table: str) -> list[str]:
    connection = sqlite3.connect(folder / "kiosk.db")
    try:
        return [row[0] for row in connection.execute(f"SELECT key FROM {table} ORDER BY key")]  # noqa: S608
    finally:
        connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A database in which one check-in lies already."""
    store = open_store(tmp_path)
    store.commit(make_check_in("earlier"))
    store.handed_over("earlier")
    store.close()
    return tmp_path


def another(number: int = 1) -> Person:
    """Somebody else."""
    return replace(PERSON, personal_id=f"0011900{number:05d}")


POINTS = [*(str(point) for point in range(COMMIT_STATEMENTS)), "before_commit", "after_commit"]


@pytest.mark.parametrize("point", POINTS)
def test_killed_in_a_commit(folder: Path, point: str) -> None:
    """All three rows or none; the number is drawn once; the check-in arrives once."""
    process = child(KILLED, str(folder), point)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    survived = point == "after_commit"
    expected = ["earlier", "victim"] if survived else ["earlier"]
    assert [keys(folder, table) for table in TABLES] == [expected] * 3

    store = open_store(folder)
    assert store.commit(make_check_in("victim")).number == "A 002"
    assert store.commit(make_check_in("later", person=another())).number == "A 003"
    clock = ManualClock()
    with make_gateway(clock) as gateway:
        sender = OutboxSender(store, make_client(gateway, clock), clock, rng())
        # Two visits of one person go out one after the other.
        assert [sender.send_due(), sender.send_due(), sender.send_due()] == [2, 1, 0]
        received = {one.key: one.times for one in gateway.received_check_ins}
    store.close()
    assert received == {"earlier": 1, "victim": 1, "later": 1}


def test_the_points_cover_every_statement(folder: Path) -> None:
    process = child(
        KILLED.replace(
            'store.commit(make_check_in("victim"))\ndie()',
            'store.commit(make_check_in("v"))\nprint(count)\nstore.close()',
        ),
        str(folder),
        "999",
    )
    output, _ = process.communicate()
    assert int(output) == COMMIT_STATEMENTS


def test_killed_while_two_processes_commit(folder: Path) -> None:
    """Whatever a process was told is kept; no number is given twice."""
    processes = [child(ENDLESS, str(folder), name) for name in ("one", "two")]
    told: list[tuple[str, ...]] = []
    for process in processes:
        assert process.stdout is not None
        told += [tuple(process.stdout.readline().strip().split("\t")) for _ in range(20)]
    for process in processes:
        process.kill()
    for process in processes:
        rest, _ = process.communicate()
        told += [tuple(line.split("\t")) for line in rest.splitlines() if line.count("\t") == 1]
    kept = keys(folder, "check_in")
    assert keys(folder, "ticket") == keys(folder, "outbox") == kept
    assert {key for key, _ in told} <= set(kept)
    store = open_store(folder)
    given = {key: store.commit(make_check_in(key)).number for key in kept}
    store.close()
    assert len(set(given.values())) == len(given)
    assert len(told) >= 40


def test_killed_while_the_first_start_makes_the_database(tmp_path: Path) -> None:
    program = KILLED.replace(
        "store = SqlStore(",
        "from kiosk.store import database\n"
        "migrate = database.migrate\n"
        "def half(connection):\n"
        "    migrate(connection)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "database.migrate = half\n"
        "store = SqlStore(",
    )
    process = child(program, str(tmp_path), "999")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    store = open_store(tmp_path)
    assert store.commit(make_check_in()).number == "A 001"
    store.close()


def test_killed_between_sending_and_recording(folder: Path) -> None:
    """The gateway has it, the outbox does not know: sent again under the same key, and marked."""
    clock = ManualClock()
    with make_gateway(clock) as gateway:
        store = open_store(folder)
        store.begin_attempt("earlier")
        make_client(gateway, clock).check_in(make_check_in("earlier"))
        store.close()  # as far as the file can tell, this is where the process died
        store = open_store(folder)
        assert store.outbox_rows()[0].ambiguous
        sender = OutboxSender(store, make_client(gateway, clock), clock, rng())
        assert [sender.send_due(), sender.send_due()] == [1, 0]
        (row,) = store.outbox_rows()
        store.close()
    (received,) = gateway.received_check_ins
    assert (received.key, received.times) == ("earlier", 2)
    assert (row.status, row.ambiguous, row.receipt) == (DeliveryStatus.CONFIRMED, True, received.receipt)


@pytest.fixture
def store(folder: Path) -> Iterator[SqlStore]:
    store = open_store(folder)
    yield store
    store.close()


def test_a_full_disk_keeps_nothing_by_halves_and_recovers(store: SqlStore, folder: Path) -> None:
    def pages(count: int) -> None:
        # SQLite then refuses to grow, as it does where the disk has no room.
        pragma(store, f"PRAGMA max_page_count = {count}")

    pages(1)
    committed: list[str] = []

    def fill() -> None:
        for number in range(200):
            committed.append(store.commit(make_check_in(f"K{number:03d}")).key)

    with pytest.raises(StoreError, match="full") as caught:
        fill()
    assert caught.value.code is FailureCode.STORE_FULL
    assert [keys(folder, table) for table in TABLES] == [sorted(["earlier", *committed])] * 3
    pages(1_000_000)
    assert store.commit(make_check_in("again")).number == f"A {len(committed) + 2:03d}"


def test_a_nearly_full_disk_stops_the_reception_in_time(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_store, "MIN_FREE_BYTES", 1 << 62)
    with pytest.raises(StoreError, match="make room") as caught:
        store.check()
    assert caught.value.code is FailureCode.STORE_FULL
    monkeypatch.undo()
    store.check()


def test_a_read_only_database_is_told(store: SqlStore) -> None:
    pragma(store, "PRAGMA query_only = ON")
    for call in (store.check, lambda: store.commit(make_check_in())):
        with pytest.raises(StoreError, match="readonly") as caught:
            call()
        assert caught.value.code is FailureCode.STORE_READ_ONLY


@pytest.mark.parametrize("place", ["folder_is_a_file", "folder_in_a_device"])
def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    parent = tmp_path / "file" if place == "folder_is_a_file" else Path("/dev/null")
    with pytest.raises(StoreError, match="data folder"):
        SqlStore(parent / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)


@pytest.mark.parametrize("damage", ["noise", "header", "tables", "newer"])
def test_a_damaged_database_is_told(folder: Path, damage: str) -> None:
    path = folder / "kiosk.db"
    match damage:
        case "noise":
            path.write_bytes(os.urandom(8192))
        case "header":
            content = bytearray(path.read_bytes())
            content[:16] = bytes(16)
            path.write_bytes(content)
        case "tables":
            content = bytearray(path.read_bytes())
            content[4096:] = os.urandom(len(content) - 4096)
            path.write_bytes(content)
        case _:
            connection = sqlite3.connect(path)
            with connection:
                connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.close()
    with pytest.raises(StoreError) as caught:
        open_store(folder)
    assert caught.value.code is (FailureCode.STORE_UNSUITED if damage == "newer" else FailureCode.STORE_DAMAGED)


def test_another_key_is_told_with_what_to_do(folder: Path) -> None:
    (folder / "kiosk.key").write_bytes(os.urandom(32))
    with pytest.raises(StoreError, match="restore it from the backup") as caught:
        open_store(folder)
    assert caught.value.code is FailureCode.STORE_KEY_WRONG


def test_a_missing_key_is_not_replaced_by_a_new_one(folder: Path) -> None:
    (folder / "kiosk.key").unlink()
    with pytest.raises(StoreError, match="restore it from the backup"):
        open_store(folder)
    assert not (folder / "kiosk.key").exists()


@pytest.mark.parametrize("change", ["UPDATE check_in SET sealed = x'01020304'", "swap"])
def test_one_changed_row_becomes_a_task_for_staff_and_holds_up_nothing(
    store: SqlStore, folder: Path, change: str
) -> None:
    store.commit(make_check_in("second", occurred_at=NOW + timedelta(seconds=1), person=another()))
    statement = (
        "UPDATE check_in SET sealed = (SELECT sealed FROM check_in WHERE key = 'second')"
        if change == "swap"
        else change
    )
    connection = sqlite3.connect(folder / "kiosk.db")
    with connection:
        connection.execute(f"{statement} WHERE key = 'earlier'")
    connection.close()
    with pytest.raises(StoreError):
        store.find("earlier")
    assert [item.check_in.key for item in store.due(NOW + timedelta(hours=1), 10)] == ["second"]
    first, _ = store.outbox_rows()
    assert (first.status, first.last_failure) == (DeliveryStatus.REFUSED, FailureCode.STORE_FAILED)


def test_a_locked_database_is_told(store: SqlStore, folder: Path) -> None:
    pragma(store, "PRAGMA busy_timeout = 10")
    other = sqlite3.connect(folder / "kiosk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        store.commit(make_check_in())
    other.execute("ROLLBACK")
    other.close()
    assert store.commit(make_check_in()).number == "A 002"


def test_no_store_error_names_the_person(folder: Path) -> None:
    store = open_store(folder)
    pragma(store, "PRAGMA query_only = ON")
    with pytest.raises(StoreError) as caught:
        store.commit(make_check_in())
    store.close()
    chain: BaseException | None = caught.value
    while chain is not None:
        for personal in (PERSON.full_name, PERSON.personal_id or ""):
            assert personal not in str(chain) + repr(chain)
        chain = chain.__cause__


def test_what_waits_goes_out_when_the_gateway_is_back(store: SqlStore) -> None:
    clock = ManualClock()
    gateway: SimulatedGateway = make_gateway(clock)
    gateway.start()
    gateway.refuse_connections()
    client = make_client(gateway, clock)
    sender = OutboxSender(store, client, clock, rng())
    store.commit(make_check_in("second", person=another()))
    assert sender.send_due() == 2
    assert store.settled("earlier") is None
    gateway.start()
    clock.advance(10)
    assert sender.send_due() == 2
    gateway.stop()
    assert [one.times for one in gateway.received_check_ins] == [1, 1]
    ending = store.settled("second")
    assert ending is not None
    assert (ending.kind, ending.receipt) == (SendKind.ACCEPTED, gateway.received_check_ins[1].receipt)


def test_damage_behind_the_first_pages_is_told_when_it_is_met(folder: Path) -> None:
    store = open_store(folder)
    for number in range(150):
        store.commit(make_check_in(f"K{number:03d}", person=another(number)))
    store.close()
    path = folder / "kiosk.db"
    content = bytearray(path.read_bytes())
    page = 4096
    for begin in range(len(content) // 2 // page * page, len(content), page):
        content[begin : begin + page] = os.urandom(page)
    path.write_bytes(content)

    def open_and_read() -> None:
        with closing(open_store(folder)) as damaged:
            damaged.outbox_rows()

    with pytest.raises(StoreError) as caught:
        open_and_read()
    assert caught.value.code is FailureCode.STORE_DAMAGED


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a turn."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)


def test_while_another_process_writes_reading_goes_on_and_writing_waits(folder: Path, impatient: None) -> None:
    """Two connections never write or checkpoint at the same instant, as SQLite before 3.51.3 must not."""
    store, other = open_store(folder), open_store(folder)
    with other._owner._turns.turn():
        assert [row.key for row in store.outbox_rows()] == ["earlier"]
        with pytest.raises(StoreError, match="locked"):
            store.commit(make_check_in())
        with pytest.raises(StoreError, match="locked"):
            open_store(folder)
    assert store.commit(make_check_in(person=another())).number == "A 002"
    assert [row.status for row in other.outbox_rows()] == [DeliveryStatus.QUEUED] * 2
    other.close()
    store.close()


def test_a_turn_ends_with_its_process(folder: Path, impatient: None) -> None:
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom kiosk.store.lock import TurnLock\n"
        "with TurnLock(Path(sys.argv[1]) / 'kiosk.db.lock', 1).turn():\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    process = child(program, str(folder))
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    store = open_store(folder)
    assert store.commit(make_check_in(person=another())).number == "A 002"
    store.close()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.ENOSPC, FailureCode.STORE_FULL),
        (errno.EROFS, FailureCode.STORE_READ_ONLY),
        (errno.EACCES, FailureCode.STORE_READ_ONLY),
        (errno.EIO, FailureCode.STORE_FAILED),
    ],
)
def test_what_the_system_says_of_the_folder_becomes_a_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, code: FailureCode
) -> None:
    def refuse(path: Path) -> bool:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(owner, "make_private_file", refuse)
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path)
    assert caught.value.code is code
