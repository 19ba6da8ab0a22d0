"""The staff's door: a pad for the PIN over the window. What the PIN is worth is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme
from ui.tokens import GAP, MARGIN, Cap
from ui.widgets.buttons import KioskButton
from ui.widgets.card import Card
from ui.widgets.keypad import DigitBoxes, Keypad
from ui.widgets.text import Text

StaffLogin = Callable[[str], str | None]
"""PIN to the officer's name; None for a PIN of nobody."""
PIN_LONGEST = 8
PIN_SHORTEST = 4


class StaffDoor(QWidget):
    """Lies over the whole window until a PIN is right or it is closed."""

    entered = Signal(str)
    """The officer's name."""
    closed = Signal()

    def __init__(self, theme: Theme, login: StaffLogin, *, tall: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._login = login
        self._scrim = QColor(theme.colours.scrim)
        self._scrim.setAlphaF(0.55)
        self._pin = ""
        card = Card(theme, padding=8.0)
        card.setFixedWidth(theme.px(170.0))
        card.body.setSpacing(theme.px(GAP * 0.75))
        card.body.addWidget(Text(theme, translate("StaffDoor", "Staff: your PIN"), Cap.BODY, bold=True))
        self._boxes = DigitBoxes(theme, PIN_LONGEST, secret=True)
        card.body.addWidget(self._boxes)
        self._message = Text(theme, " ", Cap.NOTE, colour=theme.colours.attention)
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
        outer = QVBoxLayout(self)
        margin = theme.px(MARGIN)
        outer.setContentsMargins(margin, margin, margin, theme.px(GAP))
        outer.addStretch(1)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        if tall:
            outer.addSpacing(theme.px(30.0))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Dims what lies behind."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._scrim)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A keyboard types as the pad does; Escape closes. No key reaches the screen below."""
        if event.text() and event.text() in "0123456789":
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's signature)
        """Tab stays within the pad: what lies behind is not to be pressed."""
        ring = [key for key in self.findChildren(QAbstractButton) if key.isEnabled()]
        here = self.window().focusWidget()
        place = ring.index(here) if isinstance(here, QAbstractButton) and here in ring else (-1 if forward else 0)
        target = ring[(place + (1 if forward else -1)) % len(ring)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _type(self, digit: str) -> None:
        self._show((self._pin + digit)[:PIN_LONGEST])
        self._message.set_text(" ")

    def _erase(self) -> None:
        self._show(self._pin[:-1])

    def _show(self, pin: str) -> None:
        self._pin = pin
        self._boxes.show_digits(pin)
        self._pad.ok.setEnabled(len(pin) >= PIN_SHORTEST)

    def _try(self) -> None:
        if len(self._pin) < PIN_SHORTEST:
            return
        officer = self._login(self._pin)
        self._show("")
        if officer is None:
            self._message.set_text(translate("StaffDoor", "Not this PIN. Please try again."))
        else:
            self.entered.emit(officer)
