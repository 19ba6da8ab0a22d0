"""The demonstration with the window: every screen passed becomes a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QTimer

from kiosk.app.demo import DemoOptions, Record, simulated_kiosk
from kiosk.app.window import WindowApplication, exit_unwiped
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.session.state import State
from kiosk.session.views import View
from simulators.patient import SimulatedPatient
from simulators.personas.facts import Persona
from simulators.world import SimulatedWorld
from ui.tokens import REFERENCE_METRICS, REFERENCE_SIZE
from ui.window import KioskWindow, fit_window

_LOOK_EVERY_MS = 1_500
"""Seldom, since a picture costs the window a fifth of a second, which the camera's analysis would miss."""
_SETTLED_MS = 300
_READING_TIME_MS = 400
"""How long the simulated person looks at a screen before acting, so that pictures show it settled."""


class Photographer:
    """Keeps the last look of every screen passed as `NN-step.png`."""

    def __init__(self, window: KioskWindow, out: Path) -> None:
        self._window = window
        self._out = out
        self._number = 0
        self._screen: tuple[object, ...] | None = None
        self._path: Path | None = None
        self._timer = QTimer(window)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - pictures are of the screen
        """A new screen gets a new picture, at once and again while it stays."""
        screen = (view.step, type(view.body))
        if screen != self._screen:
            self._screen = screen
            self._number += 1
            name = type(view.body).__name__.removesuffix("View").lower()
            self._path = self._out / f"{self._number:02d}-{name}.png"
            self._look()
            QTimer.singleShot(_SETTLED_MS, self._look)

    def staff_called(self, code: FailureCode) -> None:
        """Not to be seen."""

    def _look(self) -> None:
        if self._path is not None:
            self._window.grab().save(str(self._path))


class UnhurriedPatient(SimulatedPatient):
    """Reads each screen for a moment before acting."""

    def _act(self, view: View) -> None:
        act = super()._act
        QTimer.singleShot(_READING_TIME_MS, lambda: act(view))


def run_window_demo(persona: Persona, options: DemoOptions, clock: Clock) -> Record:
    """A whole check-in in the window. Raises StoreError, AddressRefusedError."""
    application = WindowApplication()
    world = SimulatedWorld(clock, options.store, options.out, options.radio)
    world.start()
    try:
        kiosk = simulated_kiosk(world, options, clock, application.bridge.submit, exit_unwiped)
        metrics, size = REFERENCE_METRICS, QSize(*REFERENCE_SIZE)
        if application.qt.platformName() != "offscreen":
            metrics, size = fit_window(application.qt.primaryScreen().availableSize())
        window = application.open(kiosk, metrics, clock, motion=False)
        record = Record(clock)
        kiosk.runner.watch(record)
        if options.out is not None:
            options.out.mkdir(parents=True, exist_ok=True)
            kiosk.runner.watch(Photographer(window, options.out))
        hands = world.hands(persona, options.cast)
        kiosk.runner.watch(UnhurriedPatient(hands, kiosk.runner.intend, application.qt.quit))
        window.show_windowed(size)
        kiosk.start()
        try:
            application.run()
        finally:
            kiosk.stop()
            window.close()
    finally:
        world.stop()
    return record
