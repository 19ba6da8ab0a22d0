"""A screen's pixels against the sensor's: moire, a regular pattern where skin has none."""

import statistics
from typing import Final

from biometrics.liveness.record import FrameRecord, records_with_face
from biometrics.liveness.verdict import LivenessResult, LivenessTest

_PEAK: Final = 5.0
"""Natural logarithm. Of 250 press photographs with old JPEG artefacts 1 % exceed 4.6 in a single frame."""
_LEAST_FRAMES: Final = 10


def screen_texture(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """The median of the strongest narrow peak in the face's spectrum, as a natural logarithm of power."""
    reason = "a regular fine pattern covers the face, as on a screen"
    peaks = [record.signals.peak for record, _ in records_with_face(records)]
    if len(peaks) < _LEAST_FRAMES:
        return LivenessResult.not_run(LivenessTest.SCREEN_TEXTURE, _PEAK, reason)
    return LivenessResult.judged(LivenessTest.SCREEN_TEXTURE, statistics.median(peaks), _PEAK, reason)
