"""What one frame says of the person's face, in numbers alone: enough to judge motion, too little to know the person."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.liveness.landmarks import LEFT_EYE_CORNERS, RIGHT_EYE_CORNERS, Landmarks

_NOSE_TIP: Final = 4
_MOUTH_CORNERS: Final = (61, 291)
_MIRRORED_POINTS: Final = ((234, 454), (127, 356), (93, 323), (132, 361), (33, 263), (61, 291), (58, 288))
"""Points of the person's right side and their counterparts on the left."""
_FRONTAL_YAW: Final = 12.0
_FRONTAL_NOSE_OFFSET: Final = 0.15


@dataclass(frozen=True, slots=True)
class FaceObservation:
    """Pose and measures of the one face of a frame.

    `yaw`: degrees, positive towards the person's own left. `nose_offset`: nose from the middle of the eyes along the
    eye line, against the eye distance; the same sign. `eye_distance`: pixels. `slimness`: eye distance against the
    distance from eyes to mouth; falls when head or picture turns sideways. `nose_height`: how far down from eyes to
    mouth the nose's tip is, 0 to 1; moves when a head nods, not when a picture tilts. `openness`: opening of the wider
    open eye against its width. `centre`: middle of the eyes and the mouth, pixels.
    """

    yaw: float
    nose_offset: float
    eye_distance: float
    slimness: float
    nose_height: float
    openness: float
    centre: tuple[float, float]

    @property
    def is_frontal(self) -> bool:
        """Whether the person looks nearly straight ahead."""
        return abs(self.yaw) <= _FRONTAL_YAW and abs(self.nose_offset) <= _FRONTAL_NOSE_OFFSET


def observe(landmarks: Landmarks) -> FaceObservation:
    """Measure the landmarks of one face."""
    mesh = landmarks.mesh.astype(np.float64)
    right, left = _middle(mesh, RIGHT_EYE_CORNERS), _middle(mesh, LEFT_EYE_CORNERS)
    mouth = _middle(mesh, _MOUTH_CORNERS)
    eyes = (right + left) / 2
    eye_line = (left - right)[:2]
    length = max(float(np.hypot(*eye_line)), 1e-6)
    across = np.sum([mesh[b] - mesh[a] for a, b in _MIRRORED_POINTS], axis=0)
    centre = (eyes + mouth)[:2] / 2
    down = (mouth - eyes)[:2]
    height = max(float(np.hypot(*down)), 1e-6)
    nose = mesh[_NOSE_TIP, :2] - eyes[:2]
    return FaceObservation(
        # The mesh's depth grows away from the camera: a head turned left brings its left side farther away.
        yaw=math.degrees(math.atan2(float(across[2]), float(np.hypot(across[0], across[1])))),
        nose_offset=float(nose @ eye_line) / length**2,
        eye_distance=length,
        slimness=length / height,
        nose_height=float(nose @ down) / height**2,
        openness=max(landmarks.right_eye, landmarks.left_eye),
        centre=(float(centre[0]), float(centre[1])),
    )


def _middle(mesh: npt.NDArray[np.float64], points: tuple[int, int]) -> npt.NDArray[np.float64]:
    middle: npt.NDArray[np.float64] = (mesh[points[0]] + mesh[points[1]]) / 2
    return middle
