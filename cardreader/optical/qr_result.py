"""What reading a QR code's text yields: an identity of low assurance, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from cardreader.document import IdentityDocument, PartialDate


class QrKind(Enum):
    """Which document's layout the text follows. A VNeID screen is read as the card's text; nothing tells it apart."""

    CARD_2021 = "card_2021"
    CARD_2024 = "card_2024"
    BHYT = "bhyt"
    """The health insurance paper card, or VssID in the paper's layout."""
    VSSID = "vssid"
    """The newer VssID screen: number and name alone."""


class QrWarning(Enum):
    """Something to look at. Never a reason to turn a person away."""

    PREFIX_MISMATCH = "prefix_mismatch"
    """Century, sex or year in the personal ID differ from birth date and sex."""
    NAME_DAMAGED = "name_damaged"
    """The name holds characters that no name has: the scanner broke its diacritics. The numbers are good."""
    ORDER_GUESSED = "order_guessed"
    """The fields stand in no known order and were told apart by their shape."""


class QrRejection(Enum):
    """Why a text is no identity."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_UTF8 = "not_utf8"
    CONTROL_CHARACTERS = "control_characters"
    URL = "url"
    FOREIGN = "foreign"
    """Some other code: a payment, a ticket, a product."""
    INCOMPLETE = "incomplete"
    """Begins like an identity, but the name, the birth date or the end is missing."""
    MALFORMED = "malformed"
    """A field contradicts the layout."""


@dataclass(frozen=True, slots=True)
class InsuranceText:
    """What a health insurance code says beside the identity. Only the gateway knows whether it still holds."""

    card_number: str = field(repr=False)
    """15 characters, or 10 or 12 digits, as printed."""
    first_facility: str | None = None
    """Five characters: the facility of first registration."""
    valid_from: date | None = None
    valid_to: date | None = None
    issued_on: date | None = None
    """When the insurance paper was issued; says nothing of the ID card's chip."""
    five_years_from: date | None = None
    """Since when the person has been insured for five years on end, or will have been."""
    benefit_level: int | None = None
    """1 to 5."""


@dataclass(frozen=True, slots=True)
class QrDocument:
    """An identity read from a code. Unsigned text: anybody can print one."""

    kind: QrKind
    document: IdentityDocument
    """Fields without a known meaning stand in its `extras` under their position in the text, from "0"."""
    insurance: InsuranceText | None = field(default=None, repr=False)
    warnings: tuple[QrWarning, ...] = ()

    @property
    def personal_id(self) -> str | None:
        """Twelve digits: where the chip's CAN and document number come from. None on an insurance code without it."""
        return self.document.personal_id

    @property
    def birth_date(self) -> PartialDate | None:
        """For the chip's BAC key. None where the code does not carry it."""
        return self.document.birth_date

    @property
    def issue_date(self) -> date | None:
        """The ID card's, for the expiry candidates of the chip's BAC key. None where the code does not carry it."""
        return self.document.issue_date


@dataclass(frozen=True, slots=True)
class QrRejected:
    """The text is no identity. `message` says why, in English, and quotes nothing of the text."""

    reason: QrRejection
    message: str


QrResult = QrDocument | QrRejected
