"""Does on a stage what a scenario's deed says."""

from __future__ import annotations

from typing import Protocol, TypeVar, assert_never

from biometrics.camera import CameraFault
from kiosk.app.stage.person import PersonActs
from kiosk.domain.manual import ManualReason
from kiosk.session import events as ev
from kiosk.session.state import Display
from simulators.chip.quirks.catalogue import find
from simulators.gateway.direct import LineState
from simulators.gateway.faults import Fault, FaultKind
from simulators.personas.facts import Persona
from simulators.scenarios.chips import quirks_of
from simulators.scenarios.deeds import (
    AnyDeed,
    CameraDeed,
    CardDeed,
    ClockDeed,
    ComparisonDeed,
    DiskDeed,
    DisplayDeed,
    FaceDeed,
    GatewayDeed,
    LanguageDeed,
    LookupDeed,
    PersonDeed,
    PrinterDeed,
    PriorityDeed,
    ReaderDeed,
    RestartDeed,
    StaffDeed,
)
from simulators.scenarios.model import Visit
from simulators.scenarios.words import CameraState, CardDoes, ComparisonState, DiskState, ReaderState, StaffDoes
from simulators.scenes import BlackScene, DarkScene, FrozenScene, Scene, SlowScene
from simulators.world import STAFF_NAME, PersonHands, SimulatedWorld

State_contra = TypeVar("State_contra", contravariant=True)

_TROUBLES: dict[CameraState, Scene] = {
    CameraState.DARK: DarkScene(),
    CameraState.BLACK: BlackScene(),
    CameraState.FROZEN: FrozenScene(),
    CameraState.SLOW: SlowScene(),
}


class Settable(Protocol[State_contra]):
    """Something of the kiosk's surroundings that has states."""

    def set(self, state: State_contra) -> None:
        """From now on."""
        ...


class Place(Protocol):
    """Where deeds are done: a stage, or a kiosk with its window."""

    @property
    def world(self) -> SimulatedWorld: ...
    @property
    def line(self) -> Settable[LineState]: ...
    @property
    def disk(self) -> Settable[DiskState]: ...
    @property
    def comparison(self) -> Settable[ComparisonState]: ...

    def intend(self, intent: ev.Intent) -> None:
        """A touch on the screen."""
        ...

    def hands(self, persona: Persona, plan: Visit | None = None) -> PersonHands:
        """What that person does to reader and camera."""
        ...

    def acts(self, persona: Persona, plan: Visit | None = None) -> PersonActs:
        """What that person can do."""
        ...

    def set_clock(self, jump: float) -> None:
        """Sets the wall clock, so many seconds on or back."""
        ...

    def restart(self) -> None:
        """The power fails and comes back."""
        ...


