"""What the return codes of PC/SC mean, call by call (PC/SC part 5 §3.1.4; the codes of pcsc-lite and of Windows).

The same code means different things to different calls: what the service says of itself is not about a card, and what
comes of a transmission often leaves open whether the card is still there.
"""

from __future__ import annotations

from smartcard import scard

from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved

DEAD_CONTEXT = frozenset(
    {
        scard.SCARD_E_NO_SERVICE,
        scard.SCARD_E_SERVICE_STOPPED,
        scard.SCARD_E_INVALID_HANDLE,
        scard.SCARD_E_SYSTEM_CANCELLED,
        scard.SCARD_E_SERVER_TOO_BUSY,
        scard.SCARD_F_COMM_ERROR,
        scard.SCARD_F_INTERNAL_ERROR,
        scard.SCARD_P_SHUTDOWN,
    }
)
"""The service is gone or was restarted: only a new context can be of use."""
NO_READER = frozenset(
    {
        scard.SCARD_E_READER_UNAVAILABLE,
        scard.SCARD_E_UNKNOWN_READER,
        scard.SCARD_E_NO_READERS_AVAILABLE,
        scard.SCARD_E_READER_UNSUPPORTED,
    }
)
GONE = frozenset({scard.SCARD_W_REMOVED_CARD, scard.SCARD_E_NO_SMARTCARD})
POWER_UP_FAILED = frozenset(
    {scard.SCARD_W_UNRESPONSIVE_CARD, scard.SCARD_W_UNPOWERED_CARD, scard.SCARD_E_CARD_UNSUPPORTED}
)
"""Contactless cards need another try now and then."""
_NOT_ALLOWED = frozenset({scard.SCARD_E_NO_ACCESS, scard.SCARD_W_SECURITY_VIOLATION})
_NO_COMMON_PROTOCOL = frozenset(
    {
        scard.SCARD_E_PROTO_MISMATCH,
        scard.SCARD_E_UNSUPPORTED_FEATURE,
        scard.SCARD_E_CARD_UNSUPPORTED,
        scard.SCARD_W_UNSUPPORTED_CARD,
    }
)
_TIME = frozenset({scard.SCARD_E_TIMEOUT, scard.SCARD_F_WAITED_TOO_LONG})
_LENGTH = frozenset(
    {
        scard.SCARD_E_INSUFFICIENT_BUFFER,
        scard.SCARD_E_INVALID_PARAMETER,
        scard.SCARD_E_NO_MEMORY,
        scard.SCARD_E_PCI_TOO_SMALL,
    }
)
"""The exchange was too long for reader, driver or service; nothing is said about the card."""


def service_error(code: int) -> CardError:
    """Of a failed SCardEstablishContext, SCardListReaders or SCardGetStatusChange, which are not about a card."""
    return CardError(CardFault.SERVICE_UNAVAILABLE, _text(code))


def connect_error(code: int) -> CardError:
    """Of a failed SCardConnect."""
    if code in GONE:
        return CardError(CardFault.NO_CARD, "there is no card in the reader")
    if code in NO_READER:
        return CardError(CardFault.NO_READER, _text(code))
    if code in DEAD_CONTEXT or code in _NOT_ALLOWED:
        return CardError(CardFault.SERVICE_UNAVAILABLE, _text(code))
    if code in _NO_COMMON_PROTOCOL:
        return CardError(CardFault.UNSUPPORTED, _text(code))
    if code in _TIME:
        return CardError(CardFault.TIMEOUT, _text(code))
    if code == scard.SCARD_E_SHARING_VIOLATION:
        return CardCommunicationError(f"another program holds the card for itself: {_text(code)}")
    return CardCommunicationError(_text(code))


def transmit_error(code: int) -> CardError | None:
    """Of a failed SCardTransmit; None where the code leaves open whether card, reader and service are still there."""
    if code in GONE:
        return CardRemoved()
    if code in NO_READER:
        return CardError(CardFault.NO_READER, _text(code))
    # The handle of a card dies with its reader too; of a context it would be the service's end.
    if code in _NOT_ALLOWED or (code in DEAD_CONTEXT and code != scard.SCARD_E_INVALID_HANDLE):
        return CardError(CardFault.SERVICE_UNAVAILABLE, _text(code))
    if code in _TIME:
        return CardError(CardFault.TIMEOUT, _text(code))
    if code in _LENGTH:
        return CardCommunicationError(_text(code))
    if code == scard.SCARD_W_RESET_CARD:
        return CardCommunicationError(f"another program reset the card: {_text(code)}")
    return None


def communication_error(code: int) -> CardCommunicationError:
    """Of a failed SCardTransmit where card, reader and service turned out to be there."""
    return CardCommunicationError(_text(code))


def _text(code: int) -> str:
    return f"{scard.SCardGetErrorMessage(code).strip()} ({code & 0xFFFFFFFF:08X})"
