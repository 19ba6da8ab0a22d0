"""Judges a recorded sequence, such as a folder of frames of an evaluation."""

from collections.abc import Iterable

from biometrics.camera import Frame
from biometrics.faces import YuNetDetector
from biometrics.liveness.challenge import Challenge
from biometrics.liveness.check import LivenessCheck
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.verdict import LivenessMode, LivenessPolicy, LivenessVerdict
from biometrics.matching import SFaceMatcher
from biometrics.modelstore import ModelStore


class SequenceJudge:
    """Holds the models for many sequences. Raises `ModelFileError` when made."""

    def __init__(self, models: ModelStore) -> None:
        self._detector = YuNetDetector(models)
        self._landmarks = LandmarkReader(models)
        self._matcher = SFaceMatcher(models)

    def judge_sequence(
        self, frames: Iterable[Frame], policy: LivenessPolicy, challenge: Challenge | None = None
    ) -> LivenessVerdict:
        """Return the verdict on frames with their times.

        `challenge` is the one that was asked when the frames were taken. Without it nobody knows what was asked: the
        passive tests run alone, whatever the policy says, and the verdict's mode says so.
        """
        mode = policy.mode
        if mode is LivenessMode.CHALLENGE and challenge is None:
            mode = LivenessMode.PASSIVE
        judged = LivenessPolicy(mode, policy.tasks, policy.task_seconds, policy.attempts)
        check = LivenessCheck(self._detector, self._landmarks, self._matcher, judged, challenge=challenge)
        try:
            for frame in frames:
                progress = check.offer(frame)
                if mode is LivenessMode.CHALLENGE and progress.over:
                    break
            return check.verdict()
        finally:
            check.wipe()
