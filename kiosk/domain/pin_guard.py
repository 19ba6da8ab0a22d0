"""How long a PIN pad waits after wrong PINs, so that nobody finds one by trying.

A PIN of four digits has ten thousand values: with these waits, trying half of them takes more than two weeks of
standing before a kiosk. The count lives as long as the program: whoever can end it has the machine anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

FREE_TRIES = 3
"""Slips of the finger cost nothing."""
FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0
_DOUBLINGS = 16
"""By then the longest wait is long reached; no power grows beyond."""


@dataclass(frozen=True, slots=True)
class PinGuard:
    """Wrong PINs in a row, and until when none is taken (seconds of a clock that never goes back)."""

    wrong: int = 0
    closed_until: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until a PIN is looked at again; 0 where one is looked at now."""
        return max(0.0, self.closed_until - now)

    def after_wrong(self, now: float) -> PinGuard:
        """One wrong PIN more: from the third in a row on the wait doubles, up to five minutes."""
        wrong = self.wrong + 1
        if wrong < FREE_TRIES:
            return PinGuard(wrong)
        return PinGuard(wrong, now + min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(wrong - FREE_TRIES, _DOUBLINGS)))

    def after_right(self) -> PinGuard:
        """Somebody of the staff is here: the count begins anew."""
        return PinGuard()
