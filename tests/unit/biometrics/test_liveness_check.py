"""Whole captures of synthetic persons and attacks, through detector, landmarks, challenge and tests."""

from collections.abc import Callable

import numpy as np
import pytest

from biometrics.camera import Frame
from biometrics.faces import Box, Face, YuNetDetector
from biometrics.liveness.challenge import Challenge, Motion, Task
from biometrics.liveness.check import LivenessCheck
from biometrics.liveness.judge import SequenceJudge
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.observation import FaceObservation, observe
from biometrics.liveness.verdict import LivenessMode, LivenessPolicy, LivenessTest, LivenessVerdict, Outcome
from biometrics.matching import SFaceMatcher
from biometrics.modelstore import ModelStore
from simulators.attacks import Presentation, film
from simulators.performer import FaceBook
from simulators.personas.persona import load_personas
from tests.unit.biometrics.conftest import Person

TURN_LEFT = Challenge((Task(Motion.TURN_LEFT, 0.4, 4.0),))

Present = Callable[..., LivenessVerdict]


@pytest.fixture(scope="module")
def landmarks(models: ModelStore) -> LandmarkReader:
    return LandmarkReader(models)


@pytest.fixture(scope="module")
def books() -> tuple[FaceBook, FaceBook]:
    one, other, *_ = load_personas().values()
    return FaceBook(one), FaceBook(other)


@pytest.fixture(scope="module")
def present(
    detector: YuNetDetector, landmarks: LandmarkReader, matcher: SFaceMatcher, books: tuple[FaceBook, FaceBook]
) -> Present:
    def run(kind: Presentation, challenge: Challenge = TURN_LEFT) -> LivenessVerdict:
        check = LivenessCheck(detector, landmarks, matcher, LivenessPolicy(), challenge=challenge)
        heard: list[Motion | None] = [None]
        for frame in film(kind, *books, seed=4, seconds=9, told=heard.pop):
            progress = check.offer(frame)
            assert progress.challenge is not None
            heard.append(progress.challenge.motion)
            if progress.over:
                break
        verdict = check.verdict()
        check.wipe()
        return verdict

    return run


def seen(reader: LandmarkReader, detector: YuNetDetector, image: np.ndarray) -> FaceObservation:
    landmarks = reader.read(image, detector.detect(image)[0])
    assert landmarks is not None
    return observe(landmarks)


def test_yaw_and_nose_offset_follow_the_head(
    landmarks: LandmarkReader, detector: YuNetDetector, persons: dict[str, Person]
) -> None:
    for person in persons.values():
        for kind, sign in (("turn_left", 1), ("turn_right", -1)):
            for image, yaw in zip(person.frames[kind], (20, 27), strict=True):
                found = seen(landmarks, detector, image)
                assert sign * found.yaw == pytest.approx(yaw, abs=7)
                assert sign * found.nose_offset >= 0.2
        straight = seen(landmarks, detector, person.frames["frontal"][0])
        assert straight.is_frontal
        assert abs(straight.yaw) < 5


def test_shut_eyes_are_seen_as_shut(
    landmarks: LandmarkReader, detector: YuNetDetector, persons: dict[str, Person]
) -> None:
    for person in persons.values():
        opened = seen(landmarks, detector, person.frames["frontal"][0]).openness
        assert opened > 0.2
        assert seen(landmarks, detector, person.frames["eyes_closed"][0]).openness < 0.55 * opened


def test_where_there_is_no_face_there_are_no_landmarks(landmarks: LandmarkReader) -> None:
    points = np.array([[270, 200], [370, 200], [320, 255], [280, 310], [360, 310]], dtype=np.float32)
    assert landmarks.read(np.full((480, 640, 3), 128, np.uint8), Face(Box(230, 120, 180, 240), points, 1.0)) is None


def test_a_person_who_turns_as_asked_is_live(present: Present) -> None:
    verdict = present(Presentation.GENUINE)
    assert verdict.outcome is Outcome.LIVE, verdict.reasons
    assert {LivenessTest.CHALLENGE, LivenessTest.IDENTITY, LivenessTest.FRESH_FRAMES} <= set(verdict.ran)


