"""Wrappers around a connection: how much went over it, and stopping between two commands. Contents are not kept."""

from __future__ import annotations

from collections.abc import Callable

from cardreader.connection import CardConnection
from cardreader.errors import ReadCancelled


class CountingConnection:
    """Counts commands and bytes in both directions."""

    def __init__(self, inner: CardConnection) -> None:
        self._inner = inner
        self.apdus = 0
        """Commands sent, answered or not."""
        self.bytes = 0
        """Bytes of commands and answers together."""

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """As the inner connection says."""
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """Passes the command on and counts it."""
        self.apdus += 1
        self.bytes += len(command)
        answer = self._inner.transmit(command)
        self.bytes += len(answer)
        return answer

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()


class CancellableConnection:
    """Raises ReadCancelled before the next command once the caller's token says so."""

    def __init__(self, inner: CardConnection, cancelled: Callable[[], bool]) -> None:
        self._inner = inner
        self._cancelled = cancelled

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """As the inner connection says."""
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """Passes the command on unless cancelled. Raises ReadCancelled."""
        if self._cancelled():
            raise ReadCancelled
        return self._inner.transmit(command)

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()
