"""Health insurance as the assessment gateway tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.failures import FailureCode
from kiosk.domain.notices import EligibilityNotice


class Eligibility(StrEnum):
    """What a lookup came to. NOT_CHECKED is never read as NOT_ELIGIBLE: the person is received all the same."""

    ELIGIBLE = "eligible"
    ELIGIBLE_STAFF_CHECK = "eligible_staff_check"
    NOT_ELIGIBLE = "not_eligible"
    NOT_FOUND = "not_found"
    MISMATCH = "mismatch"
    STAFF = "staff"
    NOT_CHECKED = "not_checked"

    @property
    def insured(self) -> bool:
        """Whether the visit may go on the insurance as far as is known."""
        return self in (Eligibility.ELIGIBLE, Eligibility.ELIGIBLE_STAFF_CHECK)


_SHARES = {"1": 100, "2": 100, "3": 95, "4": 80, "5": 100}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One insurance card. Dates are inclusive; None where the gateway said nothing."""

    card_number: str = field(repr=False)
    valid_from: date | None
    valid_to: date | None
    first_facility: str | None
    """Five characters of the facility of first registration (MA_DKBD)."""
    five_years_from: date | None = None
    replaces_older_card: bool = False
    """The gateway named a newer card than the one asked for (003, 004); this is the newer one."""

    @property
    def share_percent(self) -> int | None:
        """Share of the cost that is paid, by the benefit level in the third character; None where none is written."""
        return _SHARES.get(self.card_number[2]) if len(self.card_number) == 15 else None


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One visit of the history, as far as a kiosk needs it: never what the person suffers from. Times with zone."""

    facility: str
    """Five characters."""
    came: datetime
    left: datetime | None
    """None while the visit is open."""


@dataclass(frozen=True, slots=True)
class LookupAnswer:
    """What came of asking for one person's insurance."""

    eligibility: Eligibility
    coverage: Coverage | None = field(default=None, repr=False)
    failure: FailureCode | None = None
    """Why it is not plainly eligible, or why it could not be checked."""
    gateway_code: str | None = None
    """maKetQua as it came, for staff and reports."""
    next_card: Coverage | None = field(default=None, repr=False)
    """A newer card that was issued and does not count yet (004)."""
    visits: tuple[PastVisit, ...] | None = field(default=None, repr=False)
    """The visit history; None where it was not asked for or did not come in time."""
    notices: tuple[EligibilityNotice, ...] = field(default=(), repr=False)
    """What person or staff should know beside, most important first (`kiosk.domain.eligibility`)."""
    retry_after: float | None = None
    """Seconds that the gateway asked to wait before anything else is asked."""


@dataclass(frozen=True, slots=True)
class Officer:
    """Who asks the gateway: a registered officer, in person at a counter, in name at an unattended kiosk."""

    name: str = field(repr=False)
    personal_id: str = field(repr=False)
    """12 digits."""
