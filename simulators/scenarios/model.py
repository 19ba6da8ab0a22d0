"""A scenario as a value: who comes, what happens when, and what must come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, NaiveDatetime

from biometrics.liveness.verdict import LivenessMode
from kiosk.domain.checkin import Channel, DeliveryStatus
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.domain.priority import Priority
from kiosk.session.policy import QrOnly
from kiosk.session.state import Language, Step
from simulators.casting import FaceCast
from simulators.scenarios.deeds import CONFIG, AnyDeed, Count, Seconds
from simulators.scenarios.names import GatewayCode, PersonaName, QuirkName
from simulators.scenarios.words import Brings, Chip, Ending, Key, PersonDoes

Text = Annotated[str, Field(min_length=1, max_length=400)]
Number = Annotated[int, Field(ge=0, le=10_000)]
AssuranceName = Literal["qr", "staff", "chip_intact", "chip_genuine"]
TicketExpected = Annotated[str, Field(pattern=r"^(number|none|[A-Z]{1,2}-?[0-9]{1,4})$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """How the kiosk is set up."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    qr_only: QrOnly = QrOnly.STAFF
    liveness: LivenessMode = LivenessMode.OFF
    services: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    """Codes of the services offered; by default all of the simulated hospital's."""
    starts_at: NaiveDatetime | None = None
    """The local time on the kiosk's wall when it is started, without a zone."""
    lasts: Seconds = 0.0
    """The run goes on at least that long, so that the outbox has its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitExpectation:
    """What must come of one visit. What is not named is not looked at."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    outcome: Ending | None = None
    failure: FailureCode | None = None
    """Why staff were needed in the end."""
    assurance: AssuranceName | None = None
    channel: Channel | None = None
    """How the person was identified, as the reports count it; of a visit that was checked in."""
    eligibility: Eligibility | None = None
    lookup_code: GatewayCode | None = None
    lookup_failure: FailureCode | None = None
    """Why insurance is not plainly right, or was not checked."""
    delivery: DeliveryStatus | None = None
    """As the person was told; it may go on later."""
    ticket: TicketExpected | None = None
    """"number", "none" or the number itself."""
    same_ticket_as: Count | None = None
    """The visit, from 1, whose number this one must be; the numbers of all others must differ."""
    printed: bool | None = None
    priority: Priority | None = None
    """What was asked for; age counts besides."""
    first: bool | None = None
    """Whether the number is of the queue that goes first."""
    states: tuple[Step, ...] = ()
    """Passed in this order, perhaps with others between."""
    never: tuple[Step, ...] = ()
    staff: tuple[FailureCode, ...] | None = None
    """All codes by which staff were called during the visit, in order."""
    language: Language | None = None
    """The language of the last screen before everything was cleared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One person who comes, and does what the screens ask unless told otherwise."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    person: PersonaName
    brings: Brings = Brings.CARD
    key: Key = Key.QR
    chip: Chip = Chip.SOUND
    """What is wrong with the card's chip."""
    quirks: tuple[QuirkName, ...] = ()
    """What is odd about it, or about the reader."""
    face: FaceCast = FaceCast.PERSON
    """Who, or what, the camera sees when a face is due."""
    service: Count = 1
    """Which of the services offered, from 1."""
    instead: Mapping[Step, Annotated[tuple[PersonDoes, ...], Field(min_length=1)]] = field(default_factory=dict)
    """What the person does at the first, second … screen of this state, in place of what it asks."""
    comes_after: Seconds = 0.0
    """Seconds after the kiosk is ready for this person."""
    expect: VisitExpectation = field(default_factory=VisitExpectation)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCheckIn:
    """One check-in that the gateway must hold in the end."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    visit: Count
    """Of which visit, from 1: its MA_LK is that of the visit's number."""
    arrivals: Count | None = None
    """How often its MA_LK arrived."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Elements by tag, as `MA_DOITUONG_KCB`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What must have come of the whole run. What is not named is not looked at.

    Besides, and always: nothing personal is left in state or devices, no MA_LK is held twice, no number is drawn twice.
    """

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    states: tuple[Step, ...] = ()
    never: tuple[Step, ...] = ()
    staff: tuple[FailureCode, ...] | None = None
    """All codes by which staff were called, in order."""
    faults: tuple[FailureCode, ...] = ()
    """Faults of devices that the kiosk noticed, in any order."""
    reported: tuple[FailureCode, ...] = ()
    """Codes with which devices answered the session, in any order, whether a person noticed or not."""
    check_ins: Number | None = None
    """How many check-ins the gateway holds."""
    held: tuple[HeldCheckIn, ...] = ()
    waiting: Number | None = None
    """How many check-ins wait in the outbox in the end."""
    refused: Number | None = None
    """How many of them are a task for staff."""
    delivery_failures: tuple[FailureCode, ...] = ()
    """Why attempts to deliver failed, in any order."""
    audit: tuple[str, ...] = ()
    """Kinds of the audit trail, in this order, perhaps with others between."""
    ends_in: Step | None = None
    """The state of the kiosk in the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Persons at a kiosk."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    title: Text
    why: Text
    """Why it is worth playing."""
    kiosk: KioskSettings = field(default_factory=KioskSettings)
    before: tuple[AnyDeed, ...] = ()
    """How everything is before the kiosk is started."""
    visit: tuple[Visit, ...] = ()
    """One after another."""
    do: tuple[AnyDeed, ...] = ()
    """What happens meanwhile."""
    expect: Expectation = field(default_factory=Expectation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A call of the command line in a folder of its own."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    arguments: Annotated[tuple[str, ...], Field(min_length=1)]
    """After `kiosk`."""
    before: tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...] = ()
    """Calls that come first, in the same folder."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Paths and content of files that lie in the folder."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Environment variables besides those of the tester."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandExpectation:
    """What must come of a call."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    status: Annotated[int, Field(ge=0, le=255)]
    """The exit status."""
    failure: FailureCode | None = None
    """A code that it tells."""
    says: tuple[Text, ...] = ()
    """Words that stand in what it prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandScenario:
    """A call of the command line, for what no visit can show."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    title: Text
    why: Text
    command: Command
    expect: CommandExpectation


AnyScenario = Scenario | CommandScenario
