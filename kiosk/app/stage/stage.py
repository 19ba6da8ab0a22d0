"""The stage itself: one kiosk, its world and its clock, put together and driven by whoever plays on it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from kiosk.app.parts import open_store
from kiosk.app.simulated import Means, put_together, simulated_gateway_settings
from kiosk.app.stage.faults import Comparison, Disk
from kiosk.app.stage.log import Log
from kiosk.app.stage.playing import HeardGateway, Playing
from kiosk.app.stage.props import EvenAir, Props
from kiosk.devices.looker import Verifier
from kiosk.domain.checkin import Service
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.numbering import MachineTime
from kiosk.gateway.client import GatewayClient
from kiosk.runner.system import VisitKeys
from kiosk.session.policy import Policy, QrOnly
from kiosk.store.sql_store import StoreMode
from simulators.clock import DEFAULT_START, Moment, VirtualClock
from simulators.gateway.direct import DirectLine
from simulators.known_faces import KnownFaces, PhotoBook
from simulators.personas.facts import Persona
from simulators.plain_stages import plain_stage_for
from simulators.stages import stage_for
from simulators.virtual_threads import Group, VirtualThreads
from simulators.world import FACILITY, SERVICES, SimulatedWorld

_FRAMES_PER_SECOND = 10.0
"""Of a camera that is slow and still good enough: each frame costs time to paint and to look at."""
_NO_ADDRESS = "http://127.0.0.1:9"
"""Nothing is sent there: the line leads straight to the simulated gateway."""


@dataclass(frozen=True, slots=True)
class StageSettings:
    """How a stage is set up."""

    seed: int = 1
    """All chance of a run follows from it, but for keys and nonces, which nobody sees."""
    liveness: LivenessMode = LivenessMode.OFF
    qr_only: QrOnly = QrOnly.STAFF
    services: tuple[Service, ...] = SERVICES
    starts_at: datetime | None = None
    """Without a zone, as the wall says in Vietnam."""
    guests: tuple[Persona, ...] = ()
    """Persons besides the named ones."""
    known_faces: bool = False
    """Whoever is before the camera is known, and no face is looked at: for a thousand visits in a row."""
    keep_log: bool = True
    policy: Policy | None = None
    """In place of what `qr_only` and `services` say."""


@dataclass(frozen=True, slots=True)
class _LifeClock:
    """The clock as one life of the kiosk sees it: what it asked for is not done any more after its end."""

    clock: VirtualClock
    life: Group

    def now(self) -> datetime:
        return self.clock.now()

    def monotonic(self) -> float:
        return self.clock.monotonic()

    def call_later(self, seconds: float, callback: Callable[[], None]) -> Moment:
        moment = self.clock.call_later(seconds, callback, self.life)
        if self.life.ended:
            moment.cancel()
        return moment

    def soon(self, job: Callable[[], None]) -> None:
        """As soon as whatever runs now is done."""
        self.call_later(0.0, job)


class Stage(Playing):
    """See the package. For one thread; `folder` takes database, key, trust anchors and tickets."""

    def __init__(self, folder: Path, props: Props, settings: StageSettings = StageSettings()) -> None:
        self._folder = folder
        self._props = props
        self._settings = settings
        starts_at = settings.starts_at
        self.clock = VirtualClock(starts_at.replace(tzinfo=VIETNAM_TIME) if starts_at else DEFAULT_START)
        self._threads = VirtualThreads(self.clock)
        outside = self._threads.group()
        self._rng = random.Random(settings.seed)  # noqa: S311 - a run must be the same again
        world = SimulatedWorld(
            self.clock,
            folder,
            folder / "out",
            EvenAir(),
            settings.guests,
            chips=props.chips,
            books=props.books,
            threads=outside,
            thrifty=True,
            frame_rate=_FRAMES_PER_SECOND,
            paint=plain_stage_for if settings.known_faces else stage_for,
        )
        self._photos: PhotoBook | None = None
        self._gateway_settings = simulated_gateway_settings(_NO_ADDRESS)
        self.line = DirectLine(world.gateway, self._gateway_settings, self.clock, outside)
        self.disk = Disk(outside)
        self.comparison = Comparison(outside)
        self._lives = 0
        self._life: Group | None = None
        super().__init__(world, Log(self.clock, keep=settings.keep_log), settings.services)

    # --- power -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Power on. Raises StoreError."""
        self._lives += 1
        begun = self.clock.monotonic()
        boot = f"stage-{self._lives}"
        database = open_store(
            self._folder, StoreMode.SIMULATED, lambda: MachineTime(boot, self.clock.monotonic() - begun)
        )
        group = self._threads.group()
        clock = _LifeClock(self.clock, group)
        settings = self._settings
        policy = settings.policy or Policy(settings.services, settings.qr_only)
        client = GatewayClient(self._gateway_settings, self.line, clock, threads=group)
        liveness = LivenessPolicy(settings.liveness)
        means = Means(
            clock=clock,
            client=HeardGateway(client, self._log),
            make_verifier=lambda: self.comparison.before(lambda: self._verifier(liveness)),
            make_mrz_reader=lambda: self._props.mrz,
            ids=VisitKeys(FACILITY, "SIM", lambda: f"{self._rng.getrandbits(40):010x}"),
            rng=self._rng,
            threads=group,
            thrifty=True,
            before_store=self.disk.before,
        )
        kiosk = put_together(
            self.world,
            database,
            means,
            policy,
            on_main=clock.soon,
            exit_process=self._exit,
            leave=self._exit,
        )
        self._life = group
        self._plug_in(kiosk, policy)
        self._log.note("power", f"on {self._lives}")
        kiosk.start()

    def _verifier(self, liveness: LivenessPolicy) -> Verifier:
        real = self._props.models.verifier(liveness=liveness, below=self._rng.randrange)
        if not self._settings.known_faces:
            return real
        if self._photos is None:
            self._photos = PhotoBook(self.world.personas.values(), real.set_reference, real.wipe)
        return KnownFaces(self.world.camera, self._photos)

    def restart(self) -> None:
        """The power fails, and comes back at once: what was not on the disk is lost. From anywhere: it happens as soon
        as whatever runs now is done."""
        self.after(0.0, self._restart)

    def _restart(self) -> None:
        self._fail_power()
        self.start()

    def stop(self) -> None:
        """Ends everything in good order. Harmless when ended already."""
        if self._life is not None:
            self.kiosk.stop()
            self._end(self._life)
            self._life = self._kiosk = None
        self.world.gateway.release()
        self.world.printer.close()
        self._threads.close()

    def __enter__(self) -> Stage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.stop()
        else:
            # After a fault the parts may not be fit to stop in order.
            self._fail_power()
            self._threads.close()

    def _end(self, life: Group) -> None:
        life.end()
        self.clock.forget(life)

    def _fail_power(self) -> None:
        life, self._life = self._life, None
        if life is not None:
            self._end(life)
            self.kiosk.store.close()
            self._kiosk = None
            self._log.note("power", "off")

    # --- time --------------------------------------------------------------------------------------------------------

    def advance_until(self, enough: Callable[[], bool], limit: float) -> bool:
        """Lets time pass until it is enough, at most `limit` seconds; whether it was."""
        return self.clock.advance(self.clock.monotonic() + limit, enough)

    def after(self, seconds: float, action: Callable[[], None]) -> Moment:
        """Has something done so many seconds from now."""
        return self.clock.call_later(seconds, action)

    def set_clock(self, jump: float) -> None:
        """Sets the wall clock, so many seconds on or, below 0, back."""
        self.clock.jump(jump)

    @property
    def seconds(self) -> float:
        """Since all was put together."""
        return self.clock.monotonic()

    def leftovers(self) -> tuple[str, ...]:
        """What of a person is left in session and devices; nothing while the kiosk rests."""
        return (*super().leftovers(), *(("the comparison holds a photo",) if self.comparison.holds_person else ()))
