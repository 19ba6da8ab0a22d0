"""Everything outside the check-in, as the runner sees it; real and simulated parts implement the same protocols.

Card and camera are asynchronous by nature: their methods return at once and what happens comes back as events through
the `post` they are started with. Gateway, store and printer block and are called from worker threads; they answer with
values, and the store alone may raise (`StoreError`), since without it nobody can be received.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.domain.checkin import CheckIn, KeptTicket, Person, SendOutcome, Ticket
from kiosk.domain.dossier import (
    DossierHit,
    DossierLine,
    DossierReceipt,
    DossierStatus,
    NewDossier,
    NumberRange,
)
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer, Officer
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.domain.secret import WipeableBytes
from kiosk.domain.speech import Announcement
from kiosk.session.events import Event
from kiosk.session.state import KeySource, Language, Ref

Post = Callable[[Event], None]
"""Hands an event to the session; callable from any thread."""


@dataclass(frozen=True, slots=True)
class PreviewImage:
    """One camera picture for the screen: RGB, 8 bits, rows without padding, already mirrored."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


class CardPort(Protocol):
    """The reader and the card on it. Posts CardInserted, CardTaken, DeviceChanged and the card events."""

    def start(self, post: Post) -> None:
        """Begins to watch the reader."""
        ...

    def read(self, ref: Ref, key: KeySource) -> None:
        """Reads the chip; a read under way is cancelled first. One that was broken off a few seconds ago with the same
        key goes on where it was, if it is the same card."""
        ...

    def cancel(self) -> None:
        """Ends a read under way without an event, and forgets what one that was broken off has left."""
        ...

    def stop(self) -> None:
        """Ends the watching and releases reader and thread."""
        ...


class CameraPort(Protocol):
    """The camera with QR and MRZ finder and face comparison. Posts QR, MRZ and face events and DeviceChanged."""

    def start(self, post: Post) -> None:
        """Opens the camera."""
        ...

    def scan(self, ref: Ref, *, mrz: bool) -> None:
        """Looks for QR codes, with `mrz` for the card's MRZ too, until told otherwise; ends a face capture."""
        ...

    def capture(self, ref: Ref, photo: WipeableBytes) -> None:
        """Collects good frames to compare with the chip photo; ends a scan."""
        ...

    def compare(self, ref: Ref) -> None:
        """Compares the frames collected with the photo."""
        ...

    def show(self) -> None:
        """Hands pictures to the screen and looks for nothing; ends a scan or capture."""
        ...

    def rest(self) -> None:
        """Neither scans nor captures; frames are dropped."""
        ...

    def wipe(self) -> None:
        """Overwrites photo, frames and templates; returns when done."""
        ...

    def set_preview(self, show: Callable[[PreviewImage], None] | None) -> None:
        """Where pictures for the screen go while scanning, capturing or showing; called from the camera's thread."""
        ...

    def stop(self) -> None:
        """Releases camera and thread."""
        ...


class Gateway(Protocol):
    """The assessment gateway. Both calls block for seconds and never raise for what the network does."""

    def look_up(self, person: Person, officer: Officer | None = None) -> LookupAnswer:
        """Asks for the person's insurance, under the kiosk's registered officer where no other is named."""
        ...

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        """Delivers one check-in under its key."""
        ...


class StoreError(Exception):
    """The store cannot keep or give what was asked for. The message holds no personal data; `code` tells staff why."""

    def __init__(self, message: str, code: FailureCode = FailureCode.STORE_FAILED) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One undelivered check-in."""

    check_in: CheckIn
    attempts: int
    ambiguous: bool
    """An earlier attempt may have been received."""
    waits: bool = False
    """An earlier check-in of the same person is not settled yet and goes first."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the audit trail; `details` hold codes and counts, never a person."""

    at: datetime
    kind: str
    details: tuple[tuple[str, str], ...] = ()


