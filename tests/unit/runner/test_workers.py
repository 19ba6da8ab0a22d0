"""Workers, the main loop, the outbox loop, and the identifiers of visits."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.ports import StoreError
from kiosk.runner.loop import MainLoop
from kiosk.runner.outbox_loop import OutboxLoop
from kiosk.runner.system import SystemClock, VisitKeys
from kiosk.runner.workers import Worker

PATIENCE = 10.0


def test_a_worker_does_its_jobs_in_order_on_one_thread() -> None:
    worker, done = Worker("test"), queue.SimpleQueue[tuple[int, str]]()

    def job(number: int) -> Callable[[], tuple[int, str]]:
        return lambda: (number, threading.current_thread().name)

    for number in range(5):
        worker.submit(job(number), done.put, pytest.fail)
    assert [done.get(timeout=PATIENCE) for _ in range(5)] == [(number, "test") for number in range(5)]
    worker.stop()


def test_a_job_that_raises_is_told_without_its_text_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    worker, told = Worker("test"), queue.SimpleQueue[str]()

    def broken() -> None:
        raise RuntimeError("Nguyễn Văn Mẫu 001099012345")

    worker.submit(broken, lambda _none: told.put("done"), lambda: told.put("failed"))
    worker.submit(lambda: None, lambda _none: told.put("done"), lambda: told.put("failed"))
    assert [told.get(timeout=PATIENCE) for _ in range(2)] == ["failed", "done"]
    worker.stop()
    assert "RuntimeError" in caplog.text
    assert "test_workers.py" in caplog.text
    assert "001099012345" not in caplog.text


def test_the_main_loop_runs_what_other_threads_hand_over_until_it_ends() -> None:
    loop, ran = MainLoop(), []

    def other_thread() -> None:
        for number in range(3):
            loop.submit(lambda number=number: ran.append((number, threading.current_thread())))  # type: ignore[misc]
        loop.end()

    thread = threading.Thread(target=other_thread)
    thread.start()
    loop.run()
    thread.join()
    assert ran == [(number, threading.current_thread()) for number in range(3)]


class ManualClock(SystemClock):
    """Timers go off when the test says so."""

    def __init__(self) -> None:
        self.timers: queue.SimpleQueue[tuple[float, Callable[[], None]]] = queue.SimpleQueue()

    def call_later(self, seconds: float, callback: Callable[[], None]) -> threading.Timer:
        self.timers.put((seconds, callback))
        return threading.Timer(seconds, callback)


class CountingSender:
    """Fails at its second call."""

    def __init__(self) -> None:
        self.calls = 0

    def send_due(self) -> int:
        self.calls += 1
        if self.calls == 2:
            raise StoreError("the disk is full")
        return 0


def test_the_outbox_is_sent_at_the_start_and_again_and_again_whatever_happens(caplog: pytest.LogCaptureFixture) -> None:
    clock, sender = ManualClock(), CountingSender()
    loop = OutboxLoop(sender, clock, interval=7.0)
    loop.start()
    for calls in (1, 2, 3):
        seconds, again = clock.timers.get(timeout=PATIENCE)
        assert seconds == 7.0
        assert sender.calls == calls
        again()
    clock.timers.get(timeout=PATIENCE)
    loop.stop()
    assert "the disk is full" in caplog.text
    assert clock.timers.empty()


def test_visit_keys_are_short_unique_and_say_where_and_when() -> None:
    maker = VisitKeys("79024", "K1")
    at = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC).astimezone(VIETNAM_TIME)
    keys = {maker.visit_key(at) for _ in range(1000)}
    assert len(keys) == 1000
    assert all(key.startswith("79024.K1.20261122080203.") and len(key) <= 100 for key in keys)


def test_the_system_clock_tells_vietnams_time_with_its_zone() -> None:
    now = SystemClock().now()
    assert now.utcoffset() is not None
    assert now.tzinfo is VIETNAM_TIME
