"""Collects what a device posts, and waits for it without sleeping."""

from __future__ import annotations

import queue
from typing import TypeVar

from kiosk.session.events import Event

E = TypeVar("E")
PATIENCE = 20.0


class Posted:
    """Pass it as `post`; `wait` returns the next event of a kind, dropping those before it."""

    def __init__(self) -> None:
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.seen: list[Event] = []

    def __call__(self, event: Event) -> None:
        self._events.put(event)

    def wait(self, *kinds: type[E], timeout: float = PATIENCE) -> E:
        """Fails with queue.Empty where nothing comes for so many seconds."""
        while True:
            event = self._events.get(timeout=timeout)
            self.seen.append(event)
            if isinstance(event, kinds):
                return event
