"""`kiosk doctor` looks at the models that the kiosk will load: the chosen recogniser's and the landmarks'."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from biometrics import modelstore
from kiosk.cli import main

BUNDLED = Path(modelstore.__file__).parent / "models"


def face_models(*words: str) -> dict[str, Any]:
    told = json.loads(CliRunner().invoke(main, ["doctor", *words, "--json"]).stdout)
    (found,) = (check for check in told["checks"] if check["name"] == "face models")
    return dict(found)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The documented example with dlib as the recogniser."""
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    assert 'matcher = "sface"' in example
    file = tmp_path / "kiosk.toml"
    file.write_text(example.replace('matcher = "sface"', 'matcher = "dlib"'), encoding="utf-8")
    return file


def test_the_chosen_recogniser_is_looked_for(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dlib", None)  # as where the extra is not installed
    found = face_models("--config", str(settings))
    assert (found["ok"], found["failure"]) == (False, "F-108")
    assert "dlib" in found["detail"]
    assert face_models()["ok"] is True
    assert "sface" in face_models()["detail"]


@pytest.mark.parametrize("damaged", ["face_landmark_468.onnx", "iris_landmark.onnx"])
def test_the_landmark_models_are_looked_at(damaged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    for file in BUNDLED.iterdir():
        if file.name == damaged:
            (folder / file.name).write_bytes(file.read_bytes()[:1000])
        else:
            (folder / file.name).symlink_to(file)
    monkeypatch.setattr(modelstore, "__file__", str(tmp_path / "modelstore.py"))
    found = face_models()
    assert (found["ok"], found["failure"]) == (False, "F-108")
    assert damaged in found["detail"]
