"""What a read that was broken off left, for the seconds in which the same card may be put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cardreader.errors import CardFault
from cardreader.resume import ReadSoFar
from kiosk.session.state import KeySource

KEEP = 5.0
"""Seconds; as long as the screen asks for the card to be put back."""
RESUMABLE = frozenset({CardFault.CARD_REMOVED, CardFault.COMMUNICATION, CardFault.TIMEOUT})
"""Faults after which the same card may go on where it was."""


@dataclass(frozen=True, slots=True)
class _Kept:
    key: KeySource
    so_far: ReadSoFar
    until: float


class BrokenOffRead:
    """Keeps at most one. `clock` counts seconds. Whoever calls sees to it that one thread at a time does."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: _Kept | None = None

    def keep(self, key: KeySource, so_far: ReadSoFar) -> None:
        """Keeps it for KEEP seconds in place of what was kept before."""
        self._kept = _Kept(key, so_far, self._clock() + KEEP)

    def take(self, key: KeySource) -> ReadSoFar | None:
        """Hands it out for a read with the same key and keeps it no longer; with another key it is forgotten."""
        self.expire()
        kept, self._kept = self._kept, None
        if kept is None:
            return None
        if kept.key != key:
            kept.so_far.forget()
            return None
        return kept.so_far

    def expire(self) -> None:
        """Forgets it once its time is over."""
        if self._kept is not None and self._clock() >= self._kept.until:
            self.forget()

    def forget(self) -> None:
        """Lets go of everything."""
        if self._kept is not None:
            self._kept.so_far.forget()
            self._kept = None
