"""What can go wrong between this package and a card, as one enum that callers map to their own codes."""

from __future__ import annotations

from enum import Enum

from cardreader.iso7816.status import describe


class CardFault(Enum):
    """Kinds of failure. Each calls for another act of the person at the reader or of the operator."""

    NO_READER = "no_reader"
    SERVICE_UNAVAILABLE = "service_unavailable"
    """The PC/SC service is not running or was restarted."""
    NO_CARD = "no_card"
    CARD_REMOVED = "card_removed"
    COMMUNICATION = "communication"
    """Reader or card answered nothing usable; another try may help."""
    NOT_AN_EMRTD = "not_an_emrtd"
    WRONG_KEY = "wrong_key"
    """The card refused the CAN or the MRZ values."""
    KEY_BLOCKED = "key_blocked"
    """The card refuses any further try with this password."""
    ACCESS_REFUSED = "access_refused"
    """A file stays locked although the channel stands."""
    PROTOCOL_VIOLATION = "protocol_violation"
    """The card answered against the specification."""
    SECURE_MESSAGING_BROKEN = "secure_messaging_broken"
    """An answer inside the channel is unprotected or its MAC is wrong."""
    MALFORMED_DATA = "malformed_data"
    """A file was read but its content cannot be parsed."""
    TIMEOUT = "timeout"
    UNSUPPORTED = "unsupported"
    """The card asks for a protocol or algorithm this package does not have."""
    CANCELLED = "cancelled"
    """The caller asked to stop."""


class CardError(Exception):
    """Something between this package and the card failed. Messages carry no personal data and no keys."""

    fault: CardFault

    def __init__(self, fault: CardFault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


class CardRemoved(CardError):  # noqa: N818 - an event of the world, named as PC/SC names it
    """The card left the field or the slot."""

    def __init__(self, message: str = "the card was removed") -> None:
        super().__init__(CardFault.CARD_REMOVED, message)


class CardCommunicationError(CardError):
    """The exchange with reader or card failed, the card being still there as far as is known."""

    def __init__(self, message: str) -> None:
        super().__init__(CardFault.COMMUNICATION, message)


class ReadCancelled(CardError):  # noqa: N818 - not an error of anything
    """The caller's token asked to stop between two commands."""

    def __init__(self) -> None:
        super().__init__(CardFault.CANCELLED, "reading was cancelled")


class StatusError(CardError):
    """A command was answered with a status word that ends the step."""

    def __init__(self, fault: CardFault, what: str, sw: int) -> None:
        super().__init__(fault, f"{what}: {describe(sw)}")
        self.sw = sw


class SecureMessagingError(CardError):
    """The channel's protection is missing or wrong: never read on."""

    def __init__(self, message: str) -> None:
        super().__init__(CardFault.SECURE_MESSAGING_BROKEN, message)


class MalformedData(CardError):  # noqa: N818 - names the data, like the fault
    """A file's content cannot be parsed."""

    def __init__(self, message: str) -> None:
        super().__init__(CardFault.MALFORMED_DATA, message)
