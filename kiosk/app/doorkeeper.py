"""Lets staff in by their PIN, and makes whoever tries PINs wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.config.pins import verify_pin
from kiosk.domain.pin_guard import PinGuard

Record = Callable[[str, tuple[tuple[str, str], ...]], None]
"""Adds a row to the audit trail: kind and details."""


class Doorkeeper:
    """Called with a PIN it gives the member's name, or None. `wait` tells how long no PIN is looked at.

    `names_by_pin_hash`: members of staff; `monotonic`: seconds that never go back.
    """

    def __init__(self, names_by_pin_hash: Mapping[str, str], monotonic: Callable[[], float], record: Record) -> None:
        self._names = names_by_pin_hash
        self._monotonic = monotonic
        self._record = record
        self._guard = PinGuard()

    def wait(self) -> float:
        """Seconds until a PIN is looked at again; 0 where one is looked at now."""
        return self._guard.wait(self._monotonic())

    def __call__(self, pin: str) -> str | None:
        """The name; None for a PIN of nobody, and for any PIN while the door is closed."""
        if self.wait() > 0:
            return None
        name = next((name for stored, name in self._names.items() if verify_pin(pin, stored)), None)
        if name is not None:
            self._guard = self._guard.after_right()
            return name
        self._guard = self._guard.after_wrong(self._monotonic())
        details = (("in_a_row", str(self._guard.wrong)), ("wait_s", f"{self.wait():.0f}"))
        self._record("staff_pin_wrong", details)
        return None
