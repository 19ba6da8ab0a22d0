"""Dates of the machine readable zone, whose years have two digits (Doc 9303-3 §4.8)."""

from __future__ import annotations

import re
from datetime import date

from cardreader.document import DocumentError, PartialDate
from cardreader.errors import MalformedData

NO_EXPIRY = "991231"
"""What a Vietnamese card without expiry (holder past 60) carries in place of a date."""
_UNKNOWN = "<<<<<<"
_BIRTH = re.compile(r"(\d\d)(\d\d|<<)(\d\d|<<)", re.ASCII)
_EXPIRY = re.compile(r"\d{6}", re.ASCII)
_UNKNOWN_PART = ("<<", "00")
"""The filler is the standard's way; zeros are what some issuers write."""


def birth_date(text: str, today: date, century: int | None = None) -> PartialDate | None:
    """The birth date of six characters YYMMDD; None where it is all filler, and so unknown.

    `century` (1900, 2000 ...) is given where another field settles it. Else the date is the latest that is not in the
    future, so a holder past 100 comes out 100 years too young where nothing else tells. Raises MalformedData.
    """
    if text == _UNKNOWN:
        return None
    found = _BIRTH.fullmatch(text)
    if not found:
        raise MalformedData("MRZ: the birth date is no date")
    month, day = (None if part in _UNKNOWN_PART else int(part) for part in found.groups()[1:])
    yy = int(found[1])
    start = today.year // 100 * 100 if century is None else century
    if century is None and (yy + start, month or 0, day or 0) > (today.year, today.month, today.day):
        start -= 100
    try:
        return PartialDate(start + yy, month, day)
    except DocumentError as error:
        raise MalformedData(f"MRZ: birth date: {error}") from error


def expiry_date(text: str, *, may_be_endless: bool) -> date | None:
    """The expiry date of six characters YYMMDD, always of this century: no chip was issued in the last one.

    None where the document has none: all filler, or, where `may_be_endless`, 991231. Raises MalformedData.
    """
    if text == _UNKNOWN or (may_be_endless and text == NO_EXPIRY):
        return None
    if not _EXPIRY.fullmatch(text):
        raise MalformedData("MRZ: the expiry date is no date")
    try:
        return date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError as error:
        raise MalformedData("MRZ: the expiry date is no date") from error
