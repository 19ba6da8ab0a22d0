"""Quirks of reading files: lengths that a chip does not take, ends of files, files that are not what they say."""

from __future__ import annotations

import dataclasses
import io

from PIL import Image

from cardreader.iso7816.apdu import SHORT_LE_MAX, ResponseApdu
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import children, encode, unwrap
from simulators.chip.channel import Envelope
from simulators.chip.data_groups import ef_com
from simulators.chip.image import ChipImage, ElementaryFile
from simulators.chip.pace_settings import PaceSettings
from simulators.chip.personalisation import EF_COM, EF_DG_BASE, EF_SOD
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.quirks.support import (
    READ_BINARY,
    READ_BINARY_ODD,
    always,
    naked,
    reads_binary,
    refused,
    with_content,
    with_contents,
)
from simulators.chip.recipe import Recipe
from simulators.chip.state import CardState, Handler, OddAnswer, Request, answer

_DG1, _DG2 = EF_DG_BASE + 1, EF_DG_BASE + 2
_DATA_GROUP_LIST = 0x5C
_MOST_AT_ONCE = 128
_LONG_PORTRAIT = 40_000
_JPEG_START = b"\xff\xd8"
_JPEG_COMMENT = b"\xff\xfe"
_AFTER_OBJECT = b"\xff" * 300
_LEVELS = 5_000


def _listed(image: ChipImage, tag: int) -> ChipImage:
    """EF.COM lists a data group more, and not the security object."""
    tags = children(unwrap(image.file(EF_COM).content, 0x60))[_DATA_GROUP_LIST]
    return with_content(image, EF_COM, ef_com(tags + bytes((tag,))))


def _reads(request: Request) -> bool:
    return request.command.ins in (READ_BINARY, READ_BINARY_ODD)


