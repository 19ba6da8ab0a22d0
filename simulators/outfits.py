"""What a synthetic person wears in the face, painted over a picture by the face's five landmarks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, assert_never

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Face

Image = npt.NDArray[np.uint8]
_Points = npt.NDArray[np.float64]

_SUBPIXELS: Final = 4  # bits: OpenCV's drawing takes fixed-point coordinates
_FRAME: Final = (38, 30, 44)
_EAR_HIDDEN: Final = 0.12
"""The nose's way, in distances of the eyes, from which the ear on that side is no longer seen."""
_LENS_SHINE: Final = 0.08
_CLOTH: Final = np.array((214, 196, 170), np.float32)
_LOOP: Final = (226, 226, 222)


class Outfit(Enum):
    """What is worn."""

    PLAIN = "plain"
    GLASSES = "glasses"
    MASK = "mask"
    """A surgical mask over mouth and nose."""


def dress(image: Image, face: Face, outfit: Outfit) -> Image:
    """The picture (H x W x 3, BGR) with the outfit on its face, turned as the face is."""
    match outfit:
        case Outfit.PLAIN:
            return image
        case Outfit.GLASSES:
            return _with_glasses(image, _FaceAxes.of(face))
        case Outfit.MASK:
            return _with_mask(image, _FaceAxes.of(face))
        case unknown:
            assert_never(unknown)


@dataclass(frozen=True, slots=True, eq=False)
class _FaceAxes:
    """Places on the face: from the middle between the eyes, in distances of the eyes across (to the picture's right)
    and of eyes and mouth down. A turned head brings the eyes together, so that what is painted grows narrow with it."""

    middle: _Points
    across: _Points
    down: _Points
    turn: float
    """How far the nose has gone to a side, in distances of the eyes."""

    @classmethod
    def of(cls, face: Face) -> _FaceAxes:
        right_eye, left_eye, nose, right_mouth, left_mouth = face.landmarks.astype(np.float64)
        middle = (right_eye + left_eye) / 2
        across = left_eye - right_eye
        down = (right_mouth + left_mouth) / 2 - middle
        upright = np.array([-across[1], across[0]]) / np.linalg.norm(across)
        down = upright * float(down @ upright)
        turn = float((nose - middle) @ across / (across @ across))
        return cls(middle, across, down, turn)

    def at(self, across: float, down: float) -> _Points:
        return np.asarray(self.middle + across * self.across + down * self.down)

    def line(self, *places: tuple[float, float]) -> npt.NDArray[np.int32]:
        """The places in fixed point."""
        points = np.array([self.at(*place) for place in places])
        fixed: npt.NDArray[np.int32] = np.rint(points * (1 << _SUBPIXELS)).astype(np.int32)
        return fixed

    def ring(self, across: float, down: float, width: float, height: float) -> npt.NDArray[np.int32]:
        """A rounded square around a place."""
        angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
        bulge = np.sign(np.cos(angles)) * np.abs(np.cos(angles)) ** 0.7
        rise = np.sign(np.sin(angles)) * np.abs(np.sin(angles)) ** 0.7
        return self.line(*zip(across + width * bulge, down + height * rise, strict=True))


def _with_glasses(image: Image, face: _FaceAxes) -> Image:
    worn = image.copy()
    lenses = [face.ring(side * 0.5 + 0.1 * face.turn, 0.04, 0.37, 0.30) for side in (-1, 1)]
    shine = image.copy()
    cv2.fillPoly(shine, lenses, (255, 252, 248), cv2.LINE_AA, _SUBPIXELS)
    worn = cv2.addWeighted(shine, _LENS_SHINE, worn, 1 - _LENS_SHINE, 0).astype(np.uint8, copy=False)
    thick = max(2, round(0.05 * float(np.linalg.norm(face.down))))
    cv2.polylines(worn, lenses, True, _FRAME, thick, cv2.LINE_AA, _SUBPIXELS)
    bridge = face.line((-0.14 + 0.2 * face.turn, -0.05), (0.3 * face.turn, -0.1), (0.14 + 0.2 * face.turn, -0.05))
    temples = [face.line((side * 0.86, -0.06), (side * (1.05 - 0.5 * side * face.turn), -0.1)) for side in (-1, 1)]
    cv2.polylines(worn, [bridge, *temples], False, _FRAME, thick, cv2.LINE_AA, _SUBPIXELS)
    return worn


def _with_mask(image: Image, face: _FaceAxes) -> Image:
    worn = image.copy()
    nose, side = face.turn, 0.45 * face.turn
    for ear in (-1, 1):
        if ear * nose > _EAR_HIDDEN:
            continue
        loop = face.line((ear * 0.9 + side, 0.5), (ear * 1.2, 0.1), (ear * 0.85 + side, 1.15))
        cv2.polylines(worn, [loop], False, _LOOP, 2, cv2.LINE_AA, _SUBPIXELS)
    outline = face.line(
        (-0.95 + side, 0.48),
        (-0.45 + nose * 0.8, 0.36),
        (nose, 0.24),
        (0.45 + nose * 0.8, 0.36),
        (0.95 + side, 0.48),
        (0.92 + side, 1.1),
        (0.55 + side, 1.62),
        (0.6 * nose, 1.78),
        (-0.55 + side, 1.62),
        (-0.92 + side, 1.1),
    )
    covers = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(covers, [outline], (255,), cv2.LINE_AA, _SUBPIXELS)
    share = cv2.GaussianBlur(covers, (0, 0), 0.8).astype(np.float32) / 255
    # Pleats down the mask, and the sides falling away from the light.
    ys, xs = np.mgrid[0 : image.shape[0], 0 : image.shape[1]].astype(np.float32)
    u = ((xs - face.middle[0]) * face.across[0] + (ys - face.middle[1]) * face.across[1]) / (face.across @ face.across)
    v = ((xs - face.middle[0]) * face.down[0] + (ys - face.middle[1]) * face.down[1]) / (face.down @ face.down)
    light = 1 - 0.16 * (u - nose) ** 2 + 0.03 * np.sin(21 * v) - 0.06 * np.clip(v - 1, 0, 1)
    cloth = np.clip(light[..., np.newaxis].astype(np.float32) * _CLOTH, 0, 255).astype(np.uint8)
    return cv2.blendLinear(cloth, worn, share, 1 - share).astype(np.uint8, copy=False)
