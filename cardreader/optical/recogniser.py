"""The network that reads lines of an MRZ: which file it is, that it is the right one, and how it is run."""

from __future__ import annotations

import hashlib
import tomllib
from enum import Enum
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

LINE_HEIGHT: Final = 48
"""Pixels, as the network was trained."""
_LINE_WIDTH: Final = 768
"""Pixels a line of 30 characters is brought to: three steps of the network, of 8 pixels each, a character."""
_ERRORS_ONLY_WHEN_FATAL: Final = 4
"""onnxruntime's log severity 4: it otherwise writes warnings on standard error that no one can act on."""
_FLOOR: Final = 1e-6
"""Least probability of a character, so that one bad step does not rule a reading out."""


class RecogniserFault(Enum):
    """Why lines cannot be read."""

    MANIFEST = "the list of models is missing or broken"
    MISSING = "the model file is missing"
    WRONG_HASH = "the model file is not the one listed (SHA-256 differs)"
    UNUSABLE = "the model file cannot be run"


class RecogniserError(Exception):
    """The model file is missing, is not the one listed, or cannot be run. No MRZ can be read without it."""

    def __init__(self, fault: RecogniserFault, file: str) -> None:
        super().__init__(f"{file}: {fault.value}")
        self.fault = fault
        self.file = file


class LineRecogniser:
    """PP-OCRv6 cut down to the alphabet of the MRZ, run by onnxruntime on the calling thread alone.

    `directory` holds the model and its list, `models.toml`. The bytes that are hashed are the bytes that are parsed, so
    a file exchanged in between is noticed. Raises RecogniserError.
    """

    def __init__(self, directory: Path) -> None:
        file, sha256, self.alphabet = _manifest(directory)
        try:
            data = (directory / file).read_bytes()
        except OSError as error:
            raise RecogniserError(RecogniserFault.MISSING, file) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise RecogniserError(RecogniserFault.WRONG_HASH, file)
        import onnxruntime  # noqa: PLC0415 - loaded by whoever reads lines: a window is drawn without

        options = onnxruntime.SessionOptions()
        # One thread: with two on a busy two-core machine every run took twice as long.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY_WHEN_FATAL
        try:
            self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
            columns = self._session.get_outputs()[0].shape[-1]
        # onnxruntime's exceptions have no common base but Exception.
        except Exception as error:
            raise RecogniserError(RecogniserFault.UNUSABLE, file) from error
        if columns != 1 + len(self.alphabet):
            raise RecogniserError(RecogniserFault.UNUSABLE, file)
        self._input: str = self._session.get_inputs()[0].name

    @classmethod
    def bundled(cls) -> LineRecogniser:
        """The recogniser that comes with this package. Raises RecogniserError."""
        return cls(Path(__file__).parent / "models")

    def log_probabilities(self, lines: tuple[npt.NDArray[np.uint8], ...]) -> npt.NDArray[np.float32]:
        """For each line picture (H x W grey) natural logarithms of probabilities, lines x steps x (1 + alphabet).

        Column 0 is the blank of connectionist temporal classification, column 1 + i character i of `alphabet`.
        """
        batch = np.stack([_prepared(line) for line in lines])
        (probabilities,) = self._session.run(None, {self._input: batch})
        return np.asarray(np.log(np.maximum(probabilities, _FLOOR)), dtype=np.float32)


def _manifest(directory: Path) -> tuple[str, str, str]:
    try:
        entry = tomllib.loads((directory / "models.toml").read_text(encoding="utf-8"))["mrz"]
        return str(entry["file"]), str(entry["sha256"]), str(entry["alphabet"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise RecogniserError(RecogniserFault.MANIFEST, "models.toml") from error


def _prepared(line: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    resized = cv2.resize(line, (_LINE_WIDTH, LINE_HEIGHT), interpolation=cv2.INTER_AREA)
    scaled = resized.astype(np.float32) / 127.5 - 1
    return np.repeat(scaled[None], 3, axis=0)
