"""The virtual reader through pyscard's low-level calls, apart from the code under test."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from smartcard import scard

from simulators.reader.service import READER_NAMES, ReaderService
from simulators.reader.vpcd import Card, VirtualReader

READER = READER_NAMES[0]
_NOTICE_S = 10.0
_WAIT_MS = 200


class RawReader:
    """One PC/SC context and, after `connect`, one card handle."""

    def __init__(self) -> None:
        code, self._context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        assert code == scard.SCARD_S_SUCCESS
        self._card: Any = None
        self._protocol = 0

    def __enter__(self) -> RawReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.disconnect()
        scard.SCardReleaseContext(self._context)

    def names(self) -> list[str]:
        """The readers there are."""
        code, names = scard.SCardListReaders(self._context, [])
        assert code == scard.SCARD_S_SUCCESS
        return list(names)

    def state(self) -> tuple[int, bytes]:
        """State bits and ATR now."""
        code, states = scard.SCardGetStatusChange(self._context, 0, [(READER, scard.SCARD_STATE_UNAWARE)])
        assert code == scard.SCARD_S_SUCCESS
        return states[0][1], bytes(states[0][2])

    def wait_for_card(self, *, present: bool) -> bool:
        """Waits for the service to notice. False where it has not within ten seconds.

        In short waits: the service may lose the event between a client's look and its wait.
        """
        deadline = time.monotonic() + _NOTICE_S
        while time.monotonic() < deadline:
            state = self.state()[0]
            if bool(state & scard.SCARD_STATE_PRESENT) is present:
                return True
            known = state & ~scard.SCARD_STATE_CHANGED
            code, _ = scard.SCardGetStatusChange(self._context, _WAIT_MS, [(READER, known)])
            assert code in (scard.SCARD_S_SUCCESS, scard.SCARD_E_TIMEOUT)
        return False

    def connect(self, share: int = scard.SCARD_SHARE_EXCLUSIVE) -> int:
        """Connects with either protocol; the return code."""
        protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        code, card, self._protocol = scard.SCardConnect(self._context, READER, share, protocols)
        self._card = card if code == scard.SCARD_S_SUCCESS else None
        return int(code)

    def disconnect(self) -> None:
        """Ends the connection with a reset of the card."""
        if self._card is not None:
            scard.SCardDisconnect(self._card, scard.SCARD_RESET_CARD)
            self._card = None

    def transmit(self, command: bytes) -> tuple[int, bytes]:
        """Return code and answer."""
        pci = scard.SCARD_PCI_T1 if self._protocol == scard.SCARD_PROTOCOL_T1 else scard.SCARD_PCI_T0
        code, answer = scard.SCardTransmit(self._card, pci, list(command))
        return int(code), bytes(answer)


class PulledCard:
    """A card that leaves the reader when its n-th command arrives, unanswered."""

    def __init__(self, inner: Card, at: int) -> None:
        self._inner = inner
        self._at = at
        self.count = 0
        self.slot: VirtualReader | None = None

    @property
    def atr(self) -> bytes:
        """The inner card's."""
        return self._inner.atr

    def power_on(self) -> bytes:
        """The inner card's."""
        return self._inner.power_on()

    def reset(self) -> bytes:
        """The inner card's."""
        return self._inner.reset()

    def process(self, command: bytes) -> bytes:
        """The inner card's answer, until it is pulled."""
        self.count += 1
        if self.count == self._at and self.slot is not None:
            self.slot.remove()
        return self._inner.process(command)


@contextmanager
def inserted(card: Card, slot: VirtualReader, service: ReaderService) -> Iterator[None]:
    """A card in the reader, noticed by the service; out again at the end, whatever happened, and that noticed too."""
    if isinstance(card, PulledCard):
        card.slot = slot
    slot.insert(card)
    try:
        with RawReader() as reader:
            assert reader.wait_for_card(present=True)
        yield
    finally:
        slot.remove()
        if service.running:
            with RawReader() as reader:
                assert reader.wait_for_card(present=False)
