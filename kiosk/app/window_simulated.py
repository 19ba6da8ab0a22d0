"""The window in simulator mode, with the dock beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from kiosk.app.dock import SimulatorDock
from kiosk.app.live import LiveDoer, LiveKiosk, SettableClock, live_means, make_line
from kiosk.app.live_replay import LiveReplay
from kiosk.app.parts import Kiosk, open_store
from kiosk.app.simulated import put_together
from kiosk.app.stage.faults import Comparison, Disk
from kiosk.app.window import WindowApplication, exit_unwiped
from kiosk.runner.system import SystemClock
from kiosk.session.counter_state import Profile
from kiosk.session.policy import Policy
from kiosk.session.present import view_of
from kiosk.store.sql_store import StoreMode
from kiosk.threads import SYSTEM_THREADS
from simulators.personas.facts import Persona
from simulators.procedures import counter_policy
from simulators.reader.radio import AT_THE_COUNTER
from simulators.world import SERVICES, SimulatedWorld
from ui.window import KioskWindow, fit_window

if TYPE_CHECKING:
    from ui.counter.window import CounterWindow


def run_simulated(
    store: Path,
    gateway_url: str | None,
    profile: Profile = Profile.RECEPTION,
    guests: Iterable[Persona] = (),
) -> int:
    """In a window with the dock beside it; returns the exit status. Raises StoreError, AddressRefusedError.

    Who plays with it sees what a patient sees, or an officer at a counter, so reading a card takes as long as on one.
    """
    policy = counter_policy() if profile is Profile.COUNTER else Policy(SERVICES)
    application, clock = WindowApplication(), SettableClock(SystemClock())
    store.mkdir(parents=True, exist_ok=True)
    world = SimulatedWorld(clock, store, store / "tickets", AT_THE_COUNTER, guests=guests)
    world.start()
    try:
        kiosk, dock = kiosk_with_dock(application, world, clock, store, gateway_url, policy=policy)
        window, size = _window(application, kiosk, clock, profile)
        panel = dock.widget()
        dock.say(f"Tickets become pictures in {store / 'tickets'}.")
        window.show_windowed(size)
        panel.resize(panel.width(), size.height())
        panel.move(window.x() + window.width() + 8, window.y())
        panel.show()
        return application.run_with(kiosk)
    finally:
        world.stop()


def _window(
    application: WindowApplication, kiosk: Kiosk, clock: SettableClock, profile: Profile
) -> tuple[KioskWindow | CounterWindow, QSize]:
    """The profile's window with the size that shows it whole on a developer's screen."""
    available = application.qt.primaryScreen().availableSize()
    if profile is Profile.RECEPTION:
        metrics, size = fit_window(available)
        return application.open(kiosk, metrics, clock, motion=True), size
    from ui.counter.window import fit_counter  # noqa: PLC0415 - a patient's kiosk starts without it

    metrics, size = fit_counter(available)
    return application.open_counter(kiosk, metrics, clock, motion=True), size


def kiosk_with_dock(
    application: WindowApplication,
    world: SimulatedWorld,
    clock: SettableClock,
    store: Path,
    gateway_url: str | None,
    *,
    policy: Policy = Policy(SERVICES),  # noqa: B008 - frozen
    exit_process: Callable[[], None] = exit_unwiped,
) -> tuple[Kiosk, SimulatorDock]:
    """The kiosk, not yet started, and the dock that has hold of it. Raises StoreError, AddressRefusedError."""
    address = gateway_url or world.gateway.base_url
    line, disk, comparison = make_line(address), Disk(SYSTEM_THREADS), Comparison(SYSTEM_THREADS)
    submit = application.bridge.submit
    kiosk = put_together(
        world,
        open_store(store, StoreMode.SIMULATED),
        live_means(address, clock, line, disk, comparison),
        policy,
        on_main=submit,
        exit_process=exit_process,
        leave=application.qt.quit,
    )
    runner = kiosk.runner
    live = LiveKiosk(
        world,
        clock,
        line,
        disk,
        comparison,
        runner.intend,
        lambda: runner.state,
        lambda: view_of(runner.state, policy),
    )
    doer = LiveDoer(live, lambda sentence: submit(lambda: dock.say(sentence)))
    replay = LiveReplay(live, doer, lambda seconds, act: clock.call_later(seconds, lambda: submit(act)))
    dock = SimulatorDock(world, doer, replay, clock, store / "scenarios")
    dock.log.on_entry(replay.entered)

    def command_sent() -> None:
        replay.command_sent()
        submit(dock.command_sent)

    world.reader.listen(command_sent)
    runner.listen(dock.heard)
    runner.watch(dock)
    runner.watch(replay)
    return kiosk, dock
