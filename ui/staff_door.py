"""The staff's door: a pad for the PIN over the window.

What the PIN is worth, and how long to wait after wrong ones, is decided elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.theme import Theme
from ui.tokens import Cap
from ui.widgets.buttons import KioskButton
from ui.widgets.keypad import DigitBoxes, Keypad
from ui.widgets.overlay import Overlay
from ui.widgets.text import Text

StaffLogin = Callable[[str], str | None]
"""PIN to the officer's name; None for a PIN of nobody."""
PinWait = Callable[[], float]
"""Seconds until a PIN is looked at again; 0 where one is looked at now."""
PIN_LONGEST = 8
PIN_SHORTEST = 4
_WIDTH = 170.0
_LIFT_TALL = 30.0


class StaffDoor(Overlay):
    """Lies over the whole window until a PIN is right or it is closed."""

    entered = Signal(str)
    """The officer's name."""

    def __init__(self, theme: Theme, login: StaffLogin, wait: PinWait, *, tall: bool, parent: QWidget) -> None:
        super().__init__(theme, width=_WIDTH, lift=_LIFT_TALL if tall else 0.0, parent=parent)
        self._login = login
        self._wait = wait
        self._pin = ""
        card = self.card
        card.body.addWidget(Text(theme, translate("StaffDoor", "Staff: your PIN"), Cap.BODY, bold=True))
        self._boxes = DigitBoxes(theme, PIN_LONGEST, secret=True)
        card.body.addWidget(self._boxes)
        self._message = Text(theme, " ", Cap.DENSE, colour=theme.colours.attention)
        card.body.addWidget(self._message)
        self._pad = Keypad(theme, tall=tall, key_height=20.0)
        self._pad.digit.connect(self._type)
        self._pad.erase.connect(self._erase)
        self._pad.done.connect(self._try)
        card.body.addWidget(self._pad)
        leave = KioskButton(theme, translate("StaffDoor", "Close"), cap=Cap.BODY, height=20.0)
        leave.setObjectName("close")
        leave.clicked.connect(self.closed)
        card.body.addWidget(leave)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_wait)
        self._show_wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A keyboard types as the pad does; Escape closes. No key reaches the screen below."""
        if event.text() and event.text() in "0123456789":
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        else:
            super().keyPressEvent(event)
        event.accept()

    def _show_wait(self) -> None:
        """Closes the pad for as long as no PIN is looked at, and says how long that is."""
        seconds = math.ceil(self._wait())
        for key in self._pad.keys.values():
            key.setEnabled(seconds == 0)
        self._pad.ok.setEnabled(seconds == 0 and len(self._pin) >= PIN_SHORTEST)
        if seconds > 0:
            text = translate("StaffDoor", "Too many wrong PINs. Please wait %1 seconds.")
            self._message.set_text(text.replace("%1", str(seconds)))
            self._tick.start()
        elif self._tick.isActive():
            self._tick.stop()
            self._message.set_text(" ")

    def _type(self, digit: str) -> None:
        if self._wait() > 0:
            return
        self._show((self._pin + digit)[:PIN_LONGEST])
        self._message.set_text(" ")

    def _erase(self) -> None:
        self._show(self._pin[:-1])

    def _show(self, pin: str) -> None:
        self._pin = pin
        self._boxes.show_digits(pin)
        self._pad.ok.setEnabled(len(pin) >= PIN_SHORTEST)

    def _try(self) -> None:
        if len(self._pin) < PIN_SHORTEST or self._wait() > 0:
            return
        officer = self._login(self._pin)
        self._show("")
        if officer is None:
            self._message.set_text(translate("StaffDoor", "Not this PIN. Please try again."))
            self._show_wait()
        else:
            self.entered.emit(officer)
