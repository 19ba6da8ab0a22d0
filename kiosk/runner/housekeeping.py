"""Forgets once a day what is too old to be kept."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.ports import AuditEntry, Clock, Store, StoreError, TimerHandle
from kiosk.runner.workers import Worker
from kiosk.threads import SYSTEM_THREADS, Threads

_log = logging.getLogger(__name__)
_FIRST_AFTER = 600.0
_EVERY = 24 * 3600.0


class Housekeeper:
    """Runs `forget` ten minutes after the start, when the morning's rush is not held up, and every day after that.

    `forget` tells how many of each kind went, by name; that is kept in the audit trail.
    """

    def __init__(
        self,
        forget: Callable[[], tuple[tuple[str, str], ...]],
        store: Store,
        clock: Clock,
        threads: Threads = SYSTEM_THREADS,
    ) -> None:
        self._forget = forget
        self._store = store
        self._clock = clock
        self._worker = Worker("housekeeping", threads)
        self._lock = threads.lock()
        self._timer: TimerHandle | None = None
        self._stopped = False

    def start(self) -> None:
        """Sets the first time."""
        self._arm(_FIRST_AFTER)

    def stop(self) -> None:
        """Ends after the work under way."""
        with self._lock:
            self._stopped = True
            if self._timer is not None:
                self._timer.cancel()
        self._worker.stop()

    def _run(self) -> None:
        self._worker.submit(self._clean, lambda _none: self._arm(_EVERY), lambda: self._arm(_EVERY))

    def _clean(self) -> None:
        try:
            gone = self._forget()
            if gone:
                self._store.audit(AuditEntry(self._clock.now(), "forgotten", gone))
        except StoreError as error:
            _log.error("what is too old was not forgotten, it is tried again tomorrow: %s", error)

    def _arm(self, seconds: float) -> None:
        with self._lock:
            if not self._stopped:
                self._timer = self._clock.call_later(seconds, self._run)
