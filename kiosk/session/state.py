"""The session's state: one frozen value, of which `visit` holds everything personal.

Wiping is dropping `visit`; so a property test can say that no personal field survives Clearing by looking at one name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cardreader.document import Assurance, IdentityDocument, Source
from kiosk.domain.checkin import Consent, DeliveryStatus, FaceResult, KeptTicket, Person, Service, Ticket
from kiosk.domain.chip_verdicts import ChipVerdict
from kiosk.domain.devices import Health
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.domain.priority import Priority
from kiosk.domain.secret import WipeableBytes
from kiosk.session.counter_state import AtCounter, CounterTask


class Step(StrEnum):
    """The states of the plan's table."""

    STARTING = "starting"
    ATTRACT = "attract"
    NOTICE = "notice"
    NEED_KEY = "need_key"
    READING_CARD = "reading_card"
    PUT_CARD_BACK = "put_card_back"
    QR_IDENTIFIED = "qr_identified"
    CAPTURING_FACE = "capturing_face"
    MATCHING = "matching"
    CHECKING_INSURANCE = "checking_insurance"
    REVIEW = "review"
    COMMITTING = "committing"
    SENDING = "sending"
    TICKET = "ticket"
    TAKE_CARD = "take_card"
    IDLE_WARNING = "idle_warning"
    ASSISTED = "assisted"
    STAFF = "staff"
    CLEANING = "cleaning"
    CLEARING = "clearing"
    OUT_OF_SERVICE = "out_of_service"
    COUNTER_SIGN_IN = "counter_sign_in"
    COUNTER_DESK = "counter_desk"
    COUNTER_TROUBLE = "counter_trouble"
    COUNTER_PERSON = "counter_person"
    COUNTER_DOSSIER = "counter_dossier"
    COUNTER_KEEPING = "counter_keeping"
    COUNTER_RECEIPT = "counter_receipt"


class Language(StrEnum):
    """Languages of the patient screens."""

    VIETNAMESE = "vi"
    ENGLISH = "en"
    CHINESE = "zh"
    """Simplified."""
    JAPANESE = "ja"
    KOREAN = "ko"


class TextSize(StrEnum):
    """How large the words of the patient screens are."""

    NORMAL = "normal"
    LARGE = "large"


class Contrast(StrEnum):
    """The colours of the patient screens."""

    NORMAL = "normal"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Display:
    """How the screen is drawn for eyes that differ."""

    text_size: TextSize = TextSize.NORMAL
    contrast: Contrast = Contrast.NORMAL


class CardStage(StrEnum):
    """What the chip reader is at, in the words that a patient is shown."""

    ACCESS = "access"
    IDENTITY = "identity"
    PHOTO = "photo"
    AUTHENTICITY = "authenticity"


class FaceHint(StrEnum):
    """One instruction to the person before the camera."""

    NO_FACE = "no_face"
    MULTIPLE_FACES = "multiple_faces"
    COME_CLOSER = "come_closer"
    MOVE_BACK = "move_back"
    CENTRE = "centre"
    UNCOVER_FACE = "uncover_face"
    LOOK_STRAIGHT = "look_straight"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    UNEVEN_LIGHT = "uneven_light"
    HOLD_STILL = "hold_still"
    OPEN_EYES = "open_eyes"


class FaceMotion(StrEnum):
    """One motion asked of the person before the camera; left and right are the person's own."""

    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    BLINK = "blink"
    COME_CLOSER = "come_closer"


@dataclass(frozen=True, slots=True)
class Ref:
    """Names one asynchronous request. A result that carries another than the pending one is stale and dropped."""

    session: int
    number: int


@dataclass(frozen=True, slots=True)
class QrKey:
    """An identity read from a QR code; of an ID card it opens the chip too."""

    document: IdentityDocument


@dataclass(frozen=True, slots=True)
class TypedDigits:
    """The last six digits of the personal ID, typed: the CAN."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MrzSeen:
    """The MRZ of the card's back, on which several camera frames agreed. It opens the chip and proves nothing else."""

    document_number: str = field(repr=False)
    birth_date: str = field(repr=False)
    """YYMMDD as it stands there, like `expiry`."""
    expiry: str = field(repr=False)
    personal_id: str | None = field(repr=False)
    """The 12 digits of a Vietnamese card; None on other cards."""


KeySource = QrKey | TypedDigits | MrzSeen


