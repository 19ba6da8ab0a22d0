"""What several quirks share: which command this is, and hooks that need no memory."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from cardreader.iso7816.apdu import ResponseApdu
from simulators.chip.channel import Envelope
from simulators.chip.hooks import Inner
from simulators.chip.image import ChipImage, ElementaryFile
from simulators.chip.state import CardState, Handler, OddAnswer, Request, answer

SELECT = 0xA4
READ_BINARY = 0xB0
READ_BINARY_ODD = 0xB1
MUTUAL_AUTHENTICATE = 0x82
GENERAL_AUTHENTICATE = 0x86
MANAGE_SECURITY_ENVIRONMENT = 0x22
GET_RESPONSE = 0xC0

Concerns = Callable[[Request], bool]
"""Whether a quirk has anything to do with a command."""


def always(hook: Inner) -> Callable[[], Inner]:
    """A hook without a memory, as a quirk takes it."""
    return lambda: hook


def refused(status: int, concerns: Concerns) -> Callable[[], Inner]:
    """The commands that it concerns get this status word; the chip does nothing."""

    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        return answer(status) if concerns(request) else handler(request, state)

    return always(hook)


def naked(status: int) -> OddAnswer:
    """A status word in plain, inside a session too."""
    return OddAnswer(b"", status, Envelope.NONE)


def reads_binary(request: Request) -> bool:
    """Whether it is READ BINARY with even INS."""
    return request.command.ins == READ_BINARY


def selects_master_file(request: Request) -> bool:
    """Whether it is SELECT of the master file, by its identifier or by nothing."""
    command = request.command
    return command.ins == SELECT and command.p1 == 0x00 and command.data in (b"", b"\x3f\x00")


def selects_file(request: Request, identifier: int) -> bool:
    """Whether it is SELECT of this elementary file."""
    command = request.command
    return command.ins == SELECT and command.p1 in (0x00, 0x02) and command.data == identifier.to_bytes(2, "big")


def short_identifier(request: Request) -> int | None:
    """The short file identifier that a READ BINARY names; None where it reads the current file or is none."""
    command = request.command
    if command.ins == READ_BINARY and command.p1 & 0x80:
        return command.p1 & 0x1F
    if command.ins == READ_BINARY_ODD and command.p2:
        return command.p2
    return None


def with_contents(image: ChipImage, change: Callable[[ElementaryFile], bytes]) -> ChipImage:
    """The chip with other bytes in its files, which are signed no more."""
    return dataclasses.replace(
        image, files=tuple(dataclasses.replace(file, content=change(file)) for file in image.files)
    )


def with_content(image: ChipImage, identifier: int, content: bytes) -> ChipImage:
    """The chip with other bytes in one file."""
    return with_contents(image, lambda file: content if file.identifier == identifier else file.content)


def without_file(image: ChipImage, identifier: int) -> ChipImage:
    """The chip without one file."""
    return dataclasses.replace(image, files=tuple(file for file in image.files if file.identifier != identifier))
