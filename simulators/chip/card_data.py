"""What is printed on and stored in one Vietnamese identity card."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum


class PersonalisationError(ValueError):
    """The data cannot be put on a card. The text names the field, never its content."""


class Sex(Enum):
    """Sex as the MRZ writes it (Doc 9303-5 §4.2.2); the name of the member is not shown to anybody."""

    MALE = "M"
    FEMALE = "F"

    @property
    def vietnamese(self) -> str:
        """The word in DG13 and in the QR code."""
        return "Nam" if self is Sex.MALE else "Nữ"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CardData:
    """A synthetic person's card. Empty strings are fields that the card does not hold."""

    personal_id: str
    """Twelve digits."""
    full_name: str
    birth_date: datetime.date
    sex: Sex
    issue_date: datetime.date
    expiry: datetime.date | None
    """None: the card does not expire (holder past 60)."""
    portrait: bytes
    """JPEG or JPEG 2000 file."""
    nationality: str = "Việt Nam"
    ethnicity: str = "Kinh"
    religion: str = "Không"
    origin: str = ""
    residence: str = ""
    features: str = ""
    father: str = ""
    mother: str = ""
    spouse: str = ""
    old_id: str = ""
    """The nine-digit number of the card before."""
    has_dg13: bool = True
    """2021 cards hold DG13; on cards of 2024 it is optional."""

    def __post_init__(self) -> None:
        if len(self.personal_id) != 12 or not (self.personal_id.isascii() and self.personal_id.isdigit()):
            raise PersonalisationError("personal_id: twelve digits expected")
        if self.old_id and (len(self.old_id) != 9 or not (self.old_id.isascii() and self.old_id.isdigit())):
            raise PersonalisationError("old_id: nine digits or nothing expected")
        if not self.full_name.strip():
            raise PersonalisationError("full_name: empty")

    @property
    def can(self) -> str:
        """Card Access Number: the last six digits of the personal number."""
        return self.personal_id[-6:]
