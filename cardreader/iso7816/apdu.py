"""Command and response APDUs (ISO/IEC 7816-4 §5.1, §12.1), short and extended."""

from __future__ import annotations

from dataclasses import dataclass, field

SHORT_LC_MAX = 255
SHORT_LE_MAX = 256
EXTENDED_MAX = 65_536
SHORT_COMMAND_MAX = 4 + 1 + SHORT_LC_MAX + 1
"""Bytes of the longest command in short length."""
SHORT_ANSWER_MAX = SHORT_LE_MAX + 2
"""Bytes of the longest answer to one, status word included."""
LONGEST_ANSWER = EXTENDED_MAX + 2
"""Bytes of the longest answer there can be."""


class ApduFormatError(ValueError):
    """The bytes are no command or response APDU."""


@dataclass(frozen=True, slots=True)
class CommandApdu:
    """One command. `le` is the largest answer expected, in bytes: None for none, 256 or 65,536 for "all there is"."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = field(default=b"", repr=False)
    le: int | None = None
    force_extended: bool = False
    """Encode with extended length fields even where short ones would do."""

    def __post_init__(self) -> None:
        if len(self.data) >= EXTENDED_MAX or not (self.le is None or 0 < self.le <= EXTENDED_MAX):
            raise ApduFormatError("Lc or Le out of range")

    @property
    def extended(self) -> bool:
        """Whether the command is encoded with extended length fields."""
        return self.force_extended or len(self.data) > SHORT_LC_MAX or (self.le is not None and self.le > SHORT_LE_MAX)

    @property
    def header(self) -> bytes:
        """CLA INS P1 P2."""
        return bytes((self.cla, self.ins, self.p1, self.p2))

    def to_bytes(self) -> bytes:
        """The command as sent to the card."""
        out = bytearray(self.header)
        if not self.data and self.le is None:
            return bytes(out)
        if self.extended:
            out.append(0)
            if self.data:
                out += len(self.data).to_bytes(2, "big") + self.data
            if self.le is not None:
                out += (self.le % EXTENDED_MAX).to_bytes(2, "big")
            return bytes(out)
        if self.data:
            out.append(len(self.data))
            out += self.data
        if self.le is not None:
            out.append(self.le % SHORT_LE_MAX)
        return bytes(out)

    @classmethod
    def parse(cls, raw: bytes) -> CommandApdu:
        """The command that `raw` encodes (cases 1 to 4, short or extended).

        Raises ApduFormatError where the length fields contradict the length.
        """
        if len(raw) < 4:
            raise ApduFormatError("a command has at least four bytes")
        cla, ins, p1, p2 = raw[:4]
        body = raw[4:]
        if not body:
            return cls(cla, ins, p1, p2)
        if len(body) == 1:
            return cls(cla, ins, p1, p2, le=body[0] or SHORT_LE_MAX)
        if body[0] == 0 and len(body) >= 3:
            return cls._parse_extended(raw[:4], body)
        lc = body[0]
        data, rest = body[1 : 1 + lc], body[1 + lc :]
        if lc == 0 or len(data) != lc or len(rest) > 1:
            raise ApduFormatError("Lc contradicts the length of the command")
        return cls(cla, ins, p1, p2, data, (rest[0] or SHORT_LE_MAX) if rest else None)

    @classmethod
    def _parse_extended(cls, header: bytes, body: bytes) -> CommandApdu:
        cla, ins, p1, p2 = header
        first = int.from_bytes(body[1:3], "big")
        if len(body) == 3:
            return cls(cla, ins, p1, p2, le=first or EXTENDED_MAX, force_extended=True)
        data, rest = body[3 : 3 + first], body[3 + first :]
        if first == 0 or len(data) != first or len(rest) not in (0, 2):
            raise ApduFormatError("extended Lc contradicts the length of the command")
        le = (int.from_bytes(rest, "big") or EXTENDED_MAX) if rest else None
        return cls(cla, ins, p1, p2, data, le, force_extended=True)


@dataclass(frozen=True, slots=True)
class ResponseApdu:
    """One answer: data and status word."""

    data: bytes = field(repr=False)
    sw: int

    @classmethod
    def parse(cls, raw: bytes) -> ResponseApdu:
        """Raises ApduFormatError where not even a status word came."""
        if len(raw) < 2:
            raise ApduFormatError("an answer has at least two bytes")
        return cls(raw[:-2], int.from_bytes(raw[-2:], "big"))

    def to_bytes(self) -> bytes:
        """The answer as the card sends it."""
        return self.data + self.sw.to_bytes(2, "big")
