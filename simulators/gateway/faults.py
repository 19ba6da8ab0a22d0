"""How the simulated gateway fails, one endpoint at a time; settable while it runs."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType


class Endpoint(StrEnum):
    """The gateway's doors."""

    TOKEN = "token"  # noqa: S105 - a name, no secret
    LOOKUP = "lookup"
    HISTORY = "history"
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
    IP_REFUSED = "ip_refused"
    """HTTP 403 with an HTML page: the caller's address is not registered."""
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
    WRONG_TYPE = "wrong_type"
    """The right answer, called text/html; the work is done."""
    NULLS = "nulls"
    """Every field of the answer but maKetQua is null; the work is done."""
    SLOW = "slow"
    """The right answer after `seconds`."""
    DRIP = "drip"
    """The answer's header at once and then a space every `seconds` for ever; the work is done."""
    HUGE = "huge"
    """An answer of more than 2 MB; the work is done."""
    REDIRECT = "redirect"
    CODE = "code"
    """The answer's maKetQua is replaced by `code`; nothing is kept."""
    WRONG_CLOCK = "wrong_clock"
    """Of a token, `expires_in` is `seconds` off (into the past, unless negative)."""
    DUPLICATE = "duplicate"
    """A check-in whose MA_LK is held already is answered with `code`; a first one is taken in."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `times` counts down; None lasts until cleared."""

    kind: FaultKind
    times: int | None = None
    status: int = 502
    retry_after: int = 1
    code: str = "101"
    seconds: float = 0.02


FURTHER_PARAMETERS: Mapping[FaultKind, str] = MappingProxyType(
    {
        FaultKind.SERVER_ERROR: "status",
        FaultKind.SERVER_ERROR_AFTER: "status",
        FaultKind.TOO_MANY: "retry_after",
        FaultKind.SLOW: "seconds",
        FaultKind.DRIP: "seconds",
        FaultKind.WRONG_CLOCK: "seconds",
        FaultKind.CODE: "code",
        FaultKind.DUPLICATE: "code",
    }
)
"""The parameter of Fault that a kind looks at beside `times`; the others look at none."""

_ONLY_AT = MappingProxyType({FaultKind.WRONG_CLOCK: Endpoint.TOKEN, FaultKind.DUPLICATE: Endpoint.CHECK_IN})


def kinds_at(endpoint: Endpoint) -> tuple[FaultKind, ...]:
    """The kinds that change what this door does."""
    return tuple(kind for kind in FaultKind if _ONLY_AT.get(kind, endpoint) is endpoint)


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

    def remove(self, endpoint: Endpoint) -> None:
        """No fault at this door any more."""
        with self._lock:
            self._faults.pop(endpoint, None)

    def set_now(self) -> dict[Endpoint, Fault]:
        """What the next requests will meet; `times` tells how often from now."""
        with self._lock:
            left = {endpoint: replace(fault, times=self._left[endpoint]) for endpoint, fault in self._faults.items()}
        return {endpoint: fault for endpoint, fault in left.items() if fault.times != 0}

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
