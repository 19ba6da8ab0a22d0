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

from cardreader.errors import CardError, CardFault, CardRemoved
from cardreader.pcsc_codes import (
    DEAD_CONTEXT,
    NO_READER,
    POWER_UP_FAILED,
    communication_error,
    connect_error,
    service_error,
    transmit_error,
)
from cardreader.pcsc_features import read_max_apdu

MAX_WAIT = 0.5
"""Seconds that `wait_for_change` waits at most, so that its thread stays able to stop."""
_POWER_UP_TRIES = 3
_SHARING_TRIES, _SHARING_WAIT = 6, 250
"""How often, after how many milliseconds each, a card is asked for that another program has for itself."""
_NOTICE_REMOVAL = (300, 300)
"""Milliseconds of the waits in which the service notices that a card is gone."""
_PLUG_AND_PLAY = "\\\\?PnP?\\Notification"
"""Pseudo-reader by which the service tells that readers came or went."""

_GET_FEATURE_REQUEST = scard.SCARD_CTL_CODE(3400)
"""CM_IOCTL_GET_FEATURE_REQUEST of PC/SC part 10."""


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
            if code in NO_READER:
                return ()
            if code in DEAD_CONTEXT and not last_try:
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
        if code in NO_READER:
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

        A power-up that fails is tried again, as contactless cards need it now and then, and so is a card that another
        program has for itself, as those that look at each new card have for a moment. Raises CardError with fault
        NO_READER, NO_CARD, SERVICE_UNAVAILABLE, or CardCommunicationError.
        """
        code, card, protocol = self._power_up(reader)
        for _ in range(_SHARING_TRIES):
            if code != scard.SCARD_E_SHARING_VIOLATION:
                break
            self._wait_for_reader(reader)
            code, card, protocol = self._power_up(reader)
        if code == scard.SCARD_S_SUCCESS:
            return PcscConnection(self, reader, card, protocol)
        self.drop_if_dead(code)
        raise connect_error(code)

    def _power_up(self, reader: str) -> tuple[int, Any, int]:
        share = scard.SCARD_SHARE_EXCLUSIVE
        result = self._connect(reader, share)
        for _ in range(_POWER_UP_TRIES - 1):
            if result[0] == scard.SCARD_E_SHARING_VIOLATION and share == scard.SCARD_SHARE_EXCLUSIVE:
                share = scard.SCARD_SHARE_SHARED
            elif result[0] not in POWER_UP_FAILED:
                break
            result = self._connect(reader, share)
        return result

    def _connect(self, reader: str, share: int) -> tuple[int, Any, int]:
        protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        code, card, protocol = scard.SCardConnect(self._established(), reader, share, protocols)
        return code, card, protocol

    def _wait_for_reader(self, reader: str) -> None:
        """A moment in which another program may let go of the card; how it stands, the next try to connect tells."""
        _, states = scard.SCardGetStatusChange(self._established(), 0, [(reader, scard.SCARD_STATE_UNAWARE)])
        known = [(name, state & ~scard.SCARD_STATE_CHANGED) for name, state, _ in states]
        scard.SCardGetStatusChange(self._established(), _SHARING_WAIT, known)

    def look_for_card(self, reader: str) -> None:
        """Returns where the card is still in the reader after the service had time to notice that it is gone.

        The service polls readers (every 0.4 s by default), so right after a card was pulled it still says "present".
        Raises CardRemoved, or CardError with fault NO_READER or SERVICE_UNAVAILABLE.
        """
        state = scard.SCARD_STATE_UNAWARE
        for milliseconds in (0, *_NOTICE_REMOVAL):
            code, states = scard.SCardGetStatusChange(self._established(), milliseconds, [(reader, state)])
            if code == scard.SCARD_E_TIMEOUT:
                continue
            if code in NO_READER:
                raise CardError(CardFault.NO_READER, "the reader was unplugged")
            self._check(code)
            state = states[0][1] & ~scard.SCARD_STATE_CHANGED
            if state & (scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE):
                raise CardError(CardFault.NO_READER, "the reader was unplugged")
            if not state & scard.SCARD_STATE_PRESENT:
                raise CardRemoved

    def drop_if_dead(self, code: int) -> None:
        """Releases a context whose service is gone, so that the next call makes a new one."""
        if code in DEAD_CONTEXT:
            self.close()

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
        """Nothing for success. Raises what the code of a call that is not about a card means."""
        if code != scard.SCARD_S_SUCCESS:
            self.drop_if_dead(code)
            raise service_error(code)


class PcscConnection:
    """A `CardConnection` through a PC/SC reader, T=0 or T=1."""

    def __init__(self, context: PcscContext, reader: str, card: Any, protocol: int) -> None:  # noqa: ANN401
        self._context = context
        self._reader = reader
        self._card = card
        self._pci = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        self._open = True
        self._asked = False
        self._max_apdu: int | None = None

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._reader

    @property
    def max_apdu(self) -> int | None:
        """What the reader says of itself, asked once; None where it says nothing (PC/SC part 10 §2.6.14)."""
        if not self._asked:
            self._asked = True
            self._max_apdu = read_max_apdu(self._control, _GET_FEATURE_REQUEST)
        return self._max_apdu

    def transmit(self, command: bytes) -> bytes:
        """Sends a command through SCardTransmit. Raises as CardConnection says.

        Readers report a card that was pulled in the middle of a command as a failed transmission; whether it is still
        there is asked before that is believed.
        """
        code, answer = scard.SCardTransmit(self._card, self._pci, list(command))
        if code == scard.SCARD_S_SUCCESS:
            return bytes(answer)
        error = transmit_error(code)
        if error is None:
            self._context.look_for_card(self._reader)
            raise communication_error(code)
        if error.fault is CardFault.SERVICE_UNAVAILABLE:
            self._context.drop_if_dead(code)
        raise error

    def _control(self, code: int) -> bytes | None:
        result, answer = scard.SCardControl(self._card, code, [])
        return bytes(answer) if result == scard.SCARD_S_SUCCESS else None

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
