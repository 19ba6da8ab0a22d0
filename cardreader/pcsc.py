"""Readers and cards through PC/SC: who is there, connecting, and getting over a service that was restarted.

Stands on pyscard's low-level calls: they give the precise return codes, and no object of theirs powers a card off when
it is collected. Belongs to one thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from smartcard import scard

from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved

MAX_WAIT = 0.5
"""Seconds that `wait_for_change` waits at most, so that its thread stays able to stop."""
_POWER_UP_TRIES = 3
_NOTICE_REMOVAL = (300, 300)
"""Milliseconds of the waits in which the service notices that a card is gone."""
_PLUG_AND_PLAY = "\\\\?PnP?\\Notification"
"""Pseudo-reader by which the service tells that readers came or went."""

_DEAD_CONTEXT = frozenset(
    {
        scard.SCARD_E_NO_SERVICE,
        scard.SCARD_E_SERVICE_STOPPED,
        scard.SCARD_E_INVALID_HANDLE,
        scard.SCARD_E_SYSTEM_CANCELLED,
        scard.SCARD_F_COMM_ERROR,
        scard.SCARD_F_INTERNAL_ERROR,
    }
)
_GONE = frozenset({scard.SCARD_W_REMOVED_CARD, scard.SCARD_E_NO_SMARTCARD})
_NO_READER = frozenset(
    {scard.SCARD_E_READER_UNAVAILABLE, scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_NO_READERS_AVAILABLE}
)
_POWER_UP_FAILED = frozenset(
    {scard.SCARD_W_UNRESPONSIVE_CARD, scard.SCARD_W_UNPOWERED_CARD, scard.SCARD_E_CARD_UNSUPPORTED}
)


@dataclass(frozen=True, slots=True)
class ReaderState:
    """One reader as last seen. `mute` means a card that does not answer to power-up, often one put in badly."""

    name: str
    card_present: bool
    mute: bool


class PcscContext:
    """A connection to the PC/SC service. It is made at first use, and again after the service went away."""

    def __init__(self) -> None:
        self._context: Any = None
        self._known: dict[str, int] = {}

    def list_readers(self) -> tuple[str, ...]:
        """Names of the readers that are plugged in. Raises CardError with fault SERVICE_UNAVAILABLE."""
        for last_try in (False, True):
            code, readers = scard.SCardListReaders(self._established(), [])
            if code in _NO_READER:
                return ()
            if code in _DEAD_CONTEXT and not last_try:
                self.close()
                continue
            self._check(code)
            return tuple(readers)
        raise AssertionError("the second try returns or raises")

    def wait_for_change(self, timeout: float) -> bool:
        """Waits up to `timeout` seconds, and never longer than MAX_WAIT, for a card or a reader to come or go.

        Returns whether something changed since the last call; the first call returns True at once. `states` then tells
        how things are. Raises CardError with fault SERVICE_UNAVAILABLE; a later call tries the service anew.
        """
        readers = self.list_readers()
        gone = self._known.keys() - {*readers, _PLUG_AND_PLAY}
        for name in gone:
            del self._known[name]
        asked = [(name, self._known.get(name, scard.SCARD_STATE_UNAWARE)) for name in (*readers, _PLUG_AND_PLAY)]
        first = not self._known
        milliseconds = max(0, round(min(timeout, MAX_WAIT) * 1_000))
        code, states = scard.SCardGetStatusChange(self._established(), milliseconds, asked)
        if code == scard.SCARD_E_TIMEOUT:
            return bool(gone)
        if code in _NO_READER:
            self._known.clear()
            return True
        self._check(code)
        for name, state, _ in states:
            self._known[name] = state & ~scard.SCARD_STATE_CHANGED
        changed = any(state & scard.SCARD_STATE_CHANGED for _, state, _ in states)
        return first or changed or bool(gone)

    def states(self) -> tuple[ReaderState, ...]:
        """The readers as the last `wait_for_change` saw them."""
        return tuple(
            ReaderState(name, bool(state & scard.SCARD_STATE_PRESENT), bool(state & scard.SCARD_STATE_MUTE))
            for name, state in self._known.items()
            if name != _PLUG_AND_PLAY
        )

    def connect(self, reader: str) -> PcscConnection:
        """Powers the card up and connects, for this program alone if the reader lets it.

        A power-up that fails is tried again, as contactless cards need it now and then. Raises CardError with fault
        NO_READER, NO_CARD, SERVICE_UNAVAILABLE, or CardCommunicationError.
        """
        share = scard.SCARD_SHARE_EXCLUSIVE
        code = scard.SCARD_W_UNRESPONSIVE_CARD
        for _ in range(_POWER_UP_TRIES):
            code, card, protocol = self._connect(reader, share)
            if code == scard.SCARD_E_SHARING_VIOLATION and share == scard.SCARD_SHARE_EXCLUSIVE:
                share = scard.SCARD_SHARE_SHARED
                code, card, protocol = self._connect(reader, share)
            if code == scard.SCARD_S_SUCCESS:
                return PcscConnection(self, reader, card, protocol)
            if code not in _POWER_UP_FAILED:
                break
        if code in _GONE:
            raise CardError(CardFault.NO_CARD, "there is no card in the reader")
        self._check(code)
        raise AssertionError("a code that is no success raises")

    def _connect(self, reader: str, share: int) -> tuple[int, Any, int]:
        protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        code, card, protocol = scard.SCardConnect(self._established(), reader, share, protocols)
        return code, card, protocol

    def card_stays(self, reader: str) -> bool:
        """Whether the card is still in the reader after the service had time to notice that it is gone.

        The service polls readers (every 0.4 s by default), so right after a card was pulled it still says "present". A
        reader that is gone has no card either.
        """
        state = scard.SCARD_STATE_UNAWARE
        for milliseconds in (0, *_NOTICE_REMOVAL):
            code, states = scard.SCardGetStatusChange(self._established(), milliseconds, [(reader, state)])
            if code == scard.SCARD_E_TIMEOUT:
                continue
            if code != scard.SCARD_S_SUCCESS or not states[0][1] & scard.SCARD_STATE_PRESENT:
                return False
            state = states[0][1] & ~scard.SCARD_STATE_CHANGED
        return True

    def close(self) -> None:
        """Releases the context; the next call makes a new one."""
        if self._context is not None:
            scard.SCardReleaseContext(self._context)
            self._context = None
        self._known.clear()

    def _established(self) -> Any:  # noqa: ANN401 - a handle of the untyped library
        if self._context is None:
            code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
            self._check(code)
            self._context = context
        return self._context

    def _check(self, code: int) -> None:
        """Raises what a return code means, and drops a context that is dead."""
        if code in _DEAD_CONTEXT:
            self.close()
        _raise_for(code)


class PcscConnection:
    """A `CardConnection` through a PC/SC reader, T=0 or T=1."""

    extended_length: bool | None = None
    """What readers say of themselves is not to be relied on; the file reader finds out."""

    def __init__(self, context: PcscContext, reader: str, card: Any, protocol: int) -> None:  # noqa: ANN401
        self._context = context
        self._reader = reader
        self._card = card
        self._pci = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        self._open = True

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._reader

    def transmit(self, command: bytes) -> bytes:
        """Sends a command through SCardTransmit. Raises as CardConnection says.

        Readers report a card that was pulled in the middle of a command as a failed transmission; whether it is still
        there is asked before that is believed.
        """
        code, answer = scard.SCardTransmit(self._card, self._pci, list(command))
        if code == scard.SCARD_S_SUCCESS:
            return bytes(answer)
        try:
            _raise_for(code)
        except CardCommunicationError:
            if not self._context.card_stays(self._reader):
                raise CardRemoved from None
            raise
        raise AssertionError("a code that is no success raises")

    def close(self) -> None:
        """Disconnects and resets the card, so that no session and no selection is left behind in it."""
        if self._open:
            self._open = False
            scard.SCardDisconnect(self._card, scard.SCARD_RESET_CARD)


@contextmanager
def connected(context: PcscContext, reader: str) -> Iterator[PcscConnection]:
    """A connection that is closed at the end of the block. Raises as `PcscContext.connect`."""
    connection = context.connect(reader)
    try:
        yield connection
    finally:
        connection.close()


def _raise_for(code: int) -> None:
    """Nothing for success. Raises CardRemoved, CardCommunicationError or CardError otherwise."""
    if code == scard.SCARD_S_SUCCESS:
        return
    text = f"{scard.SCardGetErrorMessage(code).strip()} ({code & 0xFFFFFFFF:08X})"
    if code in _GONE:
        raise CardRemoved
    if code in _NO_READER:
        raise CardError(CardFault.NO_READER, text)
    if code in _DEAD_CONTEXT:
        raise CardError(CardFault.SERVICE_UNAVAILABLE, text)
    if code == scard.SCARD_E_TIMEOUT:
        raise CardError(CardFault.TIMEOUT, text)
    raise CardCommunicationError(text)
