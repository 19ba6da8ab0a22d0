"""What the buttons and lists of the simulator's dock do: deeds, as scenario files know them."""

from __future__ import annotations

from collections.abc import Callable

from simulators.casting import FACTS, FaceCast
from simulators.gateway.faults import Endpoint, FaultKind
from simulators.printer import PrinterState
from simulators.scenarios.deeds import (
    AnyDeed,
    CameraDeed,
    CardDeed,
    ClockDeed,
    ComparisonDeed,
    DiskDeed,
    FaceDeed,
    GatewayDeed,
    LookupDeed,
    PersonDeed,
    PrinterDeed,
    ReaderDeed,
)
from simulators.scenarios.words import (
    CameraState,
    CardDoes,
    Chip,
    ComparisonState,
    DiskState,
    PersonDoes,
    ReaderState,
)

MakeDeed = Callable[[str], AnyDeed]
"""From the name of the person chosen to what is done."""

_HOUR = 3_600.0
_LOOKUP_CODES = (
    *("000", "001", "002", "003", "004", "010", "050", "051", "052", "053", "054", "055", "060", "061", "070"),
    *("080", "100", "101", "110", "120", "121", "122", "123", "124", "130", "205", "401"),
)
_FAULT_CODES = {FaultKind.CODE: "205", FaultKind.DUPLICATE: "300"}


def _card(does: CardDoes, chip: Chip = Chip.SOUND) -> MakeDeed:
    laid = does is CardDoes.LAY
    return lambda person: CardDeed(action="card", does=does, person=person if laid else None, chip=chip)


def _person(does: PersonDoes) -> MakeDeed:
    return lambda person: PersonDeed(action="person", does=does, person=person)


def _cast(cast: FaceCast) -> MakeDeed:
    return lambda person: FaceDeed(action="face", cast=cast, person=person)


def _reader(state: ReaderState) -> MakeDeed:
    return lambda _: ReaderDeed(action="reader", state=state)


def _camera(state: CameraState) -> MakeDeed:
    return lambda _: CameraDeed(action="camera", state=state)


def _printer(state: PrinterState) -> MakeDeed:
    return lambda _: PrinterDeed(action="printer", state=state)


def _disk(state: DiskState) -> MakeDeed:
    return lambda _: DiskDeed(action="disk", state=state)


def _comparison(state: ComparisonState) -> MakeDeed:
    return lambda _: ComparisonDeed(action="comparison", state=state)


def _clock(seconds: float) -> MakeDeed:
    return lambda _: ClockDeed(action="clock", jump=seconds)


def _fault(kind: FaultKind) -> MakeDeed:
    return lambda _: GatewayDeed(action="gateway", mode=kind, code=_FAULT_CODES.get(kind))


def _lookup(code: str) -> MakeDeed:
    return lambda person: LookupDeed(action="lookup", code=code, person=person)


CARD: dict[str, MakeDeed] = {
    "Lay card on reader": _card(CardDoes.LAY),
    "Take card (pull now)": _card(CardDoes.REMOVE),
    "Put card back": _card(CardDoes.PUT_BACK),
    "Unplug reader": _reader(ReaderState.UNPLUGGED),
    "Plug reader": _reader(ReaderState.PLUGGED),
    "Stop PC/SC service": _reader(ReaderState.SERVICE_STOPPED),
    "Start PC/SC service": _reader(ReaderState.SERVICE_RUNNING),
}
CHIPS: dict[str, MakeDeed] = {f"Lay card: {chip.value.replace('_', ' ')}": _card(CardDoes.LAY, chip) for chip in Chip}

CAMERA: dict[str, MakeDeed] = {
    "Show QR of card": _person(PersonDoes.SHOW_QR),
    "Hold the card's back": _person(PersonDoes.SHOW_MRZ),
    "Show insurance card": _person(PersonDoes.SHOW_INSURANCE_CARD),
    "Show VssID": _person(PersonDoes.SHOW_VSSID),
    "Show a foreign QR": _person(PersonDoes.SHOW_FOREIGN_QR),
    "Show face": _cast(FaceCast.PERSON),
    "Show somebody else's face": _cast(FaceCast.STRANGER),
    "Nobody": _person(PersonDoes.STEP_ASIDE),
    "Plug camera": _camera(CameraState.WORKS),
    "Light off": _camera(CameraState.DARK),
    "Cover lens": _camera(CameraState.BLACK),
    "Freeze picture": _camera(CameraState.FROZEN),
    "Slow camera": _camera(CameraState.SLOW),
    "Unplug camera": _camera(CameraState.UNPLUGGED),
    "Camera held by another program": _camera(CameraState.BUSY),
    "Camera denied": _camera(CameraState.DENIED),
    "Comparison hangs": _comparison(ComparisonState.HANGS),
    "Comparison works": _comparison(ComparisonState.WORKS),
}
SCENES: dict[str, MakeDeed] = {FACTS[cast].label: _cast(cast) for cast in FaceCast}

GATEWAY: dict[str, MakeDeed] = {
    "Works": lambda _: GatewayDeed(action="gateway", mode="works"),
    "Unreachable": lambda _: GatewayDeed(action="gateway", mode="unreachable"),
    "Hangs": _fault(FaultKind.HANG),
    "Account refused (401)": _fault(FaultKind.UNAUTHORISED),
    "HTML instead of an answer": _fault(FaultKind.HTML),
    "Check-ins refused": lambda _: GatewayDeed(
        action="gateway", mode=FaultKind.CODE, code="300", endpoints=(Endpoint.CHECK_IN,)
    ),
}
GATEWAY_FAULTS: dict[str, MakeDeed] = {
    **{f"Fault: {kind.value.replace('_', ' ')}": _fault(kind) for kind in FaultKind},
    **{f"Lookup answers {code}": _lookup(code) for code in _LOOKUP_CODES},
}

PRINTER: dict[str, MakeDeed] = {
    "Works": _printer(PrinterState.OK),
    "No paper": _printer(PrinterState.NO_PAPER),
    "Cover open": _printer(PrinterState.COVER_OPEN),
    "Offline": _printer(PrinterState.OFFLINE),
    "Silent": _printer(PrinterState.SILENT),
}

MACHINE: dict[str, MakeDeed] = {
    "Disk works": _disk(DiskState.WORKS),
    "Disk full": _disk(DiskState.FULL),
    "Disk read-only": _disk(DiskState.READ_ONLY),
    "Disk fails": _disk(DiskState.FAILS),
    "Database damaged": _disk(DiskState.DAMAGED),
    "Disk hangs": _disk(DiskState.HANGS),
    "Clock an hour on": _clock(_HOUR),
    "Clock an hour back": _clock(-_HOUR),
    "Clock a day on": _clock(24 * _HOUR),
}
