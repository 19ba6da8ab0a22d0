"""Plays a scenario: by a virtual clock, or as a call of the command line; and says what of it did not come true."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kiosk.app.scenario_checks import Remark, judge
from kiosk.app.stage import Props, Stage, StageSettings, VisitRecord
from kiosk.app.stage.deeds import Doer
from kiosk.app.stage.playing import RESTING
from kiosk.app.stage.real_time import RealTimeStage
from kiosk.domain.failures import FailureCode
from kiosk.session.state import Step
from simulators.personas.facts import Persona
from simulators.reader.hands import ReaderHands
from simulators.scenarios.deeds import AnyDeed
from simulators.scenarios.model import AnyScenario, CommandScenario, Scenario, Visit
from simulators.scenarios.positions import KeyPath
from simulators.world import DEFAULT_PERSONA, SERVICES

_STARTS_WITHIN_S = 120.0
_COMMAND_LIMIT_S = 120.0
_COMMAND_LINE = "from kiosk.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a scenario. `failures`: one line each, none where all came true."""

    name: str
    title: str
    failures: tuple[str, ...]
    visits: tuple[VisitRecord, ...] = ()
    staff: tuple[FailureCode, ...] = ()
    seen_codes: frozenset[FailureCode] = frozenset()
    """Every code that was met, by whomever."""
    exits: frozenset[tuple[Step, Step]] = frozenset()
    """Which step led to which."""
    lookup_codes: frozenset[str] = frozenset()
    check_in_codes: frozenset[str] = frozenset()
    check_ins: int = 0
    """How many the gateway holds."""
    trace: tuple[str, ...] = ()
    virtual_seconds: float = 0.0
    cpu_seconds: float = 0.0
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether everything expected came true."""
        return not self.failures

    def as_json(self) -> dict[str, Any]:
        """For programs; nothing personal."""
        return {
            "name": self.name,
            "title": self.title,
            "passed": self.passed,
            "failures": list(self.failures),
            "visits": [visit.record.as_json() for visit in self.visits],
            "staff": [code.value for code in self.staff],
            "codes": sorted(code.value for code in self.seen_codes),
            "check_ins": self.check_ins,
            "virtual_seconds": round(self.virtual_seconds, 3),
            "seconds": round(self.seconds, 3),
            "simulated": True,
        }


def play(
    scenario: AnyScenario,
    folder: Path,
    props: Props,
    *,
    name: str = "scenario",
    seed: int = 1,
    lines: Mapping[KeyPath, int] = MappingProxyType({}),
    reader: ReaderHands | None = None,
) -> Report:
    """Plays it over a folder of its own. `lines`: where in its file each key stands (`positions.lines_of`).
    `reader`: play it by the machine's clock and threads instead, with the card on this reader.

    Raises StoreError where the database cannot be made, ModelFileError, PicturesError.
    """
    cpu, wall = time.process_time(), time.monotonic()
    if isinstance(scenario, CommandScenario):
        remarks = _call(scenario, folder)
        return Report(
            name,
            scenario.title,
            _located(remarks, lines),
            seen_codes=frozenset() if scenario.expect.failure is None else frozenset({scenario.expect.failure}),
            seconds=time.monotonic() - wall,
        )
    settings = _settings(scenario, seed)
    with Stage(folder, props, settings) if reader is None else RealTimeStage(folder, props, settings, reader) as stage:
        remarks = _Run(scenario, stage).play()
        seen = stage.seen
        return Report(
            name,
            scenario.title,
            _located(remarks, lines),
            tuple(stage.visits),
            tuple(seen.staff),
            frozenset(
                (
                    *seen.staff,
                    *seen.faults,
                    *seen.failures,
                    *seen.reported,
                    *(answer.failure for answer in seen.lookups if answer.failure is not None),
                    *(outcome.failure for outcome in seen.deliveries if outcome.failure is not None),
                )
            ),
            frozenset(seen.exits),
            frozenset(answer.gateway_code for answer in seen.lookups if answer.gateway_code is not None),
            frozenset(outcome.gateway_code for outcome in seen.deliveries if outcome.gateway_code is not None),
            len(stage.world.gateway.received_check_ins),
            tuple(str(row) for row in stage.log),
            stage.seconds,
            time.process_time() - cpu,
            time.monotonic() - wall,
        )


def _settings(scenario: Scenario, seed: int) -> StageSettings:
    kiosk = scenario.kiosk
    codes = kiosk.services or tuple(service.code for service in SERVICES)
    return StageSettings(
        seed=seed,
        liveness=kiosk.liveness,
        qr_only=kiosk.qr_only,
        services=tuple(service for service in SERVICES if service.code in codes),
        starts_at=kiosk.starts_at,
    )


def _located(remarks: list[Remark], lines: Mapping[KeyPath, int]) -> tuple[str, ...]:
    return tuple(_line(remark, lines) for remark in remarks)


def _line(remark: Remark, lines: Mapping[KeyPath, int]) -> str:
    path = remark.path
    while path and path not in lines:
        path = path[:-1]
    return f"line {lines[path]}: {remark}" if path in lines and path else str(remark)


class _Run:
    """One scenario on one stage."""

    def __init__(self, scenario: Scenario, stage: Stage | RealTimeStage) -> None:
        self._scenario = scenario
        self._stage = stage
        self._doer = Doer(stage)
        self._entries: Counter[Step] = Counter()
        self._waiting = set(range(len(scenario.do)))
        self._under_way: tuple[Persona, Visit | None] = self._first()

    def play(self) -> list[Remark]:
        stage, scenario = self._stage, self._scenario
        for deed in scenario.before:
            self._do(deed)
        stage.seen.on_entry(self._entered)
        for place, deed in enumerate(scenario.do):
            if deed.at is not None:
                stage.at(deed.at, lambda place=place: self._due(place))  # type: ignore[misc]
        stage.start()
        remarks = self._receive_all()
        remarks += [Remark(("do", place), "never happened") for place in sorted(self._waiting)]
        return remarks + judge(scenario, stage)

    def _receive_all(self) -> list[Remark]:
        stage = self._stage
        for place, plan in enumerate(self._scenario.visit):
            if not stage.advance_until(self._ready, _STARTS_WITHIN_S):
                return [Remark(("visit", place), f"nobody was received: {stage.state.step.value}")]
            stage.advance(plan.comes_after)
            if not stage.advance_until(self._ready, stage.patience_s):
                return [Remark(("visit", place), f"nobody was received: {stage.state.step.value}")]
            if stage.left:
                return [Remark(("visit", place), "the program had ended")]
            persona = stage.world.personas[plan.person]
            self._under_way = (persona, plan)
            record = stage.receive(stage.person(persona, plan))
            if not stage.advance_until(lambda record=record: record.over or stage.left, stage.patience_s):  # type: ignore[misc]
                return [Remark(("visit", place), f"did not end: {stage.state.step.value}")]
        limit = stage.patience_s + self._scenario.kiosk.lasts
        if not stage.advance_until(lambda: stage.left or (self._ready() and not self._to_come()), limit):
            return [Remark((), f"did not come to rest: {stage.state.step.value}")]
        if not stage.left:
            stage.advance(max(0.0, self._scenario.kiosk.lasts - stage.seconds))
        if not stage.advance_until(lambda: stage.left or self._ready(), stage.patience_s):
            return [Remark((), f"did not come to rest: {stage.state.step.value}")]
        return []

    def _ready(self) -> bool:
        """Nobody is at the kiosk, and nothing holds it up."""
        stage = self._stage
        return stage.left or (stage.state.step in RESTING and stage.state.visit is None)

    def _to_come(self) -> bool:
        """Whether a deed is still to come that time alone will bring."""
        return any(
            deed.at is not None or self._entries[deed.when or Step.STARTING] >= (deed.nth or 1)
            for deed in (self._scenario.do[place] for place in self._waiting)
        )

    def _entered(self, step: Step) -> None:
        self._entries[step] += 1
        for place, deed in enumerate(self._scenario.do):
            if deed.when is not step or (deed.nth or 1) != self._entries[step]:
                continue
            act = lambda place=place: self._due(place)  # noqa: E731
            if deed.after_apdus is not None:
                self._stage.before_apdu(deed.after_apdus + 1, act)
            else:
                self._stage.after(deed.after or 0.0, act)

    def _due(self, place: int) -> None:
        self._waiting.discard(place)
        self._do(self._scenario.do[place])

    def _do(self, deed: AnyDeed) -> None:
        persona, plan = self._under_way
        self._stage.seen.note("deed", deed.action)
        self._doer.do(deed, persona, plan)

    def _first(self) -> tuple[Persona, Visit | None]:
        """Whose deeds are where nobody is at the kiosk and none is named."""
        personas = self._stage.world.personas
        if self._scenario.visit:
            return personas[self._scenario.visit[0].person], self._scenario.visit[0]
        return personas[DEFAULT_PERSONA], None


def _call(scenario: CommandScenario, folder: Path) -> list[Remark]:
    """The command line in a process of its own, in the folder."""
    command, expected = scenario.command, scenario.expect
    for name, content in command.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    environment = {**os.environ, **command.environment}
    said, status = "", 0
    for arguments in (*command.before, command.arguments):
        done = subprocess.run(  # noqa: S603 - this program, with the words of a scenario
            [sys.executable, "-c", _COMMAND_LINE, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            timeout=_COMMAND_LIMIT_S,
            check=False,
        )
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        status = done.returncode
    remarks = []
    if status != expected.status:
        remarks.append(Remark(("expect", "status"), f"expected {expected.status}, was {status}"))
    if expected.failure is not None and expected.failure.value not in said:
        remarks.append(Remark(("expect", "failure"), f"{expected.failure.value} was not told"))
    remarks += [
        Remark(("expect", "says", place), "was not said")
        for place, words in enumerate(expected.says)
        if words not in said
    ]
    return remarks
