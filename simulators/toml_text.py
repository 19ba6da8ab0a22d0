"""Dataclasses as TOML text, for files that simulators write and read again."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from enum import Enum


def toml_lines(facts: object, name: str = "") -> Iterator[str]:
    """The dataclass as a table of that name, then the tables inside it. What is None is left out.

    Holds strings, numbers, dates, enumerations, collections of these, dataclasses and tuples of dataclasses. Sets come
    in order.
    """
    if not dataclasses.is_dataclass(facts):
        raise TypeError("a dataclass expected")
    values = [(field.name, getattr(facts, field.name)) for field in dataclasses.fields(facts)]
    for key, value in values:
        if value is not None and not _tables(value):
            yield f"{key} = {_literal(value)}"
    for key, value in values:
        path = f"{name}.{key}" if name else key
        for table in _tables(value):
            yield from ("", f"[[{path}]]" if isinstance(value, tuple) else f"[{path}]")
            yield from toml_lines(table, path)


def _tables(value: object) -> tuple[object, ...]:
    """The dataclasses that a value is or holds."""
    if isinstance(value, tuple):
        return tuple(item for item in value if dataclasses.is_dataclass(item))
    return (value,) if dataclasses.is_dataclass(value) else ()


def _literal(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(int(value))
        case date():
            return value.isoformat()
        case Enum():
            return _literal(value.value)
        case tuple():
            return f"[{', '.join(_literal(item) for item in value)}]"
        case frozenset():
            return f"[{', '.join(sorted(_literal(item) for item in value))}]"
        case _:
            # What escapes there are in JSON, TOML has too, but for DEL, which comes as it is.
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
