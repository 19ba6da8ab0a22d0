"""The machine readable zone of the card: TD1, three lines of thirty characters (Doc 9303-5 §4.2, Doc 9303-3 §4)."""

from __future__ import annotations

import datetime
import unicodedata

from simulators.chip.card_data import CardData, PersonalisationError

_LINE = 30
_WEIGHTS = (7, 3, 1)
_NO_EXPIRY = "991231"
_REPLACED = str.maketrans("ĐÐ-", "DD ", "'\u2019")
"""D with stroke (and the Icelandic letter taken for it) to D, hyphens to blanks, apostrophes dropped."""


def check_digit(text: str) -> str:
    """Weighted sum 7-3-1 modulo 10; letters count from A = 10, the filler is 0 (Doc 9303-3 §4.9)."""
    return str(sum(_value(character) * _WEIGHTS[i % 3] for i, character in enumerate(text)) % 10)


def _value(character: str) -> int:
    return 0 if character == "<" else int(character, 36)


def transliterate(text: str) -> str:
    """A Vietnamese name in MRZ letters (Doc 9303-3 §6): marks dropped, Đ to D, apostrophes dropped, blanks to fillers.

    Raises PersonalisationError for a letter without a Latin base.
    """
    base = text.upper().translate(_REPLACED)
    letters = [c for c in unicodedata.normalize("NFD", base) if not unicodedata.combining(c)]
    if any(not (c.isascii() and c.isalpha()) and c != " " for c in letters):
        raise PersonalisationError("full_name: a letter has no MRZ transliteration")
    return "<".join("".join(letters).split())


def name_field(full_name: str) -> str:
    """Surname, two fillers, given names; cut or filled to one line. The first word is the surname."""
    surname, _, given = transliterate(full_name).partition("<")
    return f"{surname}<<{given}"[:_LINE].ljust(_LINE, "<")


def _date(value: datetime.date) -> str:
    return value.strftime("%y%m%d")


def _with_check(text: str) -> str:
    return text + check_digit(text)


def mrz_lines(data: CardData) -> tuple[str, str, str]:
    """The three lines.

    The document number is the last nine digits of the personal number. The last character of line 1 is the check digit
    over the personal number and its two fillers, not a filler as elsewhere.
    """
    line1 = "IDVNM" + _with_check(data.personal_id[-9:]) + _with_check(data.personal_id + "<<")
    expiry = _date(data.expiry) if data.expiry else _NO_EXPIRY
    line2 = _with_check(_date(data.birth_date)) + data.sex.value + _with_check(expiry) + "VNM" + "<" * 11
    composite = line1[5:] + line2[:7] + line2[8:15] + line2[18:29]
    return line1, line2 + check_digit(composite), name_field(data.full_name)


def mrz_information(lines: tuple[str, str, str]) -> str:
    """Document number, birth date and expiry date, each with its check digit: the secret of BAC and PACE-MRZ."""
    line1, line2, _ = lines
    return line1[5:15] + line2[:7] + line2[8:15]
