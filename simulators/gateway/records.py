"""What the simulated gateway keeps of what it was sent."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from simulators.gateway.faults import Endpoint


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request: which door, HTTP status and maKetQua before a fault spoiled them, when. Nothing of its content.

    A fault that comes before the work is logged with its status, or 0 where it has none.
    """

    endpoint: Endpoint
    status: int
    code: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ReceivedCheckIn:
    """One visit as taken in. `times` counts how often the same MA_LK arrived."""

    key: str
    fields: Mapping[str, str] = field(repr=False)
    xml: bytes = field(repr=False)
    receipt: str
    received_at: datetime
    times: int = 1


class Ledger:
    """Check-ins by MA_LK and the log of requests. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._check_ins: dict[str, ReceivedCheckIn] = {}
        self._requests: list[RequestRecord] = []

    def log(self, record: RequestRecord) -> None:
        """Appends to the log of requests."""
        with self._lock:
            self._requests.append(record)

    def keep(self, fields: Mapping[str, str], xml: bytes, at: datetime) -> ReceivedCheckIn:
        """Takes a check-in in. The same MA_LK again is counted and keeps its first receipt."""
        with self._lock:
            key = fields["MA_LK"]
            earlier = self._check_ins.get(key)
            if earlier is not None:
                kept = replace(earlier, times=earlier.times + 1)
            else:
                receipt = f"GD{at:%Y%m%d}{len(self._check_ins) + 1:06d}"
                kept = ReceivedCheckIn(key, dict(fields), xml, receipt, at)
            self._check_ins[key] = kept
            return kept

    @property
    def check_ins(self) -> tuple[ReceivedCheckIn, ...]:
        """One entry for each MA_LK, in order of first arrival."""
        with self._lock:
            return tuple(self._check_ins.values())

    @property
    def requests(self) -> tuple[RequestRecord, ...]:
        """Every request, in order of its end."""
        with self._lock:
            return tuple(self._requests)
