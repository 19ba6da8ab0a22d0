"""Only the listed model files are run."""

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest

from biometrics.faces import YuNetDetector
from biometrics.matching import SFaceMatcher
from biometrics.modelstore import ModelFault, ModelFileError, ModelStore

BUNDLED = Path(__file__).parents[3] / "biometrics" / "models"
YUNET = "face_detection_yunet_2023mar_int8bq.onnx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the list and the detector, to be spoilt."""
    shutil.copy(BUNDLED / "models.toml", tmp_path)
    shutil.copy(BUNDLED / YUNET, tmp_path)
    return tmp_path


def test_the_list_names_version_licence_and_source_of_each_model(models: ModelStore) -> None:
    assert models.info("sface").identity == "sface-2021dec-int8bq"
    assert models.info("sface").licence == "Apache-2.0"
    assert models.info("yunet").licence == "MIT"
    assert "OpenCV Zoo" in models.info("yunet").source


def test_one_changed_byte_is_noticed(folder: Path) -> None:
    data = bytearray((folder / YUNET).read_bytes())
    data[-1] ^= 1
    (folder / YUNET).write_bytes(data)

    with pytest.raises(ModelFileError) as caught:
        YuNetDetector(ModelStore(folder))
    assert caught.value.fault is ModelFault.WRONG_HASH
    assert YUNET in str(caught.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(ModelFileError) as caught:
        SFaceMatcher(ModelStore(folder))
    assert caught.value.fault is ModelFault.MISSING


@pytest.mark.parametrize(
    "text", [None, "no = [toml", "[sface]\nfile = 'a'", "[yunet]\nfile = 'a'", "yunet = 3", "yunet = {extra = 1}"]
)
def test_a_broken_list_is_an_error(folder: Path, text: str | None) -> None:
    if text is None:
        (folder / "models.toml").unlink()
    else:
        (folder / "models.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ModelFileError) as caught:
        ModelStore(folder).load("yunet")
    assert caught.value.fault is ModelFault.MANIFEST


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x08\x06"])
def test_a_listed_file_that_is_no_model_cannot_be_run(folder: Path, content: bytes) -> None:
    old = ModelStore(folder).info("yunet").sha256
    text = (folder / "models.toml").read_text(encoding="utf-8")
    (folder / "models.toml").write_text(text.replace(old, hashlib.sha256(content).hexdigest()), encoding="utf-8")
    (folder / YUNET).write_bytes(content)

    with pytest.raises(ModelFileError) as caught:
        ModelStore(folder).load("yunet")
    assert caught.value.fault is ModelFault.UNUSABLE


def test_folded_weights_run_on_any_frame_and_batch_size(models: ModelStore) -> None:
    outputs = models.load("yunet").run(np.zeros((1, 3, 96, 160), dtype=np.float32))
    assert outputs["kps_32"].shape == (1, 3 * 5, 10)
    pair = models.load("sface").run(np.zeros((2, 3, 112, 112), dtype=np.float32))["fc1"]
    assert pair.shape == (2, 128)
    assert np.allclose(pair[0], pair[1], atol=1e-4)
