"""What happens in a scenario, and when: one frozen value for each `[[do]]` and `[[before]]`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from kiosk.domain.priority import Priority
from kiosk.session.state import Contrast, Language, Step, TextSize
from simulators.casting import FaceCast
from simulators.gateway.faults import Endpoint, FaultKind
from simulators.printer import PrinterState
from simulators.scenarios.names import GatewayCode, PersonaName, QuirkName
from simulators.scenarios.words import (
    CameraState,
    CardDoes,
    Chip,
    ComparisonState,
    DiskState,
    PersonDoes,
    ReaderState,
    StaffDoes,
)

CONFIG = ConfigDict(extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)

Seconds = Annotated[float, Field(ge=0, le=604_800)]
Count = Annotated[int, Field(ge=1, le=10_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """When something happens: `at` seconds after the kiosk was started, or once a state has been entered.

    With `when`: at the `nth` entry into that state, `after` seconds later; or, of a card that is read, just before the
    `after_apdus` + 1st command since. A deed of `[[before]]` has no time: the kiosk is not started yet.
    """

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    at: Seconds | None = None
    when: Step | None = None
    nth: Count | None = None
    after: Seconds | None = None
    after_apdus: Count | None = None

    def __post_init__(self) -> None:
        if self.at is not None and self.when is not None:
            raise ValueError("at: either `at` or `when`, not both")
        for name in ("nth", "after", "after_apdus"):
            if getattr(self, name) is not None and self.when is None:
                raise ValueError(f"{name}: counts from the entry into a state, so `when` is needed")
        if self.after_apdus is not None and (self.after is not None or self.when is not Step.READING_CARD):
            raise ValueError('after_apdus: goes with `when = "reading_card"` and without `after`')

    @property
    def timed(self) -> bool:
        """Whether it says when it is due."""
        return self.at is not None or self.when is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDeed(Deed):
    """A person does something; `person`: whose card, code and face it is, by default those of the visit under way."""

    action: Literal["person"]
    does: PersonDoes
    person: PersonaName | None = None
    service: Count | None = None
    """Which of the services offered, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDeed(Deed):
    """A member of staff does something."""

    action: Literal["staff"]
    does: StaffDoes


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageDeed(Deed):
    """Somebody chooses the language of the screen."""

    action: Literal["language"]
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayDeed(Deed):
    """Somebody chooses larger words or stronger colours."""

    action: Literal["display"]
    text_size: TextSize = TextSize.NORMAL
    contrast: Contrast = Contrast.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityDeed(Deed):
    """Somebody asks to be received first."""

    action: Literal["priority"]
    priority: Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDeed(Deed):
    """Something becomes of the card on the reader."""

    action: Literal["card"]
    does: CardDoes
    person: PersonaName | None = None
    """Whose card is laid down; by default that of the visit under way."""
    chip: Chip = Chip.SOUND
    quirks: tuple[QuirkName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderDeed(Deed):
    """Something becomes of reader or PC/SC service."""

    action: Literal["reader"]
    state: ReaderState


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraDeed(Deed):
    """Something becomes of the camera."""

    action: Literal["camera"]
    state: CameraState


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceDeed(Deed):
    """Somebody, or an attack, is before the camera."""

    action: Literal["face"]
    cast: FaceCast
    person: PersonaName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonDeed(Deed):
    """Something becomes of the comparison of the faces."""

    action: Literal["comparison"]
    state: ComparisonState


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayDeed(Deed):
    """How the gateway is from now on: `works`, `unreachable`, `untrusted`, or a fault at the endpoints named."""

    action: Literal["gateway"]
    mode: FaultKind | Literal["works", "unreachable", "untrusted"]
    endpoints: tuple[Endpoint, ...] = (Endpoint.TOKEN, Endpoint.LOOKUP, Endpoint.HISTORY, Endpoint.CHECK_IN)
    times: Count | None = None
    """How many requests meet the fault; by default all."""
    code: GatewayCode | None = None
    """The maKetQua of the modes `code` and `duplicate`."""
    status: Annotated[int, Field(ge=400, le=599)] | None = None
    """The HTTP status of the modes `server_error` and `server_error_after`."""
    retry_after: Count | None = None
    seconds: Annotated[float, Field(ge=-86_400, le=86_400)] | None = None

    def __post_init__(self) -> None:
        # `super()` without arguments does not work in a dataclass with slots, which is made anew.
        Deed.__post_init__(self)
        if self.mode in (FaultKind.CODE, FaultKind.DUPLICATE) and self.code is None:
            raise ValueError(f"code: is needed with the mode {self.mode!s}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupDeed(Deed):
    """Lookups of a person are answered with this maKetQua from now on."""

    action: Literal["lookup"]
    code: GatewayCode
    person: PersonaName | None = None
    """By default whoever comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterDeed(Deed):
    """Something becomes of the printer."""

    action: Literal["printer"]
    state: PrinterState


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskDeed(Deed):
    """Something becomes of the place where the database lies."""

    action: Literal["disk"]
    state: DiskState


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockDeed(Deed):
    """The wall clock is set; what is measured in seconds goes on."""

    action: Literal["clock"]
    jump: Annotated[float, Field(ge=-31_622_400, le=31_622_400)]
    """Seconds, forward or, below 0, backward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestartDeed(Deed):
    """The kiosk loses its power and starts again over the same folder."""

    action: Literal["restart"]


AnyDeed = Annotated[
    PersonDeed
    | StaffDeed
    | LanguageDeed
    | DisplayDeed
    | PriorityDeed
    | CardDeed
    | ReaderDeed
    | CameraDeed
    | FaceDeed
    | ComparisonDeed
    | GatewayDeed
    | LookupDeed
    | PrinterDeed
    | DiskDeed
    | ClockDeed
    | RestartDeed,
    Field(discriminator="action"),
]
