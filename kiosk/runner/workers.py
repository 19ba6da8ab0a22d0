"""One thread that does one kind of blocking work, in order."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from kiosk.threads import SYSTEM_THREADS, Queue, Threads

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Worker:
    """A daemon thread with a queue. A hung call holds up this worker alone, never the screen and never the exit."""

    def __init__(self, name: str, threads: Threads = SYSTEM_THREADS) -> None:
        self.name = name
        self._jobs: Queue[Callable[[], None] | None] = threads.queue()
        self._thread = threads.thread(self._run, name)
        self._thread.start()

    def submit(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[], None]) -> None:
        """Does `work` on the thread and calls `done` with what it returns, or `failed` where it raised.

        Ports answer with values; an exception is a fault of this program. Its type and place are logged without its
        text, which could name a person.
        """

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - the last line of defence of a thread
                where = error.__traceback__
                while where is not None and where.tb_next is not None:
                    where = where.tb_next
                place = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "unknown place"
                _log.error("%s: %s at %s", self.name, type(error).__name__, place)
                failed()
                return
            done(result)

        self._jobs.put(job)

    def stop(self, timeout: float = 2.0) -> None:
        """Finishes what is queued and ends the thread; waits at most `timeout` seconds for it."""
        self._jobs.put(None)
        self._thread.join(timeout)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
