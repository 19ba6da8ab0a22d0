"""Finds the 468 points of the face mesh and the contour of the eyelids (MediaPipe's face mesh and iris models)."""

import math
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Face
from biometrics.modelstore import ModelStore

POINTS: Final = 468
RIGHT_EYE_CORNERS: Final = (33, 133)
"""Outer and inner corner of the person's right eye, which lies on the picture's left."""
LEFT_EYE_CORNERS: Final = (263, 362)

_MESH_SIDE: Final = 192
_MESH_MARGIN: Final = 1.5
"""Side of the square the mesh model sees, against the face's longer side; both models' margins are MediaPipe's."""
_EYE_SIDE: Final = 64
_EYE_MARGIN: Final = 2.3
_LEAST_PRESENCE: Final = 0.5
_LOWER_LID: Final = (3, 4, 5)
_UPPER_LID: Final = (11, 12, 13)
"""The middle three points of each lid among the contour's 71; upper and lower stand over each other."""
_LID_CORNERS: Final = (0, 8)


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """Landmarks of one face.

    `mesh`: 468 x 3 in pixels of the picture, y down, z away from the camera and 0 at the head's middle. `right_eye` and
    `left_eye` (the person's): opening between the lids against the eye's width; 0.02-0.14 shut, some 0.33 open.
    """

    mesh: npt.NDArray[np.float32] = field(repr=False)
    right_eye: float
    left_eye: float


class LandmarkReader:
    """Runs both models on one thread. Raises `ModelFileError` when made."""

    def __init__(self, models: ModelStore) -> None:
        self._mesh = models.load("face_mesh")
        self._iris = models.load("iris")

    def read(self, image: npt.NDArray[np.uint8], face: Face) -> Landmarks | None:
        """Return the landmarks of `face` in the BGR picture `image`; None when the mesh model sees no face there."""
        side = _MESH_MARGIN * max(face.box.width, face.box.height)
        square = _Square(face.box.centre, side, math.radians(face.roll), _MESH_SIDE)
        found = self._mesh.run(square.cut(image)[np.newaxis])
        if _sigmoid(float(found["presence"].ravel()[0])) < _LEAST_PRESENCE:
            return None
        points = found["mesh"].reshape(POINTS, 3)
        mesh = np.empty((POINTS, 3), dtype=np.float32)
        mesh[:, :2] = square.to_picture(points[:, :2])
        mesh[:, 2] = points[:, 2] * (side / _MESH_SIDE)
        right, left = self._openness(image, mesh)
        return Landmarks(mesh, right, left)

    def _openness(self, image: npt.NDArray[np.uint8], mesh: npt.NDArray[np.float32]) -> tuple[float, float]:
        """The iris model knows the person's right eye only: the left one is shown to it mirrored."""
        right = _eye_square(mesh, RIGHT_EYE_CORNERS).cut(image)
        left = _eye_square(mesh, LEFT_EYE_CORNERS[::-1]).cut(image)[:, :, ::-1]
        lids = self._iris.run(np.ascontiguousarray(np.stack([right, left])))["lids"].reshape(2, -1, 3)
        return _opening(lids[0]), _opening(lids[1])


class _Square:
    """A turned square of a picture and the network's input made of it."""

    def __init__(self, centre: tuple[float, float], side: float, angle: float, pixels: int) -> None:
        scale = pixels / max(side, 1.0)
        cosine, sine = math.cos(angle) * scale, math.sin(angle) * scale
        linear = np.array([[cosine, sine], [-sine, cosine]])
        self._pixels = pixels
        self._forward = np.column_stack([linear, pixels / 2 - linear @ np.array(centre)])

    def cut(self, image: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Return 3 x side x side, RGB, 0-1."""
        size = (self._pixels, self._pixels)
        crop = cv2.warpAffine(image, self._forward, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        planes: npt.NDArray[np.float32] = np.ascontiguousarray(crop[:, :, ::-1].transpose(2, 0, 1), dtype=np.float32)
        planes /= np.float32(255)
        return planes

    def to_picture(self, points: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        linear, shift = self._forward[:, :2], self._forward[:, 2]
        back: npt.NDArray[np.float32] = ((points - shift) @ np.linalg.inv(linear).T).astype(np.float32)
        return back


def _eye_square(mesh: npt.NDArray[np.float32], corners: tuple[int, int]) -> _Square:
    """`corners` from the picture's left to its right."""
    a, b = mesh[corners[0], :2].astype(float), mesh[corners[1], :2].astype(float)
    dx, dy = b - a
    middle = (a + b) / 2
    # MediaPipe takes the longer side of the corners' upright box.
    side = _EYE_MARGIN * max(abs(float(dx)), abs(float(dy)))
    return _Square((float(middle[0]), float(middle[1])), side, math.atan2(float(dy), float(dx)), _EYE_SIDE)


def _opening(lids: npt.NDArray[np.float32]) -> float:
    width = float(np.linalg.norm(lids[_LID_CORNERS[0], :2] - lids[_LID_CORNERS[1], :2]))
    gaps = lids[list(_LOWER_LID), 1] - lids[list(_UPPER_LID), 1]
    return max(float(gaps.mean()), 0.0) / max(width, 1e-6)


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(min(value, 50.0), -50.0)))
