"""A plan of faults as a small TOML or JSON file, or as the body of a control call, tells it."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from simulators.gateway.faults import Endpoint, Fault, FaultKind

_PARAMETERS: Mapping[str, type | tuple[type, ...]] = MappingProxyType(
    {"times": int, "status": int, "retry_after": int, "code": str, "seconds": (int, float)}
)
_DAY = 86_400
_RANGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"times": (1, 1_000_000), "status": (400, 599), "retry_after": (0, _DAY), "seconds": (0, _DAY)}
)
_CODE_LENGTH = 10


class FaultFileError(ValueError):
    """The plan does not describe faults. The message names the place."""


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """A fault for each endpoint, and how the gateway as a whole behaves."""

    faults: Mapping[Endpoint, Fault]
    refuse_connections: bool = False
    people: Mapping[str, str] = field(default_factory=dict, repr=False)
    """maKetQua by lookup number, in place of what the register says."""
    requests_a_minute: int | None = None
    """What is above it is answered with 429 and a Retry-After."""


def read_fault_file(path: Path) -> FaultPlan:
    """Reads tables `[token]`, `[lookup]`, `[history]`, `[check_in]` of `kind` and its parameters, a table `[people]` of
    codes by lookup number, `refuse_connections` and `requests_a_minute`. Raises FaultFileError."""
    try:
        content = path.read_text(encoding="utf-8")
        data: Any = json.loads(content) if path.suffix == ".json" else tomllib.loads(content)
    except (OSError, ValueError) as error:
        raise FaultFileError(f"{path.name}: cannot be read: {type(error).__name__}") from error
    return parse_plan(data, path.name)


def parse_plan(data: object, name: str) -> FaultPlan:
    """The plan in what a file or a call holds, called `name` in messages. Raises FaultFileError."""
    if not isinstance(data, dict):
        raise FaultFileError(f"{name}: a table is needed")
    rest = dict(data)
    refuse = rest.pop("refuse_connections", False)
    if not isinstance(refuse, bool):
        raise FaultFileError(f"{name}: refuse_connections: true or false is needed")
    limit = rest.pop("requests_a_minute", None)
    if limit is not None and (type(limit) is not int or limit < 1):
        raise FaultFileError(f"{name}: requests_a_minute: a number from 1 is needed")
    people = rest.pop("people", {})
    if not isinstance(people, dict) or not all(is_code(code) for code in people.values()):
        raise FaultFileError(f"{name}: [people]: codes as text are needed")
    faults = {_endpoint(name, key): _fault(name, key, table) for key, table in rest.items()}
    return FaultPlan(faults, refuse, people, limit)


def _endpoint(where: str, name: str) -> Endpoint:
    try:
        return Endpoint(name)
    except ValueError as error:
        names = ", ".join([*Endpoint, "people", "refuse_connections", "requests_a_minute"])
        raise FaultFileError(f"{where}: [{name}]: only {names} are known") from error


def _fault(source: str, name: str, table: object) -> Fault:
    where = f"{source}: [{name}]"
    if not isinstance(table, dict) or "kind" not in table:
        raise FaultFileError(f"{where}: a table with a kind is needed")
    try:
        kind = FaultKind(table["kind"])
    except ValueError as error:
        raise FaultFileError(f"{where}: kind: one of {', '.join(FaultKind)} is needed") from error
    parameters: dict[str, Any] = {key: value for key, value in table.items() if key != "kind"}
    for key, value in parameters.items():
        if key not in _PARAMETERS or isinstance(value, bool) or not isinstance(value, _PARAMETERS[key]):
            raise FaultFileError(f"{where}: {key}: is no parameter, or of the wrong type")
        _check_range(f"{where}: {key}", key, value, kind)
    return Fault(kind, **parameters)


def _check_range(where: str, key: str, value: object, kind: FaultKind) -> None:
    if isinstance(value, str):
        if not is_code(value):
            raise FaultFileError(f"{where}: 1 to {_CODE_LENGTH} letters and digits are needed")
        return
    low, high = _RANGES[key]
    if key == "seconds" and kind is FaultKind.WRONG_CLOCK:
        low = -high  # a clock may be wrong either way
    if not (isinstance(value, int | float) and math.isfinite(value) and low <= value <= high):
        raise FaultFileError(f"{where}: a number from {low} to {high} is needed")


def is_code(value: object) -> bool:
    """Whether this could be a maKetQua."""
    return isinstance(value, str) and value.isascii() and value.isalnum() and len(value) <= _CODE_LENGTH
