"""The chip opens with the QR code printed on the card, with the MRZ on its back, or with six digits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.session.events import DigitsTyped, StartPressed
from kiosk.session.views import Body, NeedKeyView
from ui.i18n import translate
from ui.screens.base import Page, Screen, Setting
from ui.tokens import BUTTON_HEIGHT, GAP, TIGHT, TOUCH
from ui.widgets.card import Note, Tone
from ui.widgets.illustration import Drawing
from ui.widgets.keypad import DigitBoxes, Keypad
from ui.widgets.preview import FramePreview

DIGITS = 6


class PlaceCardScreen(Page):
    """The key is known; only the card is missing."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.CARD_ON_READER,
            words=[
                self.title(translate("NeedKey", "Please lay your card on the reader")),
                self.line(translate("NeedKey", "Flat, and let it lie there.")),
            ],
            buttons=[self.secondary(translate("NeedKey", "I only have the QR code"), StartPressed())],
        )


class NeedKeyScreen(Screen):
    """Live picture with a frame for the card; beside or below it the digits."""

    def __init__(self, setting: Setting, body: NeedKeyView) -> None:
        super().__init__(setting)
        theme = self.theme
        self.body = body
        self.digits = ""
        self._preview = FramePreview(theme, translate("NeedKey", "What the camera sees"), centred=setting.portrait)
        self._boxes = DigitBoxes(theme, DIGITS)
        tall = setting.portrait and not setting.tight
        self._pad = Keypad(theme, tall=tall, key_height=TOUCH if setting.low else BUTTON_HEIGHT)
        self._pad.digit.connect(self._type)
        self._pad.erase.connect(self._erase)
        self._pad.done.connect(self._send)
        guide = QVBoxLayout()
        guide.setSpacing(theme.px(TIGHT))
        guide.addWidget(self.title(translate("NeedKey", "Show the camera the card's QR code or its back")))
        guide.addWidget(self._preview, 1)
        typing = QVBoxLayout()
        typing.setSpacing(theme.px(TIGHT if setting.low else GAP * 0.75))
        if not setting.portrait:
            typing.addStretch(1)
        typing.addWidget(self._prompt(body))
        typing.addWidget(self._boxes)
        if tall:
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(self._pad, 4)
            row.addStretch(1)
            typing.addLayout(row)
        else:
            typing.addWidget(self._pad)
        outer = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if setting.portrait else QBoxLayout.Direction.LeftToRight, self
        )
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(TIGHT if setting.tight else GAP if setting.portrait else GAP * 2))
        outer.addLayout(guide, 1)
        outer.addLayout(typing, 0 if setting.portrait else 1)

    def _prompt(self, body: NeedKeyView) -> QWidget:
        prompt = translate("NeedKey", "or type the last 6 digits of the ID number")
        if not (body.wrong_key or body.qr_unknown):
            return self.line(prompt)
        if body.wrong_key:
            text = translate("NeedKey", "The card did not open yet")
            prompt = translate("NeedKey", "Please try the card or the 6 digits again")
        else:
            text = translate("NeedKey", "Please show the card's QR code")
        return Note(self.theme, Tone.ATTENTION, text, "" if self.setting.bare else prompt, padding=3.0)

    def refresh(self, body: Body) -> bool:
        """A card laid down changes nothing here; anything else is another screen."""
        if isinstance(body, NeedKeyView) and not body.has_key:
            return (body.wrong_key, body.qr_unknown) == (self.body.wrong_key, self.body.qr_unknown)
        return False

    def adopt(self, previous: Screen) -> None:
        """Keeps the digits, unless they were the wrong ones."""
        if isinstance(previous, NeedKeyScreen) and self.body.wrong_key == previous.body.wrong_key:
            self._show(previous.digits)

    def show_preview(self, image: QImage) -> None:
        """Into the frame."""
        self._preview.show_image(image)

    def forget(self) -> None:
        """Digits and picture go."""
        self._show("")
        self._preview.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """A keyboard types as the keypad does."""
        if event.text() and event.text() in "0123456789":
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send()
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        self._show((self.digits + digit)[:DIGITS])

    def _erase(self) -> None:
        self._show(self.digits[:-1])

    def _show(self, digits: str) -> None:
        self.digits = digits
        self._boxes.show_digits(digits)
        self._pad.ok.setEnabled(len(digits) == DIGITS)

    def _send(self) -> None:
        if len(self.digits) == DIGITS:
            self.intent.emit(DigitsTyped(self.digits))
