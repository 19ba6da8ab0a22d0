"""A face that does not move at all: a picture with noise added to it."""

from typing import Final

import numpy as np

from biometrics.liveness.record import FrameRecord, records_with_face
from biometrics.liveness.verdict import LivenessResult, LivenessTest

_SECONDS: Final = 2.5
_THRESHOLD: Final = 0.9
_LEAST_MOTION: Final = 0.01
"""Spread of the face's place against the eye distance. Nobody stands or sits stiller; noise alone moves the landmarks
by less."""


def stillness(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """The score grows from 0 to 1 as the spread of the face's place over the capture falls to nothing."""
    reason = "the face does not move at all"
    seen = records_with_face(records)
    if not seen or seen[-1][0].at - seen[0][0].at < _SECONDS:
        return LivenessResult.not_run(LivenessTest.STILLNESS, _THRESHOLD, reason)
    places = np.array([face.centre for _, face in seen])
    eyes = float(np.median([face.eye_distance for _, face in seen]))
    spread = float(np.linalg.norm(np.percentile(places, 90, axis=0) - np.percentile(places, 10, axis=0))) / eyes
    return LivenessResult.judged(
        LivenessTest.STILLNESS, 1 - min(spread / (10 * _LEAST_MOTION), 1.0), _THRESHOLD, reason
    )
