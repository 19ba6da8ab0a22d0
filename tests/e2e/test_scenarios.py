"""Every shipped scenario comes true, by the virtual clock; and what does not come true is told with its line."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kiosk.app.scenario_player import Report, play
from kiosk.app.stage import Props
from kiosk.session.state import Step
from simulators.scenarios.library import load, shipped
from simulators.scenarios.model import Scenario
from simulators.scenarios.parse import parse_scenario
from simulators.scenarios.positions import lines_of
from tests.e2e.scenario_demands import EXITS, exits_expected

PLAIN = """\
title = "Somebody comes"
why = "A test"

[[visit]]
person = "mau"
"""


@pytest.fixture(scope="module")
def props() -> Props:
    return Props.make()


def played(text: str, folder: Path, props: Props, *, seed: int = 1, name: str = "scenario") -> Report:
    return play(parse_scenario(text, name), folder, props, name=name, seed=seed, lines=lines_of(text))


@pytest.mark.parametrize("name", shipped())
def test_it_comes_true(name: str, tmp_path: Path, props: Props) -> None:
    report = played(shipped()[name].read_text(encoding="utf-8"), tmp_path, props, name=name)
    assert report.failures == ()
    assert report.exits >= exits_expected(load(name)) & EXITS


def test_the_same_seed_gives_the_same_run_byte_for_byte_and_another_seed_another(tmp_path: Path, props: Props) -> None:
    text = PLAIN + (
        '[[visit]]\nperson = "lan"\nkey = "digits"\n'
        '[[before]]\naction = "gateway"\nmode = "server_error"\nendpoints = ["check_in"]\n'
        "[kiosk]\nlasts = 30.0\n"
    )
    traces = []
    for place, seed in enumerate((1, 1, 2)):
        folder = tmp_path / str(place)
        folder.mkdir()
        traces.append("\n".join(played(text, folder, props, seed=seed).trace).encode())
    assert traces[0] == traces[1]
    # When a delivery is tried again is drawn.
    assert traces[0] != traces[2]


@pytest.mark.parametrize(
    ("wrong", "line", "told"),
    [
        ('[visit.expect]\noutcome = "abandoned"', 8, "visit[1].expect.outcome: expected abandoned, was checked_in"),
        ('[visit.expect]\nticket = "none"', 8, "the number A 001 was drawn"),
        ('[visit.expect]\nnever = ["review"]', 8, "review was passed"),
        ('[visit.expect]\nstates = ["review", "reading_card"]', 8, "reading_card (number 2) did not come"),
        ('[visit.expect]\nstaff = ["F-401"]', 8, "expected F-401, was none"),
        ("[expect]\ncheck_ins = 2", 8, "expected 2, was 1"),
        ('[expect]\nfaults = ["F-105"]', 8, "F-105 missing"),
        ('[expect]\naudit = ["assisted"]', 8, "assisted (number 1) did not come"),
        ('[[expect.held]]\nvisit = 1\nfields = { MA_CSKCB = "01998" }', 9, "expected 01998, was 01999"),
        ('[[expect.held]]\nvisit = 1\nfields = { HO_TEN = "X" }', 9, "expected X, was another"),
        ('[[do]]\nwhen = "assisted"\naction = "restart"', 7, "never happened"),
    ],
)
def test_what_does_not_come_true_is_told_with_its_line(
    wrong: str, line: int, told: str, tmp_path: Path, props: Props
) -> None:
    (failure,) = played(f"{PLAIN}\n{wrong}\n", tmp_path, props).failures
    assert failure.startswith(f"line {line}: ")
    assert told in failure
    assert "Nguyễn" not in failure


def test_who_comes_to_a_kiosk_out_of_service_goes_again(tmp_path: Path, props: Props) -> None:
    text = (
        PLAIN
        + 'instead = { assisted = ["nothing"] }\n[[visit]]\nperson = "lan"\n[visit.expect]\noutcome = "assisted"\n'
    )
    unplugged = '[[before]]\naction = "disk"\nstate = "full"\n'
    report = played(text + unplugged, tmp_path, props)
    assert [visit.outcome for visit in report.visits] == ["abandoned", "abandoned"]
    assert any("expected assisted, was abandoned" in failure for failure in report.failures)


def test_a_call_of_the_command_line_is_judged_too(tmp_path: Path, props: Props) -> None:
    text = """\
title = "A command"
why = "A test"
[command]
arguments = ["qr", "parse", "nothing known"]
[expect]
status = 0
says = ["F-301", "and this is never said"]
"""
    report = played(text, tmp_path, props)
    assert report.failures == ("line 6: expect.status: expected 0, was 1", "line 7: expect.says[2]: was not said")


def test_deeds_alone_bring_a_visit_too(tmp_path: Path, props: Props) -> None:
    scenario = parse_scenario(
        """\
title = "As the dock records it"
why = "A test"
[[do]]
at = 1.0
action = "person"
does = "start"
[[do]]
when = "notice"
after = 1.0
action = "person"
does = "refuse"
[[do]]
when = "assisted"
after = 1.0
action = "person"
does = "leave"
[expect]
staff = ["F-403"]
ends_in = "attract"
""",
        "recorded",
    )
    assert isinstance(scenario, Scenario)
    report = play(scenario, tmp_path, props)
    assert report.failures == ()
    (visit,) = report.visits
    assert Step.ASSISTED in visit.steps
    never = dataclasses.replace(scenario, do=scenario.do[:1])
    assert play(never, tmp_path / "other", props).failures == ("expect.staff: expected F-403, was none",)
