"""What can happen to a session: by the person, the staff, a device, the network, the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cardreader.document import IdentityDocument
from kiosk.domain.checkin import FaceResult, KeptTicket, SendOutcome, Ticket
from kiosk.domain.devices import Device, Health
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer
from kiosk.domain.manual import ManualReason
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.domain.priority import Priority
from kiosk.session.counter_events import CounterEvent, CounterIntent
from kiosk.session.state import CardResult, CardStage, Display, FaceHint, FaceMotion, Language, MrzSeen, QrKey, Ref

# --- intents: what a person does on the screen -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touched:
    """Any touch or key: the person is still there."""


@dataclass(frozen=True, slots=True)
class StartPressed:
    """The person wants to begin without card: VNeID or QR."""


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The answer to the notice; each purpose on its own."""

    chip: bool
    face: bool


@dataclass(frozen=True, slots=True)
class ConsentRefused:
    """The person would rather see staff."""


@dataclass(frozen=True, slots=True)
class DigitsTyped:
    """The last six digits of the personal ID."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class IdentityConfirmed:
    """ "Yes, this is me"."""


@dataclass(frozen=True, slots=True)
class NotMe:
    """ "This is not me": everything is dropped."""


@dataclass(frozen=True, slots=True)
class ServiceChosen:
    """The last confirmation: from here the check-in is kept."""

    code: str


@dataclass(frozen=True, slots=True)
class PriorityAsked:
    """The person, or staff for them, says why they are to be received first; NONE takes it back."""

    priority: Priority


@dataclass(frozen=True, slots=True)
class NumberAgain:
    """The person has a number of today and wants it once more, not another check-in."""


@dataclass(frozen=True, slots=True)
class AnotherService:
    """The person has a number of today and comes for something else."""


@dataclass(frozen=True, slots=True)
class TicketTaken:
    """The person has seen the number."""


@dataclass(frozen=True, slots=True)
class HelpPressed:
    """The person wants staff to come."""


@dataclass(frozen=True, slots=True)
class LeavePressed:
    """The person or staff ends the visit without check-in."""


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """Another language for this person."""

    language: Language


@dataclass(frozen=True, slots=True)
class DisplayChosen:
    """Larger words or stronger colours, for this person."""

    display: Display


@dataclass(frozen=True, slots=True)
class StaffSignedIn:
    """A member of staff signed in with the gesture and PIN, or at a waiting Assisted screen."""

    officer: str


@dataclass(frozen=True, slots=True)
class StaffVerified:
    """Staff compared the person with the document by eye."""

    officer: str
    reason: ManualReason


@dataclass(frozen=True, slots=True)
class StaffResumed:
    """Staff go on with the visit where the person stopped."""


@dataclass(frozen=True, slots=True)
class ReprintPressed:
    """Staff want the last ticket once more."""


@dataclass(frozen=True, slots=True)
class CleaningStarted:
    """Staff wipe the glass: for a while no touch counts."""


@dataclass(frozen=True, slots=True)
class ExitPressed:
    """Staff end the program."""


Intent = (
    Touched
    | StartPressed
    | ConsentGiven
    | ConsentRefused
    | DigitsTyped
    | IdentityConfirmed
    | NotMe
    | ServiceChosen
    | PriorityAsked
    | NumberAgain
    | AnotherService
    | TicketTaken
    | HelpPressed
    | LeavePressed
    | LanguageChosen
    | DisplayChosen
    | StaffSignedIn
    | StaffVerified
    | StaffResumed
    | ReprintPressed
    | CleaningStarted
    | ExitPressed
    | CounterIntent
)
"""What the window may send. The runner turns it into an event by adding time and identifiers."""


# --- events that carry what the pure reducer may not make itself --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Consented:
    """ConsentGiven with its time and the version of the wording."""

    chip: bool
    face: bool
    version: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Confirmed:
    """ServiceChosen with the visit's key (MA_LK) and time, made once."""

    service_code: str
    key: str
    at: datetime


# --- devices ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardInserted:
    """A card lies on the reader."""


@dataclass(frozen=True, slots=True)
class CardTaken:
    """No card lies on the reader any more."""


@dataclass(frozen=True, slots=True)
class DeviceChanged:
    """A device failed, or works again (`fault` None)."""

    device: Device
    fault: FailureCode | None


