"""A reader with quirks: connections through it are wrapped, and what happens from one to the next is played."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from cardreader.connection import CardConnection
from cardreader.pcsc import ReaderState
from simulators.chip.quirks.catalogue import behind_reader
from simulators.chip.quirks.quirk import Connecting, Quirk


class Readers(Protocol):
    """What `PcscContext` offers, and `SimulatedReader`."""

    def wait_for_change(self, timeout: float) -> bool: ...
    def states(self) -> tuple[ReaderState, ...]: ...
    def connect(self, reader: str) -> CardConnection: ...
    def close(self) -> None: ...


class QuirkyReaders:
    """Readers that behave as the quirks say; all else they leave to `inner`."""

    def __init__(self, inner: Readers, quirks: Iterable[Quirk]) -> None:
        self._inner = inner
        self._quirks = tuple(quirks)
        self._connecting = [quirk.connecting() for quirk in self._quirks if quirk.connecting is not None]

    def wait_for_change(self, timeout: float) -> bool:
        """As `inner`."""
        return self._inner.wait_for_change(timeout)

    def states(self) -> tuple[ReaderState, ...]:
        """As `inner`."""
        return self._inner.states()

    def connect(self, reader: str) -> CardConnection:
        """Raises what the quirks raise, the first of them the farthest from the card, or what `inner` does."""
        return self._connect(reader, self._connecting)

    def _connect(self, reader: str, remaining: list[Connecting]) -> CardConnection:
        if not remaining:
            return behind_reader(self._inner.connect(reader), self._quirks)
        return remaining[0](lambda: self._connect(reader, remaining[1:]))

    def close(self) -> None:
        """As `inner`."""
        self._inner.close()