class Doer:
    """Does deeds. `person`: whose they are where they name nobody; with the plan of that person's visit."""

    def __init__(self, stage: Place) -> None:
        self._stage = stage
        self._codes: dict[str, str] = {}

    def do(self, deed: AnyDeed, person: Persona, plan: Visit | None = None) -> None:
        """Now."""
        stage, world = self._stage, self._stage.world
        named = getattr(deed, "person", None)
        whose, own = (person, plan) if named is None else (world.personas[named], None)
        match deed:
            case PersonDeed():
                stage.acts(whose, own).do(deed.does, deed.service or (1 if own is None else own.service))
            case StaffDeed():
                stage.intend(_of_staff(deed.does))
            case LanguageDeed():
                stage.intend(ev.LanguageChosen(deed.language))
            case DisplayDeed():
                stage.intend(ev.DisplayChosen(Display(deed.text_size, deed.contrast)))
            case PriorityDeed():
                stage.intend(ev.PriorityAsked(deed.priority))
            case CardDeed():
                self._card(deed, whose, own)
            case ReaderDeed():
                self._reader(deed.state)
            case CameraDeed():
                self._camera(deed.state)
            case FaceDeed():
                world.casting(whose, deed.cast).play(world.camera)
            case ComparisonDeed():
                stage.comparison.set(deed.state)
            case GatewayDeed():
                self._gateway(deed)
            case LookupDeed():
                self._lookup(deed, whose)
            case PrinterDeed():
                world.printer.set_state(deed.state)
            case DiskDeed():
                stage.disk.set(deed.state)
            case ClockDeed():
                stage.set_clock(deed.jump)
            case RestartDeed():
                stage.restart()
            case other:
                assert_never(other)

    def _card(self, deed: CardDeed, whose: Persona, plan: Visit | None) -> None:
        reader = self._stage.world.reader
        match deed.does:
            case CardDoes.LAY if deed.quirks or quirks_of(deed.chip):
                quirks = (*quirks_of(deed.chip), *(find(name) for name in deed.quirks))
                self._stage.world.hands(whose, quirks=quirks).lay_card()
            case CardDoes.LAY:
                self._stage.hands(whose, plan).lay_card()
            case CardDoes.REMOVE:
                reader.remove()
            case CardDoes.PUT_BACK:
                reader.put_back()

    def _reader(self, state: ReaderState) -> None:
        reader = self._stage.world.reader
        match state:
            case ReaderState.PLUGGED:
                reader.plug()
            case ReaderState.UNPLUGGED:
                reader.unplug()
            case ReaderState.SERVICE_RUNNING:
                reader.start_service()
            case ReaderState.SERVICE_STOPPED:
                reader.stop_service()

    def _camera(self, state: CameraState) -> None:
        camera = self._stage.world.camera
        match state:
            case CameraState.WORKS:
                camera.refuse(None)
                camera.plug()
                camera.recover()
            case CameraState.UNPLUGGED:
                camera.unplug()
            case CameraState.BUSY:
                camera.refuse(CameraFault.BUSY)
            case CameraState.DENIED:
                camera.refuse(CameraFault.DENIED)
            case CameraState.DARK | CameraState.BLACK | CameraState.FROZEN | CameraState.SLOW:
                camera.show(_TROUBLES[state])

    def _gateway(self, deed: GatewayDeed) -> None:
        gateway, line = self._stage.world.gateway, self._stage.line
        line.set(LineState.WORKS)
        gateway.clear_faults()
        gateway.release()
        match deed.mode:
            case "works":
                self._codes.clear()
                gateway.answer_with({})
            case "unreachable":
                line.set(LineState.UNREACHABLE)
            case "untrusted":
                line.set(LineState.UNTRUSTED)
            case FaultKind() as kind:
                usual = Fault(kind)
                fault = Fault(
                    kind,
                    deed.times,
                    status=deed.status or usual.status,
                    retry_after=deed.retry_after or usual.retry_after,
                    code=deed.code or usual.code,
                    seconds=usual.seconds if deed.seconds is None else deed.seconds,
                )
                for endpoint in deed.endpoints:
                    gateway.set_fault(endpoint, fault)

    def _lookup(self, deed: LookupDeed, whose: Persona) -> None:
        insurance = whose.insurance
        for number in (whose.card.personal_id, insurance.card_number, insurance.bhxh_number):
            if number is not None:
                self._codes[number] = deed.code
        self._stage.world.gateway.answer_with(self._codes)


def _of_staff(does: StaffDoes) -> ev.Intent:
    touches: dict[StaffDoes, ev.Intent] = {
        StaffDoes.SIGN_IN: ev.StaffSignedIn(STAFF_NAME),
        StaffDoes.VERIFY: ev.StaffVerified(STAFF_NAME, ManualReason.CHIP_PHOTO),
        StaffDoes.RESUME: ev.StaffResumed(),
        StaffDoes.REPRINT: ev.ReprintPressed(),
        StaffDoes.CLEAN: ev.CleaningStarted(),
        StaffDoes.LEAVE: ev.LeavePressed(),
        StaffDoes.EXIT: ev.ExitPressed(),
    }
    return touches[does]