@dataclass(frozen=True, slots=True)
class QrRead:
    """The camera saw a known QR code."""

    ref: Ref
    key: QrKey


@dataclass(frozen=True, slots=True)
class QrUnknown:
    """The camera saw a QR code of no known layout."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class MrzRead:
    """Frames of the camera agreed on the MRZ of a card's back."""

    ref: Ref
    key: MrzSeen


@dataclass(frozen=True, slots=True)
class CardProgressed:
    """The chip reader came to a further stage."""

    ref: Ref
    stage: CardStage


@dataclass(frozen=True, slots=True)
class CardIdentified:
    """DG1 (and DG13) are read; photo and verdicts are still to come."""

    ref: Ref
    document: IdentityDocument


@dataclass(frozen=True, slots=True)
class CardRead:
    """The chip is read and its verdicts are made."""

    ref: Ref
    result: CardResult


@dataclass(frozen=True, slots=True)
class CardFailed:
    """The read ended without result."""

    ref: Ref
    code: FailureCode


@dataclass(frozen=True, slots=True)
class FaceProgressed:
    """What the capture sees now."""

    ref: Ref
    hint: FaceHint | None
    collected: int
    needed: int
    motion: FaceMotion | None = None
    """What is asked of the person, before any hint."""
    motions_done: int = 0
    motions: int = 0


@dataclass(frozen=True, slots=True)
class FaceCaptured:
    """Enough good frames."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class FaceCompared:
    """The verdict."""

    ref: Ref
    result: FaceResult


@dataclass(frozen=True, slots=True)
class FaceFailed:
    """No verdict is possible: unusable photo, lost camera."""

    ref: Ref
    code: FailureCode


@dataclass(frozen=True, slots=True)
class LookupAnswered:
    """The gateway answered, or surely will not."""

    ref: Ref
    answer: LookupAnswer


@dataclass(frozen=True, slots=True)
class TicketFound:
    """The number that the person drew here today; None where there is none, or the store does not tell."""

    ref: Ref
    kept: KeptTicket | None


@dataclass(frozen=True, slots=True)
class WaitingCounted:
    """How many people wait, by the sign of their queue; a queue that is not named has nobody. `at`: the time now."""

    ref: Ref
    at: datetime
    queues: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Committed:
    """Check-in, ticket and outbox row are on disk."""

    ref: Ref
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class CommitFailed:
    """Nothing was written."""

    ref: Ref
    code: FailureCode


@dataclass(frozen=True, slots=True)
class SendAttempted:
    """One attempt to send the check-in ended."""

    ref: Ref
    outcome: SendOutcome


@dataclass(frozen=True, slots=True)
class Printed:
    """The ticket came out."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class PrintFailed:
    """The ticket did not come out."""

    ref: Ref
    code: FailureCode


@dataclass(frozen=True, slots=True)
class NothingToPrint:
    """No ticket was ever drawn."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class OutboxSeen:
    """What has not arrived yet; None where the store does not tell."""

    ref: Ref
    summary: OutboxSummary | None


@dataclass(frozen=True, slots=True)
class Wiped:
    """Every device has forgotten the person."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class SelfTested:
    """The self-test ended."""

    ref: Ref
    health: Health


@dataclass(frozen=True, slots=True)
class DeadlinePassed:
    """The step's time is over."""

    ref: Ref


Event = (
    Touched
    | StartPressed
    | ConsentRefused
    | DigitsTyped
    | IdentityConfirmed
    | NotMe
    | PriorityAsked
    | NumberAgain
    | AnotherService
    | TicketTaken
    | HelpPressed
    | LeavePressed
    | LanguageChosen
    | DisplayChosen
    | StaffSignedIn
    | StaffVerified
    | StaffResumed
    | ReprintPressed
    | CleaningStarted
    | ExitPressed
    | Consented
    | Confirmed
    | CardInserted
    | CardTaken
    | DeviceChanged
    | QrRead
    | QrUnknown
    | MrzRead
    | CardProgressed
    | CardIdentified
    | CardRead
    | CardFailed
    | FaceProgressed
    | FaceCaptured
    | FaceCompared
    | FaceFailed
    | LookupAnswered
    | TicketFound
    | WaitingCounted
    | Committed
    | CommitFailed
    | SendAttempted
    | Printed
    | PrintFailed
    | NothingToPrint
    | OutboxSeen
    | Wiped
    | SelfTested
    | DeadlinePassed
    | CounterEvent
)
