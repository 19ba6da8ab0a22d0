"""A clock whose timers go off when the test says so."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from datetime import datetime

from kiosk.runner.system import SystemClock
from tests.unit.gateway.support import NOW

PATIENCE = 20.0


class TimerClock(SystemClock):
    """Stands still at NOW."""

    def __init__(self) -> None:
        self.timers: queue.SimpleQueue[tuple[float, Callable[[], None]]] = queue.SimpleQueue()

    def now(self) -> datetime:
        return NOW

    def call_later(self, seconds: float, callback: Callable[[], None]) -> threading.Timer:
        self.timers.put((seconds, callback))
        return threading.Timer(seconds, callback)
