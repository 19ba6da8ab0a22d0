"""Threads, and what they wait for, as the kiosk's parts ask for them: the machine's own, or those of a simulation whose
clock only moves when all of them wait.

Everything that waits takes a `Threads`, so that one and the same loop runs in service and on a simulated clock.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, TypeVar

T = TypeVar("T")


class Thread(Protocol):
    """A thread that never keeps the program alive."""

    def start(self) -> None:
        """Begins to run."""
        ...

    def join(self, timeout: float | None = None) -> None:
        """Waits for its end, at most `timeout` seconds."""
        ...

    def is_alive(self) -> bool:
        """Whether it runs."""
        ...


class Lock(Protocol):
    """For one thread at a time."""

    def __enter__(self) -> bool: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


class Condition(Protocol):
    """A lock under which one waits for what another thread does."""

    def __enter__(self) -> bool: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def wait(self, timeout: float | None = None) -> bool:
        """Until `notify_all`; False where `timeout` seconds passed first."""
        ...

    def wait_for(self, predicate: Callable[[], T], timeout: float | None = None) -> T:
        """Until the predicate holds; what it said last."""
        ...

    def notify_all(self) -> None:
        """Wakes whoever waits."""
        ...


class Event(Protocol):
    """Something that has happened or not."""

    def set(self) -> None:
        """It has."""
        ...

    def clear(self) -> None:
        """It has not."""
        ...

    def is_set(self) -> bool:
        """Whether it has."""
        ...

    def wait(self, timeout: float | None = None) -> bool:
        """Until it has; False where `timeout` seconds passed first."""
        ...


class Queue(Protocol[T]):
    """First in, first out, between threads."""

    def put(self, item: T) -> None:
        """Adds."""
        ...

    def get(self) -> T:
        """Waits for the next."""
        ...

    def empty(self) -> bool:
        """Whether `get` would wait."""
        ...


class Threads(Protocol):
    """Makes threads and what they share."""

    def thread(self, run: Callable[[], None], name: str) -> Thread:
        """A thread that is not started yet."""
        ...

    def lock(self) -> Lock:
        """A new lock."""
        ...

    def condition(self) -> Condition:
        """A new condition with a lock of its own."""
        ...

    def event(self) -> Event:
        """Something that has not happened yet."""
        ...

    def queue(self) -> Queue[T]:
        """An empty queue."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...


class SystemThreads:
    """The machine's threads."""

    def thread(self, run: Callable[[], None], name: str) -> Thread:
        """A daemon thread."""
        return threading.Thread(target=run, name=name, daemon=True)

    def lock(self) -> Lock:
        """`threading.Lock`."""
        return threading.Lock()

    def condition(self) -> Condition:
        """`threading.Condition`."""
        return threading.Condition()

    def event(self) -> Event:
        """`threading.Event`."""
        return threading.Event()

    def queue(self) -> Queue[T]:
        """`queue.SimpleQueue`."""
        return queue.SimpleQueue[T]()

    def sleep(self, seconds: float) -> None:
        """`time.sleep`."""
        time.sleep(seconds)


SYSTEM_THREADS: Threads = SystemThreads()
