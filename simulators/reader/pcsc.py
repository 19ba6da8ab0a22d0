"""Hands at a reader of the real PC/SC service: cards go into the virtual reader (vpcd), and the service may stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cardreader.pcsc import PcscContext
from simulators.chip.card import SoftwareCard
from simulators.chip.quirks.quirk import Quirk
from simulators.reader.behind import CardBehindReader
from simulators.reader.service import ReaderService
from simulators.reader.vpcd import Card, VirtualReader


def _hear_nothing() -> None:
    """Nobody listens."""


class PcscReader:
    """Implements `simulators.reader.hands.ReaderHands`. The service must run; a reader that is unplugged is one of a
    service that was started anew without it."""

    def __init__(self, service: ReaderService) -> None:
        self._service = service
        self._slot = VirtualReader(service.port)
        self._laid_last: Card | None = None
        self._listener: Callable[[], None] = _hear_nothing

    def insert(self, card: SoftwareCard, quirks: Iterable[Quirk] = ()) -> None:
        """Lays a card on the reader; the service notices it within half a second. Raises
        VirtualReaderUnavailableError."""
        self._lay(_HeardCard(CardBehindReader(card, tuple(quirks)), self._hear))

    def put_back(self) -> None:
        """Lays down again the card that lay there last, if any did."""
        if self._laid_last is not None:
            self._lay(self._laid_last)

    def _lay(self, card: Card) -> None:
        self._laid_last = card
        self._slot.insert(card)

    def remove(self) -> None:
        """Takes the card away, in the middle of a command too."""
        self._slot.remove()

    def listen(self, listener: Callable[[], None]) -> None:
        """`listener` hears of every command just before the card gets it, on the card's thread."""
        self._listener = listener

    def _hear(self) -> None:
        self._listener()

    def unplug(self) -> None:
        """The reader's cable is pulled."""
        self._begin_service(plugged=False)

    def plug(self) -> None:
        """The reader is back."""
        self._begin_service(plugged=True)

    def stop_service(self) -> None:
        """The PC/SC service ends."""
        self._slot.remove()
        self._service.stop()

    def start_service(self) -> None:
        """The PC/SC service runs again. Raises ReaderServiceError."""
        self._service.start()

    def readers(self) -> PcscContext:
        """What the kiosk sees of it. To be called on the thread that uses it."""
        return PcscContext()

    def _begin_service(self, *, plugged: bool) -> None:
        self.stop_service()
        self._service.plugged = plugged
        self._service.start()


class _HeardCard:
    """Passes everything on to the card, and tells of each command first."""

    def __init__(self, inner: Card, hear: Callable[[], None]) -> None:
        self._inner = inner
        self._hear = hear

    @property
    def atr(self) -> bytes:
        return self._inner.atr

    def power_on(self) -> bytes:
        return self._inner.power_on()

    def reset(self) -> bytes:
        return self._inner.reset()

    def process(self, command: bytes) -> bytes:
        self._hear()
        return self._inner.process(command)
