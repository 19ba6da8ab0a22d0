"""Time and identifiers of the real world."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from datetime import datetime

from kiosk.domain.local_time import VIETNAM_TIME


class SystemClock:
    """The machine's clocks; the time of day in Vietnam's zone."""

    def now(self) -> datetime:
        """The time of day."""
        return datetime.now(VIETNAM_TIME)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()

    def call_later(self, seconds: float, callback: Callable[[], None]) -> threading.Timer:
        """Calls back once from a thread of its own."""
        timer = threading.Timer(seconds, callback)
        timer.daemon = True
        timer.start()
        return timer


class VisitKeys:
    """Makes MA_LK: facility, kiosk, time to the second and 40 random bits, so that two kiosks never meet."""

    def __init__(
        self, facility_code: str, kiosk_id: str, token: Callable[[], str] = lambda: secrets.token_hex(5)
    ) -> None:
        """`token` gives ten hexadecimal digits of chance."""
        self._token = token
        self._prefix = f"{facility_code}.{kiosk_id}"

    def visit_key(self, at: datetime) -> str:
        """A new key of at most 100 characters."""
        return f"{self._prefix}.{at:%Y%m%d%H%M%S}.{self._token().upper()}"
