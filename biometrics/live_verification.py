"""Compares a live face with a photo and tests in the same capture that it is a living person's.

The liveness check begins with the first frame that is good enough to compare, so that nobody runs out of time on the
way to the camera, and is over before a verdict is given. When another face comes up both begin anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from biometrics.camera import Frame
from biometrics.faces import Face, YuNetDetector
from biometrics.hints import Hint, HintSteadier
from biometrics.liveness.challenge import Motion
from biometrics.liveness.check import LivenessProgress
from biometrics.liveness.verdict import LivenessMode, LivenessPolicy, LivenessVerdict
from biometrics.quality import QualityPolicy, assess
from biometrics.verification import CaptureProgress, FaceVerdict, FaceVerifier, ReferenceResult


class Check(Protocol):
    """What is used of `biometrics.liveness.check.LivenessCheck`."""

    def offer(self, frame: Frame, faces: tuple[Face, ...] | None = None) -> LivenessProgress: ...
    def verdict(self) -> LivenessVerdict: ...
    def wipe(self) -> None: ...


@dataclass(frozen=True, slots=True)
class LiveProgress:
    """State of the capture after a frame.

    `hint`: what to show, steadied. `motion`: what is asked of the person now, which goes before the hint. `collected`
    of `needed` frames are held, `done` of `motions` were seen. `complete`: a verdict can be asked for.
    """

    hint: Hint | None
    motion: Motion | None
    collected: int
    needed: int
    done: int
    motions: int
    complete: bool


@dataclass(frozen=True, slots=True)
class LiveVerdict:
    """Both verdicts on one capture."""

    face: FaceVerdict
    liveness: LivenessVerdict

    @property
    def checks(self) -> tuple[str, ...]:
        """Names of all checks that ran."""
        return (*self.face.checks, *(f"liveness_{test.value}" for test in self.liveness.ran))


_WHO_IS_THERE: Final = (Hint.NO_FACE, Hint.MULTIPLE_FACES)
_NOTHING_ASKED: Final = LivenessProgress(None, False, None, ())


class LiveFaceVerifier:
    """A `FaceVerifier` and a liveness check over the same frames. Used from one thread at a time.

    `new_check` makes a check with a challenge drawn anew.
    """

    def __init__(
        self,
        verifier: FaceVerifier,
        detector: YuNetDetector,
        new_check: Callable[[], Check],
        policy: LivenessPolicy,
        quality: QualityPolicy,
    ) -> None:
        self._verifier = verifier
        self._detector = detector
        self._new_check = new_check
        self._mode = policy.mode
        self._motions = policy.tasks if policy.mode is LivenessMode.CHALLENGE else 0
        self._quality = quality
        self._check: Check | None = None
        self._held: CaptureProgress | None = None
        self._steadier = HintSteadier()

    def set_reference(self, photo_bytes: bytes) -> ReferenceResult:
        """Take the photo to compare with, in place of an earlier one; a new capture begins."""
        self._forget_capture()
        return self._verifier.set_reference(photo_bytes)

    def offer(self, frame: Frame) -> LiveProgress:
        """Look at a live frame."""
        faces = self._detector.detect(frame.image)
        tested = _NOTHING_ASKED if self._check is None else self._check.offer(frame, faces)
        asked = tested.challenge
        motion = None if asked is None else asked.motion
        held = self._look(frame, faces, tested)
        over = self._mode is LivenessMode.OFF or (self._check is not None and tested.over)
        # Who turns the head as asked is not told to look straight ahead.
        hint = held.hint if motion is None or held.hint in _WHO_IS_THERE else None
        return LiveProgress(
            hint=hint,
            motion=motion,
            collected=held.collected,
            needed=held.needed,
            done=0 if asked is None else asked.done,
            motions=self._motions,
            complete=held.complete and over,
        )

    def verdict(self) -> LiveVerdict:
        """Judge the capture. Raises `NotReadyError` before it is complete."""
        face = self._verifier.verdict()
        check = self._new_check() if self._check is None else self._check
        return LiveVerdict(face, check.verdict())

    def restart(self) -> None:
        """Begin a new capture, with a new challenge; the reference stays."""
        self._forget_capture()
        self._verifier.restart()

    def wipe(self) -> None:
        """Overwrite and drop everything of the person."""
        self._forget_capture()
        self._verifier.wipe()

    def _look(self, frame: Frame, faces: tuple[Face, ...], tested: LivenessProgress) -> CaptureProgress:
        """Offer the frame to the comparison until that has enough; not where the check has compared it already.

        A template takes as long as three frames: two of them for one frame, and the check would miss too much.
        """
        eyes_open = None if tested.seen is None else tested.seen.openness
        before = self._held
        if before is not None and self._check is not None and (tested.compared or before.complete):
            report = assess(frame.image, faces, self._quality, eyes_open=eyes_open)
            return replace(before, hint=self._steadier.update(report.hint, frame.captured_at), face_box=None)
        held = self._held = self._verifier.offer(frame, faces, eyes_open=eyes_open)
        if before is not None and held.collected < before.collected:
            # The frames held were somebody else's.
            self._drop_check()
        if held.collected and self._check is None and self._mode is not LivenessMode.OFF:
            self._check = self._new_check()
        return held

    def _forget_capture(self) -> None:
        self._drop_check()
        self._held = None
        self._steadier = HintSteadier()

    def _drop_check(self) -> None:
        if self._check is not None:
            self._check.wipe()
            self._check = None
