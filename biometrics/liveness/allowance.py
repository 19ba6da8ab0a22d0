"""How long a person has for something, however often the kiosk comes to look."""

from typing import Final

COUNTED: Final = 0.25
"""Most seconds between two looks that count: nobody is late for what the kiosk did not look at."""
PATIENCE: Final = 2.0
"""The clock's time against the time by looks; at less than two looks a second the clock's is over first."""


class Allowance:
    """`seconds` by the looks from `at` on, and `PATIENCE` times as many by the clock."""

    def __init__(self, seconds: float, at: float) -> None:
        self._left = seconds
        self._last_at = at
        self._gives_up_at = at + PATIENCE * seconds

    def look(self, at: float) -> None:
        """Take the time of the next look."""
        self._left -= min(at - self._last_at, COUNTED)
        self._last_at = at

    @property
    def is_spent(self) -> bool:
        """Whether the person's time is over."""
        return self._left < 0

    @property
    def gives_up(self) -> bool:
        """Whether so few looks came meanwhile that there is nothing to judge by."""
        return self._last_at > self._gives_up_at

    @property
    def ends_at(self) -> float:
        """When it is over at the earliest."""
        return self._last_at + max(self._left, 0.0)
