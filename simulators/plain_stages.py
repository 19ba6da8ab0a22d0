"""Scenes as small, plain pictures: for runs in which nobody has to see anything, as a soak of a thousand visits.

Codes are codes and a card's back is a card's back, so that they are read as ever; a face is a grey field, which
`simulators.known_faces` knows whom it stands for.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import segno

from biometrics.liveness.challenge import Motion
from simulators.card_pictures import Image
from simulators.face_books import FaceBooks
from simulators.scenes import BackScene, CardScene, CodeScene, FaceScene
from simulators.stages import Stage, stage_for

_FIELD = np.full((48, 64, 3), 170, dtype=np.uint8)
_PIXELS_A_MODULE = 3


class PlainStage:
    """One picture, whatever the time and whatever is asked."""

    untouched = False

    def __init__(self, picture: Image) -> None:
        self._picture = picture

    def hear(self, motion: Motion | None, at: float) -> None:
        """Nobody is there to hear it."""

    def picture(self, at: float) -> Image:  # noqa: ARG002 - it does not move
        """See `simulators.stages.Stage`."""
        return self._picture


def plain_stage_for(scene: FaceScene | CardScene, books: FaceBooks, seed: int) -> Stage:
    """A scene, plainly; in place of `simulators.stages.stage_for`."""
    match scene:
        case CodeScene(text):
            return PlainStage(_code(text))
        case BackScene():
            return stage_for(scene, books, seed)
        case _:
            return PlainStage(_FIELD)


def _code(text: str) -> Image:
    rows = _modules(text).repeat(_PIXELS_A_MODULE, axis=0).repeat(_PIXELS_A_MODULE, axis=1)
    return np.repeat(rows[:, :, None], 3, axis=2)


@lru_cache(maxsize=512)
def _modules(text: str) -> Image:
    """One pixel a module, so that many may be kept."""
    code = segno.make_qr(text, error="m", encoding="utf-8")
    rows = np.array([list(row) for row in code.matrix_iter(scale=1, border=4)], dtype=np.uint8)
    return np.where(rows > 0, 32, 236).astype(np.uint8)
