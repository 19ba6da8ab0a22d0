"""A person who nods: a warp of the face's middle against its outline, as of a head that tips forward."""

from __future__ import annotations

import math
from typing import Final

import cv2
import numpy as np

from biometrics.liveness.challenge import Motion
from simulators.attacks import Actor
from simulators.performer import Image

_EVERY: Final = 2.6
_SECONDS: Final = 0.9
_ANGLE: Final = math.radians(20)
# A persona's head in the pictures from the front, in pixels.
_MIDDLE: Final = (240, 312)
_HALF: Final = (150, 190)
_DEPTH: Final = 105.0


class Nodding:
    """Nods for nine tenths of a second, every 2.6 s, besides what the actor does."""

    def __init__(self, actor: Actor, frontal: Image) -> None:
        self._actor = actor
        height, width = frontal.shape[:2]
        self._x, self._y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        away = ((self._x - _MIDDLE[0]) / _HALF[0]) ** 2 + ((self._y - _MIDDLE[1]) / _HALF[1]) ** 2
        # How far each place lies before the neck; smooth at the outline, so that nothing folds.
        self._depth = (_DEPTH * np.clip(1 - away, 0, None) ** 2).astype(np.float32)

    def hear(self, motion: Motion | None, at: float) -> None:
        """Passed on."""
        self._actor.hear(motion, at)

    def picture(self, at: float) -> Image:
        """See `Actor`."""
        seen = self._actor.picture(at)
        share = (at % _EVERY) / _SECONDS
        if share >= 1:
            return seen
        forward = np.float32(math.sin(_ANGLE * math.sin(math.pi * share) ** 2))
        down = self._y - forward * self._depth
        return cv2.remap(seen, self._x, down, cv2.INTER_LINEAR).astype(np.uint8, copy=False)
