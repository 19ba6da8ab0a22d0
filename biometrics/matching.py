"""Turns a face into a template and compares templates (SFace)."""

from dataclasses import dataclass
from typing import Final, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Face
from biometrics.modelstore import ModelStore
from biometrics.thresholds import DEFAULT_TARGET_FMR, DOUBT_FACTOR, MOST_TARGET_FMR, ThresholdTable

CROP_SIDE: Final = 112

_PHOTO_SCALES: Final = (1.0, 0.92, 1.08)
"""Sizes of the face in the crops of a photo. On the development set the mean of three against one crop lowers FNMR at
FMR 1e-4 from 1.0 % to 0.8 %; at the same threshold FMR stays (0.424 and 0.425 for 1e-4)."""

_REFERENCE_LANDMARKS: Final = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]],
    dtype=np.float64,
)
"""Where SFace was trained to find the eyes, nose and mouth corners in a crop of 112 x 112."""


@dataclass(frozen=True, slots=True)
class MatchPolicy:
    """Thresholds on the score, and the false match rate that `match_threshold` keeps.

    From `doubt_threshold` up to `match_threshold` more frames or a person must decide.
    """

    match_threshold: float
    doubt_threshold: float
    target_fmr: float

    @classmethod
    def for_target(
        cls, matcher: "Matcher", target_fmr: float = DEFAULT_TARGET_FMR, table: ThresholdTable | None = None
    ) -> "MatchPolicy":
        """Return the thresholds that were measured for `matcher` at `target_fmr`, from the bundled table or another.

        Raises `ThresholdTableError` for a model that was not measured or a rate outside the table.
        """
        measured = (table or ThresholdTable.bundled()).of(matcher.model, matcher.sha256)
        doubt_fmr = min(DOUBT_FACTOR * target_fmr, MOST_TARGET_FMR)
        match, doubt = (max(measured.threshold(fmr), matcher.least_threshold) for fmr in (target_fmr, doubt_fmr))
        return cls(match, doubt, target_fmr)


class Template:
    """The biometric template of one face. Shows nothing of itself; `wipe` overwrites it."""

    __slots__ = ("_vector",)

    def __init__(self, vector: npt.NDArray[np.float32]) -> None:
        """Take ownership of `vector`: 128 numbers."""
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

    def distance(self, other: "Template") -> float:
        """Return the Euclidean distance of both templates."""
        return float(np.linalg.norm(self._vector - other._vector))  # noqa: SLF001 - the same class

    def numbers(self) -> npt.NDArray[np.float32]:
        """Return a copy of the template's numbers, for comparing many at once."""
        return self._vector.copy()

    def wipe(self) -> None:
        """Overwrite the template with zeros."""
        self._vector.fill(0.0)


class Matcher(Protocol):
    """Turns faces into templates and scores two of them; a higher score is a greater likeness."""

    model: str
    """Model and method behind a score; scores of different models must not be compared."""
    sha256: str
    """Of the model file."""
    least_threshold: float
    """Below which no score is a match, whatever rate is asked for."""

    def template(self, image: npt.NDArray[np.uint8], face: Face) -> Template:
        """Return the template of `face`, as `YuNetDetector.refine` returns it, in the BGR picture `image`."""
        ...

    def photo_template(self, image: npt.NDArray[np.uint8], face: Face) -> Template:
        """Return the template of a photo that is compared many times: more thorough, and several times slower."""
        ...

    def score(self, a: Template, b: Template) -> float:
        """Return the similarity of two templates, -1 to 1."""
        ...

    def scores(self, rows: npt.NDArray[np.float32], others: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the scores of N x 128 against M x 128 template numbers: N x M."""
        ...


class SFaceMatcher:
    """SFace face recogniser (2021dec). Safe to use from several threads. Raises `ModelFileError` when made."""

    def __init__(self, models: ModelStore) -> None:
        self._network = models.load("sface")
        info = models.info("sface")
        self.model = f"{info.identity}+refined+mirror"
        """Model and method: five landmarks of `YuNetDetector.refine`, crop and mirrored crop."""
        self.sha256 = info.sha256
        self.least_threshold = -1.0

    def align(self, image: npt.NDArray[np.uint8], face: Face) -> npt.NDArray[np.uint8]:
        """Return the face turned, scaled and cut to 112 x 112 (BGR) by the similarity that best fits its landmarks."""
        return align_face(image, face, CROP_SIDE)

    def template(self, image: npt.NDArray[np.uint8], face: Face) -> Template:
        """Return the template of `face`, whose landmarks `YuNetDetector.refine` found, in the BGR picture `image`."""
        return self._template([self.align(image, face)])

    def photo_template(self, image: npt.NDArray[np.uint8], face: Face) -> Template:
        """Return the template of a photo: the mean of three sizes of the face, each as it is and mirrored."""
        return self._template([align_face(image, face, CROP_SIDE, scale) for scale in _PHOTO_SCALES])

    def _template(self, crops: list[npt.NDArray[np.uint8]]) -> Template:
        """Embed crops and mirrored crops, add the embeddings and scale to length 1; overwrites the crops.

        SFace takes RGB, 0-255; its own first layers scale.
        """
        vectors = []
        for crop in crops:
            rgb = crop[:, :, ::-1]
            pair = np.stack([rgb, rgb[:, ::-1]]).transpose(0, 3, 1, 2)
            batch = np.ascontiguousarray(pair, dtype=np.float32)
            crop.fill(0)
            embeddings = self._network.run(batch)["fc1"]
            batch.fill(0.0)
            vectors.append(_unit(embeddings.sum(axis=0)))
            embeddings.fill(0.0)
        return Template(_unit(np.sum(vectors, axis=0)))

    def score(self, a: Template, b: Template) -> float:
        """Return the similarity of two templates: their cosine, -1 to 1."""
        return a.cosine(b)

    def scores(self, rows: npt.NDArray[np.float32], others: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the cosines of N x 128 against M x 128 template numbers: N x M."""
        return rows @ others.T


def align_face(image: npt.NDArray[np.uint8], face: Face, side: int, scale: float = 1.0) -> npt.NDArray[np.uint8]:
    """Return the face of a BGR picture in the recogniser's pose, `side` x `side` pixels; black beyond the picture.

    `scale` makes the face larger or smaller around the crop's centre.
    """
    centre = side / 2
    target = (_REFERENCE_LANDMARKS * (side / CROP_SIDE) - centre) * scale + centre
    transform = _similarity(face.landmarks.astype(np.float64), target)
    return cv2.warpAffine(image, transform, (side, side), flags=cv2.INTER_LINEAR).astype(np.uint8, copy=False)


def _unit(vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)


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
