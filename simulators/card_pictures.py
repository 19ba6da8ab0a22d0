"""An identity card held to the camera: its front with the QR code, its back with the MRZ."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
import segno

from simulators.mrz_card import OCR_B, MrzCardPainter, View, photograph

Image = npt.NDArray[np.uint8]

WIDTH: Final = 1280
HEIGHT: Final = 720
MARGIN: Final = 24
"""Pixels painted beyond each edge of the frame, so that it can sway."""

_CARD_SIZE: Final = (1040, 656)  # ID-1, 85.6 x 54 mm
_CODE_SIDE: Final = 430


@lru_cache(maxsize=2)
def wall(width: int, height: int) -> Image:
    """What the camera sees when nobody is there: a wall in soft light, out of focus. Read-only."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 210 - 12 * y / height - 24 * np.abs(x / width - 0.5) + 3 * np.sin(x / 97)
    picture: Image = np.clip(np.stack([light * 0.97, light, light * 0.99], axis=2), 0, 255).astype(np.uint8)
    picture.flags.writeable = False
    return picture


def card_with_code(text: str) -> Image:
    """The code on a card of bluish plastic, a little askew."""
    code = segno.make_qr(text, error="m", encoding="utf-8")
    rows = np.array([list(row) for row in code.matrix_iter(scale=1, border=4)], dtype=np.uint8)
    scale = max(_CODE_SIDE // rows.shape[0], 3)
    modules = np.kron(np.where(rows > 0, 32, 236).astype(np.uint8), np.ones((scale, scale), dtype=np.uint8))
    card = np.full((_CARD_SIZE[1], _CARD_SIZE[0], 3), (222, 214, 196), dtype=np.uint8)
    for line in range(6):
        cv2.rectangle(
            card, (60, 130 + 70 * line), (430 - 35 * (line % 3), 150 + 70 * line), (150, 140, 120), cv2.FILLED
        )
    top = (card.shape[0] - modules.shape[0]) // 2
    left = card.shape[1] - modules.shape[1] - 50
    card[top : top + modules.shape[0], left : left + modules.shape[1]] = modules[:, :, None]
    room = wall(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)
    height, width = room.shape[:2]
    source = np.array([(0, 0), (_CARD_SIZE[0], 0), _CARD_SIZE, (0, _CARD_SIZE[1])], dtype=np.float32)
    place = source + np.array([(width - _CARD_SIZE[0]) / 2, (height - _CARD_SIZE[1]) / 2], dtype=np.float32)
    askew = np.array([(6, 14), (-10, -8), (8, -16), (-6, 10)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, place + askew)
    held = cv2.warpPerspective(card, matrix, (width, height), flags=cv2.INTER_AREA)
    covers = cv2.warpPerspective(np.full(card.shape[:2], 255, dtype=np.uint8), matrix, (width, height))
    return np.where(covers[:, :, None] > 127, held, room).astype(np.uint8)


def back_of_card(lines: tuple[str, ...]) -> Image:
    """The whole back, a little askew, over a table."""
    random = np.random.default_rng(0)
    frame = (WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)
    view = View(frame, card_width=940, rotation=2, tilt=(3, -3), shift=(0, 0.5), blur=0.6)
    return photograph(MrzCardPainter(OCR_B).paint(lines, random), view, random)
