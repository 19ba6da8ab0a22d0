"""Nobody is here: what to do, in one sentence."""

from __future__ import annotations

from kiosk.domain.devices import Device
from kiosk.session.events import HelpPressed, StartPressed
from kiosk.session.views import AttractView
from ui.i18n import translate
from ui.screens.base import Page, Setting
from ui.widgets.illustration import Drawing


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
        words = [self.title(title)]
        if line:
            words.append(self.line(line))
        if camera:
            buttons.append(code_button)
        self.compose(drawing=drawing, words=words, buttons=buttons)