def test_a_photo_turned_in_the_hand_is_not_live(present: Present) -> None:
    assert present(Presentation.PRINT_FLAT).outcome is not Outcome.LIVE


def test_a_photo_exchanged_for_one_from_the_side_is_not_live(present: Present) -> None:
    assert present(Presentation.PRINTS_EXCHANGED).outcome is not Outcome.LIVE


def test_a_tablet_is_suspected_even_when_its_video_turns_as_asked(present: Present) -> None:
    verdict = present(Presentation.SCREEN_RIGHT_TURNS)
    assert verdict.outcome is Outcome.ATTACK_SUSPECTED


def test_another_person_who_steps_in_is_suspected(present: Present) -> None:
    late = Challenge((Task(Motion.TURN_LEFT, 3.0, 5.0),))
    assert present(Presentation.PERSON_SWAPPED, late).outcome is Outcome.ATTACK_SUSPECTED


@pytest.fixture(scope="module")
def judge(models: ModelStore) -> SequenceJudge:
    return SequenceJudge(models)


def test_a_still_in_place_of_the_camera_is_suspected_without_a_challenge(
    judge: SequenceJudge, books: tuple[FaceBook, FaceBook]
) -> None:
    still = film(Presentation.INJECTED_STILL, *books, seed=1, seconds=3)
    verdict = judge.judge_sequence(still, LivenessPolicy())
    assert verdict.mode is LivenessMode.PASSIVE
    assert verdict.outcome is Outcome.ATTACK_SUSPECTED
    assert "frames repeat exactly, as those of a file do" in verdict.reasons


def test_a_person_filmed_without_a_challenge_is_left_to_staff(
    judge: SequenceJudge, books: tuple[FaceBook, FaceBook]
) -> None:
    frames = film(Presentation.GENUINE, *books, seed=2, seconds=3)
    verdict = judge.judge_sequence(frames, LivenessPolicy(LivenessMode.PASSIVE))
    assert verdict.outcome is Outcome.NOT_DETERMINED
    assert verdict.satisfies_policy


def test_a_recording_is_judged_by_the_challenge_it_was_made_for(
    judge: SequenceJudge, books: tuple[FaceBook, FaceBook]
) -> None:
    told = iter([None] * 20 + [Motion.TURN_LEFT] * 200)
    frames = list(film(Presentation.GENUINE, *books, seed=4, seconds=7, told=lambda: next(told)))
    right = Challenge((Task(Motion.TURN_RIGHT, 0.4, 4.0),))
    assert judge.judge_sequence(frames, LivenessPolicy(), TURN_LEFT).outcome is Outcome.LIVE
    assert judge.judge_sequence(frames, LivenessPolicy(), right).outcome is Outcome.NOT_DETERMINED


@pytest.mark.parametrize("frames", [[], [Frame(np.zeros((480, 640, 3), np.uint8), 0, 1.0)]], ids=["none", "one black"])
def test_a_sequence_that_shows_nobody_decides_nothing(judge: SequenceJudge, frames: list[Frame]) -> None:
    for mode in (LivenessMode.PASSIVE, LivenessMode.CHALLENGE):
        verdict = judge.judge_sequence(frames, LivenessPolicy(mode), TURN_LEFT)
        assert verdict.outcome is Outcome.NOT_DETERMINED
        assert not verdict.satisfies_policy


def test_switched_off_nothing_is_looked_at(
    detector: YuNetDetector, landmarks: LandmarkReader, matcher: SFaceMatcher
) -> None:
    check = LivenessCheck(detector, landmarks, matcher, LivenessPolicy(LivenessMode.OFF))
    assert check.offer(Frame(np.zeros((480, 640, 3), np.uint8), 0, 1.0)).over
    assert check.verdict().tests == ()


def test_nothing_of_the_face_stands_in_a_verdict(judge: SequenceJudge, books: tuple[FaceBook, FaceBook]) -> None:
    verdict = judge.judge_sequence(film(Presentation.GENUINE, *books, seed=3, seconds=1), LivenessPolicy())
    assert "array" not in repr(verdict)
    assert all(isinstance(result.score, float) for result in verdict.tests)
