"""The first steps of a visit: consent, and the key to the chip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from kiosk.session.events import ConsentGiven, ConsentRefused, DigitsTyped, StartPressed
from kiosk.session.views import NeedKeyView
from ui.counter.fields import LineField
from ui.counter.note import DeskNote
from ui.counter.page import Page, labelled
from ui.counter.pages.waiting import stop_buttons
from ui.counter.setting import DeskSetting
from ui.counter.ticks import BoxLine, TickList
from ui.i18n import translate
from ui.widgets.card import Tone
from ui.widgets.illustration import Drawing, Illustration

_KEY_DIGITS = 6


class NoticePage(Page):
    """The officer tells what is read and why, and ticks what the person agrees to; nothing is ticked beforehand."""

    def __init__(self, setting: DeskSetting) -> None:
        super().__init__(setting)
        self.column.addWidget(self.title(translate("Counter", "Ask the person")))
        told = translate(
            "Counter",
            "We read the chip of your card and compare your face with its photo, only to make sure who you are. "
            "No picture is kept.",
        )
        self.column.addWidget(self.line(told))
        self.column.addWidget(self.quiet(translate("Counter", "The person agrees to:")))
        self.ticks = TickList(
            self.theme,
            (
                BoxLine("consent-chip", translate("Counter", "reading the chip of the card")),
                BoxLine("consent-face", translate("Counter", "comparing the face")),
            ),
            translate("Counter", "The person agrees to:"),
        )
        self.ticks.changed.connect(self._show)
        self.column.addWidget(self.ticks, 1)
        self._agree = self.primary(translate("Counter", "As ticked, go on"), self._send)
        self.finish(
            [
                *stop_buttons(self, can_stop=False),
                self.button(
                    translate("Counter", "The person does not agree"), "refuse", ConsentRefused(), key=Qt.Key.Key_F8
                ),
                self._agree,
            ]
        )
        self._show()

    def first(self) -> QWidget | None:
        """The first box."""
        return self.ticks.boxes[0]

    def adopt(self, previous: Page) -> None:
        """Keeps what was ticked."""
        if isinstance(previous, NoticePage):
            self.ticks.tick(previous.ticks.ticked)
            self._show()

    def _show(self) -> None:
        self._agree.setEnabled(self.ticks.boxes[0].isChecked())

    def _send(self) -> None:
        chip, face = (box.isChecked() for box in self.ticks.boxes)
        self.intent.emit(ConsentGiven(chip=chip, face=face))


class KeyPage(Page):
    """The card's QR code to the camera, or six digits typed; where the code is known, only the card is missing."""

    def __init__(self, setting: DeskSetting, body: NeedKeyView) -> None:
        super().__init__(setting)
        self._body = body
        self._digits: LineField | None = None
        buttons = stop_buttons(self, can_stop=True)
        text = translate("Counter", "Go on with the code alone")
        if body.has_key:
            self.column.addWidget(self.title(translate("Counter", "Lay the card on the reader")))
            self.column.addWidget(self.line(translate("Counter", "The code is known; the chip proves it.")))
            buttons.append(self.button(text, "qr-alone", StartPressed(), key=Qt.Key.Key_F2))
            self.column.addStretch(1)
            self.column.addWidget(Illustration(self.theme, Drawing.CARD_ON_READER, motion=setting.motion), 8)
        else:
            self._ask(body)
            read = self.primary(translate("Counter", "Read the card"), self._send)
            buttons.append(read)
        self.column.addStretch(1)
        self.finish(buttons)

    def _ask(self, body: NeedKeyView) -> None:
        self.column.addWidget(self.title(translate("Counter", "Show the card's QR code to the camera")))
        self.column.addWidget(self.line(translate("Counter", "Or the back of the card, or type the digits below.")))
        if not body.card_present:
            text = translate("Counter", "No card lies on the reader yet.")
            self.column.addWidget(DeskNote(self.theme, Tone.ATTENTION, text))
        if body.wrong_key:
            text = translate("Counter", "These digits do not open the card. Please compare them with the card.")
            self.column.addWidget(DeskNote(self.theme, Tone.ATTENTION, text))
        if body.qr_unknown:
            text = translate("Counter", "This code is of another kind.")
            self.column.addWidget(DeskNote(self.theme, Tone.ATTENTION, text))
        label = translate("Counter", "Last six digits of the ID number")
        self._digits = LineField(self.theme, label, "digits", longest=_KEY_DIGITS)
        self._digits.setValidator(QRegularExpressionValidator(r"\d{0,6}", self._digits))
        self._digits.setFixedWidth(self.theme.px(40.0))
        self.column.addLayout(labelled(self.theme, self.quiet(label), self._digits))

    def first(self) -> QWidget | None:
        """The digits."""
        return self._digits

    def adopt(self, previous: Page) -> None:
        """Keeps what was typed."""
        if isinstance(previous, KeyPage) and previous.digits and self._digits is not None:
            self._digits.setText(previous.digits)

    @property
    def digits(self) -> str:
        """What was typed so far."""
        return "" if self._digits is None else self._digits.text()

    def forget(self) -> None:
        """Drops the digits."""
        if self._digits is not None:
            self._digits.forget()

    def _send(self) -> None:
        if len(self.digits) == _KEY_DIGITS:
            self.intent.emit(DigitsTyped(self.digits))