class Store(Protocol):
    """The local database. Each call is one transaction; callable from any thread. Raises StoreError."""

    def commit(self, check_in: CheckIn) -> Ticket:
        """Keeps check-in, ticket and outbox row together or not at all. The same key again yields the same ticket.

        So does another key of the same person for the same service, where the program ended before the ticket was
        handed over: the ticket names the key that counts.
        """
        ...

    def handed_over(self, key: str) -> None:
        """The person has the ticket, on paper or on the screen."""
        ...

    def last_ticket(self) -> Ticket | None:
        """The ticket drawn last; None before the first."""
        ...

    def ticket_of_today(self, person: Person, now: datetime) -> KeptTicket | None:
        """The latest ticket that this person drew here today, by the day in Vietnam; None where there is none."""
        ...

    def waiting(self, now: datetime) -> Mapping[str, int]:
        """How many people wait in each queue that has any, by its sign; an estimate."""
        ...

    def outbox_summary(self) -> OutboxSummary:
        """How much has not arrived yet."""
        ...

    def due(self, now: datetime, limit: int) -> Sequence[OutboxItem]:
        """What is to be sent now, oldest first; of one person the earliest check-in alone."""
        ...

    def find(self, key: str) -> OutboxItem | None:
        """The undelivered check-in of that key; None where there is none or it is delivered or refused."""
        ...

    def settled(self, key: str) -> SendOutcome | None:
        """How a check-in that is delivered or refused ended; None while it waits, or for an unknown key."""
        ...

    def begin_attempt(self, key: str) -> None:
        """Notes that a request goes out now: if nothing is recorded after it, it may have been received."""
        ...

    def record(self, key: str, outcome: SendOutcome, at: datetime, next_attempt: datetime | None) -> None:
        """Keeps what one attempt came to and, where it is to be repeated, when."""
        ...

    def amend(self, key: str, answer: LookupAnswer, at: datetime) -> CheckIn:
        """Puts what a later lookup said into a check-in that was kept without; the check-in as it is then."""
        ...

    def unchecked(self, now: datetime, limit: int) -> Sequence[CheckIn]:
        """Settled check-ins whose insurance could not be looked up and may be asked for again now, oldest first."""
        ...

    def postpone_check(self, key: str, until: datetime) -> None:
        """The insurance of that check-in is not asked for again before `until`."""
        ...

    def note_mismatch(self, person: Person, answer: LookupAnswer, at: datetime) -> None:
        """Keeps, once a day, that social insurance holds other data of a person: for the data-cleaning list."""
        ...

    def note_gateway(self, failure: FailureCode | None, at: datetime) -> None:
        """The gateway did not do its work from `at` on, or, with None, does it again: evidence of outages."""
        ...

    def audit(self, entry: AuditEntry) -> None:
        """Appends to the audit trail."""
        ...

    def check(self) -> None:
        """Raises StoreError where a check-in could not be kept now."""
        ...

    def close(self) -> None:
        """Ends the store's thread."""
        ...


class Dossiers(Protocol):
    """What a one-stop-shop counter keeps. Each call is one transaction; callable from any thread. Raises StoreError."""

    def receive(self, dossier: NewDossier, numbers: NumberRange) -> DossierReceipt:
        """Keeps dossier, number and audit row together or not at all. The same key again yields the same number."""
        ...

    def open_of(self, person: Person) -> tuple[DossierLine, ...]:
        """What is still to be done for that person, oldest first."""
        ...

    def settle(self, number: str, person: Person, status: DossierStatus, officer: str, at: datetime) -> DossierLine:
        """Handed out or withdrawn, once, for its own person. Raises StoreError (DOSSIER_NOT_OPEN)."""
        ...

    def mark_ready(self, number: str, officer: str, at: datetime) -> DossierLine:
        """The result lies at the counter. Raises StoreError (DOSSIER_NOT_OPEN)."""
        ...

    def search(self, text: str, officer: str, at: datetime) -> tuple[DossierHit, ...]:
        """Today's dossiers by number, last four of the ID, or name without tones; whose they are, masked."""
        ...

    def receipt(self, number: str) -> DossierReceipt | None:
        """What the person took home of the dossier; None where there is none of that number."""
        ...


class Printer(Protocol):
    """The ticket printer."""

    def print_ticket(self, ticket: Ticket) -> FailureCode | None:
        """Prints; None when the ticket came out. Blocks until it is known."""
        ...

    def print_receipt(self, receipt: DossierReceipt) -> FailureCode | None:
        """The same of a dossier's receipt."""
        ...


class Speaker(Protocol):
    """Spoken prompts. Both calls return at once and never fail: who hears nothing still has the screen."""

    def say(self, announcement: Announcement, language: Language) -> None:
        """Begins to say it; what is being said is broken off."""
        ...

    def stop(self) -> None:
        """Silence."""
        ...


class Sender(Protocol):
    """Delivers what lies in the outbox."""

    def send(self, key: str) -> SendOutcome:
        """One attempt for one check-in now, recorded; the outcome."""
        ...


class TimerHandle(Protocol):
    """A deadline that may still be called off."""

    def cancel(self) -> None:
        """Calls it off; harmless afterwards."""
        ...


class Clock(Protocol):
    """Time. Injected, so that a test or a simulation owns it."""

    def now(self) -> datetime:
        """The time of day, with zone."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...

    def call_later(self, seconds: float, callback: Callable[[], None]) -> TimerHandle:
        """Calls back once, from any thread."""
        ...


class Ids(Protocol):
    """Makes identifiers."""

    def visit_key(self, at: datetime) -> str:
        """A new MA_LK: unique over all kiosks of the facility, at most 100 characters."""
        ...
