"""How many requests a minute the simulated gateway bears."""

from __future__ import annotations

import math
import threading
from collections import deque

from kiosk.ports import Clock

_MINUTE = 60.0


class RateLimit:
    """Lets so many requests through in any minute; without a limit all of them. Thread-safe."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._limit: int | None = None
        self._passed: deque[float] = deque()

    def set(self, requests_a_minute: int | None) -> None:
        """The limit from now on."""
        with self._lock:
            self._limit = requests_a_minute
            self._passed.clear()

    @property
    def limit(self) -> int | None:
        """Requests a minute."""
        with self._lock:
            return self._limit

    def wait(self) -> int | None:
        """None where a request may pass; else for how many whole seconds to stay away."""
        with self._lock:
            if self._limit is None:
                return None
            now = self._clock.monotonic()
            while self._passed and now - self._passed[0] >= _MINUTE:
                self._passed.popleft()
            if len(self._passed) < self._limit:
                self._passed.append(now)
                return None
            return max(1, math.ceil(self._passed[0] + _MINUTE - now))
