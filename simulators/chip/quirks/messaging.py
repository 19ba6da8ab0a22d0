"""Quirks of secure messaging and of answers too long for it."""

from __future__ import annotations

from collections.abc import Callable

from cardreader.iso7816.apdu import SHORT_LE_MAX, ApduFormatError, CommandApdu, ResponseApdu
from cardreader.iso7816.status import StatusWord
from simulators.chip.channel import SECURE_MESSAGING_CLASS, Envelope
from simulators.chip.quirks.quirk import Inner, Outer, Quirk
from simulators.chip.quirks.support import GET_RESPONSE, READ_BINARY, READ_BINARY_ODD, always, naked
from simulators.chip.state import CardState, Handler, OddAnswer, Request, answer

_PIECE = 128
"""Bytes of an answer that such a chip sends at once."""
_STUMP = 6
_WRONG_LENGTH = answer(StatusWord.WRONG_LENGTH).to_bytes()


def _parsed(command: bytes) -> CommandApdu | None:
    try:
        return CommandApdu.parse(command)
    except ApduFormatError:
        return None


def _refuse_extended_unseen(command: bytes, process: Callable[[bytes], bytes]) -> bytes:
    apdu = _parsed(command)
    if apdu is not None and apdu.cla & SECURE_MESSAGING_CLASS and apdu.extended:
        return _WRONG_LENGTH
    return process(command)


def _refuse_extended(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    return naked(StatusWord.WRONG_LENGTH) if request.secured and request.extended else handler(request, state)


def _refuse_extended_for_good(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    if request.secured and request.extended:
        state.abort_session()
        return naked(StatusWord.WRONG_LENGTH)
    return handler(request, state)


def _in_pieces(first: int) -> Outer:
    """Answers over `_PIECE` bytes: `first` of them at once, the others by GET RESPONSE, which is never protected."""
    unsent = b""
    status = b""

    def portion(room: int) -> bytes:
        nonlocal unsent
        sent, unsent = unsent[:room], unsent[room:]
        return sent + (bytes((0x61, len(unsent) if len(unsent) < SHORT_LE_MAX else 0)) if unsent else status)

    def hook(command: bytes, process: Callable[[bytes], bytes]) -> bytes:
        nonlocal unsent, status
        apdu = _parsed(command)
        if unsent and apdu is not None and (apdu.cla, apdu.ins) == (0x00, GET_RESPONSE):
            return portion(min(apdu.le or 0, _PIECE))
        unsent = b""
        answered = process(command)
        if len(answered) <= _PIECE + 2:
            return answered
        unsent, status = answered[:-2], answered[-2:]
        return portion(first)

    return hook


def _odd_reads(envelope: Envelope, *, keeps_data: bool = True) -> Callable[[], Inner]:
    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        answered = handler(request, state)
        if not request.secured or request.command.ins not in (READ_BINARY, READ_BINARY_ODD):
            return answered
        return OddAnswer(answered.data if keeps_data else b"", answered.sw, envelope)

    return always(hook)


def _cut_off_reads(command: bytes, process: Callable[[bytes], bytes]) -> bytes:
    answered = process(command)
    secured = len(command) > 1 and command[0] & SECURE_MESSAGING_CLASS and command[1] in (READ_BINARY, READ_BINARY_ODD)
    return answered[:_STUMP] + answered[-2:] if secured and len(answered) > _STUMP else answered


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=14,
        name="extended-6700-uncounted",
        behaviour="extended length inside the session is answered 6700 in plain, unseen: no counter moves",
        outer=lambda: _refuse_extended_unseen,
    ),
    Quirk(
        row=14,
        name="extended-6700-counted",
        behaviour="extended length inside the session is answered 6700 in plain, command and answer being counted",
        inner=always(_refuse_extended),
    ),
    Quirk(
        row=14,
        name="extended-6700-dead",
        behaviour="extended length inside the session is answered 6700 in plain, and the session is dead",
        inner=always(_refuse_extended_for_good),
    ),
    Quirk(
        row=20,
        name="long-answer-61xx",
        behaviour="of an answer over 128 bytes nothing comes but 61xx; GET RESPONSE in plain fetches it in pieces",
        outer=lambda: _in_pieces(0),
    ),
    Quirk(
        row=20,
        name="long-answer-61xx-begun",
        behaviour="an answer over 128 bytes begins with 128 and 61xx; GET RESPONSE in plain fetches the rest",
        outer=lambda: _in_pieces(_PIECE),
    ),
    Quirk(
        row=46,
        name="sm-without-do99",
        behaviour="protected answers to READ BINARY hold no DO 99, under a right MAC",
        inner=_odd_reads(Envelope.WITHOUT_STATUS),
    ),
    Quirk(
        row=46,
        name="sm-too-short",
        behaviour="protected answers to READ BINARY are cut off after six bytes",
        outer=lambda: _cut_off_reads,
    ),
    Quirk(
        row=46,
        name="sm-plain-9000",
        behaviour="READ BINARY inside the session is answered 9000 and nothing else",
        inner=_odd_reads(Envelope.NONE, keeps_data=False),
    ),
    Quirk(
        row=46,
        name="sm-plain-data",
        behaviour="READ BINARY inside the session is answered in plain, with the file's bytes",
        inner=_odd_reads(Envelope.NONE),
    ),
)
