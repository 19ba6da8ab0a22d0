"""Whether the pictures of a camera are pictures of what stands before it: not none, black, frozen or too slow.

Pure: no thread and no clock of its own, so that each fault can be played through.
"""

import zlib
from collections import deque
from enum import Enum
from typing import Final

import numpy as np

from biometrics.camera import Frame

SILENT_AFTER: Final = 0.8
"""Seconds without a frame. A camera at five frames a second, the slowest that is of use, gives four in that time."""
FAULTY_AFTER: Final = 0.7
"""Seconds of black or equal frames: longer than the dark frames with which cameras begin, and short enough to be told
within a second."""
LEAST_RATE: Final = 5.0
"""Frames a second; a blink would pass between two frames of a slower camera."""
STEADY_RATE: Final = 6.0
"""At which a camera that was too slow counts as quick again."""

_RATE_WINDOW: Final = 0.8
_FRESH_TO_TRUST: Final = 4
_BLACK_MEAN: Final = 10.0
_BLACK_PEAK: Final = 40
_EVERY: Final = 8
"""Every eighth row and column tells light from dark."""


class CameraCondition(Enum):
    """How a camera that is open does."""

    STARTING = "no frame has come yet, or nothing is known of it yet"
    FINE = "it films"
    SILENT = "no frame comes"
    BLACK = "the pictures are black"
    FROZEN = "the same picture comes over and over"
    SLOW = "the pictures come too slowly"


class CameraWatch:
    """Judges the frames of one open camera. Keeps times and a checksum, no picture."""

    def __init__(self, opened_at: float) -> None:
        """`opened_at`: seconds of the clock that stamps the frames."""
        self.condition = CameraCondition.STARTING
        self._last_at = opened_at
        self._last_index = 0
        self._checksum: int | None = None
        self._same_since: float | None = None
        self._black_since: float | None = None
        self._fresh: deque[tuple[float, int]] = deque()
        """Times and how many different frames there were by then."""

    def see(self, frame: Frame) -> CameraCondition:
        """Take the next frame that was delivered."""
        at = frame.captured_at
        self._note_sameness(frame)
        self._black_since = (at if self._black_since is None else self._black_since) if _is_black(frame) else None
        self._count(frame)
        self._last_at, self._last_index = at, frame.index
        self.condition = self._judge(at)
        return self.condition

    def miss(self, now: float) -> CameraCondition:
        """No frame came until `now`."""
        if now - self._last_at >= SILENT_AFTER:
            self.condition = CameraCondition.SILENT
            self._same_since = self._black_since = None
            # What was counted before a silence says nothing of the rate after it.
            self._fresh.clear()
        return self.condition

    def _judge(self, at: float) -> CameraCondition:
        if self._black_since is not None and at - self._black_since >= FAULTY_AFTER:
            return CameraCondition.BLACK
        if self._same_since is not None and at - self._same_since >= FAULTY_AFTER:
            self._fresh.clear()
            return CameraCondition.FROZEN
        if self._black_since is not None or self._same_since is not None:
            # Not long enough to say: it stays what it was.
            return self.condition
        rate = self._rate(at)
        is_slow = self.condition is CameraCondition.SLOW
        if rate is not None and rate < (STEADY_RATE if is_slow else LEAST_RATE):
            return CameraCondition.SLOW
        enough = rate is not None or self._fresh[-1][1] - self._fresh[0][1] >= _FRESH_TO_TRUST
        return CameraCondition.FINE if enough else self.condition

    def _count(self, frame: Frame) -> None:
        """Equal pictures are no new frames: a driver may fill up its rate with repetitions."""
        at = frame.captured_at
        if not self._fresh:
            self._fresh.append((at, 0))
            return
        came = max(frame.index - self._last_index, 1) if self._same_since is None else 0
        self._fresh.append((at, self._fresh[-1][1] + came))
        while len(self._fresh) > 2 and at - self._fresh[1][0] >= _RATE_WINDOW:
            self._fresh.popleft()

    def _rate(self, at: float) -> float | None:
        """Different frames a second, over the shortest span that is long enough to tell."""
        if not self._fresh or at - self._fresh[0][0] < _RATE_WINDOW:
            return None
        return (self._fresh[-1][1] - self._fresh[0][1]) / (at - self._fresh[0][0])

    def _note_sameness(self, frame: Frame) -> None:
        """Compare every eighth row with the frame before. A sensor's noise changes some pixel of it every time."""
        checksum = zlib.crc32(np.ascontiguousarray(frame.image[::_EVERY]).data)
        if checksum != self._checksum:
            self._same_since = None
        elif self._same_since is None:
            self._same_since = self._last_at
        self._checksum = checksum


def _is_black(frame: Frame) -> bool:
    sampled = frame.image[::_EVERY, ::_EVERY]
    if not sampled.size:
        return True
    return float(sampled.mean()) < _BLACK_MEAN and float(np.percentile(sampled, 99)) < _BLACK_PEAK
