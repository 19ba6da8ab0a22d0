"""The machine readable zone: that of the Vietnamese card, and TD1, TD2 and TD3 (Doc 9303-3 to 9303-6, §4)."""

from __future__ import annotations

import datetime
import unicodedata

from cardreader.lds.mrz import MrzFormat
from simulators.chip.card_data import CardData, PersonalisationError

_VIETNAM = "VNM"
_SHORT_NUMBER = 9
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


def name_field(full_name: str, width: int = 30) -> str:
    """Surname, two fillers, given names; cut or filled to the width. The first word is the surname."""
    surname, _, given = transliterate(full_name).partition("<")
    return f"{surname}<<{given}"[:width].ljust(width, "<")


def _date(value: datetime.date) -> str:
    return value.strftime("%y%m%d")


def _with_check(text: str) -> str:
    return text + check_digit(text)


def mrz_lines(data: CardData) -> tuple[str, ...]:
    """Three lines of 30 characters (TD1), or two of 36 (TD2) or 44 (TD3).

    On the Vietnamese card the document number is the last nine digits of the personal number, and the last character of
    line 1 the check digit over the personal number and its two fillers, not a filler as elsewhere. Raises
    PersonalisationError for a number or text that does not fit.
    """
    style = data.mrz
    match style.format:
        case MrzFormat.TD1:
            return _td1(data)
        case MrzFormat.TD2:
            return _two_lines(data, 36, _number_fields(data, 7))
        case MrzFormat.TD3:
            number, optional = _number_fields(data, 14)
            if optional.strip("<"):
                raise PersonalisationError("mrz: a passport's number has nine characters at most")
            return _two_lines(data, 44, (number, _with_check(data.personal_id + "<<")))


def _td1(data: CardData) -> tuple[str, ...]:
    number, optional = _number_fields(data, 15)
    if data.mrz.issuing_state == _VIETNAM and not optional.strip("<"):
        optional = _with_check(data.personal_id + "<<")
    birth, sex, expiry, nationality = _holder(data)
    code = "ID" if data.mrz.issuing_state == _VIETNAM else "I<"
    line1 = code + _state(data) + number + optional
    line2 = birth + sex + expiry + nationality + "<" * 11
    composite = line1[5:] + line2[:7] + line2[8:15] + line2[18:29]
    return line1, line2 + check_digit(composite), name_field(data.full_name)


def _two_lines(data: CardData, width: int, numbers: tuple[str, str]) -> tuple[str, ...]:
    """TD2 and TD3, which differ in width and in what the optional data hold."""
    number, optional = numbers
    birth, sex, expiry, nationality = _holder(data)
    code = "P<" if data.mrz.format is MrzFormat.TD3 else "I<"
    line1 = code + _state(data) + name_field(data.full_name, width - 5)
    line2 = number + nationality + birth + sex + expiry + optional
    return line1, line2 + check_digit(line2[:10] + line2[13:20] + line2[21:])


def _holder(data: CardData) -> tuple[str, str, str, str]:
    """Birth date with check digit, sex, expiry with check digit, nationality."""
    birth = data.mrz.birth_date or _date(data.birth_date)
    expiry = _date(data.expiry) if data.expiry else _NO_EXPIRY
    sex = data.mrz.sex or data.sex.value
    if len(birth) != 6 or len(sex) != 1:
        raise PersonalisationError("mrz: a birth date of six characters and a sex of one expected")
    return _with_check(birth), sex, _with_check(expiry), _state(data)


def _state(data: CardData) -> str:
    if not 1 <= len(data.mrz.issuing_state) <= 3:
        raise PersonalisationError("mrz: an issuing state of one to three letters expected")
    return data.mrz.issuing_state.ljust(3, "<")


def _number_fields(data: CardData, room: int) -> tuple[str, str]:
    """Document number with check digit, and the optional data, where a number of more than nine characters goes on:
    a filler stands for its check digit, which follows its end (Doc 9303-5 §4.2.4)."""
    number = data.mrz.document_number or data.personal_id[-9:]
    if len(number) <= _SHORT_NUMBER:
        return _with_check(number.ljust(_SHORT_NUMBER, "<")), "<" * room
    rest = number[_SHORT_NUMBER:] + check_digit(number)
    if len(rest) >= room:
        raise PersonalisationError("mrz: the document number is too long for the format")
    return number[:_SHORT_NUMBER] + "<", rest.ljust(room, "<")


def mrz_information(lines: tuple[str, ...]) -> str:
    """Document number, birth date and expiry date, each with its check digit: the secret of BAC and PACE-MRZ."""
    if len(lines) == 3:
        number, optional, dates = lines[0][5:15], lines[0][15:], lines[1][:7] + lines[1][8:15]
    else:
        number, optional, dates = lines[1][:10], lines[1][28:35], lines[1][13:20] + lines[1][21:28]
    if number.endswith("<"):
        number = number[:-1] + optional.split("<", 1)[0]
    return number + dates
