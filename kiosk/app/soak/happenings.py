"""What can happen during a visit of a soak, each with its chance, and how a technician puts it right."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.session.state import Language
from simulators.gateway.faults import FURTHER_PARAMETERS, Endpoint, FaultKind, kinds_at
from simulators.printer import PrinterState
from simulators.scenarios.deeds import (
    AnyDeed,
    CameraDeed,
    CardDeed,
    ClockDeed,
    ComparisonDeed,
    DiskDeed,
    GatewayDeed,
    LanguageDeed,
    LookupDeed,
    PrinterDeed,
    ReaderDeed,
    RestartDeed,
    StaffDeed,
)
from simulators.scenarios.words import CameraState, CardDoes, ComparisonState, DiskState, ReaderState, StaffDoes

REPAIRS: tuple[AnyDeed, ...] = (
    GatewayDeed(action="gateway", mode="works"),
    ReaderDeed(action="reader", state=ReaderState.SERVICE_RUNNING),
    ReaderDeed(action="reader", state=ReaderState.PLUGGED),
    CameraDeed(action="camera", state=CameraState.WORKS),
    ComparisonDeed(action="comparison", state=ComparisonState.WORKS),
    PrinterDeed(action="printer", state=PrinterState.OK),
    DiskDeed(action="disk", state=DiskState.WORKS),
)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens during a visit: `after` seconds, or just before the `command`-th command to the chip."""

    deed: AnyDeed
    after: float = 0.0
    command: int | None = None


def draw_happenings(rng: random.Random) -> list[Happening]:
    """One to three troubles."""
    happenings: list[Happening] = []
    for draw in rng.choices(list(_DRAWS), list(_DRAWS.values()), k=rng.choice([1, 1, 2, 3])):
        happenings += draw(rng)
    return happenings


def _lift_card(rng: random.Random) -> list[Happening]:
    """The card leaves the reader between two commands, or at any moment; most often it comes back."""
    removed = CardDeed(action="card", does=CardDoes.REMOVE)
    back = CardDeed(action="card", does=CardDoes.PUT_BACK)
    moment = round(rng.uniform(1, 25), 2)
    first = Happening(removed, moment) if rng.random() < 0.4 else Happening(removed, command=rng.randint(1, 24))
    if rng.random() < 0.25:
        return [first]
    return [first, Happening(back, round(moment + rng.uniform(0.1, 7), 2))]


def _reader(rng: random.Random) -> list[Happening]:
    down, up = rng.choice(
        [
            (ReaderState.UNPLUGGED, ReaderState.PLUGGED),
            (ReaderState.SERVICE_STOPPED, ReaderState.SERVICE_RUNNING),
        ]
    )
    return _for_a_while(rng, ReaderDeed(action="reader", state=down), ReaderDeed(action="reader", state=up))


def _camera(rng: random.Random) -> list[Happening]:
    state = rng.choice([state for state in CameraState if state is not CameraState.WORKS])
    well = CameraDeed(action="camera", state=CameraState.WORKS)
    return _for_a_while(rng, CameraDeed(action="camera", state=state), well)


def _comparison(rng: random.Random) -> list[Happening]:
    hangs = ComparisonDeed(action="comparison", state=ComparisonState.HANGS)
    return _for_a_while(rng, hangs, ComparisonDeed(action="comparison", state=ComparisonState.WORKS))


