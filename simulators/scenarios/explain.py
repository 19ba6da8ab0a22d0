"""Puts what the validation found into words for a tester: what is wrong, what is allowed, what may be meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from simulators.scenarios.names import UNKNOWN_NAME
from simulators.scenarios.positions import KeyPath

Schema = Mapping[str, Any]

_QUOTED = re.compile(r"'([^']*)'")
_ABOUT_A_KEY = frozenset({"unexpected_keyword_argument", "extra_forbidden", "missing", "missing_argument"})
_LONGEST = 60
_LISTED = 40
_NEAREST = 5
_NEEDED = {
    "bool_type": "true or false is needed",
    "dataclass_type": "a table is needed",
    "dict_type": "a table is needed",
    "float_type": "a number is needed",
    "float_parsing": "a number is needed",
    "finite_number": "a finite number is needed",
    "int_type": "a whole number is needed",
    "int_from_float": "a whole number is needed",
    "string_type": "text in quotes is needed",
    "tuple_type": "a list in [ ] is needed",
    "datetime_type": "a date and time is needed, as 2026-11-22T08:00:00",
    "datetime_parsing": "a date and time is needed, as 2026-11-22T08:00:00",
    "datetime_from_date_parsing": "a date and time is needed, as 2026-11-22T08:00:00",
    "timezone_naive": "a local time is needed, without a zone",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `line_of`: the path whose line it stands on, or the nearest one outside of it."""

    line_of: KeyPath
    key: str
    message: str


def explain(errors: Sequence[ErrorDetails], schema: Schema, data: object) -> Iterator[Finding]:
    """The problems of a file, in the order found; several about one place are told as one."""
    allowed: dict[KeyPath, list[str]] = {}
    for error in errors:
        if error["type"] in ("enum", "literal_error"):
            allowed.setdefault(_path(error["loc"], data, named=False), []).extend(_expected(error))
    told: set[KeyPath] = set()
    for error in errors:
        path = _path(error["loc"], data, named=error["type"] in _ABOUT_A_KEY)
        wrong_inside = error["type"] == "too_short" and any(
            len(inner) > len(path) and inner[: len(path)] == path for inner in allowed
        )
        if path in told or wrong_inside:
            continue
        if path in allowed:
            told.add(path)
        yield _finding(error, path, allowed.get(path), schema)


def _finding(error: ErrorDetails, path: KeyPath, allowed: list[str] | None, schema: Schema) -> Finding:
    kind, context = error["type"], error.get("ctx", {})
    match kind:
        case "enum" | "literal_error":
            return Finding(path, dotted(path), _not_allowed(error["input"], allowed or []))
        case _ if kind == UNKNOWN_NAME:
            return Finding(path, dotted(path), _not_allowed(error["input"], str(context["allowed"]).split(", ")))
        case "unexpected_keyword_argument" | "extra_forbidden":
            known = _known_keys(schema, error["loc"][:-1])
            return Finding(path, dotted(path), f"is no key here{_offer(str(path[-1]), known)}")
        case "missing" | "missing_argument":
            return Finding(path[:-1], dotted(path), f"is missing{_values(schema, error['loc'])}")
        case "union_tag_invalid":
            place = (*path, "action")
            return Finding(
                place, dotted(place), _not_allowed(context["tag"], _QUOTED.findall(context["expected_tags"]))
            )
        case "union_tag_not_found":
            place = (*path, "action")
            kinds = _known_actions(schema, error["loc"])
            return Finding(path, dotted(place), f"is missing; allowed: {', '.join(kinds)}")
        case "value_error":
            key, _, message = str(context["error"]).partition(": ")
            place = (*path, key)
            return Finding(place, dotted(place), message)
        case _:
            return Finding(path, dotted(path), f"{_shown(error['input'])}{_need(error)}")


def dotted(path: KeyPath) -> str:
    """`do[2].state`: places in arrays count from 1, as a tester does."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _need(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "greater_than_equal":
            return f"at least {context['ge']} is needed"
        case "less_than_equal":
            return f"at most {context['le']} is allowed"
        case "string_pattern_mismatch":
            return f"has not the form {context['pattern']}"
        case "too_short" | "string_too_short":
            return "must not be empty"
        case "string_too_long":
            return f"at most {context['max_length']} characters are allowed"
        case kind:
            return _NEEDED.get(kind, error["msg"])


def _not_allowed(value: object, allowed: Sequence[str]) -> str:
    return f"{_shown(value)}is not allowed{_offer(str(value), allowed)}"


def _offer(word: str, allowed: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, allowed, _NEAREST, 0.6)
    meant = f"; did you mean {near[0]}?" if near else ""
    if len(allowed) <= _LISTED:
        return f"; allowed: {', '.join(allowed)}{meant}"
    some = near or allowed[:_NEAREST]
    return f"; allowed are {len(allowed)} words, as {', '.join(some)}{meant}"


def _shown(value: object) -> str:
    match value:
        case bool():
            return f"{str(value).lower()}: "
        case str() | int() | float():
            text = repr(value) if isinstance(value, str) else str(value)
            return f"{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}: "
        case _:
            return ""


def _expected(error: ErrorDetails) -> list[str]:
    return _QUOTED.findall(str(error.get("ctx", {}).get("expected", "")))


def _path(location: tuple[str | int, ...], data: object, *, named: bool) -> KeyPath:
    """The location without what only names a branch of a union: the path in the file.

    `named`: its last part is a key, though the file may lack it.
    """
    path: KeyPath = ()
    here: Any = data
    for place, part in enumerate(location):
        missing = named and place == len(location) - 1
        if isinstance(here, dict) and (part in here or missing):
            path = (*path, part)
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            path = (*path, part)
            here = here[part]
    return path


def _known_keys(schema: Schema, location: tuple[str | int, ...]) -> list[str]:
    return list(_at(schema, location).get("properties", {}))


def _known_actions(schema: Schema, location: tuple[str | int, ...]) -> list[str]:
    return list(_at(schema, location).get("discriminator", {}).get("mapping", {}))


def _values(schema: Schema, location: tuple[str | int, ...]) -> str:
    """What a missing key may be, where it is one of some words."""
    words = _at(schema, location).get("enum")
    return f"; allowed: {', '.join(words)}" if words else ""


def _at(schema: Schema, location: tuple[str | int, ...]) -> Schema:
    """The part of the schema that a location of the validation lies in."""
    here = _resolved(schema, schema)
    for part in location:
        mapping = here.get("discriminator", {}).get("mapping", {})
        if part in mapping:
            here = {"$ref": mapping[part]}
        elif isinstance(part, int):
            here = here.get("items", {})
        elif part in here.get("properties", {}):
            here = here["properties"][part]
        else:
            here = here.get("additionalProperties") or {}
        here = _resolved(here if isinstance(here, dict) else {}, schema)
    return here


def _resolved(part: Schema, schema: Schema) -> Schema:
    if "anyOf" in part:
        part = next(option for option in part["anyOf"] if option.get("type") != "null")
    while "$ref" in part:
        part = schema["$defs"][part["$ref"].removeprefix("#/$defs/")]
    return part
