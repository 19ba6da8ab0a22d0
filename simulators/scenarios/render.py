"""A scenario as the text of a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from simulators.scenarios.model import AnyScenario, Scenario
from simulators.scenarios.parse import Kind, adapter

_IN_ONE_LINE = 2
"""So many keys of a table within a table stand in one line."""


def render_scenario(scenario: AnyScenario) -> str:
    """The text of a file that `parse_scenario` reads back as the same scenario. What is as usual is left out."""
    kind = Kind.VISITS if isinstance(scenario, Scenario) else Kind.COMMAND
    data = adapter(kind).dump_python(scenario, exclude_defaults=True, exclude_none=True)
    return "\n".join(_table(data, "")).lstrip("\n") + "\n"


def _table(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """What a table holds: first its own lines, then the tables of its own that are lists or stand at the top."""
    later: list[tuple[Any, Any]] = []
    for key, value in table.items():
        if _is_tables(value) or (isinstance(value, Mapping) and (not path or len(value) > _IN_ONE_LINE)):
            later.append((key, value))
        else:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in later:
        inner = f"{path}.{_key(key)}" if path else _key(key)
        if isinstance(value, Mapping):
            yield ""
            yield f"[{inner}]"
            yield from _table(value, inner)
            continue
        for item in value:
            yield ""
            yield f"[[{inner}]]"
            yield from _table(item, inner)


def _is_tables(value: object) -> bool:
    return isinstance(value, (tuple, list)) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _value(value: object) -> str:
    match value:
        case Enum():
            return _value(value.value)
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            # JSON escapes what TOML does, but for DEL.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case datetime():
            return value.isoformat()
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }"
        case tuple() | list():
            return f"[{', '.join(_value(item) for item in value)}]"
        case _:
            raise TypeError(type(value).__name__)


def _key(key: object) -> str:
    text = key.value if isinstance(key, Enum) else str(key)
    bare = text and all(letter.isascii() and (letter.isalnum() or letter in "_-") for letter in text)
    return text if bare else _value(text)
