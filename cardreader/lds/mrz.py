"""The TD1 machine readable zone, three lines of 30 (Doc 9303-5 §4.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from cardreader.document import DocumentError, PartialDate, Sex
from cardreader.errors import MalformedData
from cardreader.lds.check_digits import is_right

TD1_LENGTH = 90
_VIETNAM = "VNM"
_NO_EXPIRY = "991231"
"""What a Vietnamese card without expiry (holder past 60) carries in place of a date."""
_MRZ = re.compile(r"[0-9A-Z<]*")
_PERSONAL_ID = re.compile(r"([0-9]{12})<<[0-9<]")
_BIRTH = re.compile(r"(\d{2})(\d{2}|<<)(\d{2}|<<)")


class CheckedField(Enum):
    """Fields that carry a check digit."""

    DOCUMENT_NUMBER = "document number"
    BIRTH_DATE = "birth date"
    EXPIRY_DATE = "expiry date"
    COMPOSITE = "composite"
    PERSONAL_ID = "personal ID"


@dataclass(frozen=True, slots=True)
class Mrz:
    """A parsed TD1 zone. `failed_checks` names the fields whose check digit is wrong."""

    document_code: str
    issuing_state: str
    document_number: str = field(repr=False)
    optional_data: str = field(repr=False)
    """Line 1 from position 16 on, 15 characters with filler."""
    birth_date: PartialDate = field(repr=False)
    sex: Sex
    expiry: date | None = field(repr=False)
    """None for a card without expiry."""
    nationality: str
    primary_identifier: str = field(repr=False)
    secondary_identifier: str = field(repr=False)
    failed_checks: tuple[CheckedField, ...]

    @property
    def personal_id(self) -> str | None:
        """The 12-digit number of a Vietnamese card; None on other documents."""
        found = _PERSONAL_ID.fullmatch(self.optional_data)
        return found[1] if found and self.issuing_state == _VIETNAM else None

    @property
    def full_name(self) -> str:
        """Family name first, as Vietnamese names are written."""
        return " ".join(part for part in (self.primary_identifier, self.secondary_identifier) if part)


def parse_td1(zone: str, today: date) -> Mrz:
    """The zone's 90 characters, without line breaks. Raises MalformedData where it is no TD1 zone.

    A wrong check digit is reported, not raised: on a chip the zone is covered by a signature, and an issuer's slip
    must not turn the holder away; who types or scans a zone refuses it.
    """
    if len(zone) != TD1_LENGTH or not _MRZ.fullmatch(zone):
        raise MalformedData("MRZ: 90 characters of 0-9, A-Z and < expected")
    line1, line2, line3 = zone[:30], zone[30:60], zone[60:]
    number, optional = _document_number(line1)
    personal = _PERSONAL_ID.fullmatch(line1[15:])
    birth_field, expiry_field = line2[0:6], line2[8:14]
    state = line1[2:5].rstrip("<")
    primary, _, secondary = line3.partition("<<")
    return Mrz(
        document_code=line1[:2].rstrip("<"),
        issuing_state=state,
        document_number=number,
        optional_data=line1[15:],
        birth_date=_birth_date(birth_field, personal[1] if personal and state == _VIETNAM else None, today),
        sex={"M": Sex.MALE, "F": Sex.FEMALE}.get(line2[7], Sex.UNDETERMINED),
        expiry=_expiry(expiry_field),
        nationality=line2[15:18].rstrip("<"),
        primary_identifier=_name(primary),
        secondary_identifier=_name(secondary),
        failed_checks=_failed_checks(line1, line2, number, optional, personal_id=state == _VIETNAM),
    )


def _failed_checks(line1: str, line2: str, number: str, digit: str, *, personal_id: bool) -> tuple[CheckedField, ...]:
    fields = [
        (CheckedField.DOCUMENT_NUMBER, number.ljust(9, "<"), digit),
        (CheckedField.BIRTH_DATE, line2[0:6], line2[6]),
        (CheckedField.EXPIRY_DATE, line2[8:14], line2[14]),
        (CheckedField.COMPOSITE, line1[5:30] + line2[0:7] + line2[8:15] + line2[18:29], line2[29]),
    ]
    if personal_id:
        fields.append((CheckedField.PERSONAL_ID, line1[15:29], line1[29]))
    return tuple(name for name, value, check in fields if not is_right(value, check))


def _document_number(line1: str) -> tuple[str, str]:
    """Number and check digit; a number over nine characters continues in the optional data (Doc 9303-5 §4.2.4)."""
    head, digit, optional = line1[5:14], line1[14], line1[15:]
    rest = optional.split("<", 1)[0]
    if digit == "<" and len(rest) >= 2:
        return head + rest[:-1], rest[-1]
    return head.rstrip("<"), digit


def _birth_date(text: str, personal_id: str | None, today: date) -> PartialDate:
    found = _BIRTH.fullmatch(text)
    if not found:
        raise MalformedData("MRZ: the birth date is no date")
    yy = int(found[1])
    month, day = (None if part == "<<" else int(part) for part in found.groups()[1:])
    if personal_id is not None and int(personal_id[4:6]) == yy:
        year = 1900 + 100 * (int(personal_id[3]) // 2) + yy
    else:
        year = 2000 + yy if 2000 + yy <= today.year else 1900 + yy
    try:
        return PartialDate(year, month, day)
    except DocumentError as error:
        raise MalformedData(f"MRZ: birth date: {error}") from error


def _expiry(text: str) -> date | None:
    if text in (_NO_EXPIRY, "<<<<<<"):
        return None
    try:
        return date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError as error:
        raise MalformedData("MRZ: the expiry date is no date") from error


def _name(identifier: str) -> str:
    return " ".join(part for part in identifier.split("<") if part)
