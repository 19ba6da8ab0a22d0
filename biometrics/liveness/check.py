"""One capture, tested: frames in, a verdict out.

check = LivenessCheck(detector, landmarks, matcher, LivenessPolicy())
check.offer(frame)                # until the progress says over
check.verdict()
check.wipe()                      # always, whatever happened
"""

from collections import deque
from dataclasses import dataclass
from typing import Final

from biometrics.camera import Frame
from biometrics.faces import Box, Face, YuNetDetector
from biometrics.liveness.allowance import Allowance
from biometrics.liveness.challenge import Challenge, ChallengeDraw, Posture
from biometrics.liveness.continuity import IdentityTracker
from biometrics.liveness.cues import CUES
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.observation import FaceObservation, observe
from biometrics.liveness.record import FrameRecord
from biometrics.liveness.run import ChallengeProgress, ChallengeRun, RunState
from biometrics.liveness.signals import SignalReader
from biometrics.liveness.verdict import (
    Finding,
    LivenessMode,
    LivenessPolicy,
    LivenessResult,
    LivenessTest,
    LivenessVerdict,
    conclude,
)
from biometrics.matching import SFaceMatcher

_MOST_FRAMES: Final = 1500
"""Some hundred bytes each; a capture of a minute and a half."""
_PASSIVE_SECONDS: Final = 2.5
_SETTLE_SECONDS: Final = 4.0
"""For the last look at the person from the front: a head turns back within two, asked only by the screen's hint."""
_NOTED_FACE: Final = 0.25
"""A second face of this share of the first one's area counts as a person; smaller ones stand behind."""


@dataclass(frozen=True, slots=True)
class LivenessProgress:
    """State after a frame. `challenge`: None when nothing is asked. `over`: a verdict can be asked for.

    `faces` are those the detector found, largest first, so that nobody searches the frame twice.
    """

    challenge: ChallengeProgress | None
    over: bool
    face_box: Box | None
    faces: tuple[Face, ...]
    seen: FaceObservation | None = None
    """Pose and measures of the largest face."""
    compared: bool = False
    """Whether a template was made of it, which takes several times as long as the rest."""


class LivenessCheck:
    """Tests one capture of one person. Keeps numbers and a few templates, never a picture. For one thread at a time."""

    def __init__(
        self,
        detector: YuNetDetector,
        landmarks: LandmarkReader,
        matcher: SFaceMatcher,
        policy: LivenessPolicy,
        *,
        posture: Posture = Posture.STANDING,
        challenge: Challenge | ChallengeDraw | None = None,
    ) -> None:
        """`challenge` is drawn at random, once the person has come to rest, unless given; it is not used where the
        policy asks for no motion."""
        self._detector = detector
        self._landmarks = landmarks
        self._matcher = matcher
        self._mode = policy.mode
        self._run: ChallengeRun | None = None
        if policy.mode is LivenessMode.CHALLENGE:
            self._run = ChallengeRun(challenge or ChallengeDraw(policy.tasks, posture, policy.task_seconds))
        self._signals = SignalReader()
        self._identity = IdentityTracker()
        self._records: deque[FrameRecord] = deque(maxlen=_MOST_FRAMES)
        self._to_settle: Allowance | None = None

    def offer(self, frame: Frame, faces: tuple[Face, ...] | None = None) -> LivenessProgress:
        """Look at the next frame; `faces` saves the search when somebody has searched it already."""
        if self._mode is LivenessMode.OFF:
            return LivenessProgress(None, True, None, ())
        found = self._detector.detect(frame.image) if faces is None else faces
        face = found[0] if found else None
        landmarks = None if face is None else self._landmarks.read(frame.image, face)
        seen = None if landmarks is None else observe(landmarks)
        at = frame.captured_at
        height, width = frame.image.shape[:2]
        signals = self._signals.read(frame.image, face)
        self._records.append(FrameRecord(at, (width, height), seen, signals))
        noted = sum(other.box.area >= _NOTED_FACE * found[0].box.area for other in found)
        self._identity.see(at, seen, noted)
        compared = face is not None and self._identity.wants_template(at)
        if face is not None and compared:
            refined = self._detector.refine(frame.image, face)
            self._identity.compare(at, self._matcher.template(frame.image, refined))
        progress = None if self._run is None else self._run.offer(at, seen)
        over = self._time() >= _PASSIVE_SECONDS if progress is None else self._is_over(at, progress)
        return LivenessProgress(progress, over, None if face is None else face.box, found, seen, compared)

    def verdict(self) -> LivenessVerdict:
        """Judge what was seen so far."""
        if self._mode is LivenessMode.OFF:
            return conclude(self._mode, ())
        records = tuple(self._records)
        asked = () if self._run is None else (_challenge_result(self._run.progress),)
        tests = (*asked, *self._identity.results(), *(cue(records) for cue in CUES))
        return conclude(self._mode, tests, frames=len(records), seconds=self._time())

    def wipe(self) -> None:
        """Overwrite and drop everything of the person."""
        self._identity.wipe()
        self._signals.wipe()
        self._records.clear()

    def _is_over(self, at: float, progress: ChallengeProgress) -> bool:
        """Whoever did the last motion is seen from the front once more, where not all of it was watched."""
        if progress.state is not RunState.PASSED or self._identity.is_settled:
            return progress.over
        if self._to_settle is None:
            self._to_settle = Allowance(_SETTLE_SECONDS, at)
        self._to_settle.look(at)
        return self._to_settle.is_spent or self._to_settle.gives_up

    def _time(self) -> float:
        return max(self._records[-1].at - self._records[0].at, 0.0) if self._records else 0.0


def _challenge_result(progress: ChallengeProgress) -> LivenessResult:
    """A failed challenge leaves the question open: the person may have misunderstood."""
    missing = float(progress.tasks - progress.done)
    if progress.state is RunState.PASSED:
        return LivenessResult(LivenessTest.CHALLENGE, Finding.CLEAR, 0.0, 1.0, "")
    reason = "the challenge was not finished" if progress.failure is None else progress.failure.value
    return LivenessResult(LivenessTest.CHALLENGE, Finding.INCOMPLETE, missing, 1.0, reason)
