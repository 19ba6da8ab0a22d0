"""Scores pictures with YuNet and SFace (OpenCV Zoo) so that the drawn persons can be told apart."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

_DETECTOR = "face_detection_yunet_2023mar_int8bq.onnx"
_RECOGNISER = "face_recognition_sface_2021dec_int8bq.onnx"


class FaceMatcher:
    """Finds the one face of a picture and embeds it; needs OpenCV 4 (5 cannot load the int8 SFace file)."""

    def __init__(self, models: Path) -> None:
        for name in (_DETECTOR, _RECOGNISER):
            if not (models / name).is_file():
                raise FileNotFoundError(f"no {name} in {models}")
        self._detector = cv2.FaceDetectorYN.create(str(models / _DETECTOR), "", (320, 320), 0.7)
        self._recogniser = cv2.FaceRecognizerSF.create(str(models / _RECOGNISER), "")

    def embed(self, rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Unit feature vector (128,); ``ValueError`` unless exactly one face is found."""
        bgr = np.ascontiguousarray(rgb[:, :, ::-1])
        self._detector.setInputSize((bgr.shape[1], bgr.shape[0]))
        _, faces = self._detector.detect(bgr)
        if faces is None or len(faces) != 1:
            raise ValueError(f"{0 if faces is None else len(faces)} faces found")
        feature = self._recogniser.feature(self._recogniser.alignCrop(bgr, faces[0]))[0].astype(np.float64)
        return np.asarray(feature / np.linalg.norm(feature))
