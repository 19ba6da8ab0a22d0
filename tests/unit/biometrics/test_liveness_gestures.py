"""What counts as a turn, a blink, an approach, and what does not."""

from dataclasses import replace

import pytest

from biometrics.liveness.challenge import Challenge, Motion, Posture, Task, draw_challenge
from biometrics.liveness.gestures import Baseline, gesture_for
from biometrics.liveness.observation import FaceObservation
from tests.unit.biometrics.liveness_support import SHUT, STEP, STRAIGHT, acted, turned

BASELINE = Baseline.of([STRAIGHT] * 5)


def completes(
    motion: Motion, frames: list[FaceObservation | None], posture: Posture = Posture.STANDING, step: float = STEP
) -> bool:
    gesture = gesture_for(motion, BASELINE, posture)
    return any(gesture.offer(number * step, seen) for number, seen in enumerate(frames))


@pytest.mark.parametrize("motion", Motion)
def test_each_motion_completes_its_own_gesture_and_no_other(motion: Motion) -> None:
    assert [other for other in Motion if completes(other, list(acted(motion)))] == [motion]


def test_a_turn_counts_from_where_the_person_looks_straight() -> None:
    crooked = Baseline.of([turned(6)] * 5)
    gesture = gesture_for(Motion.TURN_LEFT, crooked, Posture.STANDING)
    assert not any(gesture.offer(0.0, turned(yaw)) for yaw in (8, 14, 20, 22, 22, 22))
    assert any(gesture.offer(0.0, turned(yaw)) for yaw in (24, 25, 25))


def test_a_picture_from_the_side_held_in_place_of_the_first_is_no_turn() -> None:
    assert not completes(Motion.TURN_LEFT, [STRAIGHT, STRAIGHT, *[turned(26)] * 20])


def test_a_face_that_vanishes_between_straight_and_turned_is_no_turn() -> None:
    assert not completes(Motion.TURN_LEFT, [STRAIGHT, turned(10), None, *[turned(26)] * 20])


def test_yaw_without_the_nose_going_before_is_no_turn() -> None:
    flat = [replace(turned(yaw), nose_offset=0.11) for yaw in (5, 10, 15, 20, 25, 25, 25, 25)]
    assert not completes(Motion.TURN_LEFT, list(flat))


def test_one_shut_frame_is_no_blink() -> None:
    assert not completes(Motion.BLINK, [STRAIGHT, SHUT, STRAIGHT, STRAIGHT])


def test_eyes_that_stay_shut_are_no_blink() -> None:
    assert not completes(Motion.BLINK, [STRAIGHT, *[SHUT] * 12, STRAIGHT, STRAIGHT])


def test_eyes_that_were_never_seen_open_have_not_blinked() -> None:
    assert not completes(Motion.BLINK, [SHUT, SHUT, SHUT, STRAIGHT, STRAIGHT])


def test_half_shut_eyes_are_no_blink() -> None:
    assert not completes(Motion.BLINK, [STRAIGHT, *[replace(STRAIGHT, openness=0.19)] * 3, STRAIGHT])


def test_eyes_that_seem_shut_while_the_head_turns_have_not_blinked() -> None:
    shut_aside = replace(turned(15), openness=0.05)
    assert not completes(Motion.BLINK, [STRAIGHT, shut_aside, shut_aside, STRAIGHT, STRAIGHT])


def test_a_leap_to_a_larger_picture_is_no_approach() -> None:
    near = replace(STRAIGHT, eye_distance=120.0)
    assert not completes(Motion.COME_CLOSER, [STRAIGHT, STRAIGHT, *[near] * 20])


def test_leaning_forward_is_enough_for_a_seated_person() -> None:
    leaning = [replace(STRAIGHT, eye_distance=float(size)) for size in (90, 94, 98, 101, 102, 102)]
    assert completes(Motion.COME_CLOSER, list(leaning), Posture.SEATED)
    assert not completes(Motion.COME_CLOSER, list(leaning), Posture.STANDING)


def test_a_challenge_without_a_turn_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="at least one turn"):
        Challenge((Task(Motion.BLINK, 0.5, 5.0),))


@pytest.mark.parametrize(("pause", "limit"), [(-0.1, 5.0), (0.5, 0.0), (float("nan"), 5.0)])
def test_a_task_without_time_cannot_be_made(pause: float, limit: float) -> None:
    with pytest.raises(ValueError, match="pause"):
        Task(Motion.BLINK, pause, limit)


@pytest.mark.parametrize("tasks", [0, 5])
def test_a_challenge_has_one_to_four_tasks(tasks: int) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        draw_challenge(tasks)


def test_a_brisk_turn_seen_in_few_frames_counts() -> None:
    assert completes(Motion.TURN_RIGHT, [STRAIGHT, turned(-20), turned(-34), turned(-35)])
