"""A transport that breaks one exchange on purpose."""

from __future__ import annotations

from enum import Enum, auto
from typing import assert_never

from cardreader.connection import CardConnection
from cardreader.errors import CardRemoved


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
