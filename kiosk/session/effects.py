"""What the reducer asks for. The runner performs each and posts the event that answers it, with the same reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cardreader.document import Assurance, Source
from kiosk.domain.checkin import Consent, FaceResult, Person, Service, Ticket
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer
from kiosk.domain.priority import Priority
from kiosk.domain.secret import WipeableBytes
from kiosk.session.counter_effects import CounterEffect
from kiosk.session.state import KeySource, Ref


@dataclass(frozen=True, slots=True)
class RunSelfTest:
    """Answered by SelfTested."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """Answered by DeadlinePassed unless another deadline replaces it."""

    ref: Ref
    seconds: float


@dataclass(frozen=True, slots=True)
class CancelDeadline:
    """No deadline runs any more."""


@dataclass(frozen=True, slots=True)
class ScanQr:
    """Answered by QrRead or QrUnknown, each any number of times; with `mrz` also by MrzRead."""

    ref: Ref
    mrz: bool


@dataclass(frozen=True, slots=True)
class ReadCard:
    """Answered by CardProgressed, CardIdentified, and CardRead or CardFailed."""

    ref: Ref
    key: KeySource = field(repr=False)


@dataclass(frozen=True, slots=True)
class CancelCardRead:
    """Ends a read under way."""


@dataclass(frozen=True, slots=True)
class CaptureFace:
    """Answered by FaceProgressed, and FaceCaptured or FaceFailed."""

    ref: Ref
    photo: WipeableBytes


@dataclass(frozen=True, slots=True)
class CompareFace:
    """Answered by FaceCompared or FaceFailed."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class ShowLive:
    """The camera's picture goes to the screen, for staff's eyes, and nowhere else."""


@dataclass(frozen=True, slots=True)
class RestCamera:
    """Neither scan nor capture."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """Answered by LookupAnswered. `officer`: the member of staff who vouches for the person, where one does."""

    ref: Ref
    person: Person
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class FindTicket:
    """Whether the person has a number of today already. Answered by TicketFound."""

    ref: Ref
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True)
class CountWaiting:
    """How many people wait in each queue. Answered by WaitingCounted, or not at all where the store fails."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class CommitCheckIn:
    """One transaction: check-in, ticket, outbox row. Answered by Committed or CommitFailed."""

    ref: Ref
    key: str
    at: datetime
    person: Person = field(repr=False)
    assurance: Assurance
    lookup: LookupAnswer | None = field(repr=False)
    service: Service
    consent: Consent | None
    face: FaceResult | None
    source: Source | None = None
    priority: Priority = Priority.NONE


@dataclass(frozen=True, slots=True)
class SendCheckIn:
    """One attempt now. Answered by SendAttempted; later attempts are the outbox's own."""

    ref: Ref
    key: str


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """Answered by Printed or PrintFailed."""

    ref: Ref
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class ReprintTicket:
    """The last ticket once more. Answered by Printed, PrintFailed or NothingToPrint."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class LookAtOutbox:
    """Answered by OutboxSeen."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Wipe:
    """Overwrites everything personal outside the state. Answered by Wiped."""

    ref: Ref
    photo: WipeableBytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Audit:
    """A row of the audit trail; codes only, never a person."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TellStaff:
    """Calls staff to the kiosk."""

    code: FailureCode


@dataclass(frozen=True, slots=True)
class ExitProcess:
    """Wiping hangs: only a new process is surely clean. The service manager starts it."""


@dataclass(frozen=True, slots=True)
class LeaveProgram:
    """Everything is wiped and staff asked for it: the program ends in good order."""


Effect = (
    RunSelfTest
    | SetDeadline
    | CancelDeadline
    | ScanQr
    | ReadCard
    | CancelCardRead
    | CaptureFace
    | CompareFace
    | ShowLive
    | RestCamera
    | LookUp
    | FindTicket
    | CountWaiting
    | CommitCheckIn
    | SendCheckIn
    | PrintTicket
    | ReprintTicket
    | LookAtOutbox
    | Wipe
    | Audit
    | TellStaff
    | ExitProcess
    | LeaveProgram
    | CounterEffect
)
