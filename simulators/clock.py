"""Time that passes only when nothing is left to do: one clock for a whole simulated kiosk.

The wall clock may be set (`jump`), as people and time servers do; what is measured in seconds goes on evenly.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.local_time import VIETNAM_TIME

DEFAULT_START = datetime(2026, 11, 23, 7, 30, tzinfo=VIETNAM_TIME)
"""A Monday morning at a reception."""


@dataclass(order=True, slots=True)
class Moment:
    """Something to be done at a time; of those of one time the one that was asked for first goes first."""

    at: float
    order: int
    action: Callable[[], None] = field(compare=False)
    owner: object = field(default=None, compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        """Is not done any more."""
        self.cancelled = True
        # The clock keeps it until its time has come, which may be tomorrow; whoever asked for it goes now.
        self.action, self.owner = _nothing, None


def _nothing() -> None:
    """What a cancelled moment does."""


class VirtualClock:
    """Implements `kiosk.ports.Clock`. For one thread, or for threads of which one runs at a time."""

    def __init__(self, starts_at: datetime = DEFAULT_START) -> None:
        """`starts_at`: what the wall clock says first, with zone."""
        self._starts_at = starts_at
        self._jumped = timedelta()
        self._seconds = 0.0
        self._order = 0
        self._moments: list[Moment] = []
        self._horizon = 0.0

    def now(self) -> datetime:
        """The time of day."""
        return self._starts_at + timedelta(seconds=self._seconds) + self._jumped

    def monotonic(self) -> float:
        """Seconds since the clock was made."""
        return self._seconds

    def jump(self, seconds: float) -> None:
        """Sets the wall clock forward or, below 0, backward."""
        self._jumped += timedelta(seconds=seconds)

    def call_later(self, seconds: float, callback: Callable[[], None], owner: object = None) -> Moment:
        """Calls back once, `seconds` from now; at once for less than none, but not within this call."""
        self._order += 1
        moment = Moment(self._seconds + max(seconds, 0.0), self._order, callback, owner)
        heapq.heappush(self._moments, moment)
        return moment

    def forget(self, owner: object) -> None:
        """Nothing of what this owner asked for is done any more."""
        for moment in self._moments:
            if moment.owner is owner:
                moment.cancel()

    def skip(self, seconds: float) -> bool:
        """Lets the seconds pass if nothing is due meanwhile and whoever advances the clock asked for as much."""
        target = self._seconds + seconds
        following = self._next()
        if target > self._horizon or (following is not None and following.at <= target):
            return False
        self._seconds = target
        return True

    def advance(self, until: float, enough: Callable[[], bool] = lambda: False) -> bool:
        """Does what is due, moment by moment, up to the second `until`; ends early once `enough`. Whether it was."""
        outer, self._horizon = self._horizon, until
        try:
            while not enough():
                following = self._next()
                if following is None or following.at > until:
                    if following is not None or math.isfinite(until):
                        self._seconds = max(self._seconds, until)
                    return False
                heapq.heappop(self._moments)
                self._seconds = max(self._seconds, following.at)
                following.action()
            return True
        finally:
            self._horizon = outer

    def _next(self) -> Moment | None:
        while self._moments and self._moments[0].cancelled:
            heapq.heappop(self._moments)
        return self._moments[0] if self._moments else None
