"""Quirks of readers and of what happens at them (rows 47, 49 to 52), as wrappers around connections.

Through vpcd, what lies between card and service cannot be played, since the driver passes whatever comes: there row 47
is a card that the virtual reader ejects and inserts again, row 52 a service that is stopped and started; rows 49 to 51
are of drivers and remain with these wrappers.
"""

from __future__ import annotations

from collections.abc import Callable

from cardreader.connection import CardConnection
from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved
from cardreader.iso7816.apdu import ApduFormatError, CommandApdu
from simulators.chip.quirks.quirk import Connect, Quirk
from simulators.chip.quirks.support import READ_BINARY

_NOT_TRANSACTED = "Transaction failed. (80100016)"
_INSUFFICIENT_BUFFER = "Insufficient buffer. (80100008)"
_UNRESPONSIVE = "Card is unresponsive. (80100066)"
_FAR_INTO_DG2 = 2_048
"""An offset that no file but DG2 reaches."""
_SHORT_ANSWER = 258
_SHORT_IDENTIFIER = 0x80
_DG2 = 2
_MEANINGLESS = 0x10000


class _Wrapped:
    """Passes everything on."""

    def __init__(self, inner: CardConnection) -> None:
        self._inner = inner

    @property
    def name(self) -> str:
        """The inner connection's."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """The inner connection's."""
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """As the inner connection."""
        return self._inner.transmit(command)

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()


class NeverExtended(_Wrapped):
    """Extended APDUs are not sent; the card does not hear of them."""

    def transmit(self, command: bytes) -> bytes:
        """Raises CardCommunicationError for an extended APDU."""
        if _is_extended(command):
            raise CardCommunicationError(_NOT_TRANSACTED)
        return super().transmit(command)


class SmallBuffer(_Wrapped):
    """The card answers an extended APDU, and the answer is lost for want of room."""

    def transmit(self, command: bytes) -> bytes:
        """Raises CardCommunicationError for an extended APDU."""
        answer = super().transmit(command)
        if _is_extended(command):
            raise CardCommunicationError(_INSUFFICIENT_BUFFER)
        return answer


class SaysNothingReal(_Wrapped):
    """Tells 0 bytes as its longest APDU, and passes any."""

    @property
    def max_apdu(self) -> int | None:
        """0."""
        return 0


class SaysTooMuch(NeverExtended):
    """Tells 0x10000 bytes as its longest APDU, and passes short ones alone."""

    @property
    def max_apdu(self) -> int | None:
        """0x10000."""
        return _MEANINGLESS


class BreaksInDg2(_Wrapped):
    """Is lost in the middle of DG2 and stays so. READ BINARY has offset and short identifier in clear, inside a channel
    too: DG2 is the file of that identifier, or the one that offsets far from its start are for."""

    def __init__(self, inner: CardConnection, error: Callable[[], CardError]) -> None:
        super().__init__(inner)
        self._error = error
        self._begun = False
        self._lost = False

    def transmit(self, command: bytes) -> bytes:
        """Raises the error given once it is lost."""
        place = _place_read(command)
        self._lost = self._lost or (place is not None and place >= (1 if self._begun else _FAR_INTO_DG2))
        if self._lost:
            raise self._error()
        answer = super().transmit(command)
        if _opens_dg2(command):
            self._begun = True
            self._lost = len(answer) > _SHORT_ANSWER
        if self._lost:
            raise self._error()
        return answer


class BreaksOnce:
    """The first connection is lost in the middle of DG2; as many tries to connect as `refusals` fail after it in the
    same way, then all is well."""

    def __init__(self, error: Callable[[], CardError], refusals: int) -> None:
        self._error = error
        self._refusals = refusals
        self._broken = False

    def __call__(self, connect: Connect) -> CardConnection:
        """Raises the error given while the tries fail."""
        if not self._broken:
            self._broken = True
            return BreaksInDg2(connect(), self._error)
        if self._refusals:
            self._refusals -= 1
            raise self._error()
        return connect()


class PowersUpBadly:
    """Every other try to give the card power fails, the first one among them."""

    def __init__(self) -> None:
        self._failed = False

    def __call__(self, connect: Connect) -> CardConnection:
        """Raises CardCommunicationError for a try that fails."""
        self._failed = not self._failed
        if self._failed:
            raise CardCommunicationError(_UNRESPONSIVE)
        return connect()


def _is_extended(command: bytes) -> bool:
    try:
        return CommandApdu.parse(command).extended
    except ApduFormatError:
        return False


def _place_read(command: bytes) -> int | None:
    """The offset of a READ BINARY in the current file; None for any other command."""
    if len(command) < 4 or command[1] != READ_BINARY or command[2] & _SHORT_IDENTIFIER:
        return None
    return command[2] << 8 | command[3]


def _opens_dg2(command: bytes) -> bool:
    return len(command) >= 4 and command[1] == READ_BINARY and command[2] == _SHORT_IDENTIFIER | _DG2


def _unplugged() -> CardError:
    return CardError(CardFault.NO_READER, "the reader was unplugged")


def _restarting() -> CardError:
    return CardError(CardFault.SERVICE_UNAVAILABLE, "Service was stopped. (8010001E)")


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=47,
        name="card-pulled-in-dg2",
        behaviour="the card is taken away in the middle of DG2 and put back",
        connecting=lambda: BreaksOnce(CardRemoved, refusals=0),
    ),
    Quirk(
        row=49,
        name="reader-never-extended",
        behaviour="the reader sends no extended APDU (80100016)",
        reader=NeverExtended,
    ),
    Quirk(
        row=50,
        name="reader-small-buffer",
        behaviour="the answer to an extended APDU does not fit the reader's buffer and is lost (80100008)",
        reader=SmallBuffer,
    ),
    Quirk(
        row=51,
        name="reader-says-0",
        behaviour="the reader tells 0 bytes as its longest APDU and passes any",
        reader=SaysNothingReal,
    ),
    Quirk(
        row=51,
        name="reader-says-65536",
        behaviour="the reader tells 0x10000 bytes as its longest APDU and passes short ones alone",
        reader=SaysTooMuch,
    ),
    Quirk(
        row=52,
        name="power-up-fails",
        behaviour="every other power-up of the card fails",
        connecting=PowersUpBadly,
    ),
    Quirk(
        row=52,
        name="reader-unplugged",
        behaviour="the reader is unplugged in the middle of DG2 and comes back",
        connecting=lambda: BreaksOnce(_unplugged, refusals=1),
    ),
    Quirk(
        row=52,
        name="service-restarted",
        behaviour="the PC/SC service restarts in the middle of DG2",
        connecting=lambda: BreaksOnce(_restarting, refusals=1),
    ),
)
"""In the order of their rows."""
