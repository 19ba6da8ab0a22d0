"""From a scenario file to the value, or to all that is wrong with it, line by line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from simulators.scenarios.checks import disagreements
from simulators.scenarios.errors import Problem, ScenarioError
from simulators.scenarios.explain import Finding, dotted, explain
from simulators.scenarios.model import AnyScenario, CommandScenario, Scenario
from simulators.scenarios.positions import KeyPath, lines_of


class Kind(Enum):
    """What a file may be about."""

    VISITS = "visits"
    COMMAND = "command"


_KINDS: Mapping[Kind, type[Scenario] | type[CommandScenario]] = MappingProxyType(
    {Kind.VISITS: Scenario, Kind.COMMAND: CommandScenario}
)
MAX_CHARACTERS = 200_000
MAX_DEPTH = 30
_TOO_DEEP = Problem(1, "", "is nested too deeply")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@cache
def adapter(kind: Kind) -> TypeAdapter[Any]:
    """The validation of that kind of scenario."""
    return TypeAdapter(_KINDS[kind])


@cache
def schema(kind: Kind) -> Mapping[str, Any]:
    """Its JSON schema."""
    return adapter(kind).json_schema()


def read_scenario(path: Path) -> AnyScenario:
    """Reads a file. Raises ScenarioError."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ScenarioError(path.name, (Problem(line, "", "is no UTF-8 text"),)) from error
    except OSError as error:
        raise ScenarioError(path.name, (Problem(1, "", f"cannot be read: {error.strerror}"),)) from error
    return parse_scenario(text, path.name)


def parse_scenario(text: str, name: str = "scenario") -> AnyScenario:
    """The scenario in a text; `name` stands before each line of an error. Raises ScenarioError."""
    data = _table(text, name)
    kind = Kind.COMMAND if "command" in data else Kind.VISITS
    try:
        # JSON, since there enums are given by their words and nothing else is converted.
        scenario: AnyScenario = adapter(kind).validate_json(json.dumps(data, default=_as_text), strict=True)
    except ValidationError as error:
        raise _refusal(text, name, explain(error.errors(), schema(kind), data)) from error
    if isinstance(scenario, Scenario):
        found = [Finding(path, dotted(path), message) for path, message in disagreements(scenario)]
        if found:
            raise _refusal(text, name, iter(found))
    return scenario


def _table(text: str, name: str) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS:
        raise ScenarioError(name, (Problem(1, "", f"has more than {MAX_CHARACTERS} characters"),))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        last = max(1, len(text.splitlines()))
        line = last if place is None or place[1] is None else min(int(place[1]), last)
        raise ScenarioError(name, (Problem(line, "", f"is no TOML: {_PLACE.sub('', str(error))}"),)) from error
    except RecursionError as error:
        raise ScenarioError(name, (_TOO_DEEP,)) from error
    if _deeper(data, MAX_DEPTH):
        raise ScenarioError(name, (_TOO_DEEP,))
    return data


def _deeper(data: object, depth: int) -> bool:
    """Whether tables and lists hold more levels than that."""
    level = [data]
    for _ in range(depth):
        level = [item for held in level if isinstance(held, (dict, list)) for item in _items(held)]
    return bool(level)


def _items(held: dict[str, object] | list[object]) -> Iterable[object]:
    return held.values() if isinstance(held, dict) else held


def _refusal(text: str, name: str, findings: Iterator[Finding]) -> ScenarioError:
    lines = lines_of(text)
    problems = {Problem(_line(found.line_of, lines), found.key, found.message) for found in findings}
    return ScenarioError(name, tuple(sorted(problems, key=lambda problem: (problem.line, problem.key))))


def _line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _as_text(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case date() | time():
            # A table: no field takes it, whereas it would pass for text.
            return {"time": value.isoformat()}
        case _:
            raise TypeError(type(value).__name__)
