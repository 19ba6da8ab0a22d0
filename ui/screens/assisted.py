"""Staff are called; and the machine that can receive nobody."""

from __future__ import annotations

from kiosk.session.events import LeavePressed
from kiosk.session.views import AssistedView, OutOfServiceView
from ui.i18n import translate
from ui.screens.base import Page, Setting
from ui.tokens import Cap
from ui.widgets.illustration import Drawing
from ui.widgets.text import Text


class AssistedScreen(Page):
    """Never the reason in accusing words: the code, small, is for staff."""

    def __init__(self, setting: Setting, body: AssistedView) -> None:
        super().__init__(setting)
        self.compose(
            drawing=Drawing.COUNTER,
            words=[
                self.title(translate("Assisted", "Please come to the counter, staff will help you at once")),
                _code(self, body.code.value),
            ],
            buttons=[self.secondary(translate("Assisted", "Start again"), LeavePressed())],
        )


class OutOfServiceScreen(Page):
    """Nobody can be received here now."""

    def __init__(self, setting: Setting, body: OutOfServiceView) -> None:
        super().__init__(setting)
        words = [
            self.title(translate("OutOfService", "This machine is being checked")),
            self.line(translate("OutOfService", "Please go to counter number 1.")),
        ]
        if body.faults:
            words.append(_code(self, " ".join(code.value for _, code in body.faults)))
        self.compose(drawing=Drawing.COUNTER, words=words)


def _code(page: Page, code: str) -> Text:
    text = translate("Assisted", "Code: %1").replace("%1", code)
    return Text(page.theme, text, Cap.BODY, colour=page.theme.colours.quiet, align=page.setting.align)
