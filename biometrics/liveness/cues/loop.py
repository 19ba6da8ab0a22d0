"""A short video played over and over, filmed from a screen: its pixels are new, its motions come again."""

from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.liveness.record import FrameRecord, records_with_face
from biometrics.liveness.verdict import LivenessResult, LivenessTest

_STEP: Final = 0.1
_SHORTEST: Final = 0.8
_COMMON: Final = 2.0
"""Seconds for which the capture and its shifted self must overlap, and at least two periods: three rounds in all."""
_LIVELY: Final = (0.7, 0.008, 0.02)
"""Least spread of yaw (degrees), nose offset and openness; what does not move cannot come again. Eyes alone would
accuse those who blink evenly."""
_THRESHOLD: Final = 0.85
_SPARSE: Final = 0.2
_SPARSE_THRESHOLD: Final = 0.9
"""From so many seconds between two looks on. A person who is asked for long does one motion several times, and seen
seldom these are alike: up to 0.84 in 420 simulated captures. A short video with a turn in it reaches 0.95 and more."""


def loop(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """The highest correlation of yaw, nose offset and openness with themselves some time before."""
    reason = "the motions repeat as in a video played over and over"
    seen = records_with_face(records)
    span = seen[-1][0].at - seen[0][0].at if seen else 0.0
    if span < 2 * _COMMON:
        return LivenessResult.not_run(LivenessTest.LOOP, _THRESHOLD, reason)
    times = np.array([record.at for record, _ in seen])
    if (np.diff(times) <= 0).any():
        return LivenessResult.not_run(LivenessTest.LOOP, _THRESHOLD, reason)
    grid = np.arange(times[0], times[-1], _STEP)
    rows = np.array([[face.yaw, face.nose_offset, face.openness] for _, face in seen])
    series = np.stack([np.interp(grid, times, column) for column in rows.T])
    lively = series.std(axis=1) >= _LIVELY
    if not lively[0]:
        return LivenessResult.not_run(LivenessTest.LOOP, _THRESHOLD, reason)
    threshold = _THRESHOLD if span / (len(seen) - 1) <= _SPARSE else _SPARSE_THRESHOLD
    return LivenessResult.judged(LivenessTest.LOOP, _highest_repetition(series[lively]), threshold, reason)


def _highest_repetition(series: npt.NDArray[np.float64]) -> float:
    best = 0.0
    length = series.shape[1]
    for lag in range(round(_SHORTEST / _STEP), length // 3 + 1):
        overlap = length - lag
        if overlap * _STEP < _COMMON:
            break
        now, before = series[:, lag:], series[:, :overlap]
        best = max(best, float(np.mean([_correlation(a, b) for a, b in zip(now, before, strict=True)])))
    return best


def _correlation(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> float:
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b) / max(float(np.sqrt((a @ a) * (b @ b))), 1e-9)
