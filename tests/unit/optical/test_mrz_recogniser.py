"""The model file: only the one listed is run."""

import hashlib
import shutil
from pathlib import Path

import pytest

import cardreader.optical.recogniser
from cardreader.optical.recogniser import LineRecogniser, RecogniserError, RecogniserFault

MODELS = Path(cardreader.optical.recogniser.__file__).parent / "models"
MODEL = "ppocrv6_rec_small_mrz.onnx"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    shutil.copytree(MODELS, tmp_path / "models")
    return tmp_path / "models"


def fault_of(directory: Path) -> RecogniserFault:
    with pytest.raises(RecogniserError) as raised:
        LineRecogniser(directory)
    return raised.value.fault


def test_the_bundled_model_is_the_one_listed_and_small() -> None:
    assert LineRecogniser.bundled().alphabet == "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
    assert (MODELS / MODEL).stat().st_size < 12_000_000


def test_a_changed_byte_is_noticed(directory: Path) -> None:
    data = bytearray((directory / MODEL).read_bytes())
    data[len(data) // 2] ^= 1
    (directory / MODEL).write_bytes(data)
    assert fault_of(directory) is RecogniserFault.WRONG_HASH


def test_a_missing_model(directory: Path) -> None:
    (directory / MODEL).unlink()
    assert fault_of(directory) is RecogniserFault.MISSING


@pytest.mark.parametrize("text", [None, "", "mrz = 1", "[mrz]\nfile = 'a'", "[", b"\xff"])
def test_a_broken_list(directory: Path, text: str | bytes | None) -> None:
    manifest = directory / "models.toml"
    manifest.unlink()
    if text is not None:
        manifest.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert fault_of(directory) is RecogniserFault.MANIFEST


def test_a_listed_file_that_is_no_model(directory: Path) -> None:
    (directory / MODEL).write_bytes(b"no model")
    _list(directory, hashlib.sha256(b"no model").hexdigest(), "01")
    assert fault_of(directory) is RecogniserFault.UNUSABLE


def test_a_list_whose_alphabet_is_not_the_models(directory: Path) -> None:
    _list(directory, hashlib.sha256((directory / MODEL).read_bytes()).hexdigest(), "01")
    assert fault_of(directory) is RecogniserFault.UNUSABLE


def _list(directory: Path, sha256: str, alphabet: str) -> None:
    text = f'[mrz]\nfile = "{MODEL}"\nsha256 = "{sha256}"\nalphabet = "{alphabet}"\n'
    (directory / "models.toml").write_text(text, encoding="utf-8")
