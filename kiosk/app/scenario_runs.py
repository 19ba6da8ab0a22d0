"""Plays many scenario files one after another, and writes down what came of them."""

from __future__ import annotations

import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.scenario_player import Report, play
from kiosk.app.stage import Props
from kiosk.ports import StoreError
from simulators.reader.hands import ReaderHands
from simulators.scenarios.errors import Problem, ScenarioError
from simulators.scenarios.model import AnyScenario
from simulators.scenarios.parse import parse_scenario, read_scenario
from simulators.scenarios.positions import lines_of


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A file that was read and is a scenario."""

    name: str
    text: str
    scenario: AnyScenario


def read_files(paths: Iterable[Path]) -> list[ScenarioFile]:
    """Those files, and of folders every `*.toml` in them, by name. Raises ScenarioError with all that is wrong."""
    files, problems = [], []
    for path in paths:
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            try:
                files.append(read_file(file))
            except ScenarioError as error:
                problems.append(error)
    if problems:
        raise AllProblemsError(problems)
    return files


def read_file(path: Path) -> ScenarioFile:
    """Raises ScenarioError."""
    read_scenario(path)
    text = path.read_text(encoding="utf-8")
    return ScenarioFile(path.stem, text, parse_scenario(text, path.name))


class AllProblemsError(ScenarioError):
    """What is wrong with several files."""

    def __init__(self, errors: Sequence[ScenarioError]) -> None:
        ValueError.__init__(self, "\n".join(str(error) for error in errors))
        self.name = errors[0].name
        self.problems: tuple[Problem, ...] = tuple(problem for error in errors for problem in error.problems)


def play_file(
    file: ScenarioFile,
    props: Props,
    folder: Path | None = None,
    *,
    seed: int = 1,
    reader: ReaderHands | None = None,
) -> Report:
    """Plays one, over `folder` or one that is gone afterwards. What the program itself gets wrong is a failure too."""
    with tempfile.TemporaryDirectory(prefix="kiosk-scenario-", ignore_cleanup_errors=True) as scratch:
        try:
            return play(
                file.scenario,
                folder or Path(scratch),
                props,
                name=file.name,
                seed=seed,
                lines=lines_of(file.text),
                reader=reader,
            )
        except StoreError as error:
            return Report(file.name, file.scenario.title, (f"the database cannot be used: {error}",))


def lines(report: Report) -> Iterator[str]:
    """One run, for people: a line of the table, and what did not come true."""
    took = f"{report.virtual_seconds:6.0f} s played in {report.seconds:5.1f} s"
    yield f"{'passed' if report.passed else 'FAILED'}  {took}  {report.name}"
    yield from (f"        {failure}" for failure in report.failures)


def summary(reports: Sequence[Report]) -> str:
    """The last line of the table."""
    failed = sum(not report.passed for report in reports)
    return f"SIMULATED: {len(reports) - failed} passed, {failed} failed"


def junit(reports: Sequence[Report]) -> bytes:
    """The same as JUnit XML, as build servers read it."""
    suite = ET.Element(
        "testsuite",
        name="kiosk scenarios",
        tests=str(len(reports)),
        failures=str(sum(not report.passed for report in reports)),
        errors="0",
        skipped="0",
        time=f"{sum(report.seconds for report in reports):.3f}",
    )
    for report in reports:
        case = ET.SubElement(
            suite, "testcase", classname="kiosk.scenarios", name=report.name, time=f"{report.seconds:.3f}"
        )
        if not report.passed:
            failure = ET.SubElement(case, "failure", message=report.failures[0])
            failure.text = "\n".join(report.failures)
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    text: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
