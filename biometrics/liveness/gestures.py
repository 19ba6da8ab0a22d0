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
_BLINK_FRAMES: Final = 2
_BLINK_SECONDS: Final = 0.8
"""Six frames at 12-15 a second take up to half a second; an asked blink is slower than an unwilled one."""
_BLINK_YAW: Final = 12.0
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
    """The head is seen on its way, and is then held turned to the asked side for two frames."""

    def __init__(self, side: Motion, baseline: Baseline) -> None:
        self._side = side
        self._baseline = baseline
        self._first: float | None = None
        self._held = 0

    def offer(self, at: float, seen: FaceObservation | None) -> bool:  # noqa: ARG002 - the protocol's
        if seen is None:
            self._first, self._held = None, 0
            return False
        angle = seen.yaw - self._baseline.yaw
        towards = angle if self._side is Motion.TURN_LEFT else -angle
        if towards >= _BEGUN:
            self._first = towards if self._first is None else min(self._first, towards)
        went_on = self._first is not None and towards >= self._first + _ON_THE_WAY
        turned = went_on and self._baseline.turned(seen) is self._side
        self._held = self._held + 1 if turned else 0
        return self._held >= _HELD_FRAMES


class BlinkGesture:
    """Both eyes shut for at least two frames and at most 0.8 s, and open again, while the head stays straight."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._was_open = False
        self._shut_since: float | None = None
        self._frames = 0

    def offer(self, at: float, seen: FaceObservation | None) -> bool:
        straight = seen is not None and abs(seen.yaw - self._baseline.yaw) <= _BLINK_YAW
        if seen is None or not straight:
            self._was_open, self._shut_since, self._frames = False, None, 0
            return False
        share = seen.openness / max(self._baseline.openness, 1e-6)
        if share >= _BLINK_OPEN:
            complete = (
                self._shut_since is not None
                and self._frames >= _BLINK_FRAMES
                and at - self._shut_since <= _BLINK_SECONDS
            )
            self._was_open, self._shut_since, self._frames = True, None, 0
            return complete
        if share < BLINK_SHUT and self._was_open:
            self._shut_since = at if self._shut_since is None else self._shut_since
            self._frames += 1
        return False


class CloserGesture:
    """The face grows, seen from the front, without a leap from one frame to the next."""

    _LEAP: Final = 1.12

    def __init__(self, baseline: Baseline, growth: float) -> None:
        self._baseline = baseline
        self._growth = growth
        self._last: float | None = None
        self._held = 0

    def offer(self, at: float, seen: FaceObservation | None) -> bool:  # noqa: ARG002 - the protocol's
        if seen is None or not seen.is_frontal:
            self._last, self._held = None, 0
            return False
        grown = seen.eye_distance >= self._growth * self._baseline.eye_distance
        # The approach itself must be seen: a picture exchanged for a larger one leaps.
        approached = self._last is not None and seen.eye_distance <= self._LEAP * self._last
        self._held = self._held + 1 if grown and approached else 0
        leapt = self._last is not None and not approached
        if not leapt:
            self._last = seen.eye_distance
        return self._held >= _HELD_FRAMES
