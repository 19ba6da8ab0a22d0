"""Notices that a call to the reader does not come back: SCardTransmit has no time-out and cannot be cancelled.

Nothing can free a thread that is held in such a call. What can be done is to say so, to go on without the reader, and
to take it up again when the call has returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cardreader.connection import CardConnection
from kiosk.threads import SYSTEM_THREADS, Threads

ANSWER_LIMIT = 8.0
"""Seconds for one call: slow chips take five for one answer (ISO/IEC 14443-4 bounds a frame at 4.95)."""
_LOOK = 0.25
"""Seconds between two looks at the call under way."""


class CallWatch:
    """Watches the calls of one thread from another. `clock` counts seconds."""

    def __init__(
        self, clock: Callable[[], float], on_stall: Callable[[], None], threads: Threads = SYSTEM_THREADS
    ) -> None:
        """`on_stall` is called once for each call that takes longer than ANSWER_LIMIT, on the watch's thread."""
        self._clock = clock
        self._on_stall = on_stall
        self._lock = threads.lock()
        self._since: float | None = None
        self._stalled = False
        self._stopping = threads.event()
        self._thread = threads.thread(self._run, "card watch")

    def start(self) -> None:
        """Begins to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the watching."""
        self._stopping.set()

    @property
    def stalled(self) -> bool:
        """Whether a call is under way that took too long."""
        return self._stalled

    @contextmanager
    def call(self) -> Iterator[None]:
        """Around each call to the reader."""
        with self._lock:
            self._since = self._clock()
        try:
            yield
        finally:
            with self._lock:
                self._since, self._stalled = None, False

    def _run(self) -> None:
        while not self._stopping.wait(_LOOK):
            with self._lock:
                overdue = self._since is not None and self._clock() - self._since >= ANSWER_LIMIT
                newly = overdue and not self._stalled
                self._stalled = overdue
            if newly:
                self._on_stall()


class WatchedConnection:
    """Passes everything on to another connection, watched."""

    def __init__(self, inner: CardConnection, watch: CallWatch) -> None:
        self._inner = inner
        self._watch = watch

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """As the inner connection says."""
        with self._watch.call():
            return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """The inner connection's answer."""
        with self._watch.call():
            return self._inner.transmit(command)

    def close(self) -> None:
        """Closes the inner connection."""
        with self._watch.call():
            self._inner.close()
