"""Texts and dates of the optional data groups (Doc 9303-10 §4.7.11 to §4.7.16), read as issuers really write them."""

from __future__ import annotations

import re

from cardreader.document import DocumentError, PartialDate
from cardreader.text import normalise

_DATE = re.compile(r"(\d{4})(\d\d|<<)(\d\d|<<)", re.ASCII)
_UNKNOWN = ("00", "<<")


def text_of(value: bytes | None) -> str | None:
    """UTF-8, else Latin-1 as older issuers wrote; fillers as blanks. None where it is missing or empty."""
    if value is None:
        return None
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        # Every byte string is Latin-1, so this never fails.
        text = value.decode("latin-1")
    return normalise(text.replace("<", " ").replace("\0", " ")) or None


def texts_of(value: bytes | None) -> tuple[str, ...]:
    """The parts of a value whose components one filler parts, such as an address; none where it is missing or empty."""
    parts = (text_of(part) for part in (value or b"").split(b"<"))
    return tuple(part for part in parts if part is not None)


def date_of(value: bytes | None) -> PartialDate | None:
    """A date YYYYMMDD, of which month and day may be unknown: four bytes of BCD, or eight characters; or a mere year.

    None where it is missing or no date: an optional field that is not understood does not spoil the file.
    """
    if value is None:
        return None
    if len(value) == 4:
        # As BCD the four characters of a year would be a date past the year 3000.
        text = value.decode("ascii") + "<<<<" if value.isdigit() else value.hex()
    else:
        text = value.decode("latin-1")
    found = _DATE.fullmatch(text)
    if not found:
        return None
    month, day = (None if part in _UNKNOWN else int(part) for part in found.groups()[1:])
    try:
        return PartialDate(int(found[1]), month, day)
    except DocumentError:
        return None
