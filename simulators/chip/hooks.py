"""Where behaviour beside the standard is put into a chip: before its instructions, and before it as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cardreader.iso7816.apdu import ResponseApdu
from simulators.chip.state import CardState, Handler, Request

Inner = Callable[[Request, CardState, Handler], ResponseApdu]
"""Stands before the handler of every instruction, inside secure messaging. Answers itself or calls the handler; raises
NoAnswerError for silence. What the chip keeps without power belongs into `CardState.memory`."""
Outer = Callable[[bytes, Callable[[bytes], bytes]], bytes]
"""Stands before the card as a whole: command bytes as they come, and what answers them; no bytes are silence."""


class NoAnswerError(Exception):
    """The chip does not answer this command, though it is there."""


def before_handler(hooks: Iterable[Inner], handler: Handler) -> Handler:
    """The handler behind all hooks, of which the first one comes first."""
    for hook in reversed(tuple(hooks)):
        handler = _hooked(hook, handler)
    return handler


def _hooked(hook: Inner, handler: Handler) -> Handler:
    def run(request: Request, state: CardState) -> ResponseApdu:
        return hook(request, state, handler)

    return run


def before_card(hooks: Iterable[Outer], process: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """The card behind all hooks, of which the first one comes first."""
    for hook in reversed(tuple(hooks)):
        process = _around(hook, process)
    return process


def _around(hook: Outer, process: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def run(command: bytes) -> bytes:
        return hook(command, process)

    return run
