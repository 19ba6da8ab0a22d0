"""The person, the chosen service, the check-in and its ticket."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from cardreader.document import Assurance, IdentityDocument, PartialDate, Sex, Source
from kiosk.domain.category import ProposedCategory
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Coverage, Eligibility
from kiosk.domain.priority import Priority


@dataclass(frozen=True, slots=True)
class Person:
    """Who checks in: what gateway and hospital need of the document."""

    personal_id: str | None = field(repr=False)
    """None only where an insurance card's QR was all that was shown."""
    full_name: str = field(repr=False)
    birth_date: PartialDate = field(repr=False)
    sex: Sex = field(repr=False)
    insurance_number: str | None = field(default=None, repr=False)
    """From the QR of an insurance card; the lookup asks by it rather than by the personal ID."""

    @classmethod
    def of(cls, document: IdentityDocument) -> Person | None:
        """The person that a document names; None where it tells no birth date or no number to look up."""
        if document.birth_date is None or not (document.insurance_number or document.personal_id):
            return None
        return cls(
            document.personal_id,
            document.full_name,
            document.birth_date,
            document.sex or Sex.UNDETERMINED,
            document.insurance_number,
        )

    @property
    def lookup_number(self) -> str:
        """`maThe` of the lookup: insurance card number where known, else the personal ID."""
        return self.insurance_number or self.personal_id or ""


@dataclass(frozen=True, slots=True)
class Service:
    """One examination that a patient can choose; from the settings' catalogue."""

    code: str
    """MA_DICH_VU."""
    name: str
    room: str
    fee: int
    """In đồng."""
    prefix: str
    """The letter before the queue number."""
    names: tuple[tuple[str, str], ...] = ()
    """Its name in other languages, by the language's code (ISO 639-1)."""

    def name_in(self, language: str) -> str:
        """The name for people who read `language`: the catalogue's own where it gives no other."""
        return dict(self.names).get(language, self.name)


class Liveness(StrEnum):
    """Whether a living person was before the camera, as far as it was tested."""

    NOT_TESTED = "not_tested"
    LIVE = "live"
    """Motions drawn at random were made, and nothing spoke against it."""
    NOTHING_AGAINST = "nothing_against"
    """No motion was asked for; the passive tests found nothing."""
    UNCLEAR = "unclear"
    SUSPECTED = "suspected"


@dataclass(frozen=True, slots=True)
class FaceResult:
    """The verdict of the face comparison: all of it that is ever kept."""

    match: bool
    score: float
    threshold: float
    model: str
    frames: int
    checks: tuple[str, ...]
    target_fmr: float | None = None
    """The share of strangers that reach the threshold, as the evaluation measured it."""
    liveness: Liveness = Liveness.NOT_TESTED

    @property
    def accepted(self) -> bool:
        """Whether the person may go on without staff: the face matches, and no test that was asked for is open."""
        return self.match and self.liveness not in (Liveness.UNCLEAR, Liveness.SUSPECTED)


@dataclass(frozen=True, slots=True)
class Consent:
    """What the person agreed to, each purpose on its own, and under which wording."""

    chip: bool
    face: bool
    version: str
    given_at: datetime
    told_by: str | None = None
    """The member of staff who told the notice and ticked for the person, at a counter."""


class Channel(StrEnum):
    """How a person was identified: what the facility's share is counted by."""

    CHIP = "chip"
    VNEID = "vneid"
    CARD_QR = "card_qr"
    INSURANCE_CARD = "insurance_card"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One visit as confirmed at the kiosk. `key` (MA_LK) is made once and stays through every retry."""

    key: str
    person: Person = field(repr=False)
    assurance: Assurance
    eligibility: Eligibility
    coverage: Coverage | None = field(repr=False)
    lookup_code: str | None
    service: Service
    consent: Consent | None
    face: FaceResult | None
    occurred_at: datetime
    """With time zone; never changes."""
    source: Source | None = None
    """What the identity was read from; None where staff typed it in."""
    priority: Priority = Priority.NONE
    """Why the person is received first."""

    @property
    def channel(self) -> Channel:
        """How the person was identified. A chip that was read counts though staff compared the face."""
        match self.source:
            case Source.CHIP:
                return Channel.CHIP
            case Source.QR_VNEID:
                return Channel.VNEID
            case Source.QR_CARD:
                return Channel.CARD_QR
            case Source.QR_BHYT:
                return Channel.INSURANCE_CARD
            case Source.MANUAL | None:
                return Channel.STAFF
            case other:
                assert_never(other)


@dataclass(frozen=True, slots=True)
class Ticket:
    """The queue number."""

    number: str
    room: str
    service_name: str
    ahead: int | None
    """How many were called before this one when it was drawn; None of one that was drawn long ago."""
    issued_at: datetime
    key: str
    """The visit that it stands for (MA_LK); printed as a QR code."""
    priority: bool = False
    """Whether it is of the queue that goes first."""


class DeliveryStatus(StrEnum):
    """How far the gateway has taken a check-in."""

    QUEUED = "queued"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class KeptTicket:
    """A ticket drawn before, and how far its check-in has come."""

    ticket: Ticket
    delivery: DeliveryStatus


class SendKind(StrEnum):
    """What one attempt to send came to, seen from the outbox."""

    ACCEPTED = "accepted"
    NOT_DONE = "not_done"
    """Surely not received (refused connection, DNS, TLS): send again."""
    AMBIGUOUS = "ambiguous"
    """Perhaps received (timeout after sending, 5xx): send again under the same key and mark it."""
    REFUSED = "refused"
    """The gateway said no: a task for staff."""


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """One attempt. `receipt` is the gateway's maGiaoDich; `retry_after` the pause in seconds that it asked for."""

    kind: SendKind
    receipt: str | None = None
    failure: FailureCode | None = None
    gateway_code: str | None = None
    message: str | None = None
    retry_after: float | None = None
    received_at: datetime | None = None
    """thoiGianTiepNhan: when the gateway says that it took the check-in in."""
    category: ProposedCategory | None = None
    """MA_DOITUONG_KCB as it was sent, with its reason."""
