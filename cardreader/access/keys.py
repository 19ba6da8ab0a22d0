"""What opens a chip: the CAN, values of the machine readable zone, or a secret (Doc 9303-11 §4.3, §4.4, §9.7.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from cardreader.lds.check_digits import check_digit

MAX_MRZ_CANDIDATES = 3
"""Chips slow down after wrong keys, so no more are ever tried."""
_STEPS = (14, 25, 40, 60)
"""Birthdays at which a Vietnamese card runs out (Law on Identification 26/2023/QH15, Article 21)."""
_GRACE_YEARS = 2
"""A card issued this many years or less before a step runs to the next one."""
_NO_EXPIRY = "991231"
_FIRST_CHIP_CARDS = date(2021, 1, 1)
"""No chip card was issued before, so none runs out at an earlier birthday."""
_FIRST_CARDS_OF_CHILDREN = date(2024, 7, 1)
"""No card was issued to anybody under 14 before."""
_CAN = re.compile(r"\d{6}", re.ASCII)
_PIN = re.compile(r"\d{5,10}", re.ASCII)
_DATE = re.compile(r"[0-9<]{6}")
_NUMBER = re.compile(r"[0-9A-Z<]{1,22}")
_PERSONAL_ID = re.compile(r"\d{12}", re.ASCII)


class AccessKeyError(ValueError):
    """The values make no key. The message names the value, never what it was."""


@dataclass(frozen=True, slots=True)
class Can:
    """Card access number: six digits. Raises AccessKeyError."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _CAN.fullmatch(self.digits):
            raise AccessKeyError("the CAN has six digits")


@dataclass(frozen=True, slots=True)
class Pin:
    """The holder's secret of 5 to 10 digits, as some identity cards have it. Raises AccessKeyError."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _PIN.fullmatch(self.digits):
            raise AccessKeyError("the PIN has 5 to 10 digits")


@dataclass(frozen=True, slots=True)
class Puk:
    """The holder's secret of 5 to 10 digits that unblocks the PIN. Raises AccessKeyError."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _PIN.fullmatch(self.digits):
            raise AccessKeyError("the PUK has 5 to 10 digits")


@dataclass(frozen=True, slots=True)
class MrzKey:
    """Document number and two dates as YYMMDD, with fillers for what is unknown of a date (Doc 9303-3 §4.7).

    Raises AccessKeyError.
    """

    document_number: str = field(repr=False)
    birth_date: str = field(repr=False)
    expiry: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _NUMBER.fullmatch(self.document_number):
            raise AccessKeyError("the document number has 1 to 22 characters of 0-9, A-Z and <")
        if not (_DATE.fullmatch(self.birth_date) and _DATE.fullmatch(self.expiry)):
            raise AccessKeyError("birth and expiry date have six characters each, YYMMDD in digits or fillers")

    @property
    def information(self) -> str:
        """The MRZ information: each value with its check digit (§9.7.2).

        The number is filled up to nine characters, or longer and then free of filler (Doc 9303-5 §4.2.2 note j).
        """
        number = self.document_number.rstrip("<").ljust(9, "<")
        return "".join(value + check_digit(value) for value in (number, self.birth_date, self.expiry))


AccessKey = Can | MrzKey | Pin | Puk


@dataclass(frozen=True, slots=True)
class ChipKeys:
    """All that a key source yields, to be tried in this order. Raises AccessKeyError for none or too many."""

    can: Can | None = None
    mrz: tuple[MrzKey, ...] = ()
    pin: Pin | None = None
    puk: Puk | None = None

    def __post_init__(self) -> None:
        if not self.in_order:
            raise AccessKeyError("no key at all")
        if len(self.mrz) > MAX_MRZ_CANDIDATES:
            raise AccessKeyError(f"at most {MAX_MRZ_CANDIDATES} MRZ candidates are tried")

    @property
    def in_order(self) -> tuple[AccessKey, ...]:
        """The keys as they are tried: what is printed on the card before what only the holder knows."""
        single = (self.pin, self.puk)
        can: tuple[AccessKey, ...] = () if self.can is None else (self.can,)
        return can + self.mrz + tuple(key for key in single if key is not None)

    @classmethod
    def from_personal_id(cls, personal_id: str) -> ChipKeys:
        """The CAN of a Vietnamese card: the last six of the 12 digits. Raises AccessKeyError."""
        return cls(can=_can_of(personal_id))

    @classmethod
    def from_card_code(cls, personal_id: str, birth_date: date, issue_date: date | None) -> ChipKeys:
        """Keys from what the QR code of a Vietnamese card says; the expiry date is derived. Raises AccessKeyError."""
        can = _can_of(personal_id)
        born = f"{birth_date:%y%m%d}"
        expiries = expiry_candidates(birth_date, issue_date)
        return cls(can, tuple(MrzKey(personal_id[3:], born, expiry) for expiry in expiries))


def _can_of(personal_id: str) -> Can:
    if not _PERSONAL_ID.fullmatch(personal_id):
        raise AccessKeyError("the personal ID has 12 digits")
    return Can(personal_id[-6:])


def expiry_candidates(birth_date: date, issue_date: date | None) -> tuple[str, ...]:
    """Likely expiry dates as YYMMDD, likeliest first, at most three.

    A card runs to the birthday at 14, 25, 40 or 60; issued within two years before one of these it runs to the next;
    issued after 60 it has no expiry. Without an issue date every step since the first chip cards is a candidate.
    """
    birthdays = [_birthday(birth_date, age) for age in _STEPS]
    if birthdays[0] <= _FIRST_CARDS_OF_CHILDREN:
        del birthdays[0]
    later = [f"{birthday:%y%m%d}" for birthday in birthdays if birthday > (issue_date or _FIRST_CHIP_CARDS)]
    in_order = [*later, _NO_EXPIRY]
    if issue_date is not None and later:
        first = birthdays[len(birthdays) - len(later)]
        if issue_date >= _birthday(birth_date, first.year - birth_date.year - _GRACE_YEARS):
            in_order = [in_order[1], in_order[0], *in_order[2:]]
    return tuple(in_order[:MAX_MRZ_CANDIDATES])


def _birthday(birth_date: date, age: int) -> date:
    """The birthday at that age; of 29 February in a common year the day before."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:
        return date(birth_date.year + age, 2, 28)
