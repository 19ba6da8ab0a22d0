"""Watches over the kiosk's threads: what has died or fallen silent is begun anew.

A thread's heartbeat is that it waits for something or looks whether it is to end, as every loop here does many times a
minute. Since all that it does so with is made by `Threads`, no loop has to know of it. No thread can be ended from
outside: a silent one is left where it hangs, another takes its place, and the old one ends as soon as its call returns
and its heart beats again. Whatever it still says on the way is an answer like any other; sessions drop what nobody
waits for.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from enum import StrEnum
from types import TracebackType
from typing import Generic, TypeVar

from kiosk.threads import Condition, Event, Lock, Queue, Thread, Threads

_log = logging.getLogger(__name__)
T = TypeVar("T")

SILENT_AFTER = 120.0
"""Seconds without a heartbeat. No call takes as long, not even the loading of the models on a machine that starts."""
_LOOK_EVERY = 5.0
_PAUSE = 1.0
"""Seconds before what died is begun anew, so that a defect does not spin."""


class Trouble(StrEnum):
    """What befell a thread."""

    DIED = "died"
    SILENT = "silent"


Report = Callable[[str, Trouble], None]
"""Told the thread's name, from any thread."""


class _SupersededError(BaseException):
    """Unwinds a thread in whose place another runs."""


class _Life:
    """One run of a thread: since when it has not waited (None while it does), and whether another took its place."""

    def __init__(self, now: float) -> None:
        self._lock = threading.Lock()
        self._busy_since: float | None = now
        self._superseded = False

    def beat(self, busy_since: float | None) -> None:
        """Raises _SupersededError in a thread in whose place another runs."""
        with self._lock:
            if self._superseded:
                raise _SupersededError
            self._busy_since = busy_since

    def superseded(self, now: float) -> bool:
        """Whether it has been silent for so long that another takes its place, from now on. A thread that waits never
        is: what it would be handed next would be lost."""
        with self._lock:
            silent = self._busy_since is not None and now - self._busy_since >= SILENT_AFTER
            self._superseded = silent
            return silent


class SupervisedThreads:
    """Implements `kiosk.threads.Threads` over another: makes threads that are watched from `start` to `stop`.

    `clock` counts seconds.
    """

    def __init__(self, inner: Threads, clock: Callable[[], float]) -> None:
        self._inner = inner
        self._clock = clock
        self._report: Report = lambda _name, _trouble: None
        self._here: ContextVar[_Life | None] = ContextVar("life", default=None)
        """Of the thread that asks; also where several share one of the machine's, as in a simulation."""
        self._lock = threading.Lock()
        self._watched: list[_Watched] = []
        self._stopping = inner.event()
        self._thread = inner.thread(self._watch, "supervisor")

    def start(self, report: Report) -> None:
        """Begins to watch, and to tell what it sees."""
        self._report = report
        self._thread.start()

    def stop(self) -> None:
        """Nothing is begun anew any more."""
        self._stopping.set()
        self._thread.join(2.0)

    # --- what `Threads` asks for -------------------------------------------------------------------------------------

    def thread(self, run: Callable[[], None], name: str) -> Thread:
        """A thread that is not started yet, and watched from its start on."""
        watched = _Watched(run, name, self._begin)
        with self._lock:
            self._watched = [*(one for one in self._watched if not one.ended), watched]
        return watched

    def lock(self) -> Lock:
        """A new lock. Locks are held for moments, so that waiting for one is no heartbeat."""
        return self._inner.lock()

    def condition(self) -> Condition:
        """A new condition with a lock of its own."""
        return _Condition(self._inner.condition(), self._waiting)

    def event(self) -> Event:
        """Something that has not happened yet."""
        return _Event(self._inner.event(), self._waiting, self._alive)

    def queue(self) -> Queue[T]:
        """An empty queue."""
        return _Queue[T](self._inner.queue(), self._waiting)

    def sleep(self, seconds: float) -> None:
        """Waits."""
        with self._waiting():
            self._inner.sleep(seconds)

    # --- hearts ------------------------------------------------------------------------------------------------------

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """A heartbeat before and after."""
        life = self._here.get()
        if life is None:  # the main thread, and threads of libraries
            yield
            return
        life.beat(None)
        try:
            yield
        finally:
            life.beat(self._clock())

    def _alive(self) -> None:
        """A heartbeat in between."""
        life = self._here.get()
        if life is not None:
            life.beat(self._clock())

    def _begin(self, watched: _Watched) -> tuple[_Life, Thread]:
        life = _Life(self._clock())
        thread = self._inner.thread(lambda: self._lead(watched, life), watched.name)
        thread.start()
        return life, thread

    def _lead(self, watched: _Watched, life: _Life) -> None:
        """Runs on the thread: its work, and again where it dies."""
        self._here.set(life)
        try:
            while self._died(watched):
                life.beat(None)
                if self._stopping.wait(_PAUSE):
                    return
                life.beat(self._clock())
            life.beat(None)
        except _SupersededError:
            return
        finally:
            self._here.set(None)

    def _died(self, watched: _Watched) -> bool:
        try:
            watched.run()
        except Exception as error:  # noqa: BLE001 - the last line of defence of a thread
            # Without its text, which could name a person.
            _log.error("thread %s died: %s", watched.name, type(error).__name__)
            self._report(watched.name, Trouble.DIED)
            return True
        return False

    def _watch(self) -> None:
        while not self._stopping.wait(_LOOK_EVERY):
            with self._lock:
                present = self._watched
            for watched in present:
                if watched.life is not None and watched.life.superseded(self._clock()):
                    _log.error("thread %s is silent", watched.name)
                    watched.start()
                    self._report(watched.name, Trouble.SILENT)


