"""The simulated kiosk in real time, as deeds get hold of it: beside the window, for the dock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import assert_never

from kiosk.app.parts import make_mrz_reader, make_verifier
from kiosk.app.simulated import Means, simulated_gateway_settings
from kiosk.app.stage.deeds import Doer
from kiosk.app.stage.faults import Comparison, Disk
from kiosk.app.stage.person import PersonActs
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.transport import Answer, HttpTransport, Transport, TransportFault
from kiosk.ports import Clock, TimerHandle
from kiosk.runner.system import VisitKeys
from kiosk.session import events as ev
from kiosk.session.state import State
from kiosk.session.views import View
from kiosk.threads import SYSTEM_THREADS
from simulators.chip.card_data import PersonalisationError
from simulators.chip.quirks.catalogue import find
from simulators.gateway.direct import LineState
from simulators.personas.chip_card import NoCardError
from simulators.personas.codes import NoSuchCodeError
from simulators.personas.facts import Persona
from simulators.personas.pictures import PicturesError
from simulators.scenarios.chips import quirks_of
from simulators.scenarios.deeds import AnyDeed
from simulators.scenarios.model import Visit
from simulators.world import FACILITY, PersonHands, SimulatedWorld


class NoRestartError(RuntimeError):
    """A kiosk behind a window cannot lose its power and go on."""


class SettableClock:
    """A clock whose time of day a tester may set; what is measured in seconds goes on evenly."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._jumped = timedelta()

    def now(self) -> datetime:
        """The time of day, as set."""
        return self._clock.now() + self._jumped

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return self._clock.monotonic()

    def call_later(self, seconds: float, callback: Callable[[], None]) -> TimerHandle:
        """See `kiosk.ports.Clock`."""
        return self._clock.call_later(seconds, callback)

    def jump(self, seconds: float) -> None:
        """Sets the time of day forward or, below 0, backward."""
        self._jumped += timedelta(seconds=seconds)


class SwitchedLine:
    """The way to the gateway, which a tester may cut. Implements `kiosk.gateway.transport.Transport`."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._state = LineState.WORKS

    def set(self, state: LineState) -> None:
        """From the next request on."""
        self._state = state

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        """See Transport."""
        match self._state:
            case LineState.WORKS:
                return self._transport.post(path, query=query, headers=headers, body=body)
            case LineState.UNREACHABLE:
                return TransportFault.NOT_SENT
            case LineState.UNTRUSTED:
                return TransportFault.NOT_TRUSTED
            case other:
                assert_never(other)


@dataclass(frozen=True, slots=True)
class LiveKiosk:
    """What deeds and replays need of a running kiosk. Implements `kiosk.app.stage.deeds.Place`."""

    world: SimulatedWorld
    clock: SettableClock
    line: SwitchedLine
    disk: Disk
    comparison: Comparison
    touch: Callable[[ev.Intent], None]
    state: Callable[[], State]
    look: Callable[[], View]
    _hands: dict[str, PersonHands] = field(default_factory=dict, repr=False)

    def intend(self, intent: ev.Intent) -> None:
        """A touch on the screen."""
        self.touch(intent)

    def hands(self, persona: Persona, plan: Visit | None = None) -> PersonHands:
        """What that person does to reader and camera; without a plan always with the same card."""
        if plan is None:
            if persona.id not in self._hands:
                self._hands[persona.id] = self.world.hands(persona)
            return self._hands[persona.id]
        quirks = (*quirks_of(plan.chip), *(find(name) for name in plan.quirks))
        return self.world.hands(persona, plan.face, quirks)

    def acts(self, persona: Persona, plan: Visit | None = None) -> PersonActs:
        """What that person can do."""
        return PersonActs(self.world, persona, self.hands(persona, plan), self.intend, self.look)

    def set_clock(self, jump: float) -> None:
        """Sets the wall clock, so many seconds on or back."""
        self.clock.jump(jump)

    def restart(self) -> None:
        """Raises NoRestartError."""
        raise NoRestartError("the kiosk behind this window cannot be restarted")


class LiveDoer:
    """Does deeds at the running kiosk, from any thread; what cannot be done is told.

    Who is not insured has no code of the insurance, and nothing restarts a kiosk behind a window.
    """

    def __init__(self, kiosk: LiveKiosk, complain: Callable[[str], None]) -> None:
        self._doer = Doer(kiosk)
        self._complain = complain

    def do(self, deed: AnyDeed, person: Persona, plan: Visit | None = None) -> None:
        """See `kiosk.app.stage.deeds.Doer`."""
        try:
            self._doer.do(deed, person, plan)
        except (NoSuchCodeError, NoCardError, PersonalisationError, PicturesError, NoRestartError) as error:
            self._complain(f"{deed.action}: {error}")


def make_line(base_url: str) -> SwitchedLine:
    """The way to a gateway on this machine. Raises AddressRefusedError."""
    settings = simulated_gateway_settings(base_url)
    transport = HttpTransport(
        base_url,
        production_allowed=False,
        connect_timeout=settings.connect_timeout,
        read_timeout=settings.read_timeout,
        total_timeout=settings.total_timeout,
    )
    return SwitchedLine(transport)


def live_means(base_url: str, clock: Clock, line: SwitchedLine, disk: Disk, comparison: Comparison) -> Means:
    """What a kiosk that deeds can get hold of runs on."""
    return Means(
        clock=clock,
        client=GatewayClient(simulated_gateway_settings(base_url), line, clock, threads=SYSTEM_THREADS),
        make_verifier=lambda: comparison.before(make_verifier),
        make_mrz_reader=make_mrz_reader,
        ids=VisitKeys(FACILITY, "SIM"),
        before_store=disk.before,
    )
