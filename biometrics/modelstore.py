"""The neural networks: which files they are, that they are the right ones, and how they are run."""

import hashlib
import tomllib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

_ERRORS_ONLY_WHEN_FATAL: Final = 4
"""onnxruntime's log severity 4: it otherwise writes warnings on standard error that no one can act on."""


class ModelFault(Enum):
    """Why a model cannot be used."""

    MANIFEST = "the list of models is missing or broken"
    MISSING = "the model file is missing"
    WRONG_HASH = "the model file is not the one listed (SHA-256 differs)"
    UNUSABLE = "the model file cannot be run"
    THRESHOLDS = "the table of thresholds is missing, broken, or does not hold what is asked for"


class ModelFileError(Exception):
    """A model file is missing, is not the one listed, or cannot be run. Matching is impossible without it."""

    def __init__(self, fault: ModelFault, file: str) -> None:
        super().__init__(f"{file}: {fault.value}")
        self.fault = fault
        self.file = file


class Network(Protocol):
    """A network that is ready to run: one input, named outputs."""

    def run(self, batch: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.float32]]:
        """Run on a batch of N x C x H x W and return the outputs by name."""
        ...


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One entry of `models.toml`."""

    file: str
    sha256: str
    name: str
    version: str
    licence: str
    source: str

    @property
    def identity(self) -> str:
        """Name and version as recorded with a score, such as ``sface-2021dec-int8bq``."""
        return f"{self.name.lower()}-{self.version}"


class ModelStore:
    """A folder with model files and their list, `models.toml`.

    Nothing is read until a model is asked for. Raises `ModelFileError` from `info` and `load`.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @classmethod
    def bundled(cls) -> "ModelStore":
        """Return the store of the models that come with this package."""
        return cls(Path(__file__).parent / "models")

    def info(self, key: str) -> ModelInfo:
        """Return the entry `key` of the list. Raises `ModelFileError` when the list or the entry is not usable."""
        try:
            manifest = tomllib.loads((self._directory / "models.toml").read_text(encoding="utf-8"))
            return ModelInfo(**{field: str(value) for field, value in manifest[key].items()})
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
            raise ModelFileError(ModelFault.MANIFEST, "models.toml") from error

    def load(self, key: str) -> Network:
        """Read, check and prepare the model `key` for one thread.

        The bytes that are hashed are the bytes that are parsed, so a file exchanged in between is noticed.
        Raises `ModelFileError`.
        """
        info = self.info(key)
        try:
            data = (self._directory / info.file).read_bytes()
        except OSError as error:
            raise ModelFileError(ModelFault.MISSING, info.file) from error
        if hashlib.sha256(data).hexdigest() != info.sha256:
            raise ModelFileError(ModelFault.WRONG_HASH, info.file)
        # A tenth of a second that only whoever loads a model waits for, on its own thread.
        from biometrics.folding import fold_quantised_weights  # noqa: PLC0415

        try:
            return _OnnxNetwork(fold_quantised_weights(data))
        # onnxruntime's exceptions have no common base but Exception.
        except Exception as error:
            raise ModelFileError(ModelFault.UNUSABLE, info.file) from error


class _OnnxNetwork:
    """A network run by onnxruntime on the calling thread alone."""

    def __init__(self, model: bytes) -> None:
        import onnxruntime  # noqa: PLC0415 - loaded by whoever runs a network: a window is drawn without

        options = onnxruntime.SessionOptions()
        # One thread: with two on a busy two-core machine every run took twice as long.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY_WHEN_FATAL
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._input: str = self._session.get_inputs()[0].name
        self._outputs: list[str] = [output.name for output in self._session.get_outputs()]

    def run(self, batch: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.float32]]:
        results = self._session.run(self._outputs, {self._input: batch})
        return dict(zip(self._outputs, results, strict=True))
