"""How the simulated gateway fails: settable while it runs, or from a small TOML or JSON file."""

from __future__ import annotations

import json
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class Endpoint(StrEnum):
    """The gateway's doors."""

    TOKEN = "token"  # noqa: S105 - a name, no secret
    LOOKUP = "lookup"
    CHECK_IN = "check_in"


class FaultKind(StrEnum):
    """Ways to fail. Those that say "after" do the work first: what was sent is kept."""

    HANG = "hang"
    """Never answers, until released or stopped."""
    HANG_AFTER = "hang_after"
    DROP_BEFORE = "drop_before"
    """Closes the connection without an answer."""
    DROP_AFTER = "drop_after"
    UNAUTHORISED = "unauthorised"
    """HTTP 401 with an empty body."""
    SERVER_ERROR = "server_error"
    """`status` (502) with an HTML page."""
    SERVER_ERROR_AFTER = "server_error_after"
    TOO_MANY = "too_many"
    """HTTP 429 with `retry_after` seconds."""
    HTML = "html"
    """HTTP 200 with an HTML page; the work is done."""
    TRUNCATED_JSON = "truncated_json"
    """Half of the answer; the work is done."""
    CUT_BODY = "cut_body"
    """Promises more bytes than it sends; the work is done."""
    EMPTY_BODY = "empty_body"
    DRIP = "drip"
    """The answer's header at once and then one space after another for ever; the work is done."""
    HUGE = "huge"
    """An answer of more than 2 MB; the work is done."""
    REDIRECT = "redirect"
    CODE = "code"
    """The answer's maKetQua is replaced by `code`; nothing is kept."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `times` counts down; None lasts until cleared."""

    kind: FaultKind
    times: int | None = None
    status: int = 502
    retry_after: int = 1
    code: str = "101"


class FaultFileError(ValueError):
    """The file does not describe faults. The message names the place."""


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """The content of a fault file: a table for each endpoint, and whether connections are refused from the start."""

    faults: Mapping[Endpoint, Fault]
    refuse_connections: bool = False


def read_fault_file(path: Path) -> FaultPlan:
    """Reads `[token]`, `[lookup]`, `[check_in]` tables of `kind` and its parameters. Raises FaultFileError."""
    try:
        content = path.read_text(encoding="utf-8")
        data: Any = json.loads(content) if path.suffix == ".json" else tomllib.loads(content)
    except (OSError, ValueError) as error:
        raise FaultFileError(f"{path.name}: cannot be read: {type(error).__name__}") from error
    if not isinstance(data, dict):
        raise FaultFileError(f"{path.name}: a table is needed")
    refuse = data.pop("refuse_connections", False)
    if not isinstance(refuse, bool):
        raise FaultFileError(f"{path.name}: refuse_connections: true or false is needed")
    return FaultPlan({_endpoint(path, name): _fault(path, name, table) for name, table in data.items()}, refuse)


def _endpoint(path: Path, name: str) -> Endpoint:
    try:
        return Endpoint(name)
    except ValueError as error:
        names = ", ".join(Endpoint)
        raise FaultFileError(f"{path.name}: [{name}]: only {names} and refuse_connections are known") from error


def _fault(path: Path, name: str, table: object) -> Fault:
    where = f"{path.name}: [{name}]"
    if not isinstance(table, dict) or "kind" not in table:
        raise FaultFileError(f"{where}: a table with a kind is needed")
    try:
        kind = FaultKind(table["kind"])
    except ValueError as error:
        raise FaultFileError(f"{where}: kind: one of {', '.join(FaultKind)} is needed") from error
    types: Mapping[str, type] = {"times": int, "status": int, "retry_after": int, "code": str}
    parameters = {key: value for key, value in table.items() if key != "kind"}
    for key, value in parameters.items():
        if key not in types or type(value) is not types[key]:
            raise FaultFileError(f"{where}: {key}: is no parameter, or of the wrong type")
    return Fault(kind, **parameters)


class FaultBoard:
    """The faults that are set now. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: dict[Endpoint, Fault] = {}
        self._left: dict[Endpoint, int | None] = {}

    def put(self, endpoint: Endpoint, fault: Fault) -> None:
        """Sets one endpoint's fault in place of what was set."""
        with self._lock:
            self._faults[endpoint] = fault
            self._left[endpoint] = fault.times

    def clear(self) -> None:
        """No fault any more."""
        with self._lock:
            self._faults.clear()

    def take(self, endpoint: Endpoint) -> Fault | None:
        """The fault that the next request meets; counts it."""
        with self._lock:
            fault = self._faults.get(endpoint)
            left = self._left.get(endpoint)
            if fault is None or left == 0:
                return None
            if left is not None:
                self._left[endpoint] = left - 1
            return fault
