"""What is wrong with a scenario file, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `line` counts from 1; `key` is where in the file, as `do[2].state`."""

    line: int
    key: str
    message: str


class ScenarioError(ValueError):
    """A file is no scenario. The text has one line for each problem: `name:line: key: what is wrong`."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            "\n".join(
                f"{name}:{p.line}: {p.key}: {p.message}" if p.key else f"{name}:{p.line}: {p.message}" for p in problems
            )
        )
        self.name = name
        self.problems = problems
