"""One frame of a capture as the tests see it: numbers and times, never pictures."""

from dataclasses import dataclass

from biometrics.liveness.observation import FaceObservation
from biometrics.liveness.signals import FrameSignals


@dataclass(frozen=True, slots=True)
class FrameRecord:
    """`at`: seconds of a monotonic clock. `size`: width and height in pixels. `seen`: None when no face was found."""

    at: float
    size: tuple[int, int]
    seen: FaceObservation | None
    signals: FrameSignals


def records_with_face(records: tuple[FrameRecord, ...]) -> list[tuple[FrameRecord, FaceObservation]]:
    """The frames that show a face, each with its observation."""
    return [(record, record.seen) for record in records if record.seen is not None]
