"""One writer at a time over all processes.

SQLite before 3.51.3 can damage a database in WAL mode when two connections write or checkpoint at the same instant
(the WAL-reset defect). Within the kiosk one thread owns the one connection; the command line, a second process, takes
turns with it by this lock, held around every transaction and around opening and closing.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.ports import StoreError

_POLL = 0.005


class Presence:
    """Tells other processes that the database is in use, and finds out whether one is alone with it."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where the file cannot be made, StoreError where somebody needs the database for itself."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._descriptor)
            raise StoreError("the database is under maintenance: try again when that is done") from None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps everybody else out. Raises StoreError where another program uses the database."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # The system may have dropped the shared lock on the way.
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)
            raise StoreError("another program uses the database: stop the kiosk first") from None
        try:
            yield
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def close(self) -> None:
        """Is present no longer."""
        os.close(self._descriptor)


class TurnLock:
    """An advisory lock on a file of its own; the system frees it when the process ends, however it ends."""

    def __init__(self, path: Path, patience: float) -> None:
        """`patience`: seconds to wait for one's turn. Raises OSError where the file cannot be made."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Holds the lock. Raises StoreError where another process keeps it."""
        deadline = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise StoreError("the database is locked by another program") from None
                time.sleep(_POLL)
            else:
                break
        try:
            yield
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Gives the file back."""
        os.close(self._descriptor)
