"""Reading transparent EFs whose content is one BER-TLV object (ISO/IEC 7816-4 §11.3, Doc 9303-10 §3.6).

A file is opened and read by its short identifier in one command, with as many bytes as card and reader bear, since
each command costs time of its own. What they do not bear is learned from refusals: the next command asks for less, and
nothing is refused twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cardreader.errors import CardCommunicationError, CardError, CardFault, MalformedData, StatusError
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.read_limits import ReadLimits
from cardreader.iso7816.secure_messaging import SecureMessagingAborted
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError

_HEADER_READ = 8
"""More than any tag and length take, and fewer bytes than any EF of an eMRTD has."""
_SPARE_ANSWERS = 32
_SMALLEST_BLOCK = 32
"""Bytes. Real cards give at least 96 at once; one that trickles would keep the reader for hours."""
_DO_53_MAX = 4
"""Most bytes that tag and length of DO 53 take around what one answer can hold."""
_READ = (StatusWord.SUCCESS, StatusWord.END_OF_FILE)
_LENGTHS_REFUSED = (StatusWord.WRONG_LENGTH, StatusWord.LC_INCONSISTENT, StatusWord.SUCCESS)
"""Success with nothing in it is a refusal too."""
_PAST_THE_END = (StatusWord.END_OF_FILE, StatusWord.WRONG_P1_P2)


@dataclass(frozen=True, slots=True)
class ElementaryFile:
    """An EF: identifiers, the tag of its one object, and the most bytes it may claim to have."""

    name: str
    identifier: int
    short_identifier: int
    tag: int
    max_length: int


class LengthRefused(CardError):  # noqa: N818 - what the card did
    """The card or reader dropped the session over what was asked for; a new session with `limits` may do."""

    def __init__(self, limits: ReadLimits, cause: CardError) -> None:
        super().__init__(cause.fault, f"the length asked for was refused ({cause})")
        self.limits = limits


@dataclass(slots=True)
class _Asking:
    """One read on its way: what to send next, and what happened to it so far."""

    file: ElementaryFile
    offset: int
    wanted: int | None
    """Bytes missing; None while the object's length is not known."""
    to_open: bool
    """Whether the file is yet to be made the current one."""
    exact: int | None = None
    """The length that the card named itself."""
    refused: CardError | None = None
    """Why the lengths asked for are smaller now."""
    next_session: ReadLimits | None = None
    """What to ask for in a new session, should this one turn out to be lost over that."""
    lost: bool = False
    """Whether nobody knows if the card counted the last command."""


