"""Compares a live face with a reference photo: frames in, a verdict out.

    verifier.set_reference(photo_bytes)      # once
    verifier.offer(frame)                    # until the progress says complete
    verifier.verdict()
    verifier.wipe()                          # always, whatever happened

Only templates are kept, never a frame. Used from one thread at a time.
"""

import statistics
from dataclasses import dataclass
from enum import Enum
from typing import Final

from biometrics.camera import Frame
from biometrics.faces import Box, Face, YuNetDetector
from biometrics.matching import Matcher, MatchPolicy, Template
from biometrics.quality import Hint, HintSteadier, QualityPolicy, assess
from biometrics.reference import PhotoFailure, prepare_photo

__all__ = [
    "CaptureProgress",
    "Decision",
    "FaceVerdict",
    "FaceVerifier",
    "NotReadyError",
    "PhotoFailure",
    "ReferenceResult",
    "decide",
]

SECONDS_BETWEEN_FRAMES: Final = 0.3
"""Collected frames lie at least so far apart, so that they are not one instant seen several times."""
SAME_PERSON_SCORE: Final = 0.5
"""Least score between frames of one person in one sitting; below it somebody else has stepped in."""
_CLEARLY_SHARPER: Final = 1.15


class Decision(Enum):
    """Outcome of a comparison. UNDECIDED asks for more frames or for a person, as a low score accuses no one."""

    MATCH = "match"
    NO_MATCH = "no_match"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class ReferenceResult:
    """Whether the photo can be compared with; `failure` is None exactly when it can."""

    failure: PhotoFailure | None

    @property
    def ok(self) -> bool:
        return self.failure is None


@dataclass(frozen=True, slots=True)
class CaptureProgress:
    """State of the capture after a frame.

    `hint`: what to show, steadied. `face_box`: the largest face in the frame, in its pixels. `collected` of `needed`
    frames are held; `complete` when a verdict can be asked for.
    """

    hint: Hint | None
    face_box: Box | None
    collected: int
    needed: int
    complete: bool


@dataclass(frozen=True, slots=True)
class FaceVerdict:
    """Result of the comparison.

    `score`: median score over `frames` frames; `threshold`: least score of a match, which `target_fmr` of strangers
    reach with a single picture; `model`: name and version; `checks`: names of the checks that ran and were passed by
    every frame compared. What is not listed (liveness above all) was not checked.
    """

    decision: Decision
    score: float
    threshold: float
    target_fmr: float
    model: str
    frames: int
    checks: tuple[str, ...]


class NotReadyError(Exception):
    """A verdict was asked for without a reference, or before enough frames were collected."""


@dataclass(slots=True, eq=False)
class _Collected:
    template: Template
    opened_at: float
    sharpness: float


class FaceVerifier:
    """Collects good frames of the person and compares them with the reference photo."""

    def __init__(
        self,
        detector: YuNetDetector,
        matcher: Matcher,
        quality_policy: QualityPolicy,
        match_policy: MatchPolicy,
        frames_needed: int = 3,
    ) -> None:
        self._detector = detector
        self._matcher = matcher
        self._quality = quality_policy
        self._policy = match_policy
        self._needed = frames_needed
        self._reference: Template | None = None
        self._collected: list[_Collected] = []
        self._steadier = HintSteadier()

    def set_reference(self, photo_bytes: bytes) -> ReferenceResult:
        """Take the photo (JPEG or JPEG 2000) to compare with, in place of an earlier one; drops collected frames."""
        self.wipe()
        prepared = prepare_photo(photo_bytes, self._detector, self._matcher, self._quality)
        if isinstance(prepared, PhotoFailure):
            return ReferenceResult(prepared)
        self._reference = prepared
        return ReferenceResult(None)

    def offer(
        self, frame: Frame, faces: tuple[Face, ...] | None = None, *, eyes_open: float | None = None
    ) -> CaptureProgress:
        """Look at a live frame and keep its template when it is good enough.

        A frame within 0.3 s of the one before replaces it when it is clearly sharper. When the face is another person's
        than in the frames held, these are dropped and `collected` is 0 again. `faces` saves the search when somebody
        has searched the frame already; `eyes_open`: opening of the eyes where it was measured.
        """
        found = self._detector.detect(frame.image) if faces is None else faces
        report = assess(frame.image, found, self._quality, eyes_open=eyes_open)
        if report.acceptable:
            self._consider(frame, found[0], report.measures["sharpness"])
        return CaptureProgress(
            hint=self._steadier.update(report.hint, frame.captured_at),
            face_box=found[0].box if found else None,
            collected=len(self._collected),
            needed=self._needed,
            complete=len(self._collected) >= self._needed,
        )

    def verdict(self) -> FaceVerdict:
        """Compare the collected frames with the reference: the median score decides, never the best.

        Raises `NotReadyError` without a reference or enough frames.
        """
        if self._reference is None or len(self._collected) < self._needed:
            raise NotReadyError("a reference and all frames are needed")
        scores = [self._matcher.score(self._reference, held.template) for held in self._collected]
        score = statistics.median(scores)
        return FaceVerdict(
            decision=decide(score, self._policy),
            score=score,
            threshold=self._policy.match_threshold,
            target_fmr=self._policy.target_fmr,
            model=self._matcher.model,
            frames=len(scores),
            checks=self._checks(len(scores)),
        )

    def restart(self) -> None:
        """Overwrite and drop the collected frames; the reference stays."""
        self._drop_frames()
        self._steadier = HintSteadier()

    def wipe(self) -> None:
        """Overwrite and drop everything of the person: collected frames and reference."""
        self.restart()
        if self._reference is not None:
            self._reference.wipe()
            self._reference = None

    def _consider(self, frame: Frame, face: Face, sharpness: float) -> None:
        last = self._collected[-1] if self._collected else None
        opens_new = last is None or frame.captured_at - last.opened_at >= SECONDS_BETWEEN_FRAMES
        is_better = last is not None and sharpness > last.sharpness * _CLEARLY_SHARPER
        if not (is_better or (opens_new and len(self._collected) < self._needed)):
            return
        template = self._matcher.template(frame.image, self._detector.refine(frame.image, face))
        if any(self._matcher.score(template, held.template) < SAME_PERSON_SCORE for held in self._collected):
            template.wipe()
            self._drop_frames()
        elif opens_new and len(self._collected) < self._needed:
            self._collected.append(_Collected(template, frame.captured_at, sharpness))
        elif last is not None:
            last.template.wipe()
            last.template, last.sharpness = template, sharpness

    def _drop_frames(self) -> None:
        for held in self._collected:
            held.template.wipe()
        self._collected.clear()

    def _checks(self, frames: int) -> tuple[str, ...]:
        several = ("identity_continuity", "frames_spread_over_time") if frames > 1 else ()
        return ("one_face", "capture_quality", *several, "photo_comparison")


def decide(score: float, policy: MatchPolicy) -> Decision:
    """Return what a score means under the policy."""
    if score >= policy.match_threshold:
        return Decision.MATCH
    return Decision.UNDECIDED if score >= policy.doubt_threshold else Decision.NO_MATCH
