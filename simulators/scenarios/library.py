"""The scenarios that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from simulators.scenarios.model import AnyScenario
from simulators.scenarios.parse import parse_scenario

_FOLDER = "library"


def shipped() -> Mapping[str, Traversable]:
    """The files by their names without `.toml`, in order."""
    folder = files(__package__) / _FOLDER
    found = {item.name.removesuffix(".toml"): item for item in folder.iterdir() if item.name.endswith(".toml")}
    return dict(sorted(found.items()))


def load(name: str) -> AnyScenario:
    """One of them. Raises KeyError for a name that is none of them, ScenarioError."""
    return parse_scenario(shipped()[name].read_text(encoding="utf-8"), f"{name}.toml")
