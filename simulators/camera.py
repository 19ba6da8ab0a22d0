"""A camera that films synthetic persons: a `biometrics.camera.FrameSource` whose scene the tester sets."""

from __future__ import annotations

import math
import threading
import time
from typing import Final

import cv2
import numpy as np

from biometrics.camera import CameraError, CameraFault, Frame
from simulators.scenes import (
    HEIGHT,
    MARGIN,
    WIDTH,
    DarkScene,
    EmptyScene,
    FrozenScene,
    Image,
    Scene,
    Stage,
    stage_for,
)

FRAMES_PER_SECOND: Final = 15.0

_NOISE: Final = 2.0  # grey levels, one standard deviation
_DARK_GAIN: Final = 0.18  # a face is still found, and found too dark
_SWAY: Final = MARGIN - 8
_SLACK: Final = 64


class PersonaCamera:
    """1280 x 720 frames of the scene shown, with a slight sway and sensor noise: no two are alike, except when frozen.

    Frames come at `rate` a second; a reader that is late misses some, as with a real camera, and `Frame.index` tells.
    `show`, `unplug` and `plug` may be called from any thread at any time. The same `seed` gives the same noise.
    """

    def __init__(self, scene: Scene = EmptyScene(), *, rate: float = FRAMES_PER_SECOND, seed: int = 0) -> None:  # noqa: B008 - frozen
        self.name = "simulated camera"
        self._rate = rate
        self._changed = threading.Condition()
        self._fault: CameraFault | None = CameraFault.NOT_OPEN
        self._plugged = True
        self._opened_at = 0.0
        self._next = 0
        self._stage: Stage = stage_for(EmptyScene())
        self._shown_since: int | None = None
        self._dark = False
        self._frozen = False
        self._last: Image | None = None
        self._random = np.random.default_rng(seed)
        size = (HEIGHT + _SLACK, WIDTH + _SLACK, 3)
        self._noise = np.rint(self._random.normal(0, _NOISE, size)).astype(np.int8)
        self.show(scene)

    def show(self, scene: Scene) -> None:
        """Put `scene` before the camera; the next frame shows it, from its beginning. Raises PicturesError."""
        if isinstance(scene, FrozenScene):
            with self._changed:
                self._frozen = True
            return
        stage = None if isinstance(scene, DarkScene) else stage_for(scene)
        with self._changed:
            self._frozen = False
            self._dark = stage is None
            if stage is not None:
                self._stage, self._shown_since = stage, None

    def unplug(self) -> None:
        """Pull the cable: `read` raises CameraError (LOST) at once, and `open` (NOT_FOUND) until `plug`."""
        with self._changed:
            self._plugged = False
            if self._fault is None:
                self._fault = CameraFault.LOST
            self._changed.notify_all()

    def plug(self) -> None:
        """Put the cable back. As with a real camera, a lost source must be opened again."""
        with self._changed:
            self._plugged = True

    def open(self) -> None:
        """Start; frames are counted from 0 again. Raises CameraError (NOT_FOUND) while unplugged."""
        with self._changed:
            if not self._plugged:
                raise CameraError(CameraFault.NOT_FOUND, self.name)
            self._fault = None
            self._opened_at = time.monotonic()
            self._next = 0
            self._shown_since = None
            self._changed.notify_all()

    def read(self, timeout: float) -> Frame | None:
        """Wait for the next frame, at most `timeout` seconds, then return None.

        Raises CameraError (NOT_OPEN, LOST); closing or unplugging ends the wait.
        """
        deadline = time.monotonic() + timeout
        with self._changed:
            while True:
                if self._fault is not None:
                    raise CameraError(self._fault, self.name)
                now = time.monotonic()
                due = self._opened_at + self._next / self._rate
                if now >= due:
                    break
                if now >= deadline:
                    return None
                self._changed.wait(min(due, deadline) - now)
            index = max(self._next, int((now - self._opened_at) * self._rate))
            self._next = index + 1
            if self._shown_since is None:
                self._shown_since = index
            if not (self._frozen and self._last is not None):
                self._last = self._develop(index - self._shown_since, index)
            return Frame(self._last.copy(), index, now)

    def close(self) -> None:
        """Stop and forget the last picture. May be called at any time, and again."""
        with self._changed:
            self._fault = CameraFault.NOT_OPEN
            self._last = None
            self._changed.notify_all()

    def _develop(self, tick: int, index: int) -> Image:
        picture = self._stage.picture(tick)
        x = MARGIN + round(_SWAY * math.sin(index / 13))
        y = MARGIN + round(_SWAY / 2 * math.sin(index / 19))
        view = picture[y : y + HEIGHT, x : x + WIDTH]
        if self._dark:
            view = cv2.convertScaleAbs(view, alpha=_DARK_GAIN).astype(np.uint8, copy=False)
        # A shifted window of one field of noise costs a tenth of fresh noise.
        down, right = self._random.integers(0, _SLACK, 2)
        noise = self._noise[down : down + HEIGHT, right : right + WIDTH]
        return cv2.add(view, noise, dtype=cv2.CV_8U).astype(np.uint8, copy=False)
