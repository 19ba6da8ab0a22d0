"""A kiosk behind its window: Qt's main thread runs the session, device threads hand over through the bridge."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app.parts import Kiosk
from kiosk.app.staff_photo import StaffPhoto
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock, PreviewImage
from kiosk.session.state import State, Step
from kiosk.session.views import View
from ui.bridge import QtBridge
from ui.tokens import ScreenMetrics
from ui.window import KioskWindow

if TYPE_CHECKING:
    from ui.counter.window import CounterWindow

EXIT_NOT_WIPED = 70
"""Status of a process that ended itself since wiping hung; the service manager starts it anew (EX_SOFTWARE)."""


_SIGNAL_POLL_MS = 200


class WindowWatcher:
    """Draws each view; of what it drew it remembers the photo alone, while staff look at it."""

    def __init__(self, window: KioskWindow | CounterWindow, bridge: QtBridge) -> None:
        self._window = window
        self._bridge = bridge
        self._photo = StaffPhoto()

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - the window never sees the state
        """Draws; a camera picture that still waits goes with the person."""
        if view.step is Step.CLEARING:
            self._bridge.drop_preview()
        self._window.render(self._photo.drawable(view))

    def staff_called(self, code: FailureCode) -> None:
        """The screen that calls them is the view's matter."""


class WindowApplication:
    """The Qt application with bridge and, once there is a kiosk, its window."""

    def __init__(self) -> None:
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
        self._window: KioskWindow | CounterWindow | None = None
        self.bridge = QtBridge(self._show_preview)

    def open(self, kiosk: Kiosk, metrics: ScreenMetrics, clock: Clock, *, motion: bool) -> KioskWindow:
        """Makes the window and connects it with the session, the camera's pictures included."""
        window = KioskWindow(
            metrics,
            kiosk.hospital,
            simulated=kiosk.simulated,
            staff_login=kiosk.staff_login,
            staff_wait=kiosk.staff_login.wait,
            now=clock.now,
            motion=motion,
        )
        self._connect(kiosk, window)
        return window

    def open_counter(self, kiosk: Kiosk, metrics: ScreenMetrics, clock: Clock, *, motion: bool) -> CounterWindow:
        """The same for a counter, where a member of staff sits at the keyboard."""
        from ui.counter.window import CounterWindow  # noqa: PLC0415 - a patient's kiosk starts without it

        window = CounterWindow(
            metrics,
            kiosk.hospital,
            simulated=kiosk.simulated,
            staff_login=kiosk.staff_login,
            staff_wait=kiosk.staff_login.wait,
            now=clock.now,
            motion=motion,
        )
        self._connect(kiosk, window)
        return window

    def _connect(self, kiosk: Kiosk, window: KioskWindow | CounterWindow) -> None:
        window.intent.connect(kiosk.runner.intend)
        kiosk.runner.watch(WindowWatcher(window, self.bridge))
        self._window = window
        kiosk.camera.set_preview(self.bridge.offer_preview)

    def _show_preview(self, image: PreviewImage) -> None:
        if self._window is not None:
            self._window.show_preview(image)

    def run(self) -> int:
        """Qt's loop; the exit status."""
        return int(self.qt.exec())

    def run_with(self, kiosk: Kiosk) -> int:
        """The kiosk from start to stop, which SIGINT and SIGTERM ask for too; the exit status."""
        # Python sees a signal only while it runs: the timer gives it the chance.
        wake = QTimer()
        wake.timeout.connect(lambda: None)
        wake.start(_SIGNAL_POLL_MS)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.qt.quit())
        kiosk.start()
        try:
            return self.run()
        finally:
            kiosk.stop()


def exit_unwiped() -> None:
    """Ends the process at once, without giving any thread a say."""
    os._exit(EXIT_NOT_WIPED)
