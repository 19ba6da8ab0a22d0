"""The store: one thread owns the one connection; every public call is one transaction on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from alembic.util import CommandError
from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.domain.checkin import CheckIn, SendOutcome, Ticket
from kiosk.ports import AuditEntry, OutboxItem, StoreError
from kiosk.store import audit, outbox, schema, tickets
from kiosk.store.database import make_engine, make_private_file, migrate
from kiosk.store.outbox import OutboxRow
from kiosk.store.payload import to_json
from kiosk.store.sealing import Sealer, load_key

T = TypeVar("T")

MIN_FREE_BYTES = 32 * 1024 * 1024
"""Below this the kiosk stops receiving while it still can record what it has."""

_PROBE = b"this key opens this database"


class StoreMode(StrEnum):
    """To which kind of run a database belongs, for ever."""

    SIMULATED = "simulated"
    PRODUCTION = "production"


class SqlStore:
    """Implements `kiosk.ports.Store`, and what the sender and the command line need besides.

    Callable from any thread. `commit` is on the disk when it returns (WAL, synchronous=FULL). Database and key file
    are made, readable by their owner alone, where there are none.

    Raises StoreError at construction where the file cannot be used: other mode, wrong or missing key, damaged,
    read-only, or written by a newer version.
    """

    def __init__(self, path: Path, key_path: Path, mode: StoreMode) -> None:
        self._path = path
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        try:
            is_new = self._guard(lambda: make_private_file(path))
            self._sealer = Sealer(load_key(key_path, create=is_new))
            self._engine = make_engine(path)
            self._connection = self._executor.submit(self._guard, self._engine.connect).result()
        except StoreError:
            self._executor.shutdown()
            raise
        try:
            self._run(lambda connection: self._prepare(connection, mode))
        except StoreError:
            self.close()
            raise

    def commit(self, check_in: CheckIn) -> Ticket:
        """Keeps check-in, ticket and outbox row together or not at all. The same key again yields the same ticket."""
        sealed = self._sealer.seal(to_json(check_in), check_in.key)

        def work(connection: Connection) -> Ticket:
            earlier = tickets.find(connection, check_in.key)
            if earlier is not None:
                return earlier
            connection.execute(
                schema.check_in.insert().values(key=check_in.key, occurred_at=check_in.occurred_at, sealed=sealed)
            )
            ticket = tickets.issue(connection, check_in)
            outbox.add(connection, check_in)
            return ticket

        return self._run(work)

    def due(self, now: datetime, limit: int) -> Sequence[OutboxItem]:
        """What is to be sent now, oldest first."""
        return self._run(lambda connection: outbox.due(connection, self._sealer, now, limit))

    def find(self, key: str) -> OutboxItem | None:
        """The undelivered check-in of that key; None where there is none or it is delivered or refused."""
        return self._run(lambda connection: outbox.find(connection, self._sealer, key))

    def settled(self, key: str) -> SendOutcome | None:
        """How a check-in that is delivered or refused ended; None while it waits, or for an unknown key."""
        return self._run(lambda connection: outbox.settled(connection, key))

    def begin_attempt(self, key: str) -> None:
        """Notes that a request goes out now: if nothing is recorded after it, it may have been received."""
        self._run(lambda connection: outbox.begin_attempt(connection, key))

    def record(self, key: str, outcome: SendOutcome, at: datetime, next_attempt: datetime | None) -> None:
        """Keeps what one attempt came to and, where it is to be repeated, when."""
        self._run(lambda connection: outbox.record(connection, key, outcome, at, next_attempt))

    def outbox_rows(self) -> Sequence[OutboxRow]:
        """Every row of the outbox without anything personal, oldest first."""
        return self._run(outbox.rows)

    def retry(self, key: str) -> bool:
        """Queues a refused check-in again, due at once; False where there is no refused one of that key."""
        return self._run(lambda connection: outbox.retry(connection, key))

    def audit(self, entry: AuditEntry) -> None:
        """Appends to the audit trail."""
        self._run(lambda connection: audit.append(connection, entry))

    def first_broken_audit_row(self) -> int | None:
        """The id of the first row of the audit trail that was changed, or follows one removed; None where all fit."""
        return self._run(audit.first_broken)

    def check(self) -> None:
        """Raises StoreError where a check-in could not be kept now: writes, and looks at the free space."""
        free = self._guard(lambda: shutil.disk_usage(self._path.parent).free)
        if free < MIN_FREE_BYTES:
            raise StoreError("the disk is nearly full: make room in the data folder")
        self._run(lambda connection: _put(connection, "checked", b"1"))

    def close(self) -> None:
        """Ends the store's thread once what was asked before is done. Harmless when closed already."""

        def end() -> None:
            self._connection.close()
            self._engine.dispose()

        try:
            self._executor.submit(end).result()
        except RuntimeError:  # closed already
            return
        self._executor.shutdown()

    def _prepare(self, connection: Connection, mode: StoreMode) -> None:
        migrate(connection)
        kept = _get(connection, "mode")
        if kept is None:
            _put(connection, "mode", mode.value.encode())
            _put(connection, "key_probe", self._sealer.seal(_PROBE, "key_probe"))
            return
        if kept != mode.value.encode():
            raise StoreError(f"this database belongs to the other mode; {mode.value} runs need a database of their own")
        try:
            self._sealer.open(_get(connection, "key_probe") or b"", "key_probe")
        except StoreError as error:
            raise StoreError(
                "the key file is not the one of this database: restore it from the backup, or move the database away"
                " to begin a new one"
            ) from error

    def _run(self, work: Callable[[Connection], T]) -> T:
        """One transaction in the store's thread."""

        def transaction() -> T:
            with self._connection.begin():
                return work(self._connection)

        try:
            future = self._executor.submit(self._guard, transaction)
        except RuntimeError as error:
            raise StoreError("the store is closed") from error
        return future.result()

    @staticmethod
    def _guard(work: Callable[[], T]) -> T:
        try:
            return work()
        except CommandError as error:
            raise StoreError("the database was written by a newer version of this program: install that") from error
        except SQLAlchemyError as error:
            raise StoreError(f"the database does not answer: {_reason(error)}") from error
        except OSError as error:
            raise StoreError(f"the data folder cannot be used: {error.strerror or type(error).__name__}") from error


def _reason(error: SQLAlchemyError) -> str:
    """SQLite's own words, which name tables and conditions and never a value."""
    original = getattr(error, "orig", None)
    return str(original) if original is not None else type(error).__name__


def _get(connection: Connection, name: str) -> bytes | None:
    value = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == name))
    return None if value is None else bytes(value)


def _put(connection: Connection, name: str, value: bytes) -> None:
    connection.execute(schema.meta.delete().where(schema.meta.c.name == name))
    connection.execute(schema.meta.insert().values(name=name, value=value))
