"""What a hospital may choose about a check-in: times, and what a QR alone is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.checkin import Service
from kiosk.domain.dossier import NumberRange, Procedure
from kiosk.domain.working_days import WorkCalendar
from kiosk.session.counter_state import Profile
from kiosk.session.state import Display


class QrOnly(StrEnum):
    """What becomes of a person who shows a QR code and no chip."""

    STAFF = "staff"
    ALLOW = "allow"
    FORBID = "forbid"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds of the plan's table."""

    starting: float = 20.0
    idle: float = 45.0
    """A waiting screen without touch, before the warning."""
    reading_card: float = 10.0
    put_card_back: float = 5.0
    qr_identified: float = 3.0
    capturing_face: float = 20.0
    matching: float = 3.0
    checking_insurance: float = 5.0
    committing: float = 1.0
    sending: float = 4.0
    ticket: float = 8.0
    ticket_on_screen: float = 20.0
    """How long a number without paper stays."""
    take_card: float = 10.0
    card_left: float = 60.0
    """How long the alarm sounds before the screen is cleared all the same."""
    idle_warning: float = 20.0
    assisted: float = 90.0
    staff: float = 120.0
    cleaning: float = 30.0
    """How long the glass may be wiped before it listens again."""
    clearing: float = 1.0
    out_of_service: float = 15.0


@dataclass(frozen=True, slots=True)
class CounterPolicy:
    """What a one-stop-shop counter goes by."""

    procedures: tuple[Procedure, ...] = ()
    numbers: NumberRange = field(default_factory=lambda: NumberRange("000.00.00"))
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    lock_seconds: float = 600.0
    """A desk without a touch, before the officer has to sign in again."""

    def procedure(self, code: str) -> Procedure | None:
        """The procedure of that code."""
        return next((item for item in self.procedures if item.code == code), None)


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings that the reducer goes by."""

    services: tuple[Service, ...]
    qr_only: QrOnly = QrOnly.STAFF
    deadlines: Deadlines = field(default_factory=Deadlines)
    card_attempts: int = 3
    wrong_keys: int = 3
    face_misses: int = 2
    display: Display = field(default_factory=Display)
    """How the screen looks until a person chooses otherwise."""
    profile: Profile = Profile.RECEPTION
    counter: CounterPolicy = field(default_factory=CounterPolicy)

    def service(self, code: str) -> Service | None:
        """The service of that code."""
        return next((item for item in self.services if item.code == code), None)
