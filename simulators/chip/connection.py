"""In-process transport to a software card."""

from __future__ import annotations

from collections.abc import Callable

from cardreader.errors import CardCommunicationError, CardRemoved
from simulators.chip.card import SoftwareCard

IN_PROCESS_READER = "In-process reader"


class SoftwareCardConnection:
    """A `CardConnection` straight to a software card, powered on with it.

    `before_transmit`, where given, is called with the number of the command about to be sent, from 1; it may call
    `remove`, so that a test pulls the card at any command.
    """

    def __init__(
        self,
        card: SoftwareCard,
        *,
        max_apdu: int | None = None,
        before_transmit: Callable[[int], None] | None = None,
    ) -> None:
        self._card = card
        self._max_apdu = max_apdu
        self._before_transmit = before_transmit
        self._present = True
        self._count = 0
        card.power_on()

    @property
    def name(self) -> str:
        """A reader name for evidence."""
        return IN_PROCESS_READER

    @property
    def max_apdu(self) -> int | None:
        """As given to the constructor."""
        return self._max_apdu

    @property
    def count(self) -> int:
        """Commands sent so far, the one that met an empty reader included."""
        return self._count

    def transmit(self, command: bytes) -> bytes:
        """The card's answer. Raises CardRemoved after `remove` or `close`, CardCommunicationError for silence."""
        self._count += 1
        if self._before_transmit is not None:
            self._before_transmit(self._count)
        if not self._present:
            raise CardRemoved
        answer = self._card.process(command)
        if not answer:
            raise CardCommunicationError("the card does not answer")
        return answer

    def remove(self) -> None:
        """Takes the card away; the session in it is lost."""
        self._present = False
        self._card.reset()

    def close(self) -> None:
        """Ends the connection."""
        self.remove()
