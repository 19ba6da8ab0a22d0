"""A screen that flickers while the room does not."""

from typing import Final

import numpy as np

from biometrics.liveness.record import FrameRecord, records_with_face
from biometrics.liveness.verdict import LivenessResult, LivenessTest

_LEAST_FRAMES: Final = 20
_THRESHOLD: Final = 0.01


def flicker(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """How much the face's light jumps from frame to frame against the room's (median, share of its light).

    The second difference leaves slow changes out; lamps flicker on face and room alike and cancel.
    """
    reason = "the face flickers while the room does not"
    seen = [record.signals for record, _ in records_with_face(records)]
    if len(seen) < _LEAST_FRAMES:
        return LivenessResult.not_run(LivenessTest.FLICKER, _THRESHOLD, reason)
    light = np.log([max(s.face_light, 1.0) / max(s.room_light, 1.0) for s in seen])
    jumps = np.abs(np.diff(light, n=2)) / 2
    return LivenessResult.judged(LivenessTest.FLICKER, float(np.median(jumps)), _THRESHOLD, reason)
