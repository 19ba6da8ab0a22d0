"""A card behind a reader with quirks of its own, as the virtual reader takes it."""

from __future__ import annotations

from collections.abc import Iterable

from cardreader.connection import CardConnection
from cardreader.errors import CardError, CardFault
from cardreader.pcsc import ReaderState
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import IN_PROCESS_READER, SoftwareCardConnection
from simulators.chip.quirks.quirk import Quirk
from simulators.reader.quirky import QuirkyReaders


class OneCardReader:
    """The plainest reader there is: the card always lies on it. Implements `simulators.reader.quirky.Readers`."""

    def __init__(self, card: SoftwareCard, *, max_apdu: int | None = None) -> None:
        """`max_apdu` is what its connections say of themselves."""
        self._card = card
        self._max_apdu = max_apdu

    def wait_for_change(self, timeout: float) -> bool:  # noqa: ARG002 - there is nothing to wait for
        """Nothing ever changes."""
        return False

    def states(self) -> tuple[ReaderState, ...]:
        """The reader with the card."""
        return (ReaderState(IN_PROCESS_READER, card_present=True, mute=False),)

    def connect(self, reader: str) -> CardConnection:  # noqa: ARG002 - there is only one
        """Powers the card on."""
        return SoftwareCardConnection(self._card, max_apdu=self._max_apdu)

    def close(self) -> None:
        """Nothing is held."""


class CardBehindReader:
    """Passes everything on to the card, through what the reader does. A transmission that the reader fails is silence,
    and so is the first command after a connection that failed.

    What a reader says of itself cannot be played this way: the service speaks for the virtual reader.
    """

    def __init__(self, card: SoftwareCard, quirks: Iterable[Quirk]) -> None:
        self._card = card
        self._readers = QuirkyReaders(OneCardReader(card), quirks)
        self._connection: CardConnection | None = None

    @property
    def atr(self) -> bytes:
        """The card's."""
        return self._card.atr

    def power_on(self) -> bytes:
        """Powers the card on. Returns its ATR."""
        return self._card.power_on()

    def reset(self) -> bytes:
        """Resets the card. Returns its ATR."""
        return self._card.reset()

    def process(self, command: bytes) -> bytes:
        """The answer as it leaves the reader; none where the transmission fails."""
        try:
            if self._connection is None:
                self._connection = self._readers.connect(IN_PROCESS_READER)
            return self._connection.transmit(command)
        except CardError as error:
            if error.fault is not CardFault.COMMUNICATION:
                self._connection = None
            return b""