def _exact_length(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    answered = handler(request, state)
    if reads_binary(request) and request.wants_all and answered.data:
        return answer(0x6C00 | min(len(answered.data), 0xFF))
    return answered


def _reaches_past_the_end(request: Request, answered: ResponseApdu) -> bool:
    """Whether Le asks for more than the file still has. Zeros ask for no more than there is."""
    return reads_binary(request) and answered.sw in (StatusWord.END_OF_FILE, StatusWord.WRONG_P1_P2)


def _end_with_data(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    answered = handler(request, state)
    wanted = request.command.le or 0
    if reads_binary(request) and answered.sw == StatusWord.SUCCESS and len(answered.data) < min(wanted, request.room):
        return answer(StatusWord.END_OF_FILE, answered.data)
    return answered


def _end_without_data(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    answered = handler(request, state)
    return answer(StatusWord.END_OF_FILE) if _reaches_past_the_end(request, answered) else answered


def _end_with_bad_padding(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    answered = handler(request, state)
    if _reaches_past_the_end(request, answered) and answered.data:
        return OddAnswer(answered.data, StatusWord.END_OF_FILE, Envelope.BAD_PADDING)
    return answered


def _end_of_session(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    answered = handler(request, state)
    if _reaches_past_the_end(request, answered):
        state.abort_session()
        return naked(StatusWord.WRONG_P1_P2)
    return answered


def _at_most(length: int, name: str, words: str) -> Quirk:
    return Quirk(
        row=13,
        name=name,
        behaviour=f"READ BINARY takes Le {words} only, else 6700",
        inner=refused(StatusWord.WRONG_LENGTH, lambda request: _reads(request) and (request.command.le or 0) > length),
    )


def _nothing_for_much(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    if reads_binary(request) and (request.command.le or 0) > SHORT_LE_MAX:
        return answer(StatusWord.SUCCESS)
    return handler(request, state)


def _less_than_asked(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
    command = request.command
    if reads_binary(request) and (command.le or 0) > _MOST_AT_ONCE:
        request = dataclasses.replace(request, command=dataclasses.replace(command, le=_MOST_AT_ONCE))
        answered = handler(request, state)
        return answer(StatusWord.SUCCESS, answered.data) if answered.data else answered
    return handler(request, state)


def _nothing_in_card_access(recipe: Recipe) -> Recipe:
    return dataclasses.replace(recipe, pace=PaceSettings(variants=()))


def _rounded_up(file: ElementaryFile) -> bytes:
    return file.content + _AFTER_OBJECT if file.content else b""


def _long_portrait(recipe: Recipe) -> Recipe:
    """The same picture with a comment inside that nobody needs."""
    portrait = recipe.data.portrait
    if not portrait.startswith(_JPEG_START):
        out = io.BytesIO()
        with Image.open(io.BytesIO(portrait)) as image:
            image.convert("RGB").save(out, "JPEG", quality=95)
        portrait = out.getvalue()
    comment = _JPEG_COMMENT + (_LONG_PORTRAIT + 2).to_bytes(2, "big") + b"." * _LONG_PORTRAIT
    portrait = _JPEG_START + comment + portrait[len(_JPEG_START) :]
    return dataclasses.replace(recipe, data=dataclasses.replace(recipe.data, portrait=portrait))


def _claims_4_gb(image: ChipImage) -> ChipImage:
    content = image.file(_DG2).content
    return with_content(image, _DG2, b"\x75\x84\xff\xff\xff\xff" + unwrap(content, 0x75))


def _nested(tag: int) -> bytes:
    inside = b""
    for _ in range(_LEVELS):
        inside = encode(0x30, inside)
    return encode(tag, inside)


def _of_no_said_length(file: ElementaryFile) -> bytes:
    if file.identifier != _DG1:
        return file.content
    return b"\x61\x80" + unwrap(file.content, 0x61) + b"\x00\x00"


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=8,
        name="dg3-listed-locked",
        behaviour="EF.COM lists DG3, which is refused with 6982",
        image=lambda image: _listed(image, 0x63),
    ),
    Quirk(
        row=8,
        name="dg11-listed-absent",
        behaviour="EF.COM lists DG11, which is not there (6A82)",
        image=lambda image: _listed(image, 0x6B),
    ),
    Quirk(
        row=9,
        name="le-00-refused",
        behaviour="READ BINARY with Le 00 is answered 6700",
        inner=refused(StatusWord.WRONG_LENGTH, lambda request: reads_binary(request) and request.wants_all),
    ),
    Quirk(
        row=10,
        name="le-00-exact-length",
        behaviour="READ BINARY with Le 00 is answered 6Cxx, the exact length, such as 6CE7",
        inner=always(_exact_length),
    ),
    Quirk(
        row=11,
        name="past-end-6282-data",
        behaviour="READ BINARY past the end, Le 00 too, is answered 6282 with what there is",
        inner=always(_end_with_data),
    ),
    Quirk(
        row=11,
        name="past-end-6282-empty",
        behaviour="READ BINARY past the end is answered 6282 without data",
        inner=always(_end_without_data),
    ),
    Quirk(
        row=11,
        name="past-end-6282-bad-padding",
        behaviour="READ BINARY past the end is answered 6282 with data whose padding is broken",
        inner=always(_end_with_bad_padding),
    ),
    Quirk(
        row=12,
        name="past-end-6b00-dead",
        behaviour="READ BINARY past the end is answered 6B00 in plain, and the session is dead",
        inner=always(_end_of_session),
    ),
    _at_most(192, "le-192-at-most", "of 192 at most"),
    _at_most(160, "le-160-at-most", "of 160 at most"),
    _at_most(99, "le-under-100", "below 100"),
    Quirk(
        row=15,
        name="large-le-empty-9000",
        behaviour="READ BINARY with Le over 256 is answered 9000 without data",
        inner=always(_nothing_for_much),
    ),
    Quirk(
        row=16,
        name="fewer-bytes-than-asked",
        behaviour="READ BINARY is answered 9000 with 128 bytes at most, whatever was asked",
        inner=always(_less_than_asked),
    ),
    Quirk(
        row=17,
        name="file-shorter-than-read-ahead",
        behaviour="EF.CardAccess is an empty set of two bytes: shorter than any read-ahead",
        recipe=_nothing_in_card_access,
    ),
    Quirk(
        row=17,
        name="bytes-after-object",
        behaviour="every file goes on after its data object, 300 times FF",
        image=lambda image: with_contents(image, _rounded_up),
    ),
    Quirk(
        row=18,
        name="long-file",
        behaviour="DG2 is longer than 32,767 bytes: READ BINARY with odd INS, offset in DO 54, data in DO 53",
        recipe=_long_portrait,
    ),
    Quirk(
        row=19,
        name="length-of-4-gb",
        behaviour="DG2 says that it is 4 GB long",
        image=_claims_4_gb,
    ),
    Quirk(
        row=19,
        name="deep-nesting",
        behaviour="EF.SOD holds 5,000 sequences, each inside the other",
        image=lambda image: with_content(image, EF_SOD, _nested(0x77)),
    ),
    Quirk(
        row=19,
        name="deep-nesting-photo",
        behaviour="DG2 holds 5,000 sequences, each inside the other",
        image=lambda image: with_content(image, _DG2, _nested(0x75)),
    ),
    Quirk(
        row=19,
        name="indefinite-length",
        behaviour="DG1 comes with an indefinite length",
        image=lambda image: with_contents(image, _of_no_said_length),
    ),
)
