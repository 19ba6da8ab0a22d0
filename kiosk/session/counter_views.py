"""What the counter's window shows: the officer's desk, or the person (left) with what is to be done (right).

The right side of a visit is, as far as the steps are the same, the very view that a patient's screen draws.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cardreader.document import Assurance, PartialDate, Sex, Source
from kiosk.domain.chip_verdicts import ChipVerdict
from kiosk.domain.devices import Device
from kiosk.domain.dossier import DossierHit, DossierLine, Paper, Procedure
from kiosk.domain.failures import FailureCode
from kiosk.domain.manual import ManualReason
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.session.state import Step
from kiosk.session.views import (
    CapturingFaceView,
    CheckingInsuranceView,
    CommittingView,
    IdleWarningView,
    InsuranceSummary,
    MatchingView,
    NeedKeyView,
    NoticeView,
    PutCardBackView,
    QrIdentifiedView,
    ReadingCardView,
    SendingView,
    ServicesView,
    TakeCardView,
    TicketView,
    TodaysNumberView,
)


class FaceVerdict(StrEnum):
    """What the comparison of faces came to."""

    NOT_COMPARED = "not_compared"
    MATCHED = "matched"
    NOT_MATCHED = "not_matched"
    UNCLEAR = "unclear"
    """The faces match, but whether a living person stood there is open."""
    BY_HAND = "by_hand"
    """The officer vouches for the person."""


@dataclass(frozen=True, slots=True)
class PersonPane:
    """The left side: what is known of the person by now. Masked, until the officer asks to see it in full."""

    name: str | None = field(repr=False)
    personal_id: str | None = field(repr=False)
    birth_year: int | None = field(repr=False)
    birth_date: PartialDate | None
    """Only where it is shown in full."""
    sex: Sex | None
    source: Source | None
    """What the identity rests on; None while nothing is known."""
    protocol: str | None
    """PACE or BAC, once the chip is read."""
    assurance: Assurance | None
    face: FaceVerdict
    insurance: InsuranceSummary | None
    """None until the gateway has answered, or will not."""
    asking_insurance: bool
    in_full: bool
    photo: bytes | None = field(default=None, repr=False)
    """The chip photo: a bitmap that Qt reads."""
    verdicts: tuple[ChipVerdict, ...] = ()
    """Of the chip, once it is read."""
    face_score: float | None = None
    face_threshold: float | None = None
    live: bool = False
    """The camera's picture comes, to be compared by eye."""


@dataclass(frozen=True, slots=True)
class TroubleView:
    """Something did not work: the code with its cure, and what the officer may do. Leaving is always possible.

    `stopped_at`: where; `can_retry`: StaffResumed goes on there; `can_verify`: the person is known, StaffVerified
    vouches for them on one of `reasons`; `can_type`: IdentityTyped may tell who it is.
    """

    code: FailureCode
    stopped_at: Step | None
    can_retry: bool
    can_verify: bool
    can_type: bool
    reasons: tuple[ManualReason, ...]
    typed_wrongly: bool = False
    """What was typed is no identity."""


@dataclass(frozen=True, slots=True)
class TasksView:
    """The person is verified: what do they come for?

    `dossiers`: the person's open ones, None until known; a READY one may be handed out, each may be withdrawn.
    `done`: the one that was handed out or withdrawn just now; `problem`: why it was not.
    """

    procedures: tuple[Procedure, ...]
    dossiers: tuple[DossierLine, ...] | None
    done: DossierLine | None
    problem: FailureCode | None
    can_check_in: bool
    """There are services to check in for."""
    can_ask_insurance: bool


@dataclass(frozen=True, slots=True)
class DossierFormView:
    """A dossier in the making. `papers`: the places taken; `missing`: required ones not taken yet."""

    procedure: Procedure
    papers: tuple[int, ...]
    missing: tuple[int, ...]
    note: str = field(repr=False)
    note_longest: int
    due: date
    """What is promised when it is confirmed."""
    can_confirm: bool


@dataclass(frozen=True, slots=True)
class KeepingView:
    """The dossier is being kept, or marked as handed out or withdrawn."""


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """The dossier is kept: its number, which is also the QR's text, and what the receipt says."""

    number: str
    procedure: str
    papers: tuple[Paper, ...]
    received_at: datetime
    due: date
    fee: int
    printed: bool
    print_failed: bool


Work = (
    NoticeView
    | NeedKeyView
    | ReadingCardView
    | PutCardBackView
    | QrIdentifiedView
    | CapturingFaceView
    | MatchingView
    | CheckingInsuranceView
    | TroubleView
    | TasksView
    | DossierFormView
    | KeepingView
    | ReceiptView
    | ServicesView
    | TodaysNumberView
    | CommittingView
    | SendingView
    | TicketView
    | TakeCardView
    | IdleWarningView
)
"""The right side."""


@dataclass(frozen=True, slots=True)
class CounterSignInView:
    """Nobody is signed in: the window asks for a PIN and sends StaffSignedIn."""

    faults: tuple[tuple[Device, FailureCode], ...]


@dataclass(frozen=True, slots=True)
class CounterDeskView:
    """The officer waits for the next person. `hits`: of the search, None while none is open."""

    officer: str
    faults: tuple[tuple[Device, FailureCode], ...]
    card_left: bool
    hits: tuple[DossierHit, ...] | None
    searching: bool
    printing: bool
    """A receipt is being printed once more."""
    problem: FailureCode | None
    outbox: OutboxSummary | None
    """Check-ins that have not arrived yet; None until it is known."""


@dataclass(frozen=True, slots=True)
class CounterVisitView:
    """A person is at the counter."""

    officer: str
    person: PersonPane
    work: Work
    faults: tuple[tuple[Device, FailureCode], ...]
    outbox: OutboxSummary | None


CounterBody = CounterSignInView | CounterDeskView | CounterVisitView
"""Bodies of the counter beside those that every profile has (starting, clearing, out of service)."""
