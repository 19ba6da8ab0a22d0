"""Quirks of what data groups hold: dates, texts and faces (rows 44 and 45)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from types import MappingProxyType

from cardreader.iso7816.tlv import Tlv, encode, iterate, unwrap
from cardreader.lds.dg13 import Field
from simulators.chip.card_data import FaceRecordKind, PictureKind
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Edit, Recipe

_UTF8_STRING, _OCTET_STRING, _SET, _SEQUENCE = 0x0C, 0x04, 0x31, 0x30
_TAG_LIST = 0x5C
_DATES = {0x5F2B, 0x5F26}
"""Birth date in DG11, date of issue in DG12."""
_DATE_FIELDS = {Field.BIRTH_DATE, Field.ISSUE_DATE, Field.EXPIRY_DATE}
_FEW_FIELDS = {Field.PERSONAL_ID, Field.FULL_NAME}
_KEPT_FIELDS = {Field.PERSONAL_ID}
_FACES = {
    FaceRecordKind.FEATURE_POINTS: "with feature points before the image",
    FaceRecordKind.SEVERAL_IMAGES: "with two images in one record",
    FaceRecordKind.ISO_19794_2011: "in a record of ISO/IEC 19794-5:2011",
    FaceRecordKind.ISO_39794: "in a record of ISO/IEC 39794-5",
    FaceRecordKind.CONSTRUCTED_BLOCK: "in the constructed data block 7F2E",
    FaceRecordKind.SECOND_TEMPLATE: "in the second template, after one without an image",
    FaceRecordKind.NO_CBEFF: "without CBEFF templates",
    FaceRecordKind.BARE_IMAGE: "without templates and record",
    FaceRecordKind.ZERO_LENGTHS: "in a record whose lengths are 0",
    FaceRecordKind.HUGE_LENGTHS: "in a record whose lengths are 4 GB",
    FaceRecordKind.WRONG_POINT_COUNT: "in a record that counts more feature points than it has",
}
_PICTURES = {
    PictureKind.GREY_JPEG: "as a grey JPEG",
    PictureKind.EXIF_JPEG: "as a JPEG lying on its side, with the EXIF orientation",
    PictureKind.JP2: "as JP2",
    PictureKind.PADDED_JP2: "as JP2 with zeros behind it",
    PictureKind.GREY_JP2: "as a grey JP2",
    PictureKind.GREY_16_BIT_JP2: "as a grey JP2 of 16 bits",
    PictureKind.CODESTREAM: "as a raw JPEG 2000 codestream (FF4F)",
    PictureKind.PADDED_CODESTREAM: "as a raw JPEG 2000 codestream with zeros behind it",
    PictureKind.GREY_CODESTREAM: "as a grey JPEG 2000 codestream",
}


def _contents(text: Callable[[Tlv], bytes], detail: Callable[[Tlv], bytes]) -> Callable[[Recipe], Recipe]:
    """The recipe with DG11 and DG12, and each entry of DG13 and each field of these two made anew; nothing leaves it
    out."""
    edits: dict[int, Edit] = {11: _details(detail), 12: _details(detail), 13: _text(text)}

    def change(recipe: Recipe) -> Recipe:
        groups = recipe.data.further_data_groups | {11, 12}
        changed = dataclasses.replace(recipe, data=dataclasses.replace(recipe.data, further_data_groups=groups))
        for number, edit in edits.items():
            changed = dataclasses.replace(changed, edits=MappingProxyType(changed.with_edit(number, edit)))
        return changed

    return change


def _details(change: Callable[[Tlv], bytes]) -> Edit:
    """DG11 or DG12. The tag list stays as it is, whatever becomes of the fields."""

    def edit(content: bytes) -> bytes:
        outer = next(iterate(content))
        return encode(outer.tag, b"".join(_unless_listed(item, change) for item in iterate(outer.value)))

    return edit


def _unless_listed(item: Tlv, change: Callable[[Tlv], bytes]) -> bytes:
    return item.raw if item.tag == _TAG_LIST else change(item)


def _text(change: Callable[[Tlv], bytes]) -> Edit:
    """DG13. `change` gets one SEQUENCE of number and value."""

    def edit(content: bytes) -> bytes:
        members = list(iterate(unwrap(unwrap(content, 0x6D), _SEQUENCE)))
        return encode(0x6D, encode(_SEQUENCE, b"".join(_changed_members(members, change))))

    return edit


def _changed_members(members: list[Tlv], change: Callable[[Tlv], bytes]) -> Iterator[bytes]:
    for member in members:
        if member.tag == _SET:
            yield encode(_SET, b"".join(change(entry) for entry in iterate(member.value)))
        else:
            yield member.raw


def _number(entry: Tlv) -> int:
    return int.from_bytes(next(iterate(entry.value)).value, "big")


def _dates_in_bcd(entry: Tlv) -> bytes:
    number, value = iterate(entry.value)
    digits = value.value.decode("utf-8").split("/")
    if _number(entry) not in _DATE_FIELDS or len(digits) != 3:
        return entry.raw
    return encode(_SEQUENCE, number.raw + encode(_OCTET_STRING, bytes.fromhex("".join(reversed(digits)))))


def _detail_dates_in_bcd(field: Tlv) -> bytes:
    if field.tag not in _DATES or len(field.value) != 8:
        return field.raw
    return encode(field.tag, bytes.fromhex(field.value.decode("ascii")))


def _detail_dates_as_text(field: Tlv) -> bytes:
    if field.tag not in _DATES or len(field.value) != 4:
        return field.raw
    return encode(field.tag, field.value.hex().encode("ascii"))


def _empty(entry: Tlv) -> bytes:
    number, _ = iterate(entry.value)
    return entry.raw if _number(entry) in _KEPT_FIELDS else encode(_SEQUENCE, number.raw + encode(_UTF8_STRING, b""))


def _few(entry: Tlv) -> bytes:
    return entry.raw if _number(entry) in _FEW_FIELDS else b""


def _as_it_is(item: Tlv) -> bytes:
    return item.raw


def _nothing(item: Tlv) -> bytes:  # noqa: ARG001 - no field is left
    return b""


def _record(kind: FaceRecordKind) -> Callable[[Recipe], Recipe]:
    return lambda recipe: dataclasses.replace(recipe, data=dataclasses.replace(recipe.data, face_record=kind))


def _picture(kind: PictureKind) -> Callable[[Recipe], Recipe]:
    return lambda recipe: dataclasses.replace(recipe, data=dataclasses.replace(recipe.data, picture=kind))


QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        row=44,
        name="dates-in-bcd",
        behaviour="DG11, DG12, DG13: dates as four bytes of BCD",
        recipe=_contents(_dates_in_bcd, _detail_dates_in_bcd),
    ),
    Quirk(
        row=44,
        name="dates-as-text",
        behaviour="DG11, DG12: dates as eight characters",
        recipe=_contents(_as_it_is, _detail_dates_as_text),
    ),
    Quirk(
        row=44,
        name="texts-empty",
        behaviour="DG11, DG12, DG13: every field is there and empty, but for the personal number in DG13",
        recipe=_contents(_empty, lambda field: encode(field.tag, b"")),
    ),
    Quirk(
        row=44,
        name="fields-missing",
        behaviour="DG11, DG12: only the tag list; DG13: only personal number and name",
        recipe=_contents(_few, _nothing),
    ),
    *(
        Quirk(row=45, name=f"dg2-{kind.value}", behaviour=f"DG2: the face {how}", recipe=_record(kind))
        for kind, how in _FACES.items()
    ),
    *(
        Quirk(row=45, name=f"dg2-{kind.value}", behaviour=f"DG2: the face {how}", recipe=_picture(kind))
        for kind, how in _PICTURES.items()
    ),
)
"""In the order of their rows."""
