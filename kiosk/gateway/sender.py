"""Empties the outbox: one attempt at a time for each check-in, with growing pauses until the gateway answers."""

from __future__ import annotations

import random
import threading
from concurrent.futures import Future
from datetime import datetime, timedelta

from kiosk.domain.checkin import SendKind, SendOutcome
from kiosk.ports import Clock, Gateway, Store, StoreError

BASE_PAUSE = 5.0
LONGEST_PAUSE = 900.0
_BATCH = 20


class OutboxSender:
    """Implements `kiosk.ports.Sender`. Callable from any thread; one key is never sent twice at the same time.

    Whoever asks for a key that is being sent waits for that attempt and gets its outcome.
    """

    def __init__(self, store: Store, gateway: Gateway, clock: Clock, rng: random.Random) -> None:
        self._store = store
        self._gateway = gateway
        self._clock = clock
        self._rng = rng
        self._lock = threading.Lock()
        self._in_flight: dict[str, Future[SendOutcome]] = {}

    def send(self, key: str) -> SendOutcome:
        """One attempt now, recorded. Of a check-in settled before, how it ended. Raises StoreError."""
        mine, attempt = self._claim(key)
        if mine:
            self._attempt(key, attempt)
        return attempt.result()

    def send_due(self) -> int:
        """Attempts everything that is due, oldest first; how many attempts were made.

        One check-in that cannot be read or recorded does not hold up the rest; the first such StoreError is raised
        after the last of them.
        """
        errors: list[StoreError] = []
        attempted = 0
        for item in self._store.due(self._clock.now(), _BATCH):
            key = item.check_in.key
            mine, attempt = self._claim(key)
            if not mine:
                continue
            self._attempt(key, attempt)
            error = attempt.exception()
            if isinstance(error, StoreError):
                errors.append(error)
            elif error is not None:
                raise error
            attempted += 1
        if errors:
            raise errors[0]
        return attempted

    def _claim(self, key: str) -> tuple[bool, Future[SendOutcome]]:
        with self._lock:
            existing = self._in_flight.get(key)
            if existing is not None:
                return False, existing
            return True, self._in_flight.setdefault(key, Future())

    def _attempt(self, key: str, attempt: Future[SendOutcome]) -> None:
        """Fills the future with outcome or exception, so that those who wait for it see the same."""
        try:
            outcome = self._send_and_record(key)
        except BaseException as error:  # noqa: BLE001 - handed on whole through the future
            self._release(key)
            attempt.set_exception(error)
        else:
            self._release(key)
            attempt.set_result(outcome)

    def _release(self, key: str) -> None:
        with self._lock:
            del self._in_flight[key]

    def _send_and_record(self, key: str) -> SendOutcome:
        item = self._store.find(key)
        if item is None:  # another attempt was faster than this one's claim
            outcome = self._store.settled(key)
            if outcome is None:
                raise StoreError("there is no check-in of that key")
            return outcome
        self._store.begin_attempt(key)
        outcome = self._gateway.check_in(item.check_in)
        now = self._clock.now()
        self._store.record(key, outcome, now, self._next_attempt(now, item.attempts, outcome))
        return outcome

    def _next_attempt(self, now: datetime, attempts: int, outcome: SendOutcome) -> datetime | None:
        """Full jitter: anywhere between nothing and a pause that doubles; never before the gateway's Retry-After."""
        if outcome.kind in (SendKind.ACCEPTED, SendKind.REFUSED):
            return None
        longest = min(LONGEST_PAUSE, BASE_PAUSE * 2 ** min(attempts, 16))
        pause = max(self._rng.uniform(0.0, longest), outcome.retry_after or 0.0)
        return now + timedelta(seconds=pause)
