"""Which card is meant where several readers have one: the card that was laid down last."""

from __future__ import annotations

from collections.abc import Iterable

from cardreader.pcsc import ReaderState
from kiosk.session.events import CardInserted, CardTaken


class Presence:
    """Follows the readers from look to look. A card that was there before another came (in the slot of a SAM, say)
    stays out of play until it is laid down anew."""

    def __init__(self) -> None:
        self._occupied: frozenset[str] = frozenset()
        self._in_play: str | None = None

    @property
    def reader(self) -> str | None:
        """The reader whose card is in play; None where there is none."""
        return self._in_play

    def look(self, states: Iterable[ReaderState]) -> list[CardInserted | CardTaken]:
        """What happened to the card in play since the last look."""
        occupied = [state.name for state in states if state.card_present]
        happened: list[CardInserted | CardTaken] = []
        if self._in_play is not None and self._in_play not in occupied:
            self._in_play = None
            happened.append(CardTaken())
        arrived = [name for name in occupied if name not in self._occupied]
        if arrived:
            self._in_play = arrived[0]
            happened.append(CardInserted())
        self._occupied = frozenset(occupied)
        return happened

    def missed_removal(self) -> None:
        """The card in play was taken, whatever the looks say: one pulled and put back between two looks has changed
        nothing that a look would see."""
        if self._in_play is not None:
            self._occupied -= {self._in_play}
            self._in_play = None

    def clear(self) -> list[CardInserted | CardTaken]:
        """Nobody can tell any more; cards that are there afterwards count as laid down anew."""
        return self.look(())
