"""What the chip remembers between two commands and forgets without power."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from simulators.chip.channel import Envelope, SecureChannel
from simulators.chip.image import AccessRule, Directory, ElementaryFile

Random = Callable[[int], bytes]
"""Yields as many random bytes as asked."""


class PaceRun(Protocol):
    """A run of PACE between two of its commands; its content is the business of PACE alone."""

    @property
    def steps_done(self) -> int:
        """GENERAL AUTHENTICATE commands answered so far."""
        ...


@dataclass(slots=True)
class CardMemory:
    """What the chip keeps without power."""

    failed_tries: int = 0
    """Proofs of a key refused since the last right one."""


@dataclass(slots=True)
class CardState:
    """Volatile state. Access rights hang on the channel: without it, nothing guarded can be read."""

    directory: Directory = Directory.MASTER_FILE
    file: ElementaryFile | None = None
    challenge: bytes | None = None
    """RND.IC, good for the very next command."""
    pace: PaceRun | None = None
    chip_authentication_chosen: bool = False
    """MSE:Set AT named Chip Authentication, good for the very next command."""
    channel: SecureChannel | None = None
    delay_s: float = 0.0
    """Seconds that the chip still needs before the answer at hand goes out."""
    memory: CardMemory = field(default_factory=CardMemory)
    """Outlives this state."""

    def may_read(self, file: ElementaryFile) -> bool:
        """Whether the file's access rule is met now."""
        match file.access:
            case AccessRule.ALWAYS:
                return True
            case AccessRule.AFTER_ACCESS_CONTROL:
                return self.channel is not None
            case AccessRule.NEVER:
                return False

    def abort_session(self) -> None:
        """Session keys and access rights are gone; the selected directory stays, a guarded file does not."""
        self.channel = None
        self.pace = None
        self.chip_authentication_chosen = False
        self.challenge = None
        if self.file is not None and self.file.access is not AccessRule.ALWAYS:
            self.file = None


@dataclass(frozen=True, slots=True)
class Request:
    """A command outside of any envelope, with what the envelope leaves for the answer."""

    command: CommandApdu
    secured: bool
    """Whether it came through secure messaging."""
    room: int
    """The most bytes of data the answer can carry, 0 without Le."""
    extended: bool = False
    """Whether it came in extended length, counting its envelope."""

    @property
    def wants_all(self) -> bool:
        """Whether Le was written as zeros: all there is, as far as it fits (ISO/IEC 7816-4 §5.1)."""
        maximum = 0x10000 if self.command.extended else 0x100
        return self.command.le == maximum


@dataclass(frozen=True, slots=True)
class OddAnswer(ResponseApdu):
    """An answer that leaves a session in another envelope than the standard's. Outside of one it is like any other."""

    envelope: Envelope


def answer(status: int, data: bytes = b"") -> ResponseApdu:
    """An answer of the chip."""
    return ResponseApdu(data, status)


Handler = Callable[[Request, CardState], ResponseApdu]
"""Executes one instruction."""
