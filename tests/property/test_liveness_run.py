"""The challenge is passed by the asked motions, in order and in time, and by nothing else."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from biometrics.liveness.challenge import TURNS, Challenge, Motion, Posture, Task, draw_challenge
from biometrics.liveness.gestures import TURN_NOSE_OFFSET, TURN_YAW
from biometrics.liveness.observation import FaceObservation
from biometrics.liveness.run import ChallengeRun, RunFailure, RunState
from tests.unit.biometrics.liveness_support import STEP, STRAIGHT, Feeder, acted

MOTIONS = st.sampled_from(Motion)
POSTURES = st.sampled_from(Posture)


@st.composite
def challenges(draw: st.DrawFn) -> Challenge:
    motions = draw(
        st.lists(MOTIONS, min_size=1, max_size=4, unique=True).filter(lambda chosen: bool(TURNS & set(chosen)))
    )
    pauses = st.floats(0, 1.5)
    return Challenge(tuple(Task(motion, draw(pauses), draw(st.floats(3, 8))) for motion in motions), draw(POSTURES))


@st.composite
def observations(draw: st.DrawFn) -> FaceObservation:
    return FaceObservation(
        yaw=draw(st.floats(-40, 40)),
        nose_offset=draw(st.floats(-0.6, 0.6)),
        eye_distance=draw(st.floats(40, 200)),
        slimness=draw(st.floats(0.5, 1.2)),
        nose_height=draw(st.floats(0.2, 0.8)),
        openness=draw(st.floats(0, 0.5)),
        centre=(240.0, 300.0),
    )


@given(challenges())
def test_who_does_what_is_asked_when_it_is_asked_passes(challenge: Challenge) -> None:
    feeder = Feeder(ChallengeRun(challenge))
    for task in challenge.tasks:
        assert feeder.until_asked().motion is task.motion
        feeder.feed(acted(task.motion))
    assert feeder.run.progress.state is RunState.PASSED


@given(challenges(), st.data())
def test_another_motion_in_place_of_one_never_passes(challenge: Challenge, data: st.DataObject) -> None:
    wrong_place = data.draw(st.integers(0, len(challenge.tasks) - 1))
    feeder = Feeder(ChallengeRun(challenge))
    for place, task in enumerate(challenge.tasks):
        feeder.until_asked()
        motion = task.motion
        if place == wrong_place:
            motion = data.draw(MOTIONS.filter(lambda other, asked=task.motion: other is not asked))
        feeder.feed(acted(motion))
        if place == wrong_place:
            assert feeder.run.progress.done == place
            feeder.feed([STRAIGHT] * int(9 / STEP))
            assert feeder.run.progress.state is RunState.FAILED
            return


@given(st.sampled_from(sorted(TURNS, key=lambda motion: motion.value)), POSTURES)
def test_a_turn_to_the_wrong_side_fails(side: Motion, posture: Posture) -> None:
    (other,) = TURNS - {side}
    feeder = Feeder(ChallengeRun(Challenge((Task(side, 0.5, 7.0),), posture)))
    feeder.until_asked()
    assert feeder.feed(acted(other)).failure is RunFailure.WRONG_MOTION


@given(challenges(), st.lists(MOTIONS, max_size=6))
def test_motions_made_before_they_are_asked_count_for_nothing(challenge: Challenge, early: list[Motion]) -> None:
    feeder = Feeder(ChallengeRun(challenge))
    feeder.feed([STRAIGHT] * 2)
    for motion in early:
        before = feeder.run.progress
        if before.over or before.motion is not None:
            break
        frames = acted(motion)
        for seen in frames:
            if feeder.run.progress.motion is not None:
                break
            feeder.feed([seen])
        assert feeder.run.progress.done == 0


@given(challenges(), st.lists(st.one_of(st.none(), st.just(STRAIGHT)), max_size=60))
def test_time_ends_every_run_that_does_nothing(challenge: Challenge, frames: list[FaceObservation | None]) -> None:
    feeder = Feeder(ChallengeRun(challenge))
    feeder.feed(frames)
    for _ in range(2 * len(challenge.tasks) + 4):
        feeder.at += 10
        feeder.feed([STRAIGHT] * 40)
    assert feeder.run.progress.state is RunState.FAILED
    assert feeder.run.progress.failure is not RunFailure.WRONG_MOTION


@given(challenges(), st.lists(st.one_of(st.none(), observations()), max_size=120))
@settings(max_examples=60)
def test_no_turn_without_yaw_and_nose_to_the_asked_side(
    challenge: Challenge, frames: list[FaceObservation | None]
) -> None:
    """Whatever is shown, a passed turn held the asked side's angle and nose offset in two frames of its own time."""
    feeder = Feeder(ChallengeRun(challenge))
    feeder.feed([STRAIGHT] * 8)
    window: list[FaceObservation] = []
    for seen in frames:
        before = feeder.run.progress
        after = feeder.feed([seen])
        window = [] if before.motion is None else window + ([seen] if seen is not None else [])
        if after.done > before.done and before.motion in TURNS:
            sign = 1 if before.motion is Motion.TURN_LEFT else -1
            held = [
                one
                for one in window
                if sign * one.yaw >= TURN_YAW - 1e-9 and sign * one.nose_offset >= TURN_NOSE_OFFSET
            ]
            assert len(held) >= 2
        if after.motion is not before.motion:
            window = []


@given(challenges(), st.integers(0, 400))
def test_a_flat_picture_never_passes(challenge: Challenge, angle: int) -> None:
    """Turned as a plane its mesh turns too little and its nose stays; its eyes stay open; it may come closer."""
    feeder = Feeder(ChallengeRun(challenge))
    for number in range(int(60 / STEP)):
        swing = ((number * (1 + angle)) % 200 - 100) / 100
        flat = replace(STRAIGHT, yaw=14 * swing, nose_offset=0.12 * swing, slimness=0.9 - 0.2 * abs(swing))
        progress = feeder.feed([flat if progress_turn(feeder) else STRAIGHT])
        assert progress.state is not RunState.PASSED


def progress_turn(feeder: Feeder) -> bool:
    return feeder.run.progress.motion is not None


@given(challenges())
def test_frames_out_of_order_and_after_the_end_change_nothing(challenge: Challenge) -> None:
    feeder = Feeder(ChallengeRun(challenge))
    for task in challenge.tasks:
        feeder.until_asked()
        for seen in acted(task.motion):
            feeder.feed([seen])
            before = feeder.run.progress
            feeder.run.offer(feeder.at - 1, None)
            feeder.run.offer(feeder.at, STRAIGHT)
            assert feeder.run.progress == before
    end = feeder.run.progress
    feeder.feed([None, *acted(Motion.TURN_LEFT)])
    feeder.at += 100
    assert feeder.feed([None]) == end


@given(st.integers(1, 4), POSTURES, st.randoms(use_true_random=False))
def test_every_drawn_challenge_holds_a_turn_and_no_motion_twice(tasks: int, posture: Posture, random: object) -> None:
    challenge = draw_challenge(tasks, posture=posture, below=random.randrange)  # type: ignore[attr-defined]
    motions = [task.motion for task in challenge.tasks]
    assert len(set(motions)) == len(motions) == tasks
    assert TURNS & set(motions)
    assert all(0.4 <= task.pause <= 1.4 for task in challenge.tasks)


def test_the_generator_is_the_systems_own_and_gives_every_order() -> None:
    drawn = {tuple(task.motion for task in draw_challenge(2).tasks) for _ in range(600)}
    assert len(drawn) == 10  # 12 ordered pairs of 4 motions, less the two without a turn
