"""A plane turned sideways grows slim without its nose moving before its eyes; a head does both."""

import statistics
from typing import Final

from biometrics.liveness.observation import FaceObservation
from biometrics.liveness.record import FrameRecord, records_with_face
from biometrics.liveness.verdict import LivenessResult, LivenessTest

_STRAIGHT_FRAMES: Final = 8
_SLIM: Final = 0.9
"""Eye distance against eyes-to-mouth distance, relative to straight ahead: from here on a side turn is measurable."""
_LEAST_FRAMES: Final = 4
_HEAD_OFFSET: Final = 0.25
"""Of the sine of the turn: a head's nose moves by 0.5 to 0.8 of it, a plane's by 0.0 to 0.15."""
_SAME_HEIGHT: Final = 0.04
"""A nod or an open mouth changes the proportions too, but with them the height of the nose between eyes and mouth."""
_THRESHOLD: Final = 0.6


def flat_motion(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """The share of the frames turned sideways in which the face turned as a plane does."""
    reason = "the face turned like a flat picture"
    seen = [face for _, face in records_with_face(records)]
    straight = [face for face in seen if face.is_frontal][:_STRAIGHT_FRAMES]
    if len(straight) < _STRAIGHT_FRAMES:
        return LivenessResult.not_run(LivenessTest.FLAT_MOTION, _THRESHOLD, reason)
    slimness = statistics.median(face.slimness for face in straight)
    offset = statistics.median(face.nose_offset for face in straight)
    height = statistics.median(face.nose_height for face in straight)

    def as_a_plane(face: FaceObservation) -> bool:
        sine = (1 - (face.slimness / slimness) ** 2) ** 0.5
        still = abs(face.nose_offset - offset) < _HEAD_OFFSET * sine
        return still and abs(face.nose_height - height) < _SAME_HEIGHT

    slim = [face for face in seen if face.slimness < _SLIM * slimness]
    if len(slim) < _LEAST_FRAMES:
        return LivenessResult.not_run(LivenessTest.FLAT_MOTION, _THRESHOLD, reason)
    return LivenessResult.judged(LivenessTest.FLAT_MOTION, sum(map(as_a_plane, slim)) / len(slim), _THRESHOLD, reason)
