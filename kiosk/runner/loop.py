"""A main thread without a window: runs what other threads hand over, in order."""

from __future__ import annotations

import queue
from collections.abc import Callable


class MainLoop:
    """`submit` from any thread, `run` on the one that is to be the main thread."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._ended = False

    def submit(self, job: Callable[[], None]) -> None:
        """Has a job done on the main thread."""
        self._jobs.put(job)

    def end(self) -> None:
        """Lets `run` return after the job under way; from any thread."""

        def mark() -> None:
            self._ended = True

        self._jobs.put(mark)

    def run(self) -> None:
        """Does jobs until `end`."""
        while not self._ended:
            self._jobs.get()()
