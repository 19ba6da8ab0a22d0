"""What an ESC/POS printer says of itself (DLE EOT n, GS r n)."""

from __future__ import annotations

from enum import Enum, auto

ASK_OFFLINE = b"\x10\x04\x02"
"""DLE EOT 2: why it is offline. Answered at once, whatever is being printed."""
ASK_PAPER = b"\x10\x04\x04"
"""DLE EOT 4: the paper sensors. Answered at once."""
ASK_DONE = b"\x1dr\x01"
"""GS r 1: answered in its turn, so that the answer means that all before it is printed."""
PURGE = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: everything that waits in the printer is dropped. Some answer it (37 25 00), to whoever asks next."""

_FIXED_BITS = 0b1001_0011
_STATUS_BITS = 0b0001_0010
_COVER_OPEN = 0b0000_0100
_STOPPED_FOR_PAPER = 0b0010_0000
_ERROR = 0b0100_0000
_PAPER_END = 0b0110_0000


class Condition(Enum):
    """How the printer is. Silence is UNKNOWN, never READY."""

    READY = auto()
    NO_PAPER = auto()
    COVER_OPEN = auto()
    BROKEN = auto()
    """An error of the cutter or another that needs hands."""
    UNKNOWN = auto()


def condition_of(offline: bytes, paper: bytes) -> Condition:
    """The answers to ASK_OFFLINE and ASK_PAPER, each b"" where none came. What does not look like one counts as none.

    An open cover comes before paper: the sensors say nothing while it is open.
    """
    first, second = _status(offline), _status(paper)
    if first is None or second is None:
        return Condition.UNKNOWN
    if first & _COVER_OPEN:
        return Condition.COVER_OPEN
    if first & _STOPPED_FOR_PAPER or second & _PAPER_END:
        return Condition.NO_PAPER
    return Condition.BROKEN if first & _ERROR else Condition.READY


def has_status(answer: bytes) -> bool:
    """Whether an answer to ASK_OFFLINE or ASK_PAPER is among these bytes."""
    return _status(answer) is not None


def says_done(answer: bytes) -> bool:
    """Whether an answer to ASK_DONE is among these bytes."""
    return any(byte & _FIXED_BITS == 0 for byte in answer)


def _status(answer: bytes) -> int | None:
    """The last byte that is an answer to DLE EOT: bits 0 and 7 are 0, bits 1 and 4 are 1."""
    return next((byte for byte in reversed(answer) if byte & _FIXED_BITS == _STATUS_BITS), None)
