"""The identity a card or code yields, whatever the source: chip, QR codes, or the staff's keyboard."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum
from types import MappingProxyType

PERSONAL_ID_LENGTH = 12
_NO_EXTRAS: Mapping[str, str] = MappingProxyType({})


class DocumentError(ValueError):
    """The values do not make an identity. The message names the field, never its value."""


class Sex(Enum):
    """Sex as printed in the MRZ."""

    MALE = "M"
    FEMALE = "F"
    UNDETERMINED = "X"


class Source(Enum):
    """Where an identity was read from."""

    CHIP = "chip"
    QR_CARD = "qr_card"
    QR_VNEID = "qr_vneid"
    QR_BHYT = "qr_bhyt"
    MANUAL = "manual"


class Assurance(IntEnum):
    """How far an identity is proven, in rising order."""

    QR = 1
    """Unsigned text of a code."""
    STAFF = 2
    """A member of staff looked at the document."""
    CHIP_INTACT = 3
    """Data groups match a signature; who signed is not established."""
    CHIP_GENUINE = 4
    """The signer chains to an installed anchor and the chip proved its key."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which month and day may be unknown (Doc 9303-3 §4.7 allows this for birth dates).

    Raises DocumentError where the parts make no date, or a day is known without its month.
    """

    year: int = field(repr=False)
    month: int | None = field(default=None, repr=False)
    day: int | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999:
            raise DocumentError("the year must have four digits")
        if self.month is None:
            if self.day is not None:
                raise DocumentError("a day without its month")
            return
        if not 1 <= self.month <= 12:
            raise DocumentError("no such month")
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise DocumentError("no such day in that month")

    @classmethod
    def of(cls, value: date) -> PartialDate:
        """The whole date."""
        return cls(value.year, value.month, value.day)

    def as_date(self) -> date | None:
        """The date, where day and month are known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def isoformat(self) -> str:
        """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as far as known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class IdentityDocument:
    """One person as one source describes them. Its repr shows the source alone, no personal data.

    Raises DocumentError where the personal ID is present but not of 12 digits, or the name is empty.
    """

    source: Source
    full_name: str = field(repr=False)
    """NFC. In Vietnamese letters where the source has them; else as the MRZ spells it."""
    birth_date: PartialDate | None = field(repr=False)
    sex: Sex | None = field(repr=False)
    personal_id: str | None = field(repr=False)
    """Twelve digits. None only where the source does not carry it (health insurance codes)."""
    nationality: str | None = field(default=None, repr=False)
    """Three letters of Doc 9303-3 §5 (VNM) where the source gives a nationality."""
    residence: str | None = field(default=None, repr=False)
    issue_date: date | None = field(default=None, repr=False)
    expiry: date | None = field(default=None, repr=False)
    """None where the document never expires or the source does not say."""
    old_id: str | None = field(default=None, repr=False)
    """The nine-digit number of the former card."""
    insurance_number: str | None = field(default=None, repr=False)
    """Number of the health insurance card (15 or 10 characters), from a BHYT code."""
    extras: Mapping[str, str] = field(default_factory=lambda: _NO_EXTRAS, repr=False, hash=False)
    """Further fields of the source, kept raw under the source's own keys."""

    def __post_init__(self) -> None:
        number = self.personal_id
        if number is not None and not (len(number) == PERSONAL_ID_LENGTH and number.isascii() and number.isdigit()):
            raise DocumentError("the personal ID must have 12 digits")
        if not self.full_name.strip():
            raise DocumentError("the full name is empty")
        object.__setattr__(self, "extras", MappingProxyType(dict(self.extras)))
