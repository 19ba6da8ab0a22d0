"""Recorded presentations (ISO/IEC 30107-3): folders of frames, with their times and what was asked meanwhile.

DIR/KIND/PRESENTATION/ holds the frames (JPEG or PNG), in the order of their names and evenly spaced; or `frames.csv`
with the columns file and seconds names them. `challenge.json` holds the motions asked for, where any were. The kind
`genuine` (or `bona_fide`) is of living persons; every other one is a kind of attack.
"""

import csv
import io
import json
import math
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from biometrics.camera import Frame
from biometrics.evaluation.pictures import EvaluationError
from biometrics.images import MAX_PIXELS, MAX_SIDE, ImageDecodeError, decode_photo
from biometrics.liveness.challenge import Challenge, Motion, Posture, Task

GENUINE: Final = "genuine"
BONA_FIDE: Final = frozenset({GENUINE, "bona_fide"})
TIMES_FILE: Final = "frames.csv"
CHALLENGE_FILE: Final = "challenge.json"
_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png"})
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_LONGEST_TASK: Final = 600.0
_DAMAGE: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    MemoryError,
    UserWarning,
    struct.error,
    zlib.error,
)
"""What Pillow's PNG decoder raises for damaged input."""


@dataclass(frozen=True, slots=True)
class RecordedPresentation:
    """One presentation on disk. `times`: seconds, one for each of `files`. `challenge`: None where nothing was asked,
    or nobody wrote down what."""

    kind: str
    directory: Path
    files: tuple[Path, ...]
    times: tuple[float, ...]
    challenge: Challenge | None

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.directory.name}"

    def frames(self) -> Iterator[Frame]:
        """Decode one frame after the other. Raises `ImageDecodeError`."""
        for index, (file, at) in enumerate(zip(self.files, self.times, strict=True)):
            yield Frame(_decode(file), index, at)


def find_presentations(directory: Path, frame_rate: float) -> tuple[RecordedPresentation, ...]:
    """Return the presentations under a folder; `frame_rate` (frames a second) is for those without times.

    A presentation may be without frames. Raises `EvaluationError` when there is none at all, or naming the file of
    times or of a challenge that cannot be read.
    """
    found = tuple(
        _presentation(kind.name, folder, frame_rate) for kind in _folders(directory) for folder in _folders(kind)
    )
    if not found:
        raise EvaluationError("there are no presentations in folders KIND/PRESENTATION")
    return found


def read_challenge(text: str) -> Challenge:
    """Return the challenge that `challenge_json` wrote. Raises ValueError."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(value, dict) or not isinstance(value.get("tasks"), list):
        raise ValueError("tasks are missing")  # noqa: TRY004 - one error for whatever is wrong with the text
    return Challenge(
        tuple(_task(task) for task in value["tasks"]), Posture(value.get("posture", Posture.STANDING.value))
    )


def challenge_json(challenge: Challenge) -> dict[str, Any]:
    """Return the challenge as `challenge.json` holds it."""
    return {
        "posture": challenge.posture.value,
        "tasks": [{"motion": task.motion.value, "pause": task.pause, "limit": task.limit} for task in challenge.tasks],
    }


def _folders(directory: Path) -> list[Path]:
    return [path for path in _entries(directory) if path.is_dir() and not path.name.startswith(".")]


def _entries(directory: Path) -> list[Path]:
    try:
        return sorted(directory.iterdir())
    except OSError as error:
        raise EvaluationError(f"the folder {directory.name} cannot be read") from error


def _presentation(kind: str, folder: Path, frame_rate: float) -> RecordedPresentation:
    challenge = _challenge(folder / CHALLENGE_FILE)
    timed = folder / TIMES_FILE
    if timed.exists():
        files, times = _timed(timed)
    else:
        files = tuple(file for file in _entries(folder) if file.suffix.lower() in _SUFFIXES)
        times = tuple(index / frame_rate for index in range(len(files)))
    return RecordedPresentation(kind, folder, files, times, challenge)


def _timed(file: Path) -> tuple[tuple[Path, ...], tuple[float, ...]]:
    """The frames in the order of the rows: times that do not rise are for the check to notice."""
    where = f"{file.parent.name}/{file.name}"
    files, times = [], []
    try:
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EvaluationError(f"{where} cannot be read") from error
    for number, row in enumerate(rows, start=2):
        name, seconds = row.get("file") or "", _number(row.get("seconds"))
        frame = file.parent / name
        if Path(name).name != name or frame.suffix.lower() not in _SUFFIXES or seconds is None:
            raise EvaluationError(f"line {number} of {where}: file must be a picture of this folder, seconds a number")
        files.append(frame)
        times.append(seconds)
    return tuple(files), tuple(times)


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _challenge(file: Path) -> Challenge | None:
    if not file.exists():
        return None
    try:
        return read_challenge(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{file.parent.name}/{file.name} is no challenge that can be read") from error


def _task(value: object) -> Task:
    if not isinstance(value, dict):
        raise ValueError("a task is no object")  # noqa: TRY004
    return Task(Motion(value.get("motion")), _seconds(value.get("pause")), _seconds(value.get("limit")))


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LONGEST_TASK:
        raise ValueError("pause and limit are seconds")
    return float(value)


def _decode(file: Path) -> npt.NDArray[np.uint8]:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ImageDecodeError("the file cannot be read") from error
    return _decode_png(content) if content.startswith(_PNG) else decode_photo(content).image


def _decode_png(content: bytes) -> npt.NDArray[np.uint8]:
    """A frame without loss; the product itself never reads PNG."""
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            if max(picture.size) > MAX_SIDE or picture.size[0] * picture.size[1] > MAX_PIXELS:
                raise ImageDecodeError("the picture is too large")
            rgb = np.asarray(picture.convert("RGB"), dtype=np.uint8)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageDecodeError("the picture is too large") from error
    except _DAMAGE as error:
        raise ImageDecodeError("the picture is damaged") from error
    return np.ascontiguousarray(rgb[:, :, ::-1])
