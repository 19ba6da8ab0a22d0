"""Whether one person stood before the camera the whole time."""

from typing import Final

from biometrics.liveness.observation import FaceObservation
from biometrics.liveness.verdict import Finding, LivenessResult, LivenessTest
from biometrics.matching import Template

SAME_PERSON: Final = 0.5
"""Least cosine between near-frontal frames of one person in one sitting."""
LONGEST_GAP: Final = 0.3
"""Seconds without the face after which somebody else may have stepped in."""
LONGEST_STALL: Final = 1.5
"""Seconds that may pass between two frames with the face: a busy machine looks at fewer. Whoever is there afterwards is
compared with those before, at once after a leap or a longer stall, else when the next comparison is due: one after each
pause of a slow machine would make it slower still, and each of its pauses long."""
_LEAP: Final = 0.8
"""Farthest motion of the face from one frame to the next, in eye distances."""
_GROWTH: Final = 1.35
_LEAST_TEMPLATES: Final = 2
_MOST_TEMPLATES: Final = 48


class IdentityTracker:
    """Follows one face: without a break in time and place, and compared by templates at key moments.

    `wants_template` says when the next template is due: first, after every interval, and at once after a break in
    place, so that templates, which are expensive, are few. `is_settled`: whether nobody came into sight unseen since
    the last one. Overwrites its templates on `wipe`.
    """

    def __init__(self, *, interval: float = 1.2) -> None:
        self._interval = interval
        self._templates: list[Template] = []
        self._compared_at: float | None = None
        self._doubtful = False
        self._unwatched = False
        self._last: tuple[float, FaceObservation] | None = None
        self._absent = False
        self._longest_gap = 0.0
        self._lowest = 1.0
        self._crowded = 0

    def see(self, at: float, seen: FaceObservation | None, faces: int = 1) -> None:
        """Take the next frame: its time, its largest face (None without one), and how many faces of note it shows."""
        self._crowded = self._crowded + 1 if faces > 1 else self._crowded
        if seen is None:
            if self._last is not None:
                self._absent = True
                self._longest_gap = max(self._longest_gap, at - self._last[0])
            return
        if self._last is not None:
            before_at, before = self._last
            if self._absent or at - before_at > LONGEST_STALL:
                self._longest_gap = max(self._longest_gap, at - before_at)
            moved = max(abs(seen.centre[0] - before.centre[0]), abs(seen.centre[1] - before.centre[1]))
            grown = seen.eye_distance / max(before.eye_distance, 1e-6)
            leapt = moved > _LEAP * before.eye_distance or not 1 / _GROWTH < grown < _GROWTH
            unwatched = at - before_at > LONGEST_GAP
            self._unwatched |= unwatched
            self._doubtful |= leapt or (unwatched and self._absent) or at - before_at > LONGEST_STALL
        self._last, self._absent = (at, seen), False

    def wants_template(self, at: float) -> bool:
        """Whether the face seen last should be compared now: it looks straight ahead and a comparison is due."""
        if self._last is None or not self._last[1].is_frontal or len(self._templates) >= _MOST_TEMPLATES:
            return False
        return self._doubtful or self._compared_at is None or at - self._compared_at >= self._interval

    @property
    def is_settled(self) -> bool:
        """Whether whoever is seen now was compared since the last leap or pause between two looks."""
        return not (self._doubtful or self._unwatched)

    def compare(self, at: float, template: Template) -> float:
        """Take a template of the face seen last; keeps and will wipe it. Returns the lowest cosine to the earlier."""
        lowest = min((template.cosine(held) for held in self._templates), default=1.0)
        self._templates.append(template)
        self._lowest = min(self._lowest, lowest)
        self._compared_at, self._doubtful, self._unwatched = at, False, False
        return lowest

    def results(self) -> tuple[LivenessResult, LivenessResult]:
        """The findings IDENTITY (score: 1 - lowest cosine) and UNBROKEN (score: longest time without the face)."""
        threshold = 1 - SAME_PERSON
        if len(self._templates) < _LEAST_TEMPLATES or not self.is_settled:
            identity = LivenessResult(
                LivenessTest.IDENTITY, Finding.INCOMPLETE, 0.0, threshold, "too few views from the front to compare"
            )
        else:
            identity = LivenessResult.judged(
                LivenessTest.IDENTITY, 1 - self._lowest, threshold, "another person stepped in"
            )
        if self._last is None or self._longest_gap > LONGEST_GAP or self._crowded:
            reason = "several persons were in the picture" if self._crowded else "the face was out of sight"
            unbroken = LivenessResult(LivenessTest.UNBROKEN, Finding.INCOMPLETE, self._longest_gap, LONGEST_GAP, reason)
        else:
            unbroken = LivenessResult(LivenessTest.UNBROKEN, Finding.CLEAR, self._longest_gap, LONGEST_GAP, "")
        return identity, unbroken

    def wipe(self) -> None:
        """Overwrite and drop the templates."""
        for template in self._templates:
            template.wipe()
        self._templates.clear()
