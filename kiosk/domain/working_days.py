"""When a result is due: working days, without weekends and holidays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY, SUNDAY = 5, 6
_DAYS_IN_A_WEEK = 7
_LOOK_AHEAD = 366 * 10


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days on which an office works. Raises ValueError where it never does.

    `weekend`: days of the week from 0, Monday; `holidays`: days off besides, the Lunar New Year above all, which the
    government announces each year; `made_up`: days of a weekend that are worked in exchange.
    """

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if len(self.weekend) >= _DAYS_IN_A_WEEK:
            raise ValueError("a week needs a working day")

    def works_on(self, day: date) -> bool:
        """Whether the office works on that day."""
        return day in self.made_up or (day.weekday() not in self.weekend and day not in self.holidays)

    def due(self, received: date, working_days: int) -> date:
        """The working day on which a result is due.

        The day of receipt does not count (Civil Code 2015, Article 147): one working day from a Friday is Monday. None
        at all is the same day or, where nobody works then, the next working day. Raises ValueError for a negative
        number, and where the holidays leave no such day within ten years.
        """
        if working_days < 0:
            raise ValueError("working days cannot be negative")
        if working_days == 0 and self.works_on(received):
            return received
        left = max(working_days, 1)
        for day in _days_after(received):
            if self.works_on(day):
                left -= 1
                if left == 0:
                    return day
        raise ValueError("the holidays leave no working day")


def _days_after(day: date) -> Iterator[date]:
    for ahead in range(1, _LOOK_AHEAD):
        yield day + timedelta(days=ahead)
