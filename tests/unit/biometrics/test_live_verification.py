"""Comparison and liveness check share one capture: when the check begins, when it begins anew, what a verdict says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pytest

from biometrics.camera import Frame
from biometrics.faces import Face, YuNetDetector
from biometrics.hints import Hint
from biometrics.live_verification import LiveFaceVerifier, LiveProgress
from biometrics.liveness.challenge import Motion
from biometrics.liveness.check import LivenessProgress
from biometrics.liveness.run import ChallengeProgress, RunState
from biometrics.liveness.verdict import (
    Finding,
    LivenessMode,
    LivenessPolicy,
    LivenessResult,
    LivenessTest,
    LivenessVerdict,
    conclude,
)
from biometrics.quality import QualityPolicy
from biometrics.verification import Decision, FaceVerifier, NotReadyError
from tests.unit.biometrics.conftest import Person

Image = npt.NDArray[np.uint8]
CHALLENGE = LivenessPolicy()


@dataclass
class ScriptedCheck:
    """Asks for one motion from the third frame on and is over with the sixth."""

    frames: int = 0
    wiped: bool = False

    def offer(self, frame: Frame, faces: tuple[Face, ...] | None = None) -> LivenessProgress:
        assert faces is not None, "the frame was searched already"
        self.frames += 1
        asks = 3 <= self.frames < 6
        state = RunState.TASK if asks else RunState.PASSED if self.frames >= 6 else RunState.PAUSE
        asked = ChallengeProgress(state, Motion.TURN_LEFT if asks else None, int(self.frames >= 6), 1, None)
        return LivenessProgress(asked, self.frames >= 6, None, faces)

    def verdict(self) -> LivenessVerdict:
        passed = LivenessResult(LivenessTest.CHALLENGE, Finding.CLEAR, 0.0, 1.0, "")
        return conclude(LivenessMode.CHALLENGE, [passed], frames=self.frames)

    def wipe(self) -> None:
        self.wiped = True


@dataclass
class Capture:
    """A verifier with scripted checks, and a clock."""

    make: Callable[[Callable[[], ScriptedCheck], LivenessPolicy], LiveFaceVerifier]
    policy: LivenessPolicy = CHALLENGE
    checks: list[ScriptedCheck] = field(default_factory=list)
    now: float = 10.0
    index: int = 0

    def __post_init__(self) -> None:
        self.verifier = self.make(self.new_check, self.policy)

    def new_check(self) -> ScriptedCheck:
        self.checks.append(ScriptedCheck())
        return self.checks[-1]

    def show(self, image: Image, times: int = 1) -> LiveProgress:
        for _ in range(times):
            self.now += 0.4
            self.index += 1
            progress = self.verifier.offer(Frame(image.copy(), self.index, self.now))
        return progress


@pytest.fixture
def capture(detector: YuNetDetector, verifier: FaceVerifier) -> Callable[[LivenessPolicy], Capture]:
    def make(new_check: Callable[[], ScriptedCheck], policy: LivenessPolicy) -> LiveFaceVerifier:
        return LiveFaceVerifier(verifier, detector, new_check, policy, QualityPolicy())

    return lambda policy: Capture(make, policy)


def test_nothing_is_asked_before_a_good_frame_came(
    capture: Callable[[LivenessPolicy], Capture], persons: dict[str, Person]
) -> None:
    run = capture(CHALLENGE)
    run.verifier.set_reference(persons["p1"].portrait)
    progress = run.show(np.full((480, 640, 3), 120, np.uint8), 5)
    assert progress.hint is Hint.NO_FACE
    assert not run.checks
    with pytest.raises(NotReadyError):
        run.verifier.verdict()


def test_the_capture_is_complete_when_frames_and_check_are(
    capture: Callable[[LivenessPolicy], Capture], persons: dict[str, Person]
) -> None:
    run = capture(CHALLENGE)
    run.verifier.set_reference(persons["p1"].portrait)
    front = persons["p1"].frames["frontal"][0]
    first = run.show(front)
    assert (first.collected, first.motion, len(run.checks)) == (1, None, 1)
    asked = run.show(front, 3)
    assert (asked.collected, asked.motion, asked.complete) == (3, Motion.TURN_LEFT, False)
    turned = run.show(persons["p1"].frames["turn_left"][-1])
    assert turned.motion is Motion.TURN_LEFT
    assert turned.hint is None, "who turns as asked is not told to look straight ahead"
    assert turned.collected == 3
    done = run.show(front, 2)
    assert done.complete
    verdict = run.verifier.verdict()
    assert verdict.face.decision is Decision.MATCH
    assert {"photo_comparison", "liveness_challenge"} <= set(verdict.checks)


def test_another_person_begins_a_new_check(
    capture: Callable[[LivenessPolicy], Capture], persons: dict[str, Person]
) -> None:
    run = capture(CHALLENGE)
    run.verifier.set_reference(persons["p1"].portrait)
    run.show(persons["p1"].frames["frontal"][0], 2)
    progress = run.show(persons["p4"].frames["frontal"][0], 2)
    assert run.checks[0].wiped
    assert progress.collected <= 2
    assert not progress.complete


@pytest.mark.parametrize("forget", [LiveFaceVerifier.restart, LiveFaceVerifier.wipe])
def test_a_new_try_has_a_new_challenge(
    capture: Callable[[LivenessPolicy], Capture],
    persons: dict[str, Person],
    forget: Callable[[LiveFaceVerifier], None],
) -> None:
    run = capture(CHALLENGE)
    run.verifier.set_reference(persons["p1"].portrait)
    run.show(persons["p1"].frames["frontal"][0], 4)
    forget(run.verifier)
    assert run.checks[0].wiped
    again = run.show(persons["p1"].frames["frontal"][0])
    assert (again.collected, again.motion, len(run.checks)) == (1, None, 2)


def test_without_a_check_frames_alone_complete_it(
    capture: Callable[[LivenessPolicy], Capture], persons: dict[str, Person]
) -> None:
    run = capture(LivenessPolicy(LivenessMode.OFF))
    run.verifier.set_reference(persons["p1"].portrait)
    progress = run.show(persons["p1"].frames["frontal"][0], 3)
    assert progress.complete
    assert progress.motions == 0
    assert not run.checks