def _gateway(rng: random.Random) -> list[Happening]:
    """A fault of any kind at one door or at all, for some requests, for a while, or until the technician comes."""
    mode = rng.choice([*FaultKind, "unreachable", "unreachable", "untrusted"])
    times = rng.choice([None, None, 1, 2, 5])
    if not isinstance(mode, FaultKind):
        fault = GatewayDeed(action="gateway", mode="unreachable" if mode == "unreachable" else "untrusted")
    else:
        doors = tuple(endpoint for endpoint in Endpoint if mode in kinds_at(endpoint))
        # Most often the door where something can be lost or doubled.
        one = Endpoint.CHECK_IN if Endpoint.CHECK_IN in doors and rng.random() < 0.6 else rng.choice(doors)
        chosen = doors if rng.random() < 0.4 else (one,)
        parameter = FURTHER_PARAMETERS.get(mode)
        fault = GatewayDeed(
            action="gateway",
            mode=mode,
            endpoints=chosen,
            times=times,
            code=rng.choice(_CODES) if parameter == "code" else None,
            status=rng.choice([500, 502, 503, 504]) if parameter == "status" else None,
            retry_after=rng.choice([1, 30, 600]) if parameter == "retry_after" else None,
            seconds=rng.choice([0.5, 3.0, 8.0]) if parameter == "seconds" else None,
        )
    return _for_a_while(rng, fault, GatewayDeed(action="gateway", mode="works"), longest=900)


_CODES = ("000", "001", "010", "050", "060", "070", "110", "120", "205", "300", "401", "999")


def _lookup(rng: random.Random) -> list[Happening]:
    return [Happening(LookupDeed(action="lookup", code=rng.choice(_CODES)), round(rng.uniform(0, 5), 2))]


def _printer(rng: random.Random) -> list[Happening]:
    state = rng.choice([state for state in PrinterState if state is not PrinterState.OK])
    well = PrinterDeed(action="printer", state=PrinterState.OK)
    return _for_a_while(rng, PrinterDeed(action="printer", state=state), well, longest=300)


def _disk(rng: random.Random) -> list[Happening]:
    state = rng.choice([DiskState.FULL, DiskState.READ_ONLY, DiskState.FAILS, DiskState.HANGS])
    return _for_a_while(
        rng, DiskDeed(action="disk", state=state), DiskDeed(action="disk", state=DiskState.WORKS), longest=300
    )


def _clock(rng: random.Random) -> list[Happening]:
    """Time servers correct by seconds or hours; a dead battery by a day."""
    jump = rng.choice([-3600.0, -90.0, -5.0, 5.0, 90.0, 3600.0, 86_400.0])
    return [Happening(ClockDeed(action="clock", jump=jump), round(rng.uniform(0, 40), 2))]


def _power(rng: random.Random) -> list[Happening]:
    return [Happening(RestartDeed(action="restart"), round(rng.uniform(0.5, 35), 2))]


def _staff(rng: random.Random) -> list[Happening]:
    """Somebody of the staff comes by and does what staff do, fit or not."""
    start = rng.uniform(2, 40)
    acts = rng.sample([StaffDoes.VERIFY, StaffDoes.RESUME, StaffDoes.REPRINT, StaffDoes.CLEAN], rng.randint(1, 2))
    done = [StaffDoes.SIGN_IN, *acts, StaffDoes.LEAVE]
    return [
        Happening(StaffDeed(action="staff", does=does), round(start + 3 * place, 2)) for place, does in enumerate(done)
    ]


def _language(rng: random.Random) -> list[Happening]:
    return [
        Happening(LanguageDeed(action="language", language=rng.choice(list(Language))), round(rng.uniform(0, 20), 2))
    ]


def _for_a_while(rng: random.Random, fault: AnyDeed, well: AnyDeed, longest: float = 60) -> list[Happening]:
    """The fault, and most often its end; one that stays is there until the technician comes."""
    begins = round(rng.uniform(0, 20), 2)
    happenings = [Happening(fault, begins)]
    if rng.random() < 0.7:
        happenings.append(Happening(well, round(begins + rng.uniform(0.5, longest), 2)))
    return happenings


_DRAWS: Mapping[Callable[[random.Random], list[Happening]], float] = MappingProxyType(
    {
        _lift_card: 5,
        _gateway: 12,
        _reader: 2,
        _camera: 2,
        _comparison: 1,
        _lookup: 1,
        _printer: 3,
        _disk: 2,
        _clock: 1,
        _power: 2,
        _staff: 2,
        _language: 1,
    }
)
"""How often each is drawn, against the others."""
