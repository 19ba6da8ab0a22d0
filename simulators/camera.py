"""A camera that films synthetic persons: a `biometrics.camera.FrameSource` whose scene the tester sets."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.camera import CameraError, CameraFault, Frame
from biometrics.liveness.challenge import Motion
from kiosk.threads import SYSTEM_THREADS, Threads
from simulators.card_pictures import HEIGHT, WIDTH, Image
from simulators.face_books import FaceBooks
from simulators.scenes import (
    BlackScene,
    CameraTrouble,
    CardScene,
    DarkScene,
    EmptyScene,
    FaceScene,
    FrozenScene,
    Scene,
    SlowScene,
)
from simulators.stages import Stage, stage_for

FRAMES_PER_SECOND: Final = 15.0

_SLOW_RATE: Final = 2.0
_NOISE: Final = 2.0  # grey levels, one standard deviation
_DARK_GAIN: Final = 0.18  # a face is still found, and found too dark
_SLACK: Final = 64

Painter = Callable[[FaceScene | CardScene, FaceBooks, int], Stage]
"""Makes a scene into pictures, as `simulators.stages.stage_for` does; the number is the seed of its chance."""


@lru_cache(maxsize=1)
def _noise(seed: int) -> npt.NDArray[np.int8]:
    """A field of it, from which every frame takes a window. Read only."""
    size = (HEIGHT + _SLACK, WIDTH + _SLACK, 3)
    return np.rint(np.random.default_rng(seed).normal(0, _NOISE, size)).astype(np.int8)


class PersonaCamera:
    """Frames of the scene shown, with the sensor's noise: no two are alike unless frozen or injected.

    Faces come in 640 x 480, cards in 1280 x 720. Frames come at `rate` a second; a reader that is late misses some, as
    with a real camera, and `Frame.index` tells. All but `read` may be called from any thread at any time. A frame
    follows from the `seed`, the seconds since the scene was first shown, and what was told meanwhile. Where
    there is nothing to see, it delivers every `empty_every`th frame alone. `clock` counts seconds; `paint` makes the
    pictures.
    """

    def __init__(
        self,
        scene: Scene = EmptyScene(),  # noqa: B008 - frozen
        *,
        rate: float = FRAMES_PER_SECOND,
        seed: int = 0,
        books: FaceBooks | None = None,
        clock: Callable[[], float] = time.monotonic,
        threads: Threads = SYSTEM_THREADS,
        empty_every: int = 1,
        paint: Painter = stage_for,
    ) -> None:
        self.name = "simulated camera"
        self._rate = rate
        self._seed = seed
        self._books = books or FaceBooks()
        self._clock = clock
        self._empty_every = empty_every
        self._paint = paint
        self._scene: FaceScene | CardScene = EmptyScene()
        self._empty = True
        self._refusal: CameraFault | None = None
        self._changed = threads.condition()
        self._fault: CameraFault | None = CameraFault.NOT_OPEN
        self._plugged = True
        self._due = 0.0
        self._index = 0
        self._elapsed = 0.0
        self._stage: Stage = paint(EmptyScene(), self._books, seed)
        self._shown_at: float | None = None
        self._trouble: CameraTrouble | None = None
        self._told: Motion | None = None
        self._last: Image | None = None
        self._noise = _noise(seed)
        self.show(scene)

    def show(self, scene: Scene) -> None:
        """Put `scene` before the camera; the next frame shows it, from its beginning. Raises PicturesError."""
        if isinstance(scene, CameraTrouble):
            with self._changed:
                self._trouble = scene
            return
        stage = self._paint(scene, self._books, self._seed)
        with self._changed:
            self._scene = scene
            self._stage, self._shown_at, self._trouble = stage, None, None
            if isinstance(scene, EmptyScene | CardScene):
                self._told = None
            if self._empty:
                # The picture changes now, whatever was left out.
                self._due = min(self._due, self._clock())
            self._empty = isinstance(scene, EmptyScene)
            self._changed.notify_all()

    @property
    def scene(self) -> FaceScene | CardScene:
        """What stands before it."""
        with self._changed:
            return self._scene

    @property
    def trouble(self) -> CameraTrouble | None:
        """What is wrong with its pictures."""
        with self._changed:
            return self._trouble

    def recover(self) -> None:
        """Whatever was wrong with the pictures is right again; the scene goes on."""
        with self._changed:
            self._trouble = None

    def tell(self, motion: Motion | None) -> None:
        """What the screen asks of whoever stands there, until told otherwise or nobody does; None: look straight ahead.

        Who comes before the camera after it was asked sees it on the screen too.
        """
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

    def refuse(self, fault: CameraFault | None) -> None:
        """From the next `open` on it raises CameraError with this fault; None: it opens."""
        with self._changed:
            self._refusal = fault

    def open(self) -> None:
        """Start; frames are counted from 0 again. Raises CameraError (NOT_FOUND) while unplugged, and what
        `refuse` says."""
        with self._changed:
            if not self._plugged:
                raise CameraError(CameraFault.NOT_FOUND, self.name)
            if self._refusal is not None:
                raise CameraError(self._refusal, self.name)
            self._fault = None
            self._due, self._index, self._elapsed = self._clock(), 0, 0.0
            self._shown_at = None
            self._changed.notify_all()

    def read(self, timeout: float) -> Frame | None:
        """Wait for the next frame, at most `timeout` seconds, then return None.

        Raises CameraError (NOT_OPEN, LOST); closing or unplugging ends the wait.
        """
        deadline = self._clock() + timeout
        with self._changed:
            while True:
                if self._fault is not None:
                    raise CameraError(self._fault, self.name)
                now = self._clock()
                if now >= self._due:
                    break
                if now >= deadline:
                    return None
                self._changed.wait(min(self._due, deadline) - now)
            interval = 1 / (_SLOW_RATE if isinstance(self._trouble, SlowScene) else self._rate)
            missed = int((now - self._due) / interval)
            index, elapsed = self._index + missed, self._elapsed + missed * interval
            further = self._empty_every if self._nothing_to_see() else 1
            self._index, self._elapsed = index + further, elapsed + further * interval
            self._due += (missed + further) * interval
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

    def _nothing_to_see(self) -> bool:
        """Whether one frame is like the other."""
        return isinstance(self._trouble, BlackScene | FrozenScene) or (self._empty and self._trouble is None)

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
