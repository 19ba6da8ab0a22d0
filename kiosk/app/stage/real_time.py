"""A kiosk to be played on by the machine's own clock and threads, with its card behind the real PC/SC service."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from biometrics.liveness.verdict import LivenessPolicy
from kiosk.app.live import SettableClock, make_line
from kiosk.app.parts import open_store
from kiosk.app.simulated import Means, put_together, simulated_gateway_settings
from kiosk.app.stage.faults import Comparison, Disk
from kiosk.app.stage.log import Log
from kiosk.app.stage.playing import HeardGateway, Playing
from kiosk.app.stage.props import Props
from kiosk.app.stage.stage import StageSettings
from kiosk.gateway.client import GatewayClient
from kiosk.ports import TimerHandle
from kiosk.runner.system import SystemClock, VisitKeys
from kiosk.session.policy import Policy
from kiosk.store.sql_store import StoreMode
from kiosk.threads import SYSTEM_THREADS
from simulators.reader.hands import ReaderHands
from simulators.world import FACILITY, SimulatedWorld

Job = Callable[[], None]


class RealTimeStage(Playing):
    """As `Stage`, by real time: seconds are the machine's, and the gateway is asked over the loopback interface.

    `reader` is where cards are laid; chance is the system's, so that no run is like another.
    """

    reaction_s = 0.05
    patience_s = 90.0

    def __init__(self, folder: Path, props: Props, settings: StageSettings, reader: ReaderHands) -> None:
        self._folder = folder
        self._props = props
        self._settings = settings
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self.clock = SettableClock(SystemClock())
        self._begun = self.clock.monotonic()
        world = SimulatedWorld(self.clock, folder, folder / "out", chips=props.chips, books=props.books, reader=reader)
        world.start()
        self.line = make_line(world.gateway.base_url)
        self.disk = Disk(SYSTEM_THREADS)
        self.comparison = Comparison(SYSTEM_THREADS)
        super().__init__(world, Log(self.clock, keep=settings.keep_log), settings.services)

    @property
    def seconds(self) -> float:
        """Since all was put together."""
        return self.clock.monotonic() - self._begun

    def start(self) -> None:
        """Power on. Raises StoreError."""
        settings = self._settings
        policy = settings.policy or Policy(settings.services, settings.qr_only)
        gateway = simulated_gateway_settings(self.world.gateway.base_url)
        liveness = LivenessPolicy(settings.liveness)
        means = Means(
            clock=self.clock,
            client=HeardGateway(GatewayClient(gateway, self.line, self.clock), self._log),
            make_verifier=lambda: self.comparison.before(lambda: self._props.models.verifier(liveness=liveness)),
            make_mrz_reader=lambda: self._props.mrz,
            ids=VisitKeys(FACILITY, "SIM"),
            before_store=self.disk.before,
        )
        kiosk = put_together(
            self.world,
            open_store(self._folder, StoreMode.SIMULATED),
            means,
            policy,
            on_main=self._jobs.put,
            exit_process=self._exit,
            leave=self._exit,
        )
        self._plug_in(kiosk, policy)
        kiosk.start()

    def restart(self) -> None:
        """The kiosk ends in good order and begins again: threads of the machine cannot be cut off."""
        self._jobs.put(self._restart)

    def _restart(self) -> None:
        self.kiosk.stop()
        self.start()

    def set_clock(self, jump: float) -> None:
        """Sets the wall clock, so many seconds on or, below 0, back."""
        self.clock.jump(jump)

    def advance_until(self, enough: Callable[[], bool], limit: float) -> bool:
        """Does what is to be done until it is enough, at most `limit` seconds; whether it was."""
        until = self.clock.monotonic() + limit
        while not enough():
            left = until - self.clock.monotonic()
            if left <= 0:
                return False
            try:
                self._jobs.get(timeout=left)()
            except queue.Empty:
                return enough()
        return True

    def after(self, seconds: float, action: Job) -> TimerHandle:
        """Has something done on this thread so many seconds from now."""
        return self.clock.call_later(seconds, lambda: self._jobs.put(action))

    def stop(self) -> None:
        """Ends everything. Harmless when ended already."""
        kiosk, self._kiosk = self._kiosk, None
        if kiosk is not None:
            kiosk.stop()
        self.world.reader.remove()
        self.world.stop()

    def __enter__(self) -> RealTimeStage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def leftovers(self) -> tuple[str, ...]:
        """What of a person is left in session and devices; nothing while the kiosk rests."""
        return (*super().leftovers(), *(("the comparison holds a photo",) if self.comparison.holds_person else ()))
