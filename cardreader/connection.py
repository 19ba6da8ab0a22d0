"""The one thing everything else stacks on: send a command, get the answer."""

from __future__ import annotations

from typing import Protocol


class CardConnection(Protocol):
    """An open connection to one card: PC/SC, a software chip, or a wrapper around another connection."""

    @property
    def name(self) -> str:
        """The reader's name, for evidence and logs."""
        ...

    @property
    def max_apdu(self) -> int | None:
        """Bytes of the longest APDU, command or answer, that the reader says it passes on; None where it says nothing
        that can be relied on. With 261 or less it passes short ones alone (ISO/IEC 7816-4 §5.1)."""
        ...

    def transmit(self, command: bytes) -> bytes:
        """Sends one command APDU and returns the answer with its status word.

        Raises CardRemoved, CardCommunicationError, or CardError with fault SERVICE_UNAVAILABLE or TIMEOUT.
        Whatever status word came is the caller's business: 61xx and 6Cxx are not followed here.
        """
        ...

    def close(self) -> None:
        """Ends the connection; a second call does nothing."""
        ...
