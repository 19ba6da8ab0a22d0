"""In-process transport to a software card, and a seam to break any transport on purpose."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import assert_never

from cardreader.connection import CardConnection
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


class Fault(Enum):
    """What happens to one exchange."""

    PULLED = auto()
    """The card is gone before the command, and stays gone."""
    BYTE_FLIPPED = auto()
    """One bit of the answer's first byte is turned."""
    TRUNCATED = auto()
    """The last byte of the answer is lost."""


class FaultyConnection:
    """Passes everything on to another connection, but for one exchange."""

    def __init__(self, inner: CardConnection, at: int, fault: Fault) -> None:
        """`at` is the number of the exchange that goes wrong, from 1."""
        self._inner = inner
        self._at = at
        self._fault = fault
        self._count = 0

    @property
    def name(self) -> str:
        """The inner connection's."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """The inner connection's."""
        return self._inner.max_apdu

    @property
    def count(self) -> int:
        """Exchanges so far, the broken one included."""
        return self._count

    def transmit(self, command: bytes) -> bytes:
        """The answer of the inner connection, spoiled where its turn has come. Raises CardRemoved once pulled."""
        self._count += 1
        match self._fault:
            case Fault.PULLED:
                if self._count >= self._at:
                    raise CardRemoved
                return self._inner.transmit(command)
            case Fault.BYTE_FLIPPED:
                received = self._inner.transmit(command)
                return bytes((received[0] ^ 1,)) + received[1:] if self._count == self._at else received
            case Fault.TRUNCATED:
                received = self._inner.transmit(command)
                return received[:-1] if self._count == self._at else received
            case _:
                assert_never(self._fault)

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()
