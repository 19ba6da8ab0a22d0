"""Nobody is signed in: the officer's PIN, and nothing of anybody."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from kiosk.session.events import StaffSignedIn
from ui.counter.fields import LineField
from ui.counter.note import DeskNote
from ui.counter.page import Page, labelled
from ui.counter.setting import DeskSetting
from ui.i18n import translate
from ui.staff_door import PIN_LONGEST, PIN_SHORTEST, PinWait, StaffLogin
from ui.widgets.card import Tone

_TICK_MS = 1000
_FIELD = 60.0


class SignInPage(Page):
    """One field. What a PIN is worth, and how long to wait after wrong ones, is decided elsewhere."""

    def __init__(self, setting: DeskSetting, login: StaffLogin, wait: PinWait) -> None:
        super().__init__(setting)
        self._login = login
        self._wait = wait
        self.column.addStretch(2)
        self.column.addWidget(self.title(translate("Counter", "The counter is locked")))
        self.column.addWidget(self.line(translate("Counter", "Sign in with your PIN to receive people.")))
        label = translate("Counter", "Your PIN")
        self._pin = LineField(self.theme, label, "pin", longest=PIN_LONGEST, secret=True)
        self._pin.setValidator(QRegularExpressionValidator(rf"\d{{0,{PIN_LONGEST}}}", self._pin))
        self._pin.setFixedWidth(self.theme.px(_FIELD))
        self._pin.textChanged.connect(lambda _text: self._show())
        self.column.addLayout(labelled(self.theme, self.quiet(label), self._pin))
        self._note = DeskNote(self.theme, Tone.ATTENTION, " ", name="message")
        self._note.hide()
        self.column.addWidget(self._note)
        self._enter = self.primary(translate("Counter", "Sign in"), self._try)
        self.finish([self._enter])
        self.column.addStretch(3)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.show_wait)
        self.show_wait()

    def refresh(self, body: object) -> bool:  # noqa: ARG002 (device faults stand in the bar above)
        """Nothing here changes."""
        return True

    def first(self) -> QWidget | None:
        """The PIN."""
        return self._pin

    def adopt(self, previous: Page) -> None:
        """Keeps the digits."""
        if isinstance(previous, SignInPage):
            self._pin.setText(previous._pin.text())  # noqa: SLF001 (its own kind)

    def forget(self) -> None:
        """Drops the digits."""
        self._tick.stop()
        self._pin.forget()

    def show_wait(self) -> None:
        """Closes the field for as long as no PIN is looked at, and says how long that is."""
        seconds = math.ceil(self._wait())
        self._pin.setEnabled(seconds == 0)
        if seconds > 0:
            text = translate("StaffDoor", "Too many wrong PINs. Please wait %1 seconds.")
            self._note.say(Tone.ATTENTION, text.replace("%1", str(seconds)))
            self._note.show()
            self._tick.start()
        elif self._tick.isActive():
            self._tick.stop()
            self._note.hide()
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _show(self) -> None:
        self._enter.setEnabled(self._pin.isEnabled() and len(self._pin.text()) >= PIN_SHORTEST)

    def _try(self) -> None:
        if self._wait() > 0:
            self.show_wait()
            return
        officer = self._login(self._pin.text())
        self._pin.forget()
        if officer is None:
            self._note.say(Tone.ATTENTION, translate("StaffDoor", "Not this PIN. Please try again."))
            self._note.show()
            self.show_wait()
        else:
            self.intent.emit(StaffSignedIn(officer))
