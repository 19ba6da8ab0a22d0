"""A camera that films synthetic persons: a `biometrics.camera.FrameSource` whose scene the tester sets."""

from __future__ import annotations

import threading
import time
from typing import Final

import cv2
import numpy as np

from biometrics.camera import CameraError, CameraFault, Frame
from biometrics.liveness.challenge import Motion
from simulators.card_pictures import HEIGHT, WIDTH, Image
from simulators.face_books import FaceBooks
from simulators.scenes import BlackScene, CameraTrouble, DarkScene, EmptyScene, FrozenScene, Scene, SlowScene
from simulators.stages import Stage, stage_for

FRAMES_PER_SECOND: Final = 15.0

_SLOW_RATE: Final = 2.0
_NOISE: Final = 2.0  # grey levels, one standard deviation
_DARK_GAIN: Final = 0.18  # a face is still found, and found too dark
_SLACK: Final = 64


class PersonaCamera:
    """Frames of the scene shown, with the sensor's noise: no two are alike unless frozen or injected.

    Faces come in 640 x 480, cards in 1280 x 720. Frames come at `rate` a second; a reader that is late misses some, as
    with a real camera, and `Frame.index` tells. All but `read` may be called from any thread at any time. A frame
    follows from the `seed`, the seconds since the scene was first shown, and what was told meanwhile.
    """

    def __init__(
        self,
        scene: Scene = EmptyScene(),  # noqa: B008 - frozen
        *,
        rate: float = FRAMES_PER_SECOND,
        seed: int = 0,
        books: FaceBooks | None = None,
    ) -> None:
        self.name = "simulated camera"
        self._rate = rate
        self._seed = seed
        self._books = books or FaceBooks()
        self._changed = threading.Condition()
        self._fault: CameraFault | None = CameraFault.NOT_OPEN
        self._plugged = True
        self._due = 0.0
        self._index = 0
        self._elapsed = 0.0
        self._stage: Stage = stage_for(EmptyScene(), self._books, seed)
        self._shown_at: float | None = None
        self._trouble: CameraTrouble | None = None
        self._told: Motion | None = None
        self._last: Image | None = None
        size = (HEIGHT + _SLACK, WIDTH + _SLACK, 3)
        self._noise = np.rint(np.random.default_rng(seed).normal(0, _NOISE, size)).astype(np.int8)
        self.show(scene)

    def show(self, scene: Scene) -> None:
        """Put `scene` before the camera; the next frame shows it, from its beginning. Raises PicturesError."""
        if isinstance(scene, CameraTrouble):
            with self._changed:
                self._trouble = scene
            return
        stage = stage_for(scene, self._books, self._seed)
        with self._changed:
            self._stage, self._shown_at, self._trouble, self._told = stage, None, None, None

    def tell(self, motion: Motion | None) -> None:
        """What the screen asks of whoever stands there, until told otherwise; None: look straight ahead."""
        with self._changed:
            self._told = motion

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
            self._due, self._index, self._elapsed = time.monotonic(), 0, 0.0
            self._shown_at = None
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
                if now >= self._due:
                    break
                if now >= deadline:
                    return None
                self._changed.wait(min(self._due, deadline) - now)
            interval = 1 / (_SLOW_RATE if isinstance(self._trouble, SlowScene) else self._rate)
            missed = int((now - self._due) / interval)
            index, elapsed = self._index + missed, self._elapsed + missed * interval
            self._index, self._elapsed = index + 1, elapsed + interval
            self._due += (missed + 1) * interval
            if self._shown_at is None:
                self._shown_at = elapsed
            if self._last is None or not isinstance(self._trouble, FrozenScene):
                self._last = self._develop(elapsed - self._shown_at, index)
            return Frame(self._last.copy(), index, now)

    def close(self) -> None:
        """Stop and forget the last picture. May be called at any time, and again."""
        with self._changed:
            self._fault = CameraFault.NOT_OPEN
            self._last = None
            self._changed.notify_all()

    def _develop(self, at: float, index: int) -> Image:
        self._stage.hear(self._told, at)
        view = self._stage.picture(at)
        if isinstance(self._trouble, DarkScene):
            view = cv2.convertScaleAbs(view, alpha=_DARK_GAIN).astype(np.uint8, copy=False)
        elif isinstance(self._trouble, BlackScene):
            view = np.zeros_like(view)
        elif self._stage.untouched:
            return view
        # A window of one field of noise costs a tenth of fresh noise. The odd factor gives all 4096 places their turn.
        down, right = divmod(index * 1597 % _SLACK**2, _SLACK)
        height, width = view.shape[:2]
        noise = self._noise[down : down + height, right : right + width]
        return cv2.add(view, noise, dtype=cv2.CV_8U).astype(np.uint8, copy=False)
