"""`kiosk face evaluate` and `match` as a person uses them, on the synthetic persons."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from biometrics.evaluation.rungs import RUNGS
from kiosk.cli.main import main

FACES = Path(__file__).parents[2] / "simulators" / "personas" / "faces"
PEOPLE = ("p1", "p2", "p3")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["face", *words])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory: Path = tmp_path_factory.mktemp("people")
    for person in PEOPLE:
        (directory / person).mkdir()
        for name in ("portrait.jpg", "frame_00.jpg"):
            (directory / person / name).write_bytes((FACES / person / name).read_bytes())
    return directory


def test_an_evaluation_leaves_plots_and_json(folder: Path, tmp_path: Path) -> None:
    group = tmp_path / "two.txt"
    group.write_text("p1\np2\n", encoding="utf-8")
    out = tmp_path / "new" / "results"

    result = run("evaluate", str(folder), "--group", "two", str(group), "--out", str(out), "--json")

    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    assert (told["pairs"], told["genuine"], told["impostor"], told["fnmr"]) == (15, 3, 12, {})
    assert [part["group"] for part in told["groups"]] == ["all", "two"]
    assert json.loads((out / "evaluation.json").read_text(encoding="utf-8")) == told
    for plot in ("det.png", "scores.png"):
        with Image.open(out / plot) as picture:
            assert picture.format == "PNG"
    assert not any(str(path).endswith(".npy") for path in out.iterdir()), "no template is written"


def test_the_ladder_has_a_row_for_each_hardship(folder: Path) -> None:
    result = run("evaluate", str(folder), "--ladder", "--ladder-persons", "2")
    assert result.exit_code == 0, result.output
    for rung in RUNGS:
        assert f"  {rung.name}: FNMR" in result.stdout


def test_presentations_alone_give_their_rates(tmp_path: Path) -> None:
    frame = (FACES / "p1" / "frame_00.jpg").read_bytes()
    for number in range(5):
        place = tmp_path / "attacks" / "still" / "one" / f"{number}.jpg"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(frame)
    out = tmp_path / "out"
    result = run("evaluate", "--attacks", str(tmp_path / "attacks"), "--frame-rate", "10", "--out", str(out), "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told == json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert told["attacks"]["apcer"] == {"still": 0.0}
    assert told["attacks"]["bpcer"] is None
    assert sorted(path.name for path in out.iterdir()) == ["attacks.png", "evaluation.json"]
    assert "APCER of the worst kind (still): 0.0 %" in run("evaluate", "--attacks", str(tmp_path / "attacks")).stdout


def test_wrong_use_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("first,second,same\nnone.jpg,none.jpg,1\n", encoding="utf-8")
    occupied = tmp_path / "file"
    occupied.write_bytes(b"")
    for words in (
        ("evaluate",),
        ("evaluate", "--attacks", str(folder), "--ladder"),
        ("evaluate", "--attacks", str(tmp_path)),
        ("evaluate", str(tmp_path)),
        ("evaluate", str(folder), "--pairs", str(pairs)),
        ("evaluate", str(folder), "--out", str(occupied / "below")),
        ("evaluate", str(folder), "--table", str(tmp_path / "table.json")),
    ):
        result = run(*words)
        assert result.exit_code == 2, words
        assert "Error:" in result.stderr
        assert "Traceback" not in result.output
    assert not (tmp_path / "table.json").exists(), "fifteen pairs make no table"


def test_a_target_rate_gives_the_threshold() -> None:
    pictures = (str(FACES / "p1" / "portrait.jpg"), str(FACES / "p1" / "frame_00.jpg"))
    thresholds = []
    for target in ("0.01", "0.0001", "0.00001"):
        told = json.loads(run("match", *pictures, "--target-fmr", target, "--json").stdout)
        assert told["target_fmr"] == float(target)
        thresholds.append(told["threshold"])
    assert thresholds == sorted(thresholds)
    assert thresholds[0] < thresholds[-1]
    assert run("match", *pictures, "--target-fmr", "0.5").exit_code == 2
