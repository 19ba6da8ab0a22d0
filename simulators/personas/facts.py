"""What is known of a synthetic person: the ID card, the health insurance, and whose pictures show the face."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import ClassVar

from pydantic import ConfigDict

from cardreader.document import Sex
from cardreader.optical import shapes
from simulators.personas import marks

_CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=False, str_min_length=1)


class CardKind(Enum):
    """The two generations of the chip ID card."""

    CCCD_2021 = "2021"
    CAN_CUOC_2024 = "2024"
    NONE = "none"
    """A small child has no card yet: what a card would say is then what the birth certificate says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What the ID card says. None where the card does not say it.

    Raises ValueError where the personal ID breaks the rule of its digits, or the dates are out of order.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    kind: CardKind
    personal_id: str = field(repr=False)
    full_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    sex: Sex = field(repr=False)
    issue_date: date = field(repr=False)
    """Of the card, or of the birth certificate."""
    expiry: date | None = field(default=None, repr=False)
    """None: the card does not expire."""
    residence: str = field(repr=False)
    ethnicity: str | None = field(default=None, repr=False)
    religion: str | None = field(default=None, repr=False)
    origin: str | None = field(default=None, repr=False)
    features: str | None = field(default=None, repr=False)
    father: str | None = field(default=None, repr=False)
    mother: str | None = field(default=None, repr=False)
    spouse: str | None = field(default=None, repr=False)
    old_id: str | None = field(default=None, repr=False)
    """Nine digits."""
    has_dg13: bool
    has_photo: bool = True
    """The chips of children under six hold no photo."""

    def __post_init__(self) -> None:
        if not shapes.is_personal_id(self.personal_id):
            raise ValueError("personal_id: twelve digits expected")
        if not shapes.prefix_agrees(self.personal_id, self.birth_date.year, self.sex):
            raise ValueError("personal_id: century, sex and birth year differ from birth_date and sex")
        if self.old_id is not None and not shapes.is_old_id(self.old_id):
            raise ValueError("old_id: nine digits expected")
        if not shapes.is_name(self.full_name):
            raise ValueError("full_name: letters, spaces, ' - and dots expected")
        if not self.birth_date <= self.issue_date or (self.expiry is not None and self.expiry <= self.issue_date):
            raise ValueError("birth_date, issue_date and expiry: out of order")
        if not self.personal_id[6:].startswith(marks.SERIAL) and self.personal_id != marks.SPECIMEN:
            raise ValueError(f"personal_id: its last six digits begin with {marks.SERIAL} for synthetic persons")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInsuranceCard:
    """The card that replaces an older one."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    card_number: str = field(repr=False)
    valid_from: date
    valid_to: date
    facility: str
    facility_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredOtherwise:
    """What the insurance register says of the person where it differs from the card; None where it does not."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    full_name: str | None = field(default=None, repr=False)
    birth_date: str | None = field(default=None, repr=False)
    """As the register writes it: dd/MM/yyyy, MM/yyyy or yyyy."""
    sex: Sex | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.full_name is not None and not shapes.is_name(self.full_name):
            raise ValueError("full_name: letters, spaces, ' - and dots expected")
        if self.birth_date is not None and shapes.partial_date_of(self.birth_date) is None:
            raise ValueError("birth_date: dd/MM/yyyy, MM/yyyy or yyyy expected")


@dataclass(frozen=True, slots=True, kw_only=True)
class InsuranceFacts:
    """What the insurance register holds, and what the lookup answers.

    `answer` is the gateway's maKetQua. Everything from `card_number` on is None for a person without insurance. Raises
    ValueError where a card number breaks its rule or a card comes without what every card has.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    answer: str
    note: str
    card_number: str | None = field(default=None, repr=False)
    """15 characters."""
    valid_from: date | None = None
    valid_to: date | None = None
    issued_on: date | None = None
    facility: str | None = None
    """Five characters: the facility of first registration."""
    authority: str | None = None
    """The social insurance office that manages the card."""
    area: str | None = None
    five_years_from: date | None = None
    new_card: NewInsuranceCard | None = None
    otherwise: RegisteredOtherwise | None = None

    def __post_init__(self) -> None:
        numbers = [self.card_number, self.new_card.card_number if self.new_card else None]
        if any(number and not (len(number) == 15 and shapes.is_insurance_number(number)) for number in numbers):
            raise ValueError("card_number: 15 characters of the card's rule expected")
        always = (self.valid_from, self.issued_on, self.facility, self.authority)
        if any((value is None) != (self.card_number is None) for value in always):
            raise ValueError("card_number, valid_from, issued_on, facility and authority come together")
        if any(number and not number[5:].startswith(marks.INSURANCE_SERIES) for number in numbers):
            raise ValueError(
                f"card_number: its last ten digits begin with {marks.INSURANCE_SERIES} for synthetic persons"
            )
        facilities = [self.facility, self.new_card.facility if self.new_card else None]
        if any(facility and facility[2:4] != marks.FACILITY_SERIES for facility in facilities):
            raise ValueError(f"facility: {marks.FACILITY_SERIES} follows the province for synthetic facilities")

    @property
    def bhxh_number(self) -> str | None:
        """The social insurance number: the last ten digits of the card's."""
        return self.card_number[-10:] if self.card_number else None

    @property
    def benefit_level(self) -> int | None:
        """1 to 5: the third character of the card's number."""
        return int(self.card_number[2]) if self.card_number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One synthetic person, the same on the chip, in the codes, before the camera and at the gateway.

    Raises ValueError for somebody who has nothing to show at a kiosk.
    """

    id: str
    card: CardFacts
    insurance: InsuranceFacts
    face: str
    """Name of the folder with the pictures."""

    def __post_init__(self) -> None:
        if self.card.kind is CardKind.NONE and self.insurance.card_number is None:
            raise ValueError("card: who has none needs the card_number of an insurance")
