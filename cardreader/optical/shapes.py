"""Recognises the values of a QR payload by their shape: numbers, dates, sex, names.

Every function takes a cleaned field and returns None or False where the shape does not fit; none raises.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from cardreader.document import DocumentError, PartialDate, Sex

_PERSONAL_ID: Final = re.compile(r"[0-9]{12}")
_OLD_ID: Final = re.compile(r"[0-9]{9}")
_BHYT_CARD: Final = re.compile(r"[A-Z]{2}[1-5][0-9]{2}[0-9]{10}")
_BHXH_NUMBER: Final = re.compile(r"[0-9]{10}")
_FACILITY: Final = re.compile(r"([0-9]{2})\s*-\s*([0-9A-Z]{3})")
_COMPACT_DATE: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_SLASHED_DATE: Final = re.compile(r"(?:(?:([0-9]{1,2})/)?([0-9]{1,2})/)?([0-9]{4})")
_YEARS: Final = range(1900, 2101)
_NAME_MARKS: Final = frozenset(" '’ʼ-.")
_SEXES: Final = {"nam": Sex.MALE, "nữ": Sex.FEMALE}
_INSURANCE_SEXES: Final = {"1": Sex.MALE, "2": Sex.FEMALE, "3": Sex.UNDETERMINED}


def is_personal_id(text: str) -> bool:
    """Twelve digits. The number has no check digit."""
    return _PERSONAL_ID.fullmatch(text) is not None


def is_old_id(text: str) -> bool:
    """Nine digits: the number of the card before the personal ID."""
    return _OLD_ID.fullmatch(text) is not None


def is_insurance_number(text: str) -> bool:
    """A health insurance card's number: 15 characters (object, benefit level, province, BHXH number), or the ten-digit
    BHXH number that new cards print alone."""
    return _BHYT_CARD.fullmatch(text) is not None or _BHXH_NUMBER.fullmatch(text) is not None


def facility_of(text: str) -> str | None:
    """The five characters of a first-registration facility printed `PP - CCC`."""
    match = _FACILITY.fullmatch(text)
    return match.group(1) + match.group(2) if match else None


def partial_date_of(text: str) -> PartialDate | None:
    """A date written ddMMyyyy, dd/MM/yyyy, MM/yyyy or yyyy, from 1900 to 2100; 00 is an unknown day or month."""
    match = _COMPACT_DATE.fullmatch(text) or _SLASHED_DATE.fullmatch(text)
    if match is None:
        return None
    day, month, year = (int(part or 0) for part in match.groups())
    if year not in _YEARS:
        return None
    try:
        return PartialDate(year, month or None, day or None)
    except DocumentError:
        return None


def whole_date_of(text: str) -> date | None:
    """A date of which day and month are known."""
    found = partial_date_of(text)
    return found.as_date() if found else None


def sex_of(text: str) -> Sex | None:
    """The sex as the ID card prints it: Nam or Nữ."""
    return _SEXES.get(text.casefold())


def insurance_sex_of(text: str) -> Sex | None:
    """The sex as the health insurance code writes it: 1 male, 2 female, 3 undetermined."""
    return _INSURANCE_SEXES.get(text)


def is_name(text: str) -> bool:
    """Whether `text` can be a registered name: letters of any script with their marks, spaces, ' - and dots.

    A place with a house number or a comma, and a name whose diacritics a scanner broke, do not fit.
    """
    return has_letters(text) and all(char in _NAME_MARKS or unicodedata.category(char)[0] in "LM" for char in text)


def has_letters(text: str) -> bool:
    """Whether there is at least one letter."""
    return any(char.isalpha() for char in text)


def prefix_agrees(personal_id: str, birth_year: int, sex: Sex | None) -> bool:
    """Whether the fourth to sixth digit of the personal ID say the same century, sex and birth year.

    The rule lapsed in law: a mismatch is a reason to look, never to reject.
    """
    century_and_sex = int(personal_id[3])
    year = 1900 + 100 * (century_and_sex // 2) + int(personal_id[4:6])
    by_digit = Sex.FEMALE if century_and_sex % 2 else Sex.MALE
    return year == birth_year and sex in (by_digit, Sex.UNDETERMINED, None)
