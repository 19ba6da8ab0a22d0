"""Finds faces and their five landmarks in a picture (YuNet)."""

import math
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.modelstore import ModelStore

_STRIDES: Final = (8, 16, 32)
_LANDMARKS: Final = 5
_MIRRORED_ORDER: Final = (1, 0, 2, 4, 3)
"""Which landmark of the mirrored picture is which of the picture: left and right change places."""
_REFINED_WIDTH: Final = 192
"""Width of the face in the second pass, in pixels. Against the mean over eight searches, one search scatters by 4.9 %
of the eye distance at 128 and by 3.7 % at 192; 256 is no better and costs twice the time."""
_REFINED_MARGIN: Final = 1.5
"""Side of the square searched again, against the box's longer side."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the picture; may reach beyond its edges."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face found in a picture.

    `landmarks` is 5 x 2 (x, y in pixels): right eye, left eye, nose tip, right and left corner of the mouth, where
    right and left are the person's. `score` is the detector's confidence, 0-1.
    """

    box: Box
    landmarks: npt.NDArray[np.float32] = field(repr=False)
    score: float

    @property
    def eye_distance(self) -> float:
        """Distance between the eyes' centres in pixels."""
        return float(np.linalg.norm(self.landmarks[1] - self.landmarks[0]))

    @property
    def roll(self) -> float:
        """Angle of the eye line to the horizontal in degrees; positive when it falls towards the image's right."""
        dx, dy = self.landmarks[1] - self.landmarks[0]
        return math.degrees(math.atan2(float(dy), float(dx)))

    @property
    def nose_offset(self) -> float:
        """(nose - midpoint of the eyes) along the eye line / eye distance: 0 straight ahead, 0.3 near 30 degrees."""
        eye_line = self.landmarks[1] - self.landmarks[0]
        from_middle = self.landmarks[2] - (self.landmarks[0] + self.landmarks[1]) / 2
        return float(from_middle @ eye_line) / max(float(eye_line @ eye_line), 1.0)


