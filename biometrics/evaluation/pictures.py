"""The pictures of an evaluation: which there are, whose they are, and the template of each."""

import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.faces import Face, YuNetDetector
from biometrics.images import ImageDecodeError, decode_photo
from biometrics.matching import Matcher

_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".jp2", ".j2k"})
_STEPS: Final = ("decode", "detect", "refine", "template")

Progress = Callable[[int, int], None]
"""Told how many pictures are done, of how many."""


class EvaluationError(Exception):
    """The pictures cannot be evaluated: they are missing, or make no pair of one person or none of two persons."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture file and the name of the person it shows."""

    file: Path
    person: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures (their places in a list) and whether they show one person."""

    first: int
    second: int
    same: bool


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """The pictures in which a face was found, with `rows` (one template each) and the pose of the head.

    `place` tells for each picture given in which row it is, -1 for a failure to acquire. `step_ms`: mean milliseconds a
    picture for each step.
    """

    pictures: tuple[Picture, ...]
    place: tuple[int, ...]
    rows: npt.NDArray[np.float32] = field(repr=False)
    nose_offsets: npt.NDArray[np.float64] = field(repr=False)
    step_ms: dict[str, float]

    @property
    def failures(self) -> int:
        return sum(1 for row in self.place if row < 0)


def find_pictures(directory: Path) -> tuple[Picture, ...]:
    """Return the JPEG and JPEG 2000 files of a folder with one sub-folder a person. Raises `EvaluationError`."""
    if not directory.is_dir():
        raise EvaluationError("there is no such folder")
    return tuple(
        Picture(file, person.name)
        for person in sorted(path for path in directory.iterdir() if path.is_dir())
        for file in sorted(person.iterdir())
        if file.suffix.lower() in _SUFFIXES and file.is_file()
    )


def read_pairs(file: Path, directory: Path, pictures: Sequence[Picture]) -> tuple[Pair, ...]:
    """Return the pairs of a CSV file with the columns first, second (paths within `directory`) and same (1 or 0).

    Raises `EvaluationError` naming the line at fault.
    """
    places = {picture.file.relative_to(directory).as_posix(): place for place, picture in enumerate(pictures)}
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return tuple(_pair(row, number, places) for number, row in enumerate(csv.DictReader(lines), start=2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EvaluationError(f"{file.name} cannot be read") from error


def _pair(row: dict[str | None, str], number: int, places: dict[str, int]) -> Pair:
    first, second, same = (row.get(name) for name in ("first", "second", "same"))
    if first not in places or second not in places or same not in {"0", "1"}:
        raise EvaluationError(f"line {number} of the pairs: first and second must be pictures here, same 0 or 1")
    return Pair(places[first], places[second], same == "1")


def embed(
    pictures: Sequence[Picture], detector: YuNetDetector, matcher: Matcher, progress: Progress | None = None
) -> Embedded:
    """Make the template of every picture, as the product does of a live frame.

    A picture that cannot be decoded or shows no face is a failure to acquire. Raises `EvaluationError` when no picture
    shows one.
    """
    if not pictures:
        raise EvaluationError("there are no pictures in sub-folders, one a person")
    rows: list[npt.NDArray[np.float32]] = []
    kept: list[Picture] = []
    place: list[int] = []
    offsets: list[float] = []
    spent = dict.fromkeys(_STEPS, 0.0)
    for done, picture in enumerate(pictures, start=1):
        found = _row(picture.file, detector, matcher, spent)
        place.append(len(rows) if found is not None else -1)
        if found is not None:
            rows.append(found[0])
            offsets.append(found[1])
            kept.append(picture)
        if progress is not None:
            progress(done, len(pictures))
    if not rows:
        raise EvaluationError("no picture shows a face")
    return Embedded(
        pictures=tuple(kept),
        place=tuple(place),
        rows=np.stack(rows),
        nose_offsets=np.array(offsets, dtype=np.float64),
        step_ms={step: round(1000 * seconds / len(pictures), 2) for step, seconds in spent.items()},
    )


def _row(
    file: Path, detector: YuNetDetector, matcher: Matcher, spent: dict[str, float]
) -> tuple[npt.NDArray[np.float32], float] | None:
    at = [time.perf_counter()]
    try:
        photo = decode_photo(file.read_bytes())
    except (ImageDecodeError, OSError):
        return None
    at.append(time.perf_counter())
    faces = detector.detect(photo.image)
    at.append(time.perf_counter())
    if not faces:
        return None
    face = detector.refine(photo.image, subject(faces, photo.width, photo.height))
    at.append(time.perf_counter())
    template = matcher.template(photo.image, face)
    at.append(time.perf_counter())
    for step, start, end in zip(_STEPS, at, at[1:], strict=False):
        spent[step] += end - start
    row = template.numbers()
    template.wipe()
    return row, face.nose_offset


def subject(faces: Sequence[Face], width: float, height: float) -> Face:
    """Return the face on the picture's centre (where a portrait has its subject), else the largest."""
    x, y = width / 2, height / 2
    for face in faces:
        box = face.box
        if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
            return face
    return faces[0]
