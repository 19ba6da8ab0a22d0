"""Recognises one asked motion in the observations since it was asked. No clock: time comes with the observations."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol, assert_never

from biometrics.liveness.challenge import Motion, Posture
from biometrics.liveness.observation import FaceObservation

TURN_NOSE_OFFSET: Final = 0.20
"""A real head turned by 20-30 degrees changes it by 0.25 (10 % of people below 0.19), a flat photo turned as a plane by
35 degrees by 0.03 (1 % above 0.12)."""
TURN_YAW: Final = 18.0
_HELD_FRAMES: Final = 2
_BEGUN: Final = 5.0
_ON_THE_WAY: Final = 6.0
"""Degrees of yaw. A head that has begun to turn goes on by at least so much; a picture from the side, put in place of
the one from the front, does not."""
BLINK_SHUT: Final = 0.55
"""Against the person's own open value; people's eyes are shut at 0.02-0.14 and open at 0.20-0.45."""
_BLINK_OPEN: Final = 0.75
_BLINK_LOOKS: Final = 2
_BLINK_SECONDS: Final = 0.8
"""Six looks at 12-15 a second take up to half a second; an asked blink is slower than an unwilled one."""
_BLINK_YAW: Final = 12.0
SPARSE: Final = 0.2
"""Seconds between two looks from which on part of a turn may lie unseen between them."""
_SPARSE_STEP: Final = 4.0
"""Degrees of yaw between two neighbouring sparse looks that show a head on its way; a hand that holds a picture still
makes one of 1 in 0.3 s."""
_SPARSE_BLINK: Final = 0.2
"""Seconds from the look before shut eyes to the look after them from which on one look is all that a blink may get."""
_GLIMPSES: Final = 2
_CLOSER: Final = {Posture.STANDING: 1.20, Posture.SEATED: 1.12}


@dataclass(frozen=True, slots=True)
class Baseline:
    """How the person looks straight ahead: medians over a calm moment."""

    yaw: float
    nose_offset: float
    eye_distance: float
    openness: float

    @classmethod
    def of(cls, observations: Sequence[FaceObservation]) -> "Baseline":
        """Take the medians of one or more observations."""
        return cls(
            statistics.median(seen.yaw for seen in observations),
            statistics.median(seen.nose_offset for seen in observations),
            statistics.median(seen.eye_distance for seen in observations),
            statistics.median(seen.openness for seen in observations),
        )

    def turned(self, seen: FaceObservation) -> Motion | None:
        """Return the side to which the head is clearly turned, if any."""
        yaw, offset = seen.yaw - self.yaw, seen.nose_offset - self.nose_offset
        if yaw >= TURN_YAW and offset >= TURN_NOSE_OFFSET:
            return Motion.TURN_LEFT
        if yaw <= -TURN_YAW and offset <= -TURN_NOSE_OFFSET:
            return Motion.TURN_RIGHT
        return None


class Gesture(Protocol):
    """One motion being waited for."""

    def offer(self, at: float, seen: FaceObservation | None) -> bool:
        """Take the observation of the next frame, None when it shows no face; True once the motion is complete."""
        ...


def gesture_for(motion: Motion, baseline: Baseline, posture: Posture) -> Gesture:
    """Start to wait for `motion`."""
    match motion:
        case Motion.TURN_LEFT | Motion.TURN_RIGHT:
            return TurnGesture(motion, baseline)
        case Motion.BLINK:
            return BlinkGesture(baseline)
        case Motion.COME_CLOSER:
            return CloserGesture(baseline, _CLOSER[posture])
        case unknown:
            assert_never(unknown)


class TurnGesture:
    """The head is seen on its way, and turned to the asked side in two looks.

    Where looks are sparse the way may lie between two of them: then it may be seen as the head comes back or, from one
    look to the next, as a smaller step; and the two looks need not be neighbours. A picture from the side, put in place
    of the one from the front, goes neither way.
    """

    def __init__(self, side: Motion, baseline: Baseline) -> None:
        self._side = side
        self._baseline = baseline
        self._last_at: float | None = None
        self._last_towards = 0.0
        self._first: float | None = None
        self._held = 0
        self._moved = False
        self._unseen_way: list[float] = []
        """Angles at which the head was turned after a way that nobody saw."""

    def offer(self, at: float, seen: FaceObservation | None) -> bool:
        sparse = self._last_at is not None and at - self._last_at > SPARSE
        self._last_at = at
        if seen is None:
            self._first, self._held, self._moved, self._last_towards = None, 0, False, 0.0
            self._unseen_way.clear()
            return False
        angle = seen.yaw - self._baseline.yaw
        towards = angle if self._side is Motion.TURN_LEFT else -angle
        if towards >= _BEGUN:
            self._first = towards if self._first is None else min(self._first, towards)
        if self._baseline.turned(seen) is self._side:
            self._is_turned(towards, sparse=sparse)
        else:
            self._is_not_turned(towards, sparse=sparse)
        step = abs(towards - self._last_towards)
        self._moved |= sparse and min(towards, self._last_towards) >= _BEGUN and step >= _SPARSE_STEP
        self._last_towards = towards
        if self._moved:
            self._held += len(self._unseen_way)
            self._unseen_way.clear()
        return self._held >= _HELD_FRAMES

    def _is_turned(self, towards: float, *, sparse: bool) -> None:
        if self._first is not None and towards >= self._first + _ON_THE_WAY:
            self._held += 1
        elif sparse or self._unseen_way:
            self._unseen_way.append(towards)

    def _is_not_turned(self, towards: float, *, sparse: bool) -> None:
        self._held = self._held if sparse else 0
        if towards >= _BEGUN:
            self._held += sum(turned >= towards + _ON_THE_WAY for turned in self._unseen_way)
            self._unseen_way.clear()
        elif not sparse:
            self._unseen_way.clear()


class BlinkGesture:
    """Both eyes shut in at least two looks and for at most 0.8 s, and open again, while the head stays straight.

    Where looks are so sparse that a blink gets but one, two blinks do.
    """

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._last_at: float | None = None
        self._was_open = False
        self._shut_since: float | None = None
        self._looks = 0
        self._gap_before = 0.0
        self._around: float | None = None
        """Seconds from the look before the first one at shut eyes to the look after it; None until that came."""
        self._glimpses = 0

    def offer(self, at: float, seen: FaceObservation | None) -> bool:
        gap = 0.0 if self._last_at is None else at - self._last_at
        self._last_at = at
        straight = seen is not None and abs(seen.yaw - self._baseline.yaw) <= _BLINK_YAW
        if seen is None or not straight:
            self._was_open, self._shut_since, self._looks, self._glimpses = False, None, 0, 0
            return False
        share = seen.openness / max(self._baseline.openness, 1e-6)
        if self._looks == 1 and self._around is None:
            self._around = self._gap_before + gap
        if share >= _BLINK_OPEN:
            return self._opened(at)
        if share < BLINK_SHUT and self._was_open:
            if self._shut_since is None:
                self._shut_since, self._gap_before, self._around = at, gap, None
            self._looks += 1
        return False

    def _opened(self, at: float) -> bool:
        brief = self._shut_since is not None and at - self._shut_since <= _BLINK_SECONDS
        complete = brief and self._looks >= _BLINK_LOOKS
        if brief and self._looks == 1 and self._around is not None and self._around > _SPARSE_BLINK:
            self._glimpses += 1
        self._was_open, self._shut_since, self._looks = True, None, 0
        return complete or self._glimpses >= _GLIMPSES


class CloserGesture:
    """The face grows, seen from the front, without a leap from one look to the next; sparse looks bear a larger one."""

    _LEAP: Final = 1.12
    _SPARSE_LEAP: Final = 1.18
    """Less than what is asked of a standing person: the approach is seen in one look at least."""

    def __init__(self, baseline: Baseline, growth: float) -> None:
        self._baseline = baseline
        self._growth = growth
        self._last_at: float | None = None
        self._last: float | None = None
        self._held = 0

    def offer(self, at: float, seen: FaceObservation | None) -> bool:
        sparse = self._last_at is not None and at - self._last_at > SPARSE
        self._last_at = at
        if seen is None or not seen.is_frontal:
            self._last, self._held = None, 0
            return False
        grown = seen.eye_distance >= self._growth * self._baseline.eye_distance
        # The approach itself must be seen: a picture exchanged for a larger one leaps.
        leap = self._SPARSE_LEAP if sparse else self._LEAP
        approached = self._last is not None and seen.eye_distance <= leap * self._last
        self._held = self._held + 1 if grown and approached else self._held if sparse else 0
        leapt = self._last is not None and not approached
        if not leapt:
            self._last = seen.eye_distance
        return self._held >= _HELD_FRAMES