class YuNetDetector:
    """YuNet face detector (2023mar). Safe to use from several threads. Raises `ModelFileError` when made."""

    def __init__(self, models: ModelStore, *, min_score: float = 0.8, max_side: int = 640) -> None:
        self._network = models.load("yunet")
        self._min_score = min_score
        self.max_side = max_side

    def detect(self, image: npt.NDArray[np.uint8]) -> tuple[Face, ...]:
        """Return the faces of a BGR picture (H x W x 3), largest first.

        A picture with a side over `max_side` is searched at reduced size, which bounds the work; the results are in
        pixels of the picture given.
        """
        height, width = image.shape[:2]
        scale = min(1.0, self.max_side / max(height, width))
        searched = image
        if scale < 1.0:
            size = (max(1, round(width * scale)), max(1, round(height * scale)))
            searched = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
        found = self._search(searched)
        back = np.array([width / searched.shape[1], height / searched.shape[0]], dtype=np.float32)
        faces = [_scaled(candidate, back) for candidate in _merge_overlaps(found)]
        return tuple(sorted(faces, key=lambda face: face.box.area, reverse=True))

    def refine(self, image: npt.NDArray[np.uint8], face: Face) -> Face:
        """Return `face` with steadier landmarks: searched again on a square around it, as it is and mirrored.

        The landmarks of one search scatter by some 4 to 6 % of the eye distance with the face's size and place on the
        network's grid; the mean of two searches at the best size scatters by half. The box and the score stay. A face
        that the second pass loses is returned unchanged.
        """
        side = _REFINED_MARGIN * max(face.box.width, face.box.height)
        scale = _REFINED_WIDTH / max(face.box.width, 1.0)
        x, y = face.box.centre
        pixels = round(side * scale)
        move = np.array([[scale, 0.0, pixels / 2 - scale * x], [0.0, scale, pixels / 2 - scale * y]])
        flags = cv2.INTER_LINEAR if scale > 0.5 else cv2.INTER_AREA
        square = cv2.warpAffine(image, move, (pixels, pixels), flags=flags).astype(np.uint8, copy=False)
        found = [self._landmarks_nearest_centre(square)]
        flipped = np.ascontiguousarray(square[:, ::-1])
        mirrored = self._landmarks_nearest_centre(flipped)
        square.fill(0)
        flipped.fill(0)
        if mirrored is not None:
            found.append(np.column_stack([pixels - 1 - mirrored[:, 0], mirrored[:, 1]])[list(_MIRRORED_ORDER)])
        passes = [landmarks for landmarks in found if landmarks is not None]
        if not passes:
            return face
        landmarks = (np.mean(passes, axis=0) - move[:, 2]) / scale
        return Face(face.box, landmarks.astype(np.float32), face.score)

    def _landmarks_nearest_centre(self, square: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32] | None:
        merged = _merge_overlaps(self._search(square))
        if not merged:
            return None
        middle = square.shape[0] / 2
        best = min(merged, key=lambda found: float(np.abs(found[1:3] + found[3:5] / 2 - middle).max()))
        return best[5:].reshape(_LANDMARKS, 2)

    def _search(self, image: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Run the network and return candidates: score, x, y, width, height, then the ten landmark coordinates."""
        height, width = image.shape[:2]
        # The network halves its input five times.
        down, right = -height % 32, -width % 32
        padded = cv2.copyMakeBorder(image, 0, down, 0, right, cv2.BORDER_CONSTANT)
        batch = np.ascontiguousarray(padded.transpose(2, 0, 1)[np.newaxis], dtype=np.float32)
        outputs = self._network.run(batch)
        candidates = []
        for stride in _STRIDES:
            confidence = np.clip(outputs[f"cls_{stride}"], 0, 1) * np.clip(outputs[f"obj_{stride}"], 0, 1)
            score = np.sqrt(confidence.reshape(-1))
            chosen = np.flatnonzero(score >= self._min_score)
            row, column = np.divmod(chosen, padded.shape[1] // stride)
            cell = np.stack([column, row], axis=1).astype(np.float32)
            box = outputs[f"bbox_{stride}"].reshape(-1, 4)[chosen]
            centre = (cell + box[:, :2]) * stride
            size = np.exp(box[:, 2:]) * stride
            points = outputs[f"kps_{stride}"].reshape(-1, _LANDMARKS, 2)[chosen]
            points = (points + cell[:, np.newaxis]) * stride
            columns = [score[chosen, np.newaxis], centre - size / 2, size, points.reshape(-1, 2 * _LANDMARKS)]
            candidates.append(np.concatenate(columns, axis=1))
        return np.concatenate(candidates).astype(np.float32)


def _merge_overlaps(
    candidates: npt.NDArray[np.float32], max_overlap: float = 0.3, same_face: float = 0.5
) -> list[npt.NDArray[np.float32]]:
    """Make one of the candidates that overlap (greedy; intersection over union).

    Box and landmarks are the mean of the candidates that agree with the best one, weighted with their scores; a near
    face has some nine. The landmarks scatter by 20 to 30 % less than the best candidate's own. The score is the best's.
    """
    merged: list[npt.NDArray[np.float32]] = []
    rest = candidates[np.argsort(-candidates[:, 0], kind="stable")]
    while len(rest):
        best = rest[0]
        top_left = np.maximum(best[1:3], rest[:, 1:3])
        bottom_right = np.minimum(best[1:3] + best[3:5], rest[:, 1:3] + rest[:, 3:5])
        shared = np.prod(np.clip(bottom_right - top_left, 0, None), axis=1)
        union = best[3] * best[4] + rest[:, 3] * rest[:, 4] - shared
        agreeing = shared >= same_face * union
        agreeing[0] = True
        weights = rest[agreeing, :1] / rest[agreeing, :1].sum()
        face = (rest[agreeing] * weights).sum(axis=0)
        face[0] = best[0]
        merged.append(face)
        taken = shared > max_overlap * union
        taken[0] = True
        rest = rest[~taken]
    return merged


def _scaled(candidate: npt.NDArray[np.float32], factor: npt.NDArray[np.float32]) -> Face:
    x, y = (candidate[1:3] * factor).tolist()
    width, height = (candidate[3:5] * factor).tolist()
    landmarks = (candidate[5:].reshape(_LANDMARKS, 2) * factor).astype(np.float32)
    return Face(Box(x, y, width, height), landmarks, float(candidate[0]))
