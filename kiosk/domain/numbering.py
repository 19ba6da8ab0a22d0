"""When queue numbers begin anew: each day, but never because somebody set the clock.

Two people who wait in one hall must not hold the same number. A day that the clock merely jumped to, forward or back,
is no new day: the count goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.local_time import VIETNAM_TIME

_TOLERANCE = timedelta(minutes=10)
"""What a clock may be corrected by in small steps without having been set."""
_FIRST_PLAUSIBLE_YEAR = 2026
"""A clock before this program's time has lost its battery."""


@dataclass(frozen=True, slots=True)
class MachineTime:
    """How long the machine runs: an identifier of the run (None where the system tells none) and seconds of it."""

    boot: str | None
    uptime: float


@dataclass(frozen=True, slots=True)
class LastIssue:
    """The latest ticket drawn, whatever its time says."""

    series: int
    at: datetime
    machine: MachineTime


def series_for(last: LastIssue | None, now: datetime, machine: MachineTime) -> int:
    """The series that a number drawn now belongs to; a new one begins with 1."""
    if last is None:
        return 1
    before, today = last.at.astimezone(VIETNAM_TIME), now.astimezone(VIETNAM_TIME)
    if today.date() <= before.date() or before.year < _FIRST_PLAUSIBLE_YEAR:
        return last.series
    if machine.boot is not None and machine.boot == last.machine.boot:
        really_passed = timedelta(seconds=machine.uptime - last.machine.uptime)
        if today - before > really_passed + _TOLERANCE:
            return last.series
    return last.series + 1
