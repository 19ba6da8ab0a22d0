"""A channel carries command and response APDUs; the plain one follows 61xx, 6Cxx and chains long commands."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from cardreader.connection import CardConnection
from cardreader.errors import CardError, CardFault
from cardreader.iso7816 import commands
from cardreader.iso7816.apdu import (
    EXTENDED_MAX,
    SHORT_COMMAND_MAX,
    SHORT_LC_MAX,
    SHORT_LE_MAX,
    ApduFormatError,
    CommandApdu,
    ResponseApdu,
)

_CHAINING = 0x10


class Channel(Protocol):
    """Plain or protected, one command at a time."""

    extended_length: bool | None
    """Whether the reader passes extended lengths on (ISO/IEC 7816-4 §5.1); None where it does not say."""

    def room(self, answer_length: int) -> int:
        """Bytes of data that fit an answer APDU of `answer_length` bytes, status word and protection included."""
        ...

    def exchange(self, command: CommandApdu) -> ResponseApdu:
        """Sends a command and returns the card's answer, whatever its status word. Raises CardError."""
        ...

    def recover(self, command: CommandApdu) -> ResponseApdu:
        """Goes on after `exchange` raised SecureMessagingAborted or CardCommunicationError, on the assumption that the
        card took no notice of that command. `command` must ask for nothing but what that command asked for, or less of
        it. Raises CardError where the assumption does not hold; the channel is of no more use then."""
        ...


class PlainChannel:
    """APDUs in clear (ISO/IEC 7816-4 §5.3).

    61xx is followed by GET RESPONSE, 6Cxx by the same command with the Le named, both as T=0 asks. A command too long
    for short Lc is chained, unless the connection is known to take extended lengths.
    """

    def __init__(self, connection: CardConnection) -> None:
        self._connection = connection
        longest = connection.max_apdu
        self.extended_length: bool | None = longest > SHORT_COMMAND_MAX if longest else None

    def room(self, answer_length: int) -> int:
        """All but the status word."""
        return max(0, min(answer_length - 2, EXTENDED_MAX))

    def recover(self, command: CommandApdu) -> ResponseApdu:
        """Nothing is counted in clear: as `exchange`."""
        return self.exchange(command)

    def exchange(self, command: CommandApdu) -> ResponseApdu:
        """Raises CardError with fault PROTOCOL_VIOLATION where the answer has no status word or never ends."""
        *leading, final = self._chain(command)
        for link in leading:
            response = self._send(link)
            if response.sw != 0x9000:
                return response
        response = self._send(final)
        if response.sw >> 8 == 0x6C and not response.data and final.le is not None:
            response = self._send(replace(final, le=response.sw & 0xFF or SHORT_LE_MAX))
        return self._collect(response)

    def _chain(self, command: CommandApdu) -> list[CommandApdu]:
        data = command.data
        wants_short = command.le is None or command.le <= SHORT_LE_MAX
        if len(data) <= SHORT_LC_MAX or not wants_short or command.force_extended or self.extended_length:
            return [command]
        parts = [data[i : i + SHORT_LC_MAX] for i in range(0, len(data), SHORT_LC_MAX)]
        links = [replace(command, cla=command.cla | _CHAINING, data=part, le=None) for part in parts[:-1]]
        return [*links, replace(command, data=parts[-1])]

    def _collect(self, response: ResponseApdu) -> ResponseApdu:
        collected = response.data
        while response.sw >> 8 == 0x61:
            response = self._send(commands.get_response(response.sw & 0xFF or SHORT_LE_MAX))
            collected += response.data
            endless = response.sw >> 8 == 0x61 and not response.data
            if endless or len(collected) > EXTENDED_MAX:
                raise CardError(CardFault.PROTOCOL_VIOLATION, "the card's answer does not end")
        return ResponseApdu(collected, response.sw)

    def _send(self, command: CommandApdu) -> ResponseApdu:
        try:
            return ResponseApdu.parse(self._connection.transmit(command.to_bytes()))
        except ApduFormatError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, "the card answered without a status word") from error
