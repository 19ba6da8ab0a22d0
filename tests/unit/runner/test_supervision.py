"""Threads that die or fall silent are begun anew; on a virtual clock, so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.runner.supervision import SILENT_AFTER, SupervisedThreads, Trouble
from kiosk.runner.workers import Worker
from simulators.clock import VirtualClock
from simulators.virtual_threads import VirtualThreads

HOUR = 3600.0


class Bench:
    """Supervised threads over virtual ones; `hang` is a call that does not come back for so long."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.machine = VirtualThreads(self.clock)
        self.troubles: list[tuple[str, Trouble]] = []
        self.threads = SupervisedThreads(self.machine.group(), self.clock.monotonic)
        self.threads.start(lambda name, trouble: self.troubles.append((name, trouble)))

    def hang(self, seconds: float) -> None:
        self.machine.sleep(seconds)

    def passes(self, seconds: float) -> None:
        self.clock.advance(self.clock.monotonic() + seconds)


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.threads.stop()
    bench.machine.close()


def test_a_loop_that_waits_is_left_alone(bench: Bench) -> None:
    turns: list[None] = []

    def loop() -> None:
        while True:
            turns.append(None)
            bench.hang(SILENT_AFTER - 6.0)  # work within bounds
            bench.threads.sleep(HOUR / 60)

    bench.threads.thread(loop, "camera").start()
    bench.passes(HOUR)
    assert bench.troubles == []
    assert len(turns) > 15


def test_a_loop_that_looks_whether_it_is_to_end_is_left_alone(bench: Bench) -> None:
    ended = bench.threads.event()

    def loop() -> None:
        while not ended.is_set():
            bench.hang(1.0)  # waits in a library of others

    bench.threads.thread(loop, "card").start()
    bench.passes(HOUR)
    assert bench.troubles == []
    ended.set()


def test_what_dies_is_begun_anew_and_does_not_spin(bench: Bench) -> None:
    lives: list[float] = []

    def loop() -> None:
        lives.append(bench.clock.monotonic())
        raise RuntimeError("Nguyễn Văn Mẫu")

    bench.threads.thread(loop, "card").start()
    bench.passes(10.0)
    assert bench.troubles == [("card", Trouble.DIED)] * len(lives)
    assert 5 <= len(lives) <= 11


def test_the_log_names_no_person(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    def loop() -> None:
        raise RuntimeError("Nguyễn Văn Mẫu")

    bench.threads.thread(loop, "card").start()
    bench.passes(1.0)
    assert "thread card died: RuntimeError" in caplog.text
    assert "Mẫu" not in caplog.text


def test_a_silent_loop_is_replaced_and_ends_when_its_call_returns(bench: Bench) -> None:
    running: list[int] = []
    lives: list[int] = []

    def loop() -> None:
        mine = len(lives)
        lives.append(mine)
        if mine == 0:
            bench.hang(HOUR)
        while True:
            running.append(mine)
            bench.threads.sleep(1.0)

    bench.threads.thread(loop, "card").start()
    bench.passes(2 * SILENT_AFTER)
    assert bench.troubles == [("card", Trouble.SILENT)]
    assert set(running) == {1}
    bench.passes(HOUR)
    running.clear()
    bench.passes(10.0)
    assert set(running) == {1}, "the first one came back and went"
    assert bench.troubles == [("card", Trouble.SILENT)]


def test_a_worker_whose_call_hangs_goes_on_with_the_next_job(bench: Bench) -> None:
    worker = Worker("lookup", bench.threads)
    done: list[str] = []
    worker.submit(lambda: bench.hang(HOUR), lambda _none: done.append("late"), lambda: done.append("failed"))
    worker.submit(lambda: None, lambda _none: done.append("next"), lambda: done.append("failed"))
    bench.passes(2 * SILENT_AFTER)
    assert done == ["next"]
    bench.passes(HOUR)
    assert done == ["next", "late"], "what the call said in the end is told; who does not wait for it drops it"
    worker.submit(lambda: None, lambda _none: done.append("third"), lambda: done.append("failed"))
    bench.passes(1.0)
    assert done[2:] == ["third"]


def test_after_the_end_nothing_is_begun_anew(bench: Bench) -> None:
    lives: list[None] = []

    def loop() -> None:
        lives.append(None)
        raise RuntimeError

    thread = bench.threads.thread(loop, "card")
    thread.start()
    bench.passes(0.5)
    bench.threads.stop()
    bench.passes(HOUR)
    assert len(lives) == 1
    assert not thread.is_alive()


def test_threads_that_have_done_their_work_are_forgotten(bench: Bench) -> None:
    for _ in range(50):
        bench.threads.thread(lambda: None, "history").start()
        bench.passes(1.0)
    assert len(bench.threads._watched) <= 2
