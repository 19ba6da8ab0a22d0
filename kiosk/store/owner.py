"""One thread that owns the one connection to the database file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kiosk.domain.failures import FailureCode
from kiosk.ports import StoreError
from kiosk.store import database
from kiosk.store.files import make_private_file
from kiosk.store.lock import Presence, TurnLock

T = TypeVar("T")


class ConnectionOwner:
    """Runs transactions one after another; every error becomes a StoreError.

    Writing takes a turn among all processes (`lock`); reading does not, and holds up nobody.
    """

    def __init__(self, path: Path) -> None:
        """Raises StoreError where the file cannot be used."""
        with ExitStack() as parts:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
            parts.callback(self._executor.shutdown)
            self.is_new = _guard(lambda: make_private_file(path))
            presence = self._presence = _guard(lambda: Presence(path.with_name(f"{path.name}.presence")))
            parts.callback(presence.close)
            turns = self._turns = _guard(lambda: TurnLock(path.with_name(f"{path.name}.lock"), database.BUSY_SECONDS))
            parts.callback(turns.close)
            engine = database.make_engine(path)
            parts.callback(engine.dispose)
            with turns.turn():
                self._connection = self._executor.submit(_guard, engine.connect).result()
            parts.callback(self._disconnect)
            self._parts = parts.pop_all()

    def write(self, work: Callable[[Connection], T]) -> T:
        """One transaction that takes the write lock at its beginning. Raises StoreError."""

        def transaction(connection: Connection) -> T:
            with self._turns.turn(), connection.begin():
                return work(connection)

        return self._submit(transaction)

    def read(self, work: Callable[[Connection], T]) -> T:
        """One transaction that sees the database as it was at its beginning. Raises StoreError."""

        def transaction(connection: Connection) -> T:
            connection.execution_options(reading=True)
            try:
                with connection.begin():
                    return work(connection)
            finally:
                connection.execution_options(reading=False)

        return self._submit(transaction)

    def checkpoint(self) -> None:
        """Moves the write-ahead log into the database and empties it."""

        def work(connection: Connection) -> None:
            driver: Any = connection.connection.driver_connection
            with self._turns.turn():
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        self._submit(work)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps other programs out. Raises StoreError where one uses the database."""
        with self._presence.alone():
            yield

    @staticmethod
    def migrate(connection: Connection) -> str | None:
        """Within a transaction: the newest form; the form before."""
        return database.migrate(connection)

    def close(self) -> None:
        """Ends the thread once what was asked before is done. Harmless when closed already."""
        self._parts.close()

    def _disconnect(self) -> None:
        def close() -> None:
            with self._turns.turn():
                self._connection.close()

        self._executor.submit(close).result()

    def _submit(self, work: Callable[[Connection], T]) -> T:
        try:
            future = self._executor.submit(_guard, lambda: work(self._connection))
        except RuntimeError as error:
            raise StoreError("the store is closed") from error
        return future.result()


def _guard(work: Callable[[], T]) -> T:
    try:
        return work()
    except SQLAlchemyError as error:
        raise database.store_error(error) from error
    except OSError as error:
        code = FailureCode.STORE_FULL if error.errno == errno.ENOSPC else FailureCode.STORE_FAILED
        code = FailureCode.STORE_READ_ONLY if error.errno in (errno.EACCES, errno.EROFS) else code
        raise StoreError(f"the data folder cannot be used: {error.strerror or type(error).__name__}", code) from error
