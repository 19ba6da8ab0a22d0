"""A busy machine looks seldom: persons still pass, attacks still fail, and below a floor the verdict says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from biometrics.liveness.allowance import COUNTED, PATIENCE, Allowance
from biometrics.liveness.challenge import TURNS, ChallengeDraw, Motion, Posture, draw_challenge
from biometrics.liveness.continuity import IdentityTracker
from biometrics.liveness.gestures import Baseline, gesture_for
from biometrics.liveness.observation import FaceObservation
from biometrics.liveness.run import ChallengeRun, RunFailure, RunState
from biometrics.liveness.verdict import Finding
from biometrics.matching import Template
from tests.unit.biometrics.liveness_pace import Calm, Contrary, Pace, Picture, Presented, Someone, below, challenged
from tests.unit.biometrics.liveness_support import SHUT, STRAIGHT, turned

Who = Callable[[np.random.Generator, Posture], Presented]
PERSONS = 60
ATTEMPTS = 20
POSTURES = tuple(Posture)
ATTACKS: dict[str, Who] = {
    "picture turned as a plane": lambda _random, _posture: Picture(from_the_side=False),
    "picture exchanged for one from the side": lambda _random, _posture: Picture(from_the_side=True),
    "other motions than asked": Contrary,
    "calm video": Calm,
}


def paces(*looks: float) -> list[Pace]:
    return [Pace(rate, jitter) for rate in looks for jitter in (False, True)]


def passed(who: Who, pace: Pace, attempts: int) -> int:
    """Of so many presentations those that pass the challenge; the same ones in every run."""
    count = 0
    for seed in range(attempts):
        random, posture = np.random.default_rng(seed), POSTURES[seed % 2]
        count += challenged(who(random, posture), pace, random, posture).state is RunState.PASSED
    return count


@pytest.mark.parametrize("pace", paces(4, 5, 6, 8, 12, 20, 30), ids=str)
def test_ninety_five_of_a_hundred_persons_pass_from_four_looks_a_second_on(pace: Pace) -> None:
    assert passed(Someone, pace, PERSONS) >= 0.95 * PERSONS


@pytest.mark.parametrize("pace", paces(2, 3), ids=str)
def test_nine_of_ten_persons_pass_from_two_looks_a_second_on(pace: Pace) -> None:
    assert passed(Someone, pace, PERSONS) >= 0.9 * PERSONS


@pytest.mark.parametrize("kind", ATTACKS)
@pytest.mark.parametrize("pace", paces(1.5, 3, 4, 6, 12, 30), ids=str)
def test_no_attack_passes_at_any_pace(kind: str, pace: Pace) -> None:
    assert passed(ATTACKS[kind], pace, ATTEMPTS) == 0


def test_below_the_floor_it_is_the_kiosk_that_could_not_look() -> None:
    random = np.random.default_rng(1)
    ended = challenged(Calm(random, Posture.STANDING), Pace(1.0, jitter=False), random, Posture.STANDING)
    assert ended.failure is RunFailure.TOO_FEW_LOOKS


def test_who_is_seen_often_enough_and_does_nothing_ran_out_of_time() -> None:
    random = np.random.default_rng(1)
    ended = challenged(Calm(random, Posture.STANDING), Pace(5.0, jitter=True), random, Posture.STANDING)
    assert ended.failure is RunFailure.TIMED_OUT


def test_time_that_nobody_looked_counts_against_nobody() -> None:
    allowed = Allowance(1.0, at=10.0)
    allowed.look(11.5)
    assert (allowed.is_spent, allowed.gives_up) == (False, False)
    assert allowed.ends_at == pytest.approx(11.5 + 1.0 - COUNTED)
    allowed.look(10.0 + PATIENCE + 0.1)
    assert (allowed.is_spent, allowed.gives_up) == (False, True)


def test_time_that_was_looked_at_counts_in_full() -> None:
    allowed = Allowance(1.0, at=10.0)
    for look in range(10):
        allowed.look(10.1 + look / 10)
    assert allowed.ends_at == pytest.approx(11.0)
    allowed.look(11.2)
    assert allowed.is_spent


def asked_for(interval: float) -> set[Motion]:
    """The motions of many challenges drawn after a calm moment with so many seconds between the looks."""
    motions = set()
    for seed in range(40):
        run = ChallengeRun(ChallengeDraw(2, below=partial(below, np.random.default_rng(seed))))
        at = 100.0
        while run.progress.motion is None:
            at += interval
            run.offer(at, STRAIGHT)
        motions.add(run.progress.motion)
    return motions


def test_a_blink_is_asked_for_only_where_it_can_be_seen() -> None:
    assert asked_for(1 / 12) == set(Motion)
    assert asked_for(1 / 3) == set(Motion) - {Motion.BLINK}


def test_a_challenge_drawn_of_fewer_motions_holds_those_and_a_turn() -> None:
    for _ in range(60):
        drawn = draw_challenge(2, motions={Motion.COME_CLOSER})
        assert {task.motion for task in drawn.tasks} <= TURNS | {Motion.COME_CLOSER}
    everything = draw_challenge(4, motions={Motion.COME_CLOSER})
    assert {task.motion for task in everything.tasks} == set(Motion)


def completes(motion: Motion, looks: list[FaceObservation | None], interval: float) -> bool:
    gesture = gesture_for(motion, Baseline.of([STRAIGHT]), Posture.STANDING)
    return any(gesture.offer(number * interval, seen) for number, seen in enumerate(looks))


WAY_BACK = [STRAIGHT, turned(26), turned(26), turned(12), STRAIGHT]
SMALL_STEP = [STRAIGHT, turned(20), turned(25), STRAIGHT]
HELD_APART = [STRAIGHT, turned(10), turned(25), turned(8), STRAIGHT, turned(24), STRAIGHT]
TWO_GLIMPSES = [STRAIGHT, SHUT, STRAIGHT, STRAIGHT, SHUT, STRAIGHT]


@pytest.mark.parametrize(
    ("motion", "looks"),
    [
        (Motion.TURN_LEFT, WAY_BACK),
        (Motion.TURN_LEFT, SMALL_STEP),
        (Motion.TURN_LEFT, HELD_APART),
        (Motion.BLINK, TWO_GLIMPSES),
    ],
    ids=["way seen on the way back", "a small step seen", "held looks apart", "two glimpses"],
)
def test_what_sparse_looks_are_forgiven_frequent_ones_are_not(motion: Motion, looks: list[FaceObservation]) -> None:
    assert completes(motion, list(looks), 0.3)
    assert not completes(motion, list(looks), 0.08)


@pytest.mark.parametrize(
    ("motion", "looks"),
    [
        (Motion.TURN_LEFT, [STRAIGHT, turned(26), turned(26), STRAIGHT, turned(26), turned(26), STRAIGHT]),
        (Motion.TURN_LEFT, [STRAIGHT, turned(26), turned(26), None, turned(12), STRAIGHT]),
        (Motion.TURN_LEFT, [STRAIGHT, turned(26), turned(12), STRAIGHT]),
        (Motion.BLINK, [STRAIGHT, SHUT, STRAIGHT, STRAIGHT]),
        (Motion.BLINK, [STRAIGHT, SHUT, STRAIGHT, turned(20), STRAIGHT, SHUT, STRAIGHT]),
    ],
    ids=["no way seen", "face lost before the way back", "held in one look", "one glimpse", "turned between glimpses"],
)
def test_what_sparse_looks_are_not_forgiven(motion: Motion, looks: list[FaceObservation | None]) -> None:
    assert not completes(motion, looks, 0.3)


def template() -> Template:
    return Template(np.eye(1, 128, dtype=np.float32)[0])


def test_pauses_between_looks_do_not_make_each_look_a_comparison() -> None:
    """A comparison takes as long as four looks: one after each pause would keep all pauses long."""
    tracker, compared = IdentityTracker(), 0
    for number in range(40):
        tracker.see(0.4 * number, STRAIGHT)
        if tracker.wants_template(0.4 * number):
            tracker.compare(0.4 * number, template())
            compared += 1
    assert 2 <= compared <= 14
    _, unbroken = tracker.results()
    assert unbroken.finding is Finding.CLEAR


def test_after_a_pause_nobody_is_known_until_compared_again() -> None:
    tracker = IdentityTracker()
    for at in (0.0, 1.3):
        tracker.see(at, STRAIGHT)
        tracker.compare(at, template())
    settled = [tracker.is_settled]
    tracker.see(1.7, STRAIGHT)
    settled.append(tracker.is_settled)
    assert settled == [True, False]
    assert tracker.results()[0].finding is Finding.INCOMPLETE
    tracker.see(2.6, STRAIGHT)
    assert tracker.wants_template(2.6)
    tracker.compare(2.6, template())
    assert tracker.results()[0].finding is Finding.CLEAR


def test_whoever_is_there_after_a_long_stall_is_compared_at_once() -> None:
    tracker = IdentityTracker()
    tracker.see(0.0, STRAIGHT)
    tracker.compare(0.0, template())
    for at in (0.08, 0.5):
        tracker.see(at, STRAIGHT)
        assert not tracker.wants_template(at)
    tracker.see(0.5 + 1.6, STRAIGHT)
    assert tracker.wants_template(0.5 + 1.6)
    assert tracker.results()[1].finding is Finding.INCOMPLETE
