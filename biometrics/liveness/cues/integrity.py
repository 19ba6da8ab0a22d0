"""Whether the frames can come from one camera that films now."""

import itertools
from typing import Final

from biometrics.liveness.record import FrameRecord
from biometrics.liveness.verdict import Finding, LivenessResult, LivenessTest

_EQUAL_SHARE: Final = 0.97
_REPEATED: Final = 0.3
"""A camera's driver may deliver a frame twice; it does not do so with every third one."""
_AGAIN: Final = 0.1
_NOT_LATER: Final = 1.0
_LEAST_FRAMES: Final = 10


def timing(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """Every frame is later than the one before, and of one size: otherwise the source was changed."""
    reason = "the frames are out of order or of different sizes"
    if len(records) < _LEAST_FRAMES:
        return LivenessResult(LivenessTest.TIMING, Finding.INCOMPLETE, 0.0, _NOT_LATER, "too few frames")
    pairs = list(itertools.pairwise(records))
    faults = sum(after.at <= before.at or after.size != before.size for before, after in pairs)
    return LivenessResult.judged(LivenessTest.TIMING, float(faults), _NOT_LATER, reason)


def fresh_frames(records: tuple[FrameRecord, ...]) -> LivenessResult:
    """No picture comes again: a sensor's noise makes every frame new, a still or a loop fed in repeats itself.

    The score is the larger of two shares against their limits: frames equal to the one before, and frames that came
    before with others in between.
    """
    reason = "frames repeat exactly, as those of a file do"
    if len(records) < _LEAST_FRAMES:
        return LivenessResult(LivenessTest.FRESH_FRAMES, Finding.INCOMPLETE, 0.0, 1.0, "too few frames")
    equal = sum(record.signals.equal_share >= _EQUAL_SHARE for record in records[1:])
    last_seen: dict[bytes, int] = {}
    again = 0
    for place, record in enumerate(records):
        again += place - last_seen.get(record.signals.digest, place) > 1
        last_seen[record.signals.digest] = place
    score = max(equal / (len(records) - 1) / _REPEATED, again / len(records) / _AGAIN)
    return LivenessResult.judged(LivenessTest.FRESH_FRAMES, score, 1.0, reason)
