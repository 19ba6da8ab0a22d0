"""The virtual clock and the threads on it: one at a time, in an order that never changes, and nobody waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.local_time import VIETNAM_TIME
from simulators.clock import VirtualClock
from simulators.virtual_threads import DeadlockError, Group, VirtualThreads

MORNING = datetime(2026, 11, 23, 7, 30, tzinfo=VIETNAM_TIME)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(MORNING)


@pytest.fixture
def stage(clock: VirtualClock) -> Iterator[VirtualThreads]:
    threads = VirtualThreads(clock)
    yield threads
    threads.close()


@pytest.fixture
def group(stage: VirtualThreads) -> Group:
    return stage.group()


def test_what_is_due_is_done_in_order_and_no_time_is_left_over(clock: VirtualClock) -> None:
    done: list[tuple[float, str]] = []
    for seconds, name in ((2.0, "b"), (1.0, "a"), (2.0, "c"), (9.0, "late")):
        clock.call_later(seconds, lambda name=name: done.append((clock.monotonic(), name)))  # type: ignore[misc]
    clock.call_later(1.5, lambda: done.append((0.0, "cancelled"))).cancel()
    assert not clock.advance(5.0)
    assert done == [(1.0, "a"), (2.0, "b"), (2.0, "c")]
    assert clock.monotonic() == 5.0
    assert clock.now() == MORNING + timedelta(seconds=5)


def test_whoever_is_forgotten_has_nothing_done_any_more(clock: VirtualClock) -> None:
    done: list[str] = []
    for owner in ("a", "b"):
        clock.call_later(1.0, lambda owner=owner: done.append(owner), owner)  # type: ignore[misc]
    clock.forget("a")
    clock.advance(2.0)
    assert done == ["b"]


def test_it_stops_where_it_is_enough(clock: VirtualClock) -> None:
    done: list[int] = []
    for second in range(1, 6):
        clock.call_later(second, lambda second=second: done.append(second))  # type: ignore[misc]
    assert clock.advance(60.0, lambda: len(done) == 3)
    assert (done, clock.monotonic()) == ([1, 2, 3], 3.0)


@given(st.lists(st.floats(-86_400, 86_400), max_size=5))
def test_the_wall_clock_may_be_set_and_seconds_go_on(jumps: list[float]) -> None:
    clock = VirtualClock(MORNING)
    for jump in jumps:
        clock.jump(jump)
        clock.advance(clock.monotonic() + 1.0)
    assert clock.monotonic() == len(jumps)
    assert clock.now() - MORNING == sum((timedelta(seconds=jump) for jump in jumps), timedelta(seconds=len(jumps)))


def test_threads_sleep_side_by_side(clock: VirtualClock, group: Group) -> None:
    seen: list[tuple[float, str]] = []

    def work(name: str, pause: float) -> None:
        for _ in range(3):
            group.sleep(pause)
            seen.append((clock.monotonic(), name))

    group.thread(lambda: work("slow", 2.0), "slow").start()
    group.thread(lambda: work("quick", 1.5), "quick").start()
    clock.advance(10.0)
    assert seen == [(1.5, "quick"), (2.0, "slow"), (3.0, "quick"), (4.0, "slow"), (4.5, "quick"), (6.0, "slow")]


def test_a_lock_is_for_one_at_a_time_in_order_of_coming(clock: VirtualClock, group: Group) -> None:
    lock, seen = group.lock(), list[tuple[float, str]]()

    def work(name: str) -> None:
        with lock:
            group.sleep(1.0)
            seen.append((clock.monotonic(), name))

    for name in "abc":
        group.thread(lambda name=name: work(name), name).start()  # type: ignore[misc]
    clock.advance(10.0)
    assert seen == [(1.0, "a"), (2.0, "b"), (3.0, "c")]


def test_a_condition_wakes_who_waits_and_times_out(clock: VirtualClock, group: Group) -> None:
    change, box, seen = group.condition(), list[int](), list[object]()

    def take() -> None:
        with change:
            seen.append((change.wait_for(lambda: bool(box), 1.0), clock.monotonic()))
            seen.append((change.wait_for(lambda: bool(box), 5.0), clock.monotonic()))

    def give() -> None:
        group.sleep(3.0)
        with change:
            box.append(1)
            change.notify_all()

    group.thread(take, "take").start()
    group.thread(give, "give").start()
    clock.advance(10.0)
    assert seen == [(False, 1.0), (True, 3.0)]


def test_events_and_queues_hand_over_and_the_main_thread_may_wait_too(clock: VirtualClock, group: Group) -> None:
    event, jobs, done = group.event(), group.queue(), list[int]()

    def work() -> None:
        while (job := jobs.get()) is not None:
            group.sleep(1.0)
            done.append(job)
        event.set()

    thread = group.thread(work, "worker")
    thread.start()
    for job in (1, 2, None):
        jobs.put(job)
    assert not event.wait(0.5)
    assert clock.monotonic() == 0.5
    thread.join()
    assert (done, event.is_set(), thread.is_alive(), clock.monotonic()) == ([1, 2], True, False, 2.0)


def test_what_never_comes_is_told_to_the_main_thread(group: Group) -> None:
    with pytest.raises(DeadlockError):
        group.event().wait()


def test_what_a_thread_raises_reaches_whoever_advances_the_clock(clock: VirtualClock, group: Group) -> None:
    def work() -> None:
        group.sleep(1.0)
        raise LookupError("a defect")

    group.thread(work, "worker").start()
    with pytest.raises(LookupError, match="a defect"):
        clock.advance(5.0)
    assert clock.monotonic() == 1.0


def test_a_group_that_loses_its_power_ends_where_it_stands_and_gives_back_its_locks(
    clock: VirtualClock, stage: VirtualThreads
) -> None:
    ours, others = stage.group(), stage.group()
    lock, seen = others.lock(), list[str]()

    def hold() -> None:
        with lock:
            try:
                ours.sleep(100.0)
                seen.append("never")
            finally:
                seen.append("on the way out")

    ours.thread(hold, "hold").start()
    clock.advance(1.0)
    ours.end()
    ours.thread(lambda: seen.append("after the end"), "late").start()

    def take() -> None:
        with lock:
            seen.append("the lock is free")

    others.thread(take, "take").start()
    clock.advance(200.0)
    assert seen == ["on the way out", "the lock is free"]


def test_one_that_was_started_and_has_not_run_yet_never_runs(clock: VirtualClock, stage: VirtualThreads) -> None:
    group, seen = stage.group(), list[str]()
    thread = group.thread(lambda: seen.append("ran"), "thread")
    thread.start()
    group.end()
    clock.advance(1.0)
    assert (seen, thread.is_alive()) == ([], False)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0.01, 2.0)), min_size=1, max_size=12))
def test_the_same_run_comes_out_every_time(work: list[tuple[str, float]]) -> None:
    def run() -> list[tuple[float, str]]:
        clock = VirtualClock(MORNING)
        stage, seen = VirtualThreads(clock), list[tuple[float, str]]()
        group = stage.group()
        lock = group.lock()

        def do(name: str, pause: float) -> None:
            with lock:
                group.sleep(pause)
            group.sleep(pause)
            seen.append((clock.monotonic(), name))

        for name, pause in work:
            group.thread(lambda name=name, pause=pause: do(name, pause), name).start()  # type: ignore[misc]
        clock.advance(100.0)
        stage.close()
        return seen

    first = run()
    assert first == run()
    assert len(first) == len(work)
