"""Threads on a virtual clock: exactly one runs at a time, and waiting costs virtual seconds only.

All of them live in one thread of the machine, each with a stack of its own (greenlet), so that the same loops run here
as in service, with all that may overlap, and yet the same run comes out every time. Whoever advances the clock is the
main thread.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import Generic, TypeVar

from greenlet import getcurrent, greenlet

from kiosk.threads import Condition, Event, Lock, Queue, Thread
from simulators.clock import Moment, VirtualClock

T = TypeVar("T")


class DeadlockError(RuntimeError):
    """The main thread waits, without a time-out, for something that nothing under way will ever do."""


class _EndedError(BaseException):
    """Unwinds a thread whose kiosk lost its power."""


class Group:
    """Threads that end together. Implements `kiosk.threads.Threads`."""

    def __init__(self, stage: VirtualThreads) -> None:
        self._stage = stage
        self.ended = False

    def thread(self, run: Callable[[], None], name: str) -> Thread:
        """A thread that is not started yet."""
        return _VirtualThread(self._stage, self, run, name)

    def lock(self) -> Lock:
        """A new lock."""
        return _VirtualLock(self._stage)

    def condition(self) -> Condition:
        """A new condition with a lock of its own."""
        return _VirtualCondition(self._stage)

    def event(self) -> Event:
        """Something that has not happened yet."""
        return _VirtualEvent(self._stage)

    def queue(self) -> Queue[T]:
        """An empty queue."""
        return _VirtualQueue[T](self._stage)

    def sleep(self, seconds: float) -> None:
        """Lets virtual seconds pass for whoever calls."""
        self._stage.sleep(seconds)

    def end(self) -> None:
        """Every thread of the group ends where it stands, as by a power cut. For the main thread."""
        self.ended = True
        self._stage.unwind(self)


class VirtualThreads:
    """All threads of one clock. `close` ends those that are left. To be used from one thread of the machine."""

    def __init__(self, clock: VirtualClock) -> None:
        self.clock = clock
        self._main = getcurrent()
        self._under_way: list[_VirtualThread] = []

    def group(self) -> Group:
        """A group of threads."""
        return Group(self)

    @property
    def under_way(self) -> tuple[str, ...]:
        """Names of the threads that have not ended."""
        return tuple(thread.name for thread in self._under_way)

    def close(self) -> None:
        """Ends every thread. For the main thread, when nothing runs any more."""
        self.unwind(None)

    # --- waiting -----------------------------------------------------------------------------------------------------

    def sleep(self, seconds: float) -> None:
        """Lets virtual seconds pass for whoever calls."""
        if seconds <= 0 or (getcurrent() is not self._main and self.clock.skip(seconds)):
            return
        self.wait_in(deque(), seconds)

    def wait_in(self, line: deque[_Waiter], timeout: float | None) -> bool:
        """Stands in a line until called out of it (`call_all`); False where `timeout` seconds passed first."""
        waiter = _Waiter(getcurrent())
        line.append(waiter)
        alarm: Moment | None = None
        if timeout is not None:
            alarm = self.clock.call_later(timeout, lambda: self._go_on(waiter))
        try:
            if waiter.who is self._main:
                self._pump(waiter)
            else:
                self._main.switch()
        finally:
            waiter.over = True
            if alarm is not None:
                alarm.cancel()
            if waiter in line:
                line.remove(waiter)
        return waiter.called

    def call_all(self, line: deque[_Waiter]) -> None:
        """Calls all out of a line; each goes on at this same time, when its turn has come."""
        while line:
            waiter = line.popleft()
            waiter.called = True
            self.clock.call_later(0.0, partial(self._go_on, waiter))

    def _go_on(self, waiter: _Waiter) -> None:
        if waiter.over:
            return
        waiter.over = True
        if waiter.who is not self._main:
            waiter.who.switch()

    def _pump(self, waiter: _Waiter) -> None:
        """The main thread waits: everybody else goes on meanwhile."""
        while not waiter.over:
            if not self.clock.advance(math.inf, lambda: waiter.over):
                raise DeadlockError("the main thread waits for what never comes")

    # --- turns -------------------------------------------------------------------------------------------------------

    def begin(self, thread: _VirtualThread) -> None:
        """It runs from this same time on, when its turn has come."""
        thread.greenlet.parent = self._main
        self._under_way.append(thread)
        self.clock.call_later(0.0, partial(self._first_turn, thread))

    def _first_turn(self, thread: _VirtualThread) -> None:
        if thread in self._under_way:
            thread.greenlet.switch()

    def over(self, thread: _VirtualThread) -> None:
        """It has ended."""
        self._under_way.remove(thread)

    def unwind(self, group: Group | None) -> None:
        """Ends the threads of a group, or all, where they stand. For the main thread."""
        for thread in list(self._under_way):
            if group is None or thread.group is group:
                if thread.greenlet:
                    thread.greenlet.throw(_EndedError)
                else:
                    thread.end()


class _Waiter:
    __slots__ = ("called", "over", "who")

    def __init__(self, who: greenlet) -> None:
        self.who = who
        self.called = False
        self.over = False


class _VirtualThread:
    def __init__(self, stage: VirtualThreads, group: Group, run: Callable[[], None], name: str) -> None:
        self._stage = stage
        self._run = run
        self._joining: deque[_Waiter] = deque()
        self._alive = False
        self.group = group
        self.name = name
        self.greenlet = greenlet(self._live)

    def start(self) -> None:
        if self.group.ended:
            return
        self._alive = True
        self._stage.begin(self)

    def join(self, timeout: float | None = None) -> None:
        if self._alive:
            self._stage.wait_in(self._joining, timeout)

    def is_alive(self) -> bool:
        return self._alive

    def end(self) -> None:
        """It runs no more."""
        self._alive = False
        self._stage.over(self)
        self._stage.call_all(self._joining)

    def _live(self) -> None:
        # What it raises beside goes on to the main thread by itself.
        try:
            self._run()
        except _EndedError:
            pass
        finally:
            self.end()


class _VirtualLock:
    def __init__(self, stage: VirtualThreads) -> None:
        self._stage = stage
        self._held = False
        self._line: deque[_Waiter] = deque()

    def __enter__(self) -> bool:
        while self._held:
            self._stage.wait_in(self._line, None)
        self._held = True
        return True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._held = False
        self._stage.call_all(self._line)

    @contextmanager
    def released(self) -> Iterator[None]:
        """Let go of for a while; taken again however that ends."""
        self._held = False
        self._stage.call_all(self._line)
        try:
            yield
        except BaseException:
            # Whoever ends does not queue for the lock that its way out lets go of.
            self._held = True
            raise
        self.__enter__()


class _VirtualCondition:
    def __init__(self, stage: VirtualThreads) -> None:
        self._stage = stage
        self._lock = _VirtualLock(stage)
        self._line: deque[_Waiter] = deque()

    def __enter__(self) -> bool:
        return self._lock.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._lock.__exit__(kind, error, trace)

    def wait(self, timeout: float | None = None) -> bool:
        with self._lock.released():
            return self._stage.wait_in(self._line, timeout)

    def wait_for(self, predicate: Callable[[], T], timeout: float | None = None) -> T:
        clock = self._stage.clock
        deadline = None if timeout is None else clock.monotonic() + timeout
        while not (result := predicate()):
            left = None if deadline is None else deadline - clock.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result

    def notify_all(self) -> None:
        self._stage.call_all(self._line)


class _VirtualEvent:
    def __init__(self, stage: VirtualThreads) -> None:
        self._stage = stage
        self._happened = False
        self._line: deque[_Waiter] = deque()

    def set(self) -> None:
        self._happened = True
        self._stage.call_all(self._line)

    def clear(self) -> None:
        self._happened = False

    def is_set(self) -> bool:
        return self._happened

    def wait(self, timeout: float | None = None) -> bool:
        if not self._happened:
            self._stage.wait_in(self._line, timeout)
        return self._happened


class _VirtualQueue(Generic[T]):
    def __init__(self, stage: VirtualThreads) -> None:
        self._stage = stage
        self._items: deque[T] = deque()
        self._line: deque[_Waiter] = deque()

    def put(self, item: T) -> None:
        self._items.append(item)
        self._stage.call_all(self._line)

    def get(self) -> T:
        while not self._items:
            self._stage.wait_in(self._line, None)
        return self._items.popleft()

    def empty(self) -> bool:
        return not self._items
