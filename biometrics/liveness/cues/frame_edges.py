"""The edges of a sheet or the bezel of a screen around the face: they move with it, as a room does not."""

from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.liveness.record import FrameRecord, records_with_face
from biometrics.liveness.verdict import LivenessResult, LivenessTest

_SIDES: Final = 3.0
"""Two sides may be long straight hair."""
_LEAST_FRAMES: Final = 15
_MOVED: Final = 1.5
"""Pixels between the quartiles of an edge's place: a door frame behind the person stays where it is."""
_EXPLAINED: Final = 0.6
"""Share of the edge's motion that follows from the face's place, size and slimness. Chance explains a tenth."""


def frame_edges(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """The number of the face's sides (0-4) on which a long straight edge moves with the face."""
    reason = "straight edges move with the face, as of a sheet or a screen"
    seen = records_with_face(records)
    if len(seen) < _LEAST_FRAMES:
        return LivenessResult.not_run(LivenessTest.FRAME_EDGES, _SIDES, reason)
    # What a sheet in a hand does to the face on it: shifts it, turns it sideways, brings it nearer.
    face = np.array([[*face.centre, face.eye_distance, face.slimness] for _, face in seen])
    sides = 0
    for side in range(4):
        places = np.array([record.signals.edges[side] for record, _ in seen], dtype=np.float64)
        sides += _follows(places, face)
    return LivenessResult.judged(LivenessTest.FRAME_EDGES, float(sides), _SIDES, reason)


def _follows(places: npt.NDArray[np.float64], face: npt.NDArray[np.float64]) -> bool:
    there = np.isfinite(places)
    if there.sum() < max(_LEAST_FRAMES, len(places) / 2):
        return False
    low, middle, high = np.percentile(places[there], [25, 50, 75])
    if high - low < _MOVED:
        return False
    # Now and then another edge is the longest.
    there &= np.abs(places - middle) <= 3 * (high - low)
    known, edge = face[there], places[there]
    # Centred and scaled, so that pixels and ratios weigh alike.
    known = (known - known.mean(axis=0)) / np.maximum(known.std(axis=0), 1e-9)
    edge = edge - edge.mean()
    solution, *_ = np.linalg.lstsq(known, edge, rcond=None)
    rest = edge - known @ solution
    return float(rest @ rest) <= (1 - _EXPLAINED) * float(edge @ edge)
