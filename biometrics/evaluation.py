"""Measures the matcher on a folder of pictures: EER and FNMR at chosen FMRs (ISO/IEC 19795-1).

The folder holds one sub-folder a person, as Labeled Faces in the Wild does. All pairs are compared.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.faces import Face, YuNetDetector
from biometrics.images import ImageDecodeError, decode_photo
from biometrics.matching import SFaceMatcher

TARGET_FMRS: Final = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
_ERRORS_NEEDED: Final = 30
"""The rule of 30 (ISO/IEC 19795-1): with 30 errors the true rate lies within 30 % of the measured, 90 % confidence."""
_PICTURES: Final = frozenset({".jpg", ".jpeg", ".jp2", ".j2k"})
_BINS: Final = 20_000
_ROWS_AT_ONCE: Final = 512

_Counts = npt.NDArray[np.int64]


class EvaluationError(Exception):
    """The folder cannot be evaluated: it is missing, or holds no pair of one person or no pair of different persons."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures over all pairs of the pictures in which a face was found.

    `eer`, `fnmr` and FMR are fractions. `fnmr` and `threshold` are by target FMR and hold only those targets that the
    number of impostor pairs bears (30 expected false matches). Both rates leave out the `failures_to_acquire`.
    """

    persons: int
    images: int
    failures_to_acquire: int
    genuine: int
    impostor: int
    eer: float
    fnmr: dict[float, float]
    threshold: dict[float, float]
    model: str
    ms_per_image: float

    @property
    def pairs(self) -> int:
        return self.genuine + self.impostor


def evaluate_folder(
    directory: Path,
    detector: YuNetDetector,
    matcher: SFaceMatcher,
    progress: Callable[[int, int], None],
) -> Evaluation:
    """Embed every picture under `directory`, compare all pairs and return the figures.

    `progress` is told (pictures done, pictures in all). `ms_per_image` covers decoding, detection and the template. A
    picture that cannot be decoded or shows no face counts as a failure to acquire. Raises `EvaluationError`.
    """
    if not directory.is_dir():
        raise EvaluationError("there is no such folder")
    files = [
        file
        for person in sorted(path for path in directory.iterdir() if path.is_dir())
        for file in sorted(person.iterdir())
        if file.suffix.lower() in _PICTURES and file.is_file()
    ]
    rows = np.zeros((len(files), SFaceMatcher.TEMPLATE_LENGTH), dtype=np.float32)
    persons: list[str] = []
    started = time.perf_counter()
    for done, file in enumerate(files, start=1):
        if _embed(file, detector, matcher, rows[len(persons)]):
            persons.append(file.parent.name)
        progress(done, len(files))
    elapsed = time.perf_counter() - started
    genuine, impostor = _compare_all(rows[: len(persons)], persons)
    if not genuine.any() or not impostor.any():
        raise EvaluationError("pairs of one person and pairs of different persons are both needed")
    thresholds = {target: _threshold(impostor, target) for target in TARGET_FMRS if _bears(impostor, target)}
    return Evaluation(
        persons=len(set(persons)),
        images=len(files),
        failures_to_acquire=len(files) - len(persons),
        genuine=int(genuine.sum()),
        impostor=int(impostor.sum()),
        eer=_equal_error_rate(genuine, impostor),
        fnmr={target: float(genuine[:at].sum() / genuine.sum()) for target, at in thresholds.items()},
        threshold={target: round(at * 2 / _BINS - 1, 4) for target, at in thresholds.items()},
        model=matcher.model,
        ms_per_image=1000 * elapsed / len(files),
    )


def _embed(file: Path, detector: YuNetDetector, matcher: SFaceMatcher, row: npt.NDArray[np.float32]) -> bool:
    try:
        photo = decode_photo(file.read_bytes())
    except (ImageDecodeError, OSError):
        return False
    faces = detector.detect(photo.image)
    if not faces:
        return False
    template = matcher.template(photo.image, _subject(faces, photo.width / 2, photo.height / 2))
    template.copy_into(row)
    template.wipe()
    return True


def _subject(faces: Sequence[Face], x: float, y: float) -> Face:
    """Return the face on the picture's centre (where LFW has its subject), else the largest."""
    for face in faces:
        box = face.box
        if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
            return face
    return faces[0]


def _compare_all(rows: npt.NDArray[np.float32], persons: Sequence[str]) -> tuple[_Counts, _Counts]:
    """Return the histograms of genuine and impostor scores; bin k holds scores from k * 2 / _BINS - 1.

    Histograms instead of lists: the whole of LFW has 88 million pairs.
    """
    genuine, impostor = np.zeros(_BINS + 1, np.int64), np.zeros(_BINS + 1, np.int64)
    _, labels = np.unique(np.array(persons, dtype=np.str_), return_inverse=True)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        block = slice(start, start + _ROWS_AT_ONCE)
        scores = rows[block] @ rows.T
        bins = np.clip((scores.astype(np.float64) + 1) * (_BINS / 2), 0, _BINS).astype(np.int64)
        later = np.arange(len(rows)) > np.arange(start, start + len(scores))[:, np.newaxis]
        same = labels[block, np.newaxis] == labels
        genuine += np.bincount(bins[later & same], minlength=_BINS + 1)
        impostor += np.bincount(bins[later & ~same], minlength=_BINS + 1)
    return genuine, impostor


def _bears(impostor: _Counts, target: float) -> bool:
    return float(impostor.sum()) * target >= _ERRORS_NEEDED


def _threshold(impostor: _Counts, target: float) -> int:
    """Return the lowest bin from which on at most `target` of the impostor pairs lie."""
    at_or_above = np.cumsum(impostor[::-1])[::-1]
    return int(np.argmax(at_or_above <= target * impostor.sum()))


def _equal_error_rate(genuine: _Counts, impostor: _Counts) -> float:
    """Return the mean of FNMR and FMR where they are nearest to each other."""
    non_matches = (np.cumsum(genuine) - genuine) / genuine.sum()
    matches = np.cumsum(impostor[::-1])[::-1] / impostor.sum()
    nearest = int(np.argmin(np.abs(non_matches - matches)))
    return float(non_matches[nearest] + matches[nearest]) / 2
