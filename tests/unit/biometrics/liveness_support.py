"""Observations and records as a person, or a picture, would give them; made of numbers alone."""

from collections.abc import Iterable
from dataclasses import replace

from biometrics.liveness.challenge import Motion
from biometrics.liveness.observation import FaceObservation
from biometrics.liveness.record import FrameRecord
from biometrics.liveness.run import ChallengeProgress, ChallengeRun
from biometrics.liveness.signals import FrameSignals

STEP = 0.08
STRAIGHT = FaceObservation(
    yaw=0.0, nose_offset=0.0, eye_distance=90.0, slimness=0.9, nose_height=0.5, openness=0.32, centre=(240.0, 300.0)
)


def turned(yaw: float) -> FaceObservation:
    """A head turned by `yaw` degrees, positive to its own left: its nose goes before, its face grows slim."""
    return replace(STRAIGHT, yaw=yaw, nose_offset=yaw * 0.0125, slimness=0.9 - abs(yaw) * 0.004)


SHUT = replace(STRAIGHT, openness=0.05)


def acted(motion: Motion) -> list[FaceObservation]:
    """The frames of one motion, there and back, at 12.5 a second."""
    match motion:
        case Motion.TURN_LEFT | Motion.TURN_RIGHT:
            sign = 1 if motion is Motion.TURN_LEFT else -1
            return [turned(sign * yaw) for yaw in (3, 8, 14, 20, 25, 25, 25, 18, 10, 4, 0)]
        case Motion.BLINK:
            return [STRAIGHT, SHUT, SHUT, SHUT, STRAIGHT, STRAIGHT]
        case Motion.COME_CLOSER:
            sizes = (92, 97, 103, 109, 114, 117, 117, 110, 100, 92)
            return [replace(STRAIGHT, eye_distance=float(size)) for size in sizes]


class Feeder:
    """Feeds a run with frames 80 ms apart."""

    def __init__(self, run: ChallengeRun, start: float = 100.0) -> None:
        self.run = run
        self.at = start

    def feed(self, frames: Iterable[FaceObservation | None]) -> ChallengeProgress:
        """Offer the frames one after the other."""
        for seen in frames:
            self.at += STEP
            self.run.offer(self.at, seen)
        return self.run.progress

    def until_asked(self, seconds: float = 6.0) -> ChallengeProgress:
        """Look straight ahead until something is asked."""
        for _ in range(int(seconds / STEP)):
            progress = self.feed([STRAIGHT])
            if progress.motion is not None or progress.over:
                return progress
        return self.run.progress


def record(number: int, seen: FaceObservation | None = STRAIGHT, **signals: object) -> FrameRecord:
    """The record of frame `number`; `signals` replace those of a clean frame."""
    clean = FrameSignals(
        digest=number.to_bytes(8, "big"),
        equal_share=0.01,
        peak=2.7,
        face_light=140.0,
        room_light=150.0,
        edges=(None, None, None, None),
    )
    return FrameRecord(100 + number * STEP, (480, 640), seen, replace(clean, **signals))
