"""What people do to a reader, whichever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from simulators.chip.card import SoftwareCard
from simulators.chip.quirks.quirk import Quirk
from simulators.reader.quirky import Readers


class ReaderHands(Protocol):
    """`simulators.reader.inprocess.SimulatedReader`, or `simulators.reader.pcsc.PcscReader` over the real service."""

    def insert(self, card: SoftwareCard, quirks: Iterable[Quirk] = ()) -> None:
        """Lays a card on the reader. `quirks`: what the reader does beside the standard meanwhile."""
        ...

    def put_back(self) -> None:
        """Lays down again the card that lay there last, if any did."""
        ...

    def remove(self) -> None:
        """Takes the card away."""
        ...

    def listen(self, listener: Callable[[], None]) -> None:
        """`listener` hears of every command just before it goes to a card; it may take the card away."""
        ...

    def unplug(self) -> None:
        """The reader's cable is pulled."""
        ...

    def plug(self) -> None:
        """The reader is back."""
        ...

    def stop_service(self) -> None:
        """The PC/SC service ends."""
        ...

    def start_service(self) -> None:
        """The PC/SC service runs again."""
        ...

    def readers(self) -> Readers:
        """The readers as the kiosk sees them. Called on the thread that will own them."""
        ...
