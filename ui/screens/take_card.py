"""The card must not stay behind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.session.views import TakeCardView
from ui.i18n import translate
from ui.screens.base import Page, Setting
from ui.tokens import Cap
from ui.widgets.card import Note, Tone
from ui.widgets.illustration import Drawing
from ui.widgets.text import Text


class TakeCardScreen(Page):
    """The number stays in sight; after a while a note makes it urgent."""

    def __init__(self, setting: Setting, body: TakeCardView) -> None:
        super().__init__(setting)
        words: list[QWidget] = [self.title(translate("TakeCard", "Please take your card"))]
        if body.alarm:
            words.append(Note(self.theme, Tone.ATTENTION, translate("TakeCard", "Your card is still on the reader")))
        if body.number is not None:
            text = translate("TakeCard", "Your number: %1").replace("%1", body.number)
            words.append(
                Text(self.theme, text, Cap.BUTTON, bold=True, colour=self.theme.colours.action, align=setting.align)
            )
        self.compose(drawing=Drawing.TAKE_CARD, words=words)
