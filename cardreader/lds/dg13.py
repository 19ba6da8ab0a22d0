"""DG13 of the Vietnamese identity card: the printed text, as four independent readers of it describe the file.

`6D { SEQUENCE { INTEGER 1, OID 1.0.10646.1.0.8, SET OF SEQUENCE { INTEGER n, value } } }`. Fields may be missing, empty
or in another order; a number without a known meaning is kept raw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from types import MappingProxyType

from cardreader.document import PERSONAL_ID_LENGTH, DocumentError, PartialDate, Sex
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import Tlv, TlvError
from cardreader.lds import elementary_files
from cardreader.lds.data_objects import objects
from cardreader.text import normalise

_SEQUENCE, _SET, _INTEGER, _OCTET_STRING = 0x30, 0x31, 0x02, 0x04
_ENCODINGS = {0x0C: "utf-8", 0x13: "ascii", 0x16: "ascii", 0x12: "ascii", 0x1A: "ascii", 0x1E: "utf-16-be"}
"""UTF8String and PrintableString are seen; the other string types cost one line."""
_DATE = re.compile(r"(\d{2})[/.-](\d{2})[/.-](\d{4})", re.ASCII)
_YEAR = re.compile(r"(\d{4})", re.ASCII)
_SEXES = {"nam": Sex.MALE, "nữ": Sex.FEMALE}


class Field(IntEnum):
    """Numbers of the fields."""

    PERSONAL_ID = 1
    FULL_NAME = 2
    BIRTH_DATE = 3
    SEX = 4
    NATIONALITY = 5
    ETHNICITY = 6
    RELIGION = 7
    PLACE_OF_ORIGIN = 8
    RESIDENCE = 9
    IDENTIFYING_FEATURES = 10
    ISSUE_DATE = 11
    EXPIRY_DATE = 12
    PARENTS = 13
    SPOUSE = 14
    OLD_ID = 15


@dataclass(frozen=True, slots=True)
class Dg13:
    """What DG13 says. A field that is missing, empty or not understood is None; `raw` has every value as it came."""

    personal_id: str | None = field(repr=False)
    full_name: str | None = field(repr=False)
    birth_date: PartialDate | None = field(repr=False)
    sex: Sex | None = field(repr=False)
    residence: str | None = field(repr=False)
    issue_date: date | None = field(repr=False)
    expiry: date | None = field(repr=False)
    old_id: str | None = field(repr=False)
    raw: Mapping[int, bytes] = field(repr=False, hash=False)
    """Values with tag and length by field number, unknown numbers included."""


def parse_dg13(data: bytes) -> Dg13:
    """Raises MalformedData where the outer structure is not there; a field that is not understood never does."""
    try:
        raw = {number: value.raw for number, value in _fields(data)}
    except TlvError as error:
        raise MalformedData(f"DG13: {error}") from error
    texts = {number: text for number, value in raw.items() if (text := _text(value))}
    personal_id = texts.get(Field.PERSONAL_ID)
    if personal_id and not (len(personal_id) == PERSONAL_ID_LENGTH and personal_id.isascii() and personal_id.isdigit()):
        raise MalformedData("DG13: the personal ID is not 12 digits")
    issued, expires = (_date(raw.get(number)) for number in (Field.ISSUE_DATE, Field.EXPIRY_DATE))
    return Dg13(
        personal_id=personal_id,
        full_name=texts.get(Field.FULL_NAME),
        birth_date=_date(raw.get(Field.BIRTH_DATE)),
        sex=_SEXES.get(texts.get(Field.SEX, "").casefold()),
        residence=texts.get(Field.RESIDENCE),
        issue_date=issued.as_date() if issued else None,
        expiry=expires.as_date() if expires else None,
        old_id=texts.get(Field.OLD_ID),
        raw=MappingProxyType(raw),
    )


def _fields(data: bytes) -> Iterator[tuple[int, Tlv]]:
    """Number and value of each entry; of a repeated number the first counts. Raises TlvError, MalformedData."""
    entries = next(
        (
            item.value
            for item in objects(tlv.unwrap(tlv.unwrap(data, elementary_files.DG13.tag), _SEQUENCE))
            if item.tag in (_SET, _SEQUENCE)
        ),
        None,
    )
    if entries is None:
        raise MalformedData("DG13: the set of fields is missing")
    seen: set[int] = set()
    for entry in objects(entries):
        if entry.tag != _SEQUENCE:
            raise MalformedData("DG13: a field is a SEQUENCE")
        parts = list(objects(entry.value))
        if not parts or parts[0].tag != _INTEGER or not 1 <= len(parts[0].value) <= 4:
            raise MalformedData("DG13: a field starts with its number")
        number = int.from_bytes(parts[0].value, "big")
        if len(parts) > 1 and number not in seen:
            seen.add(number)
            yield number, parts[1]


def _text(raw: bytes) -> str | None:
    item = tlv.read_tlv(raw)
    encoding = _ENCODINGS.get(item.tag)
    if encoding is None:
        return None
    try:
        return normalise(item.value.decode(encoding)) or None
    except UnicodeDecodeError:
        # Not an error of the file: the field counts as not understood and stays in `raw`.
        return None


def _date(raw: bytes | None) -> PartialDate | None:
    """dd/MM/yyyy or yyyy as text, or yyyyMMdd packed as BCD; zeros stand for a day or month that nobody knows."""
    if raw is None:
        return None
    item = tlv.read_tlv(raw)
    if item.tag == _OCTET_STRING and len(item.value) == 4:
        digits = item.value.hex()
        parts = [digits[:4], digits[4:6], digits[6:]] if digits.isdecimal() else []
    else:
        text = _text(raw) or ""
        whole, year = _DATE.fullmatch(text), _YEAR.fullmatch(text)
        parts = list(reversed(whole.groups())) if whole else [year[1]] if year else []
    try:
        return PartialDate(int(parts[0]), *(int(part) or None for part in parts[1:])) if parts else None
    except DocumentError:
        return None