@dataclass(frozen=True, slots=True)
class CardResult:
    """A chip that was read and verified as far as its verdicts say."""

    document: IdentityDocument
    photo: WipeableBytes
    assurance: Assurance
    protocol: str
    """PACE or BAC."""
    verdicts: tuple[ChipVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything about the person at the kiosk. Fields fill as the check-in goes on."""

    consent: Consent | None = None
    key: KeySource | None = field(default=None, repr=False)
    document: IdentityDocument | None = field(default=None, repr=False)
    """Known as soon as DG1 and DG13 are."""
    person: Person | None = field(default=None, repr=False)
    card: CardResult | None = field(default=None, repr=False)
    stage: CardStage = CardStage.ACCESS
    card_attempts: int = 0
    wrong_keys: int = 0
    qr_unknown: bool = False
    hint: FaceHint | None = None
    frames_collected: int = 0
    frames_needed: int = 0
    motion: FaceMotion | None = None
    """What is asked of the person before the camera."""
    motions_done: int = 0
    motions: int = 0
    capture_extended: bool = False
    face_misses: int = 0
    face: FaceResult | None = None
    staff_verified_by: str | None = None
    lookup: LookupAnswer | None = field(default=None, repr=False)
    kept: KeptTicket | None = None
    """The number that the person drew here today, where it was known before the identity was confirmed."""
    identity_confirmed: bool = False
    another_service: bool = False
    """The person has a number of today and comes for something else."""
    priority: Priority = Priority.NONE
    """What the person or staff asked for; age counts besides."""
    age_priority: Priority = Priority.NONE
    """What the age gives, as soon as the day is known."""
    queues: tuple[tuple[str, int], ...] | None = None
    """How many people wait, by the sign of their queue; None until it is known."""
    service: Service | None = None
    ticket: Ticket | None = None
    delivery: DeliveryStatus = DeliveryStatus.QUEUED
    receipt: str | None = None
    printed: bool = False
    print_failed: bool = False
    failure: FailureCode | None = None
    """Why staff are needed, once they are."""
    task: CounterTask = field(default_factory=CounterTask)
    """What is done for the person at a counter."""
    stopped_at: Step | None = None
    """Where the person was when staff were called: staff may go on there."""

    @property
    def source(self) -> Source | None:
        """What the identity rests on; a chip counts once it was read to the end."""
        if self.card is not None:
            return self.card.document.source
        source = None if self.document is None else self.document.source
        return None if source is Source.CHIP else source

    @property
    def number_offered(self) -> bool:
        """Whether the person is asked: the number of today once more, or another service?"""
        return self.kept is not None and not self.another_service

    @property
    def assurance(self) -> Assurance:
        """How far the identity is proven by now."""
        if self.staff_verified_by is not None:
            return Assurance.STAFF
        return self.card.assurance if self.card is not None else Assurance.QR


@dataclass(frozen=True, slots=True)
class Pending:
    """The requests under way, by kind."""

    deadline: Ref | None = None
    scan: Ref | None = None
    card: Ref | None = None
    face: Ref | None = None
    lookup: Ref | None = None
    kept: Ref | None = None
    queues: Ref | None = None
    commit: Ref | None = None
    send: Ref | None = None
    print: Ref | None = None
    wipe: Ref | None = None
    test: Ref | None = None
    outbox: Ref | None = None
    keep: Ref | None = None
    dossiers: Ref | None = None
    search: Ref | None = None
    mark: Ref | None = None

    @property
    def is_keeping(self) -> bool:
        """Whether something is being written for the person: nothing else may be begun meanwhile."""
        return self.commit is not None or self.keep is not None


class Reprint(StrEnum):
    """What became of the last ticket, printed once more."""

    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"
    NO_TICKET = "no_ticket"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a member of staff sees of the kiosk itself. Holds nothing of a person."""

    outbox: OutboxSummary | None = None
    """None until the store has answered."""
    reprint: Reprint | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The whole session. `next_ref` grows for ever, so that no reference is used twice."""

    step: Step = Step.STARTING
    session: int = 0
    next_ref: int = 0
    health: Health = field(default_factory=Health)
    language: Language = Language.VIETNAMESE
    display: Display | None = None
    """What this person chose; None is the kiosk's own."""
    card_present: bool = False
    alarm: bool = False
    """A card was left behind."""
    resume: Step | None = None
    """Where IdleWarning or Staff goes back to."""
    officer: str | None = None
    """The member of staff signed in, while in Staff."""
    desk: Desk | None = None
    """While a member of staff is signed in."""
    leaving: bool = False
    """The program ends as soon as everything is wiped."""
    counter: AtCounter | None = None
    """The member of staff signed in at a counter, over many persons."""
    pending: Pending = field(default_factory=Pending)
    visit: Visit | None = None
