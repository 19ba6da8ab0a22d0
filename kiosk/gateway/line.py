"""The line to the gateway, shared by all that send: the circuit breaker with its lock."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.domain import delivery
from kiosk.domain.checkin import SendOutcome
from kiosk.domain.delivery import Breaker
from kiosk.ports import Clock


class Attempt:
    """One attempt under way."""

    def __init__(self) -> None:
        self.outcome: SendOutcome | None = None

    def ended(self, outcome: SendOutcome) -> None:
        """What it came to."""
        self.outcome = outcome


class GatewayLine:
    """Callable from any thread."""

    def __init__(self, clock: Clock, rng: random.Random) -> None:
        self._clock = clock
        self._rng = rng
        self._lock = threading.Lock()
        self._breaker = Breaker()

    def allowance(self) -> int:
        """How many attempts a round may make now."""
        with self._lock:
            return delivery.permits(self._breaker, self._clock.monotonic())

    @contextmanager
    def attempt(self, key: str) -> Iterator[Attempt | None]:
        """Begins an attempt and learns from its outcome; None where none may go out now."""
        with self._lock:
            allowed = delivery.permits(self._breaker, self._clock.monotonic()) > 0
            if allowed:
                self._breaker = delivery.began(self._breaker)
        if not allowed:
            yield None
            return
        attempt = Attempt()
        try:
            yield attempt
        finally:
            with self._lock:
                self._breaker = self._after(key, attempt.outcome)

    def round_ended(self) -> None:
        """Lets the flow grow."""
        with self._lock:
            self._breaker = delivery.after_round(self._breaker)

    def _after(self, key: str, outcome: SendOutcome | None) -> Breaker:
        if outcome is None:
            return delivery.abandoned(self._breaker)
        return delivery.ended(self._breaker, key, outcome, self._clock.monotonic(), self._rng.random())
