"""The demonstration with the window: every screen passed becomes a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPixmap

from kiosk.app.demo import DemoOptions, Record, simulated_kiosk
from kiosk.app.parts import Kiosk
from kiosk.app.window import WindowApplication, exit_unwiped
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.session.counter_state import Profile
from kiosk.session.counter_views import CounterVisitView
from kiosk.session.state import State
from kiosk.session.views import View
from simulators.officer import SimulatedOfficer
from simulators.patient import SimulatedPatient
from simulators.personas.facts import Persona
from simulators.world import STAFF_NAME, SimulatedWorld
from ui.counter.window import CounterWindow, fit_counter
from ui.tokens import REFERENCE_METRICS, REFERENCE_SIZE
from ui.window import KioskWindow, fit_window

_LOOK_EVERY_MS = 1_500
_SETTLED_MS = 300
_READING_TIME_MS = 400
"""How long the simulated person looks at a screen before acting, so that pictures show it settled."""


_DESK_SIZE = (1920, 1080)


class Photographer:
    """Keeps the last look of every screen passed as `NN-step.png`.

    A look takes some milliseconds; packing it into a file takes a third of a second where the camera's picture is in
    it, during which no other thread of the program goes on. So that waits until the screen has passed.
    """

    def __init__(self, window: KioskWindow | CounterWindow, out: Path) -> None:
        self._window = window
        self._out = out
        self._number = 0
        self._screen: tuple[object, ...] | None = None
        self._path: Path | None = None
        self._picture: QPixmap | None = None
        self._timer = QTimer(window)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - pictures are of the screen
        """A new screen gets a new picture, at once and again while it stays."""
        body = view.body.work if isinstance(view.body, CounterVisitView) else view.body
        screen = (view.step, type(body))
        if screen != self._screen:
            self.keep()
            self._screen = screen
            self._number += 1
            name = type(body).__name__.removesuffix("View").lower()
            self._path = self._out / f"{self._number:02d}-{name}.png"
            self._look()
            QTimer.singleShot(_SETTLED_MS, self._look)

    def staff_called(self, code: FailureCode) -> None:
        """Not to be seen."""

    def keep(self) -> None:
        """Writes the last look at the present screen."""
        if self._picture is not None and self._path is not None:
            self._picture.save(str(self._path))
            self._picture = None

    def _look(self) -> None:
        self._picture = self._window.grab()


class UnhurriedPatient(SimulatedPatient):
    """Reads each screen for a moment before acting."""

    def _act(self, view: View) -> None:
        act = super()._act
        QTimer.singleShot(_READING_TIME_MS, lambda: act(view))


class UnhurriedOfficer(SimulatedOfficer):
    """The same at a counter."""

    def _act(self, view: View) -> None:
        act = super()._act
        QTimer.singleShot(_READING_TIME_MS, lambda: act(view))


def run_window_demo(persona: Persona, options: DemoOptions, clock: Clock) -> Record:
    """A whole check-in in the window. Raises StoreError, AddressRefusedError."""
    application = WindowApplication()
    world = SimulatedWorld(clock, options.store, options.out, options.radio, guests=(persona,))
    world.start()
    try:
        kiosk = simulated_kiosk(world, options, clock, application.bridge.submit, exit_unwiped)
        window, size = _window(application, kiosk, clock, options.policy.profile)
        record = Record(clock)
        kiosk.runner.watch(record)
        photographer = None
        if options.out is not None:
            options.out.mkdir(parents=True, exist_ok=True)
            photographer = Photographer(window, options.out)
            kiosk.runner.watch(photographer)
        hands = world.hands(persona, options.cast)
        intend, quit_qt = kiosk.runner.intend, application.qt.quit
        if options.policy.profile is Profile.COUNTER:
            kiosk.runner.watch(UnhurriedOfficer(STAFF_NAME, hands, intend, quit_qt))
        else:
            kiosk.runner.watch(UnhurriedPatient(hands, intend, quit_qt))
        window.show_windowed(size)
        kiosk.start()
        try:
            application.run()
        finally:
            if photographer is not None:
                photographer.keep()
            kiosk.stop()
            window.close()
    finally:
        world.stop()
    return record


def _window(
    application: WindowApplication, kiosk: Kiosk, clock: Clock, profile: Profile
) -> tuple[KioskWindow | CounterWindow, QSize]:
    """The profile's window, and its size: whole on the screen, or that of the reference where nobody looks."""
    seen = application.qt.platformName() != "offscreen"
    available = application.qt.primaryScreen().availableSize() if seen else QSize(*_DESK_SIZE)
    if profile is Profile.COUNTER:
        metrics, size = fit_counter(available)
        return application.open_counter(kiosk, metrics, clock, motion=False), size
    metrics, size = fit_window(available) if seen else (REFERENCE_METRICS, QSize(*REFERENCE_SIZE))
    return application.open(kiosk, metrics, clock, motion=False), size
