"""Turns a face into a template and compares templates (SFace)."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Face
from biometrics.modelstore import ModelStore

CROP_SIDE: Final = 112

_REFERENCE_LANDMARKS: Final = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]],
    dtype=np.float64,
)
"""Where SFace was trained to find the eyes, nose and mouth corners in a crop of 112 x 112."""


@dataclass(frozen=True, slots=True)
class MatchPolicy:
    """Thresholds on the cosine score.

    The defaults come from the East and South-East Asian part of LFW (88,808 impostor pairs): at 0.45 FMR 7.9e-5 and
    FNMR 3.8 %. From `doubt_threshold` up to `match_threshold` more frames or a person must decide.
    """

    match_threshold: float = 0.45
    doubt_threshold: float = 0.36


class Template:
    """The biometric template of one face. Shows nothing of itself; `wipe` overwrites it."""

    __slots__ = ("_vector",)

    def __init__(self, vector: npt.NDArray[np.float32]) -> None:
        """Take ownership of `vector`: 128 numbers of length 1."""
        self._vector = vector

    def __repr__(self) -> str:
        return "Template()"

    def __reduce__(self) -> str:
        raise TypeError("a template is never stored")

    @property
    def is_wiped(self) -> bool:
        return not self._vector.any()

    def cosine(self, other: "Template") -> float:
        """Return the cosine of the angle between both templates, -1 to 1; 0 when either is wiped."""
        return float(np.clip(self._vector @ other._vector, -1.0, 1.0))  # noqa: SLF001 - the same class

    def copy_into(self, row: npt.NDArray[np.float32]) -> None:
        """Copy the 128 numbers into `row`, for comparing many at once."""
        row[:] = self._vector

    def wipe(self) -> None:
        """Overwrite the template with zeros."""
        self._vector.fill(0.0)


class SFaceMatcher:
    """SFace face recogniser (2021dec). Safe to use from several threads. Raises `ModelFileError` when made."""

    TEMPLATE_LENGTH: Final = 128

    def __init__(self, models: ModelStore) -> None:
        self._network = models.load("sface")
        self.model = f"{models.info('sface').identity}+mirror"
        """Model and method behind a score; scores of different models must not be compared."""

    def align(self, image: npt.NDArray[np.uint8], face: Face) -> npt.NDArray[np.uint8]:
        """Return the face turned, scaled and cut to 112 x 112 (BGR) by the similarity that best fits its landmarks."""
        return align_face(image, face, CROP_SIDE)

    def template(self, image: npt.NDArray[np.uint8], face: Face) -> Template:
        """Return the template of `face` in the BGR picture `image`."""
        crop = self.align(image, face)
        template = self.template_of_crop(crop)
        crop.fill(0)
        return template

    def template_of_crop(self, crop: npt.NDArray[np.uint8]) -> Template:
        """Return the template of an aligned crop (112 x 112, BGR): crop and mirrored crop embedded, summed, length 1.

        SFace takes RGB, 0-255; its own first layers scale.
        """
        rgb = crop[:, :, ::-1]
        pair = np.stack([rgb, rgb[:, ::-1]]).transpose(0, 3, 1, 2)
        batch = np.ascontiguousarray(pair, dtype=np.float32)
        embeddings = self._network.run(batch)["fc1"]
        batch.fill(0.0)
        vector = embeddings.sum(axis=0)
        embeddings.fill(0.0)
        return Template((vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32))

    def score(self, a: Template, b: Template) -> float:
        """Return the similarity of two templates: their cosine, -1 to 1."""
        return a.cosine(b)


def align_face(image: npt.NDArray[np.uint8], face: Face, side: int) -> npt.NDArray[np.uint8]:
    """Return the face of a BGR picture in the recogniser's pose, `side` x `side` pixels; black beyond the picture."""
    transform = _similarity(face.landmarks.astype(np.float64), _REFERENCE_LANDMARKS * (side / CROP_SIDE))
    return cv2.warpAffine(image, transform, (side, side), flags=cv2.INTER_LINEAR).astype(np.uint8, copy=False)


def _similarity(source: npt.NDArray[np.float64], target: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the 2 x 3 rotation, uniform scale and shift that takes `source` to `target` with least squares.

    In the plane a similarity is multiplication by a complex number, so the fit has a closed form.
    """
    source_mean, target_mean = source.mean(axis=0), target.mean(axis=0)
    a = (source - source_mean) @ np.array([1, 1j])
    b = (target - target_mean) @ np.array([1, 1j])
    factor = complex(np.vdot(a, b)) / max(float(np.vdot(a, a).real), 1e-9)
    linear = np.array([[factor.real, -factor.imag], [factor.imag, factor.real]])
    return np.column_stack([linear, target_mean - linear @ source_mean])
