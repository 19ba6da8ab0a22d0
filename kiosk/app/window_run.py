"""The window in daily use: in service on real devices, or simulated with the dock beside it."""

from __future__ import annotations

import logging
import signal
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.app.demo import DemoOptions, simulated_kiosk
from kiosk.app.dock import SimulatorDock
from kiosk.app.fonts import languages_not_offered
from kiosk.app.parts import Kiosk, build_production
from kiosk.app.speech import make_speaker
from kiosk.app.window import WindowApplication, exit_unwiped
from kiosk.config.settings import Settings
from kiosk.domain.failures import FailureCode
from kiosk.runner.spoken import SpokenGuide
from kiosk.runner.system import SystemClock
from simulators.reader.radio import AT_THE_COUNTER
from simulators.world import SimulatedWorld
from ui.tokens import ScreenMetrics
from ui.window import fit_window

_log = logging.getLogger(__name__)

_SIGNAL_POLL_MS = 200


def run_in_service(settings: Settings) -> int:
    """Full screen on the devices of the settings; returns the exit status.

    Raises SettingsError, StoreError, TrustStoreError, AddressRefusedError, FontError, TranslationError.
    """
    application, clock = WindowApplication(), SystemClock()
    kiosk = build_production(
        settings, clock, on_main=application.bridge.submit, exit_process=exit_unwiped, leave=application.qt.quit
    )
    metrics = ScreenMetrics.of_screen(application.qt.primaryScreen(), settings.display.diagonal_inches)
    window = application.open(kiosk, metrics, clock, motion=settings.display.motion)
    if (missing := languages_not_offered()) is not None:
        _log.warning("%s: languages %s", FailureCode.FONT_MISSING, missing)
    speaker = make_speaker(settings.speech)
    kiosk.runner.watch(SpokenGuide(speaker))
    window.show_kiosk()
    try:
        return _run(application, kiosk)
    finally:
        speaker.stop()


def run_simulated(store: Path, gateway_url: str | None) -> int:
    """In a window with the dock beside it; returns the exit status. Raises StoreError, AddressRefusedError.

    Who plays with it sees what a patient sees, so reading a card takes as long as on a counter.
    """
    application, clock = WindowApplication(), SystemClock()
    store.mkdir(parents=True, exist_ok=True)
    world = SimulatedWorld(clock, store, store / "tickets", AT_THE_COUNTER)
    world.start()
    try:
        options = DemoOptions(store, store / "tickets", gateway_url)
        kiosk = simulated_kiosk(
            world, options, clock, application.bridge.submit, exit_unwiped, leave=application.qt.quit
        )
        metrics, size = fit_window(application.qt.primaryScreen().availableSize())
        window = application.open(kiosk, metrics, clock, motion=True)
        hands = SimulatorDock(world)
        kiosk.runner.watch(hands)
        dock = hands.widget()
        window.show_windowed(size)
        dock.resize(dock.width(), size.height())
        dock.move(window.x() + window.width() + 8, window.y())
        dock.show()
        return _run(application, kiosk)
    finally:
        world.stop()


def _run(application: WindowApplication, kiosk: Kiosk) -> int:
    # Python sees a signal only while it runs: the timer gives it the chance.
    wake = QTimer()
    wake.timeout.connect(lambda: None)
    wake.start(_SIGNAL_POLL_MS)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: application.qt.quit())
    kiosk.start()
    try:
        return application.run()
    finally:
        kiosk.stop()
