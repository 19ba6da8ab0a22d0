"""Quirks of getting access: what is wanted of BAC and PACE, how a wrong key is answered, and how fast."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from cardreader.connection import CardConnection
from cardreader.iso7816.apdu import SHORT_LE_MAX, ResponseApdu
from cardreader.iso7816.status import StatusWord
from simulators.chip.hooks import NoAnswerError
from simulators.chip.quirks.quirk import Inner, Quirk
from simulators.chip.quirks.support import (
    MANAGE_SECURITY_ENVIRONMENT,
    MUTUAL_AUTHENTICATE,
    always,
    reads_binary,
    refused,
)
from simulators.chip.recipe import Recipe
from simulators.chip.state import CardState, Handler, Request, answer

SHORT_DOCUMENT_NUMBER = "L898902C"
"""Eight characters, which the MRZ fills up with `<`."""
SLOW_S = 5.0

_MUTUAL_AUTHENTICATE_LE = 0x28
_PACE = (0xC1, 0xA4)
_TRIES = 3


def _only_length(le: int) -> Callable[[], Inner]:
    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        if request.command.ins == MUTUAL_AUTHENTICATE and request.command.le != le:
            state.challenge = None
            return answer(StatusWord.WRONG_LENGTH)
        return handler(request, state)

    return always(hook)


def _short_document_number(recipe: Recipe) -> Recipe:
    mrz = dataclasses.replace(recipe.data.mrz, document_number=SHORT_DOCUMENT_NUMBER)
    return dataclasses.replace(recipe, data=dataclasses.replace(recipe.data, mrz=mrz))


def _wrong_key(status: int) -> Callable[[], Inner]:
    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        answered = handler(request, state)
        return answer(status) if answered.sw == StatusWord.AUTHENTICATION_FAILED else answered

    return always(hook)


def _tries_left(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    answered = handler(request, state)
    if answered.sw != StatusWord.AUTHENTICATION_FAILED:
        return answered
    return answer(0x63C0 | max(0, _TRIES - state.memory.failed_tries))


def _silence(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    answered = handler(request, state)
    if answered.sw == StatusWord.AUTHENTICATION_FAILED:
        raise NoAnswerError
    return answered


def _mute() -> Inner:
    refused_before = False

    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        nonlocal refused_before
        if not refused_before:
            answered = handler(request, state)
            refused_before = answered.sw == StatusWord.AUTHENTICATION_FAILED
            if not refused_before:
                return answered
        raise NoAnswerError

    return hook


def _wants_parameters(recipe: Recipe) -> Recipe:
    return dataclasses.replace(recipe, pace=dataclasses.replace(recipe.pace, wants_parameters=True))


def _one_slow_answer() -> Inner:
    fresh = True

    def hook(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        nonlocal fresh
        if fresh and request.secured and reads_binary(request):
            fresh, state.delay_s = False, state.delay_s + SLOW_S
        return handler(request, state)

    return hook


def _slow_after_wrong_keys(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    command = request.command
    begins = command.ins == MANAGE_SECURITY_ENVIRONMENT and (command.p1, command.p2) == _PACE
    if begins and state.memory.failed_tries >= _TRIES:
        state.delay_s += SLOW_S
    return handler(request, state)


class UidFirst:
    """A connection over which UID and ATS are asked for before the first command, as other programs do."""

    def __init__(self, inner: CardConnection) -> None:
        self._inner = inner
        self._asked = False

    @property
    def name(self) -> str:
        """The inner connection's."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """The inner connection's."""
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """The inner connection's answer. Raises what it raises."""
        if not self._asked:
            self._asked = True
            for pseudo_apdu in ("FFCA000000", "FFCA010000"):
                self._inner.transmit(bytes.fromhex(pseudo_apdu))
        return self._inner.transmit(command)

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=21,
        name="bac-removed",
        behaviour="MUTUAL AUTHENTICATE is answered 6A88: there is PACE only",
        inner=refused(StatusWord.REFERENCED_DATA_NOT_FOUND, lambda request: request.command.ins == MUTUAL_AUTHENTICATE),
    ),
    Quirk(
        row=22,
        name="mutual-authenticate-le-28",
        behaviour="MUTUAL AUTHENTICATE wants Le 28, else 6700",
        inner=_only_length(_MUTUAL_AUTHENTICATE_LE),
    ),
    Quirk(
        row=22,
        name="mutual-authenticate-le-00",
        behaviour="MUTUAL AUTHENTICATE wants Le 00, else 6700",
        inner=_only_length(SHORT_LE_MAX),
    ),
    Quirk(
        row=22,
        name="document-number-with-filler",
        behaviour="the document number has eight characters and a filler `<`",
        recipe=_short_document_number,
    ),
    Quirk(
        row=23,
        name="wrong-key-6300",
        behaviour="a wrong key is answered 6300",
        inner=_wrong_key(0x6300),
    ),
    Quirk(
        row=23,
        name="wrong-key-63cx",
        behaviour="a wrong key is answered 63C2, the next one 63C1, then 63C0",
        inner=always(_tries_left),
    ),
    Quirk(
        row=23,
        name="wrong-key-6982",
        behaviour="a wrong key is answered 6982",
        inner=_wrong_key(0x6982),
    ),
    Quirk(
        row=23,
        name="wrong-key-silence",
        behaviour="a wrong key is not answered; the next command is",
        inner=always(_silence),
    ),
    Quirk(
        row=23,
        name="wrong-key-mute",
        behaviour="after a wrong key the chip is mute until it gets power anew",
        inner=_mute,
    ),
    Quirk(
        row=24,
        name="pace-wants-parameter-id",
        behaviour="MSE:Set AT without DO 84 is answered 6A87",
        recipe=_wants_parameters,
    ),
    Quirk(
        row=48,
        name="slow-answer",
        behaviour="the first READ BINARY of a session takes five seconds",
        inner=_one_slow_answer,
    ),
    Quirk(
        row=53,
        name="wrong-can-slows",
        behaviour="after three wrong keys in a row each run of PACE begins with five seconds of waiting",
        inner=always(_slow_after_wrong_keys),
    ),
    Quirk(
        row=54,
        name="uid-asked-first",
        behaviour="UID (FF CA 00 00 00) and ATS (FF CA 01 00 00) are asked for before anything else, and answered",
        reader=UidFirst,
    ),
)
