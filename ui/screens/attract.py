"""Nobody is here: what to do, in one sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from kiosk.domain.devices import Device
from kiosk.session.events import HelpPressed, StartPressed
from kiosk.session.views import AttractView
from ui.i18n import translate
from ui.screens.base import Page, Setting
from ui.tokens import TIGHT, Cap
from ui.widgets.icon import Icon, IconView
from ui.widgets.illustration import Drawing
from ui.widgets.text import Text


class AttractScreen(Page):
    """Invites to lay the card down, or to what still works without reader or camera."""

    def __init__(self, setting: Setting, body: AttractView, *, can_ask_help: bool) -> None:
        super().__init__(setting)
        broken = {device for device, _ in body.faults}
        reader, camera = Device.READER not in broken, Device.CAMERA not in broken
        help_button = self.secondary(translate("Attract", "I need help"), HelpPressed())
        code_button = self.primary(translate("Attract", "Use VNeID / QR code"), StartPressed())
        buttons = [help_button] if can_ask_help else []
        if body.card_left:
            drawing = Drawing.TAKE_CARD
            title = translate("Attract", "A card is still on the reader")
            line = translate("Attract", "Please hand it to the staff at the counter.")
        elif reader:
            drawing = Drawing.CARD_ON_READER
            title = translate("Attract", "Hello! Please lay your ID card on the reader")
            line = translate("Attract", "Or: use VNeID or a QR code.") if camera else ""
        elif camera:
            drawing = Drawing.PHONE_QR
            title = translate("Attract", "Hello! Please use VNeID or a QR code")
            line = translate("Attract", "The card reader is resting.")
        else:
            drawing = Drawing.COUNTER
            title = translate("Attract", "Hello! Please come to the counter")
            line = translate("Attract", "Staff will receive you there.")
        words: list[QWidget | QLayout] = [self.title(title)]
        if line:
            words.append(self.line(line))
        words.append(self._readiness(all_ready=not broken))
        if camera:
            buttons.append(code_button)
        self.compose(drawing=drawing, words=words, buttons=buttons)

    def _readiness(self, *, all_ready: bool) -> QHBoxLayout:
        """Whether every device works, live: a sign and words, so that nobody waits before a machine that rests."""
        c = self.theme.colours
        if all_ready:
            sign, colour, text = Icon.TICK, c.success, translate("Attract", "All is ready")
        else:
            sign, colour, text = Icon.ATTENTION, c.attention, translate("Attract", "Limited service")
        label = Text(self.theme, text, Cap.BODY, colour=colour)
        label.setObjectName("readiness")
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(TIGHT))
        if self.setting.portrait:
            row.addStretch(1)
        row.addWidget(IconView(self.theme, sign, 8.0, colour), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label)
        row.addStretch(1)
        return row