class FileReader:
    """Reads whole EFs over one channel, and remembers what the card bears and what of a file was read already."""

    def __init__(
        self, channel: Channel, limits: ReadLimits | None = None, parts: dict[str, bytes] | None = None
    ) -> None:
        """`parts` holds the beginnings of files whose reading broke off, by name, and takes such as come up."""
        self._channel = channel
        allowed = limits or ReadLimits()
        self.limits = allowed.short_only() if channel.extended_length is False else allowed
        self._parts = {} if parts is None else parts
        self._extended_proven = False

    def move_to(self, channel: Channel) -> None:
        """Goes on over another channel to the same card."""
        self._channel = channel

    def read(self, file: ElementaryFile) -> bytes:
        """The file's one object, tag and length included; bytes after it are not kept.

        Raises StatusError (ACCESS_REFUSED, or NOT_AN_EMRTD where there is no such file), MalformedData (wrong tag, a
        length beyond `max_length`, a file that ends early), LengthRefused, or what the channel raises.
        """
        collected = bytearray(self._begun(file))
        try:
            self._fill(file, collected)
        except (StatusError, MalformedData):
            raise
        except CardError:
            self._parts[file.name] = bytes(collected)
            raise
        return bytes(collected[: self._total(file, collected)])

    def _fill(self, file: ElementaryFile, collected: bytearray) -> None:
        """Reads until the object is whole."""
        answers = 0
        while (total := self._total(file, collected)) is None or len(collected) < total:
            missing = None if total is None else total - len(collected)
            collected += self._read_block(_Asking(file, len(collected), missing, to_open=not collected))
            answers += 1
            if answers > _SPARE_ANSWERS + (total or 0) // _SMALLEST_BLOCK:
                raise MalformedData(f"{file.name}: comes in too small pieces")

    def _begun(self, file: ElementaryFile) -> bytes:
        """What an earlier session read of the file, which is the current one then."""
        part = self._parts.pop(file.name, b"")
        if part:
            try:
                self._select(file)
            except StatusError:
                return b""
        return part

    @staticmethod
    def _total(file: ElementaryFile, content: bytearray) -> int | None:
        """Length of the object that `content` begins; None while too little of it is there to tell."""
        try:
            tag, start, length = tlv.read_header(bytes(content[:_HEADER_READ]))
        except TlvError as error:
            if len(content) < _HEADER_READ:
                return None
            raise MalformedData(f"{file.name}: no tag and length") from error
        if tag != file.tag:
            raise MalformedData(f"{file.name}: unexpected tag {tag:X}")
        if start + length > file.max_length:
            raise MalformedData(f"{file.name}: claims more than {file.max_length} bytes")
        return start + length

    def _read_block(self, asking: _Asking) -> bytes:
        """At least one byte from the offset on. Each turn either reads or lowers the limits, so this ends."""
        while True:
            self._make_current(asking)
            size, extended = self._size(asking)
            response = self._send(asking, self._command(asking, size, extended=extended), extended=extended)
            if response is None:
                continue
            data = _content(asking, response)
            if response.sw in _READ and data:
                self._extended_proven |= extended
                return data if asking.wanted is None else data[: asking.wanted]
            self._take_refusal(asking, response.sw, size)

    def _make_current(self, asking: _Asking) -> None:
        """By SELECT, where the short identifier is not to do it."""
        if asking.to_open and not self.limits.by_short_identifier:
            self._select(asking.file)
            asking.to_open = False

    def _size(self, asking: _Asking) -> tuple[int, bool]:
        """Bytes to ask for, and whether that takes extended length."""
        limits = self.limits
        if asking.exact is not None:
            return asking.exact, False
        if asking.wanted is None and not limits.ahead:
            return _HEADER_READ - asking.offset, False
        overhead = _DO_53_MAX if asking.offset > commands.MAX_EVEN_OFFSET else 0
        short = limits.short_data(self._channel) - overhead
        if not limits.extended or (asking.wanted is not None and asking.wanted <= short):
            return short if asking.wanted is None else min(asking.wanted, short), False
        longest = limits.extended_data(self._channel) - overhead
        return longest if asking.wanted is None else min(asking.wanted, longest), True

    @staticmethod
    def _command(asking: _Asking, size: int, *, extended: bool) -> CommandApdu:
        """A size that short length could name may still need extended length, for the answer's protection."""
        if asking.to_open:
            command = commands.read_binary_by_short_identifier(asking.file.short_identifier, size)
        else:
            command = commands.read_binary(asking.offset, size)
        return replace(command, force_extended=True) if extended else command

    def _send(self, asking: _Asking, command: CommandApdu, *, extended: bool) -> ResponseApdu | None:
        """The answer; None where the command was lost over its length, and a smaller one is to be sent in its place.

        Raises LengthRefused where only a new session can do that.
        """
        try:
            response = self._channel.recover(command) if asking.lost else self._channel.exchange(command)
        except (SecureMessagingAborted, CardCommunicationError) as error:
            if asking.refused is not None:
                raise LengthRefused(asking.next_session or self.limits, asking.refused) from error
            self._take_loss(asking, error, extended=extended)
            return None
        asking.lost = False
        return response

    def _take_loss(self, asking: _Asking, error: CardError, *, extended: bool) -> None:
        """Lowers the limits where it was the length that the card or the reader could not bear. Else raises `error`."""
        limits = self.limits
        sw = error.sw if isinstance(error, SecureMessagingAborted) else None
        ahead = asking.wanted is None and limits.ahead
        lower: ReadLimits | None = None
        if sw == StatusWord.WRONG_P1_P2 and ahead:
            lower = limits.exact_only()
        elif extended and not self._extended_proven:
            lower = limits.short_only()
            # A second loss would cost more than reading past the end can gain.
            asking.next_session = lower.exact_only()
        elif sw == StatusWord.WRONG_LENGTH:
            lower = limits.exact_only() if ahead else limits.lower()
        if lower is None:
            raise error
        self.limits, asking.exact = lower, None
        asking.refused, asking.lost = error, True

    def _take_refusal(self, asking: _Asking, sw: int, size: int) -> None:
        """Lowers the limits or goes another way. Raises StatusError or MalformedData where there is none."""
        refusal = _refusal(asking.file, sw)
        ahead = asking.wanted is None and self.limits.ahead
        exact, asking.exact = asking.exact, None
        if sw >> 8 == 0x6C and exact is None and 0 < sw & 0xFF < size:
            asking.exact = sw & 0xFF
            return
        lower: ReadLimits | None = None
        if ahead and sw in _PAST_THE_END:
            lower = self.limits.exact_only()
        elif sw in _LENGTHS_REFUSED:
            lower = self.limits.lower()
            if lower is None and ahead:
                # It was not the size, then.
                lower = ReadLimits(by_short_identifier=self.limits.by_short_identifier, ahead=False)
        if lower is not None:
            self.limits, asking.refused = lower, refusal
            return
        if asking.to_open:
            self._select(asking.file)
            asking.to_open = False
            self.limits = self.limits.by_selection()
            return
        if sw in _READ or (sw == StatusWord.WRONG_P1_P2 and asking.offset):
            raise MalformedData(f"{asking.file.name}: ends before its length")
        raise refusal

    def _select(self, file: ElementaryFile) -> None:
        """Makes the file the current one by its identifier."""
        sw = self._channel.exchange(commands.select_file(file.identifier)).sw
        if sw != StatusWord.SUCCESS:
            raise _refusal(file, sw)


def _content(asking: _Asking, response: ResponseApdu) -> bytes:
    """The file's bytes in an answer, out of DO 53 where the command was of odd INS."""
    if asking.offset <= commands.MAX_EVEN_OFFSET or not response.data:
        return response.data
    try:
        return tlv.unwrap(response.data, 0x53)
    except TlvError as error:
        raise MalformedData(f"{asking.file.name}: DO 53 expected") from error


def _refusal(file: ElementaryFile, sw: int) -> StatusError:
    match sw:
        case StatusWord.SECURITY_STATUS_NOT_SATISFIED | StatusWord.CONDITIONS_NOT_SATISFIED:
            fault = CardFault.ACCESS_REFUSED
        case StatusWord.FILE_NOT_FOUND | StatusWord.FILE_DEACTIVATED:
            fault = CardFault.NOT_AN_EMRTD
        case _:
            fault = CardFault.PROTOCOL_VIOLATION
    return StatusError(fault, file.name, sw)