class _Watched:
    """A thread, whoever runs it at present. Implements `kiosk.threads.Thread`."""

    def __init__(self, run: Callable[[], None], name: str, begin: Callable[[_Watched], tuple[_Life, Thread]]) -> None:
        self.run = run
        self.name = name
        self.life: _Life | None = None
        self._begin = begin
        self._thread: Thread | None = None

    @property
    def ended(self) -> bool:
        """Whether it was started and has done its work."""
        return self._thread is not None and not self._thread.is_alive()

    def start(self) -> None:
        self.life, self._thread = self._begin(self)

    def join(self, timeout: float | None = None) -> None:
        if self._thread is not None:
            self._thread.join(timeout)

    def is_alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()


_Waiting = Callable[[], AbstractContextManager[None]]


class _Condition:
    def __init__(self, inner: Condition, waiting: _Waiting) -> None:
        self._inner = inner
        self._waiting = waiting

    def __enter__(self) -> bool:
        return self._inner.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._inner.__exit__(kind, error, trace)

    def wait(self, timeout: float | None = None) -> bool:
        with self._waiting():
            return self._inner.wait(timeout)

    def wait_for(self, predicate: Callable[[], T], timeout: float | None = None) -> T:
        with self._waiting():
            return self._inner.wait_for(predicate, timeout)

    def notify_all(self) -> None:
        self._inner.notify_all()


class _Event:
    def __init__(self, inner: Event, waiting: _Waiting, alive: Callable[[], None]) -> None:
        self._inner = inner
        self._waiting = waiting
        self._alive = alive

    def set(self) -> None:
        self._inner.set()

    def clear(self) -> None:
        self._inner.clear()

    def is_set(self) -> bool:
        self._alive()
        return self._inner.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        with self._waiting():
            return self._inner.wait(timeout)


class _Queue(Generic[T]):
    def __init__(self, inner: Queue[T], waiting: _Waiting) -> None:
        self._inner = inner
        self._waiting = waiting

    def put(self, item: T) -> None:
        self._inner.put(item)

    def get(self) -> T:
        with self._waiting():
            return self._inner.get()

    def empty(self) -> bool:
        return self._inner.empty()
