"""Delivers in the background what the person at the kiosk did not wait for."""

from __future__ import annotations

import logging
from typing import Protocol

from kiosk.ports import Clock, StoreError, TimerHandle
from kiosk.runner.workers import Worker
from kiosk.threads import SYSTEM_THREADS, Threads

_log = logging.getLogger(__name__)


class DueSender(Protocol):
    """Sends what is due."""

    def send_due(self) -> int:
        """How many were tried. Raises StoreError."""
        ...


class OutboxLoop:
    """Asks the sender every `interval` seconds to send what is due; first at the start, for what a power cut left."""

    def __init__(
        self, sender: DueSender, clock: Clock, interval: float = 5.0, threads: Threads = SYSTEM_THREADS
    ) -> None:
        self._sender = sender
        self._clock = clock
        self._interval = interval
        self._worker = Worker("outbox", threads)
        self._lock = threads.lock()
        self._timer: TimerHandle | None = None
        self._stopped = False

    def start(self) -> None:
        """Begins with what is due now."""
        self._worker.submit(self._send, lambda _count: self._arm(), self._arm)

    def stop(self) -> None:
        """Ends after the attempt under way."""
        with self._lock:
            self._stopped = True
            if self._timer is not None:
                self._timer.cancel()
        self._worker.stop()

    def _send(self) -> int:
        try:
            return self._sender.send_due()
        except StoreError as error:
            _log.error("the outbox cannot be read, it is tried again: %s", error)
            return 0

    def _arm(self) -> None:
        with self._lock:
            if not self._stopped:
                self._timer = self._clock.call_later(self._interval, self.start)
