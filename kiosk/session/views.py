"""What the window shows of a state: already masked, already chosen, nothing left to decide but how it looks.

The window never sees `State`, so that it cannot show what it must not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.domain.notices import EligibilityNotice
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.domain.priority import Priority
from kiosk.session.state import CardStage, Display, FaceHint, FaceMotion, Language, Reprint, Step

if TYPE_CHECKING:  # it is made of bodies of this module
    from kiosk.session.counter_views import CounterBody


@dataclass(frozen=True, slots=True)
class StartingView:
    """The self-test runs."""


@dataclass(frozen=True, slots=True)
class AttractView:
    """Nobody is here. `faults`: the devices that do not work; `card_left`: somebody's card still lies on the reader."""

    faults: tuple[tuple[Device, FailureCode], ...]
    card_left: bool = False


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Purpose and the two consents."""


@dataclass(frozen=True, slots=True)
class NeedKeyView:
    """QR, MRZ or six digits. `card_present`: whether a card lies on the reader.

    `has_key`: only the card is missing; whoever has the QR alone goes on with StartPressed.
    """

    card_present: bool
    has_key: bool
    wrong_key: bool
    qr_unknown: bool = False


@dataclass(frozen=True, slots=True)
class ReadingCardView:
    """The chip is read. `name` appears, masked, once it is known; `attempt` counts from 1."""

    stage: CardStage
    name: str | None
    attempt: int


@dataclass(frozen=True, slots=True)
class PutCardBackView:
    """The card was lifted."""


@dataclass(frozen=True, slots=True)
class QrIdentifiedView:
    """A QR was read and no card lies there."""

    name: str


@dataclass(frozen=True, slots=True)
class CapturingFaceView:
    """The preview with its ring: `collected` of `needed` good frames, then `motions_done` of `motions` asked for.

    `motion`: what is asked of the person now; it goes before the hint.
    """

    hint: FaceHint | None
    collected: int
    needed: int
    motion: FaceMotion | None = None
    motions_done: int = 0
    motions: int = 0
    again: bool = False
    """A first try has not led on: how to get help is told."""


@dataclass(frozen=True, slots=True)
class MatchingView:
    """The faces are compared."""


@dataclass(frozen=True, slots=True)
class CheckingInsuranceView:
    """The gateway is asked."""


@dataclass(frozen=True, slots=True)
class InsuranceSummary:
    """Insurance as it is told to the person."""

    eligibility: Eligibility
    card_number: str | None
    """Masked."""
    valid_to: date | None
    share_percent: int | None
    failure: FailureCode | None
    valid_from: date | None = None
    notices: tuple[EligibilityNotice, ...] = ()
    """Most important first."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """ "Is this you?"."""

    name: str
    birth_year: int
    personal_id: str | None
    insurance: InsuranceSummary


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """One service to choose; `fee` in đồng."""

    code: str
    name: str
    room: str
    fee: int
    waiting: int | None = None
    """People before this one, as far as known."""


@dataclass(frozen=True, slots=True)
class ServicesView:
    """ "What is it today?"."""

    services: tuple[ServiceCard, ...]
    insurance: InsuranceSummary
    priority: Priority = Priority.NONE
    """What was asked for, or what the age gives."""
    may_ask: bool = True
    """Whether the person may say why to go first; whom the age puts first need not."""


@dataclass(frozen=True, slots=True)
class TodaysNumberView:
    """ "You have a number today": that one once more, or another service."""

    number: str
    room: str
    service: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class CommittingView:
    """The check-in is being kept."""


@dataclass(frozen=True, slots=True)
class SendingView:
    """The check-in is being sent."""


@dataclass(frozen=True, slots=True)
class TicketView:
    """The queue number. `qr_text` is printed on the slip and shown."""

    number: str
    room: str
    service: str
    ahead: int | None
    """None of a number that was drawn before: it would tell of that time."""
    delivery: DeliveryStatus
    printed: bool
    print_failed: bool
    qr_text: str = field(repr=False)
    priority: bool = False
    """It is of the queue that goes first."""


@dataclass(frozen=True, slots=True)
class TakeCardView:
    """The card still lies on the reader."""

    number: str | None
    alarm: bool


@dataclass(frozen=True, slots=True)
class IdleWarningView:
    """Is anyone there? `seconds` until everything is cleared, counted from the moment the view appears."""

    seconds: int


@dataclass(frozen=True, slots=True)
class AssistedView:
    """Staff are called."""

    code: FailureCode


@dataclass(frozen=True, slots=True)
class StaffView:
    """For staff's eyes: why they were called, what is known, and how the kiosk is.

    `can_verify`: a person is known to verify by hand; `can_resume`: the visit may go on at `stopped_at`; `live`: the
    camera's picture comes; `can_clean`: nobody's visit is open.
    """

    officer: str
    code: FailureCode | None
    can_verify: bool
    name: str | None
    photo: bytes | None = field(default=None, repr=False)
    """The chip photo as stored in the chip (JPEG or JPEG 2000)."""
    faults: tuple[tuple[Device, FailureCode], ...] = ()
    can_resume: bool = False
    stopped_at: Step | None = None
    live: bool = False
    can_clean: bool = False
    outbox: OutboxSummary | None = None
    """What has not arrived yet; None until it is known."""
    reprint: Reprint | None = None


@dataclass(frozen=True, slots=True)
class CleaningView:
    """The glass is wiped. `seconds` until it listens again, counted from the moment the view appears."""

    seconds: int


@dataclass(frozen=True, slots=True)
class ClearingView:
    """Everything is being wiped."""


@dataclass(frozen=True, slots=True)
class OutOfServiceView:
    """Nobody can be received."""

    faults: tuple[tuple[Device, FailureCode], ...]


Body = (
    StartingView
    | AttractView
    | NoticeView
    | NeedKeyView
    | ReadingCardView
    | PutCardBackView
    | QrIdentifiedView
    | CapturingFaceView
    | MatchingView
    | CheckingInsuranceView
    | ReviewView
    | ServicesView
    | TodaysNumberView
    | CommittingView
    | SendingView
    | TicketView
    | TakeCardView
    | IdleWarningView
    | AssistedView
    | StaffView
    | CleaningView
    | ClearingView
    | OutOfServiceView
)


@dataclass(frozen=True, slots=True)
class View:
    """One screen. `progress` is the place on the four-step line (card, face, insurance, number): 1 to 4, 0 for none."""

    step: Step
    language: Language
    progress: int
    can_ask_help: bool
    body: Body | CounterBody
    display: Display = field(default_factory=Display)
    staff_may_come: bool = False
    """Whether a member of staff may sign in now."""
