"""Reading transparent EFs whose content is one BER-TLV object (ISO/IEC 7816-4 §11.3, Doc 9303-10 §3.6).

The first bytes tell the object's length; nothing past it is asked for, since cards differ in what they answer there.
"""

from __future__ import annotations

from dataclasses import dataclass

from cardreader.errors import CardCommunicationError, CardError, CardFault, MalformedData, StatusError
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.secure_messaging import SecureMessagingAborted
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError

_HEADER_READ = 8
"""More than any tag and length take, and fewer bytes than any EF of an eMRTD has."""
EXTENDED_READ = 2_048
"""Bytes asked for at once with extended length: little is gained above, and readers with small buffers keep up."""
SHORT_READS = (192, 160, 96)
"""Smaller blocks tried in turn where a card refuses Le: limits seen of real cards."""
_EXTENDED_PAYS_ABOVE = 512


@dataclass(frozen=True, slots=True)
class ElementaryFile:
    """An EF: identifiers, the tag of its one object, and the most bytes it may claim to have."""

    name: str
    identifier: int
    short_identifier: int
    tag: int
    max_length: int


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Block sizes in bytes: at most `short` in a short answer; extended answers if allowed."""

    short: int
    extended: bool

    def lower(self) -> ReadLimits | None:
        """The next more modest limits: first no extended length, then smaller blocks; None at the end."""
        if self.extended:
            return ReadLimits(self.short, extended=False)
        smaller = next((size for size in SHORT_READS if size < self.short), None)
        return None if smaller is None else ReadLimits(smaller, extended=False)


class LengthRefused(CardError):  # noqa: N818 - what the card did
    """The card or reader dropped the session over the length asked for; a new session with `limits` may do."""

    def __init__(self, limits: ReadLimits, cause: CardError) -> None:
        super().__init__(cause.fault, f"the length asked for was refused ({cause})")
        self.limits = limits


class FileReader:
    """Reads whole EFs over one channel and remembers the block sizes that the card takes."""

    def __init__(self, channel: Channel, limits: ReadLimits | None = None) -> None:
        self._channel = channel
        extended = channel.extended_length is not False
        given = limits or ReadLimits(channel.short_read, extended)
        self.limits = ReadLimits(min(given.short, channel.short_read), extended and given.extended)
        self._extended_proven = False

    def read(self, file: ElementaryFile) -> bytes:
        """The file's one object, tag and length included; bytes after it are not read.

        Raises StatusError (ACCESS_REFUSED, or NOT_AN_EMRTD where there is no such file), MalformedData (wrong tag, a
        length beyond `max_length`, a file that ends early), LengthRefused, or what the channel raises.
        """
        content = self._select(file)
        if len(content) < _HEADER_READ:
            content += self._read_header(file, len(content))
        try:
            tag, start, length = tlv.read_header(content)
        except TlvError as error:
            raise MalformedData(f"{file.name}: no tag and length") from error
        if tag != file.tag:
            raise MalformedData(f"{file.name}: unexpected tag {tag:X}")
        total = start + length
        if total > file.max_length:
            raise MalformedData(f"{file.name}: claims more than {file.max_length} bytes")
        collected = bytearray(content[:total])
        while len(collected) < total:
            collected += self._read_block(file, len(collected), total - len(collected))
        return bytes(collected)

    def _select(self, file: ElementaryFile) -> bytes:
        """Makes the file current. Returns the first bytes where only reading by short identifier could do it."""
        sw = self._channel.exchange(commands.select_file(file.identifier)).sw
        if sw == StatusWord.SUCCESS:
            return b""
        if sw in (StatusWord.INCORRECT_P1_P2, StatusWord.FUNCTION_NOT_SUPPORTED, StatusWord.INS_NOT_SUPPORTED):
            response = self._channel.exchange(
                commands.read_binary_by_short_identifier(file.short_identifier, _HEADER_READ)
            )
            if response.sw in (StatusWord.SUCCESS, StatusWord.END_OF_FILE) and response.data:
                return response.data
        raise _refusal(file, sw)

    def _read_header(self, file: ElementaryFile, offset: int) -> bytes:
        response = self._channel.exchange(commands.read_binary(offset, _HEADER_READ - offset))
        if response.sw not in (StatusWord.SUCCESS, StatusWord.END_OF_FILE):
            raise _refusal(file, response.sw)
        return response.data

    def _read_block(self, file: ElementaryFile, offset: int, wanted: int) -> bytes:
        """At least one and at most `wanted` bytes from `offset`."""
        exact: int | None = None
        while True:
            extended = self.limits.extended and wanted > _EXTENDED_PAYS_ABOVE
            size = exact or min(wanted, EXTENDED_READ if extended else self._short_size(offset))
            response = self._exchange(commands.read_binary(offset, size), extended=extended)
            data = _content(file, response, odd=offset > commands.MAX_EVEN_OFFSET)
            if response.sw in (StatusWord.SUCCESS, StatusWord.END_OF_FILE) and data:
                self._extended_proven |= extended
                return data[:wanted]
            if response.sw >> 8 == 0x6C and exact is None and 0 < response.sw & 0xFF < size:
                exact = response.sw & 0xFF
                continue
            if not extended and response.sw in (StatusWord.SUCCESS, StatusWord.END_OF_FILE):
                raise MalformedData(f"{file.name}: ends before its length")
            lower = self.limits.lower()
            too_long = response.sw in (StatusWord.WRONG_LENGTH, StatusWord.LC_INCONSISTENT, StatusWord.SUCCESS)
            if lower is None or not (extended or too_long):
                raise _refusal(file, response.sw)
            exact, self.limits = None, lower

    def _short_size(self, offset: int) -> int:
        """With odd INS the wrapping in DO 53 takes up to three bytes of the answer, and the offset's DO two blocks."""
        return self.limits.short - (3 if offset > commands.MAX_EVEN_OFFSET else 0)

    def _exchange(self, command: CommandApdu, *, extended: bool) -> ResponseApdu:
        try:
            return self._channel.exchange(command)
        except SecureMessagingAborted as error:
            lower = self.limits.lower()
            if lower is not None and (error.sw == StatusWord.WRONG_LENGTH or (extended and not self._extended_proven)):
                raise LengthRefused(lower, error) from error
            raise
        except CardCommunicationError as error:
            lower = self.limits.lower()
            if extended and not self._extended_proven and lower is not None:
                raise LengthRefused(lower, error) from error
            raise


def _content(file: ElementaryFile, response: ResponseApdu, *, odd: bool) -> bytes:
    if not odd or not response.data:
        return response.data
    try:
        return tlv.unwrap(response.data, 0x53)
    except TlvError as error:
        raise MalformedData(f"{file.name}: DO 53 expected") from error


def _refusal(file: ElementaryFile, sw: int) -> StatusError:
    match sw:
        case StatusWord.SECURITY_STATUS_NOT_SATISFIED | StatusWord.CONDITIONS_NOT_SATISFIED:
            fault = CardFault.ACCESS_REFUSED
        case StatusWord.FILE_NOT_FOUND | StatusWord.FILE_DEACTIVATED:
            fault = CardFault.NOT_AN_EMRTD
        case _:
            fault = CardFault.PROTOCOL_VIOLATION
    return StatusError(fault, file.name, sw)
