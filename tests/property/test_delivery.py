"""When the outbox tries again: properties of the pure rules, over any outcome, number of attempts and draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.checkin import SendKind, SendOutcome
from kiosk.domain.delivery import (
    BASE_PAUSE,
    FAILURES_TO_OPEN,
    LONGEST_PAUSE,
    LONGEST_RETRY_AFTER,
    LONGEST_WAIT,
    ROUND_LIMIT,
    Breaker,
    abandoned,
    after_round,
    answered,
    began,
    ended,
    longest_pause,
    next_try,
    permits,
)
from kiosk.domain.failures import FailureCode

NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
attempts = st.integers(0, 10_000)
draws = st.floats(0.0, 1.0, exclude_max=True)
asked = st.none() | st.floats(-1e6, 1e6)
outcomes = st.builds(
    SendOutcome,
    st.sampled_from(list(SendKind)),
    failure=st.none() | st.sampled_from([FailureCode.GATEWAY_UNREACHABLE, FailureCode.CHECK_IN_REFUSED]),
    retry_after=asked,
)
AWAY = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)
UNCLEAR = SendOutcome(SendKind.AMBIGUOUS, failure=FailureCode.GATEWAY_TIMED_OUT)
TAKEN = SendOutcome(SendKind.ACCEPTED, "GD1")


@given(attempts, outcomes, draws)
def test_what_is_settled_is_not_tried_again_and_all_else_is(count: int, outcome: SendOutcome, draw: float) -> None:
    due = next_try(count, outcome, NOW, draw)
    assert (due is None) is (outcome.kind in (SendKind.ACCEPTED, SendKind.REFUSED))
    if due is not None:
        assert NOW <= due <= NOW + timedelta(seconds=LONGEST_WAIT)


@given(attempts, outcomes, draws)
def test_never_before_the_gateway_asked_and_at_most_a_pause_after(
    count: int, outcome: SendOutcome, draw: float
) -> None:
    due = next_try(count, outcome, NOW, draw)
    if due is not None:
        wanted = timedelta(seconds=min(max(outcome.retry_after or 0.0, 0.0), LONGEST_RETRY_AFTER))
        assert NOW + wanted <= due <= NOW + wanted + timedelta(seconds=longest_pause(count), microseconds=1)


@given(attempts)
def test_pauses_never_shrink_and_end_at_a_quarter_of_an_hour(count: int) -> None:
    assert BASE_PAUSE <= longest_pause(count) <= longest_pause(count + 1) <= LONGEST_PAUSE


@given(attempts, draws, draws)
def test_the_jitter_is_full_and_orders_as_the_draw_does(count: int, one: float, other: float) -> None:
    first, second = (next_try(count, AWAY, NOW, draw) for draw in (one, other))
    assert first is not None
    assert second is not None
    assert (first <= second) is (one <= other) or first == second
    assert next_try(count, AWAY, NOW, 0.0) == NOW


keys = st.sampled_from("ABCDEF")
moves = st.lists(
    st.tuples(keys, outcomes, draws, st.floats(0.0, 2000.0), st.booleans()),
    max_size=40,
)


@given(moves)
def test_the_breaker_over_any_history(history: list[tuple[str, SendOutcome, float, float, bool]]) -> None:
    """No traffic while it is open, one probe after; an answer always closes it; it always lets somebody try again."""
    breaker, now = Breaker(), 0.0
    for key, outcome, draw, passed, ends_round in history:
        now += passed
        allowed = permits(breaker, now)
        assert 0 <= allowed <= ROUND_LIMIT
        if breaker.open_until is not None:
            assert allowed == (1 if now >= breaker.open_until else 0)
        if not allowed:
            continue
        breaker = began(breaker)
        if not breaker.closed:
            assert permits(breaker, now) == 0, "one probe at a time"
            assert permits(abandoned(breaker), now) == 1
        breaker = ended(breaker, key, outcome, now, draw)
        assert not breaker.probing
        if answered(outcome):
            assert breaker.closed
        if breaker.open_until is not None:
            assert breaker.open_until <= now + LONGEST_WAIT
            assert permits(breaker, breaker.open_until) == 1
        if ends_round:
            breaker = after_round(breaker)


@given(st.lists(st.sampled_from([AWAY, UNCLEAR]), max_size=50), draws)
def test_one_bad_check_in_never_opens_the_breaker(failures: list[SendOutcome], draw: float) -> None:
    breaker = Breaker()
    for outcome in failures:
        breaker = ended(began(breaker), "bad", outcome, 0.0, draw)
    assert breaker.closed
    assert permits(breaker, 0.0) == ROUND_LIMIT


@given(draws)
def test_different_check_ins_without_an_answer_open_it(draw: float) -> None:
    breaker = Breaker()
    for number in range(FAILURES_TO_OPEN):
        assert breaker.closed
        breaker = ended(breaker, f"K{number}", AWAY, 100.0, draw)
    assert not breaker.closed


@given(draws)
def test_a_retry_after_stops_all_traffic_at_once(draw: float) -> None:
    busy = replace(AWAY, retry_after=120.0)
    breaker = ended(Breaker(), "K", busy, 100.0, draw)
    assert breaker.open_until is not None
    assert breaker.open_until >= 220.0


def test_cool_downs_double_and_the_flow_comes_back_slowly() -> None:
    breaker, spans = Breaker(failed=frozenset("AB")), []
    for _ in range(8):
        breaker = ended(breaker, "C", AWAY, 0.0 if breaker.open_until is None else breaker.open_until, 0.999_999)
        assert breaker.open_until is not None
        spans.append(breaker.open_until)
    steps = [round(later - earlier) for earlier, later in zip([0.0, *spans], spans, strict=False)]
    assert steps == [30, 60, 120, 240, 480, 900, 900, 900]
    breaker = ended(began(breaker), "C", TAKEN, spans[-1], 0.5)
    windows = []
    for _ in range(6):
        windows.append(permits(breaker, spans[-1]))
        breaker = after_round(breaker)
    assert windows == [1, 2, 4, 8, 16, 20]


def test_an_answer_that_comes_late_never_shortens_the_wait() -> None:
    waiting = Breaker(openings=3, open_until=900.0)
    assert (ended(waiting, "K", AWAY, 10.0, 0.0).open_until or 0.0) >= 900.0
