"""`kiosk demo --scenario` and `kiosk simulate run`: what they print, write and end with."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main

GOOD = 'title = "A card"\nwhy = "A test"\n[[visit]]\nperson = "mau"\nexpect = { outcome = "checked_in" }\n'
BAD = GOOD.replace('"checked_in"', '"abandoned"')
NONE = GOOD.replace('"mau"', '"nobody"')


def kiosk(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "good.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path / "files"


def test_a_scenario_has_the_keys_of_a_demonstration(folder: Path, tmp_path: Path) -> None:
    result = kiosk("demo", "--scenario", folder / "good.toml", "--json", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert (answer["outcome"], answer["failure"], answer["assurance"]) == ("checked_in", None, "chip_genuine")
    assert answer["ticket"]["number"] == "A 001"
    assert answer["receipt"]
    assert {"name", "ms"} == set(answer["steps"][0])
    assert (answer["passed"], answer["failures"], answer["simulated"]) == (True, [], True)
    assert json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8")) == answer
    assert "CardRead" in (tmp_path / "out" / "trace.txt").read_text(encoding="utf-8")


def test_one_that_does_not_come_true_ends_with_1_and_says_where(folder: Path) -> None:
    (folder / "bad.toml").write_text(BAD, encoding="utf-8")
    result = kiosk("demo", "--scenario", folder / "bad.toml", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["failures"] == [
        "line 5: visit[1].expect.outcome: expected abandoned, was checked_in"
    ]


def test_a_file_that_is_no_scenario_is_wrong_use_with_its_line(folder: Path) -> None:
    (folder / "none.toml").write_text(NONE, encoding="utf-8")
    for words in (("demo", "--scenario", folder / "none.toml"), ("simulate", "run", folder)):
        result = kiosk(*words)
        assert result.exit_code == 2
        assert "none.toml:4:" in result.stderr


def test_what_a_scenario_says_is_not_said_twice(folder: Path) -> None:
    result = kiosk("demo", "--scenario", folder / "good.toml", "--camera", "print")
    assert result.exit_code == 2
    assert "--scenario says who comes" in result.stderr


def test_a_folder_is_played_into_a_table_and_junit_xml(folder: Path, tmp_path: Path) -> None:
    (folder / "wrong.toml").write_text(BAD, encoding="utf-8")
    result = kiosk("simulate", "run", folder, "--junit", tmp_path / "reports" / "kiosk.xml")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["passed", "FAILED", "line", "SIMULATED:"]
    assert lines[-1] == "SIMULATED: 1 passed, 1 failed"
    suite = ET.parse(tmp_path / "reports" / "kiosk.xml").getroot().find("testsuite")  # noqa: S314 - our own
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "0")
    cases = {case.get("name"): case.find("failure") for case in suite.iter("testcase")}
    assert cases["good"] is None
    failure = cases["wrong"]
    assert failure is not None
    assert failure.get("message") == "line 5: visit[1].expect.outcome: expected abandoned, was checked_in"


def test_a_folder_without_scenarios_is_wrong_use(tmp_path: Path) -> None:
    result = kiosk("simulate", "run", tmp_path)
    assert result.exit_code == 2
    assert "no scenario" in result.stderr
