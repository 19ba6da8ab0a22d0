"""The person has a number of today: that one once more, or something else?"""

from __future__ import annotations

from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.session.events import AnotherService, NumberAgain
from kiosk.session.views import TodaysNumberView
from ui.i18n import translate
from ui.screens.base import Page, Setting
from ui.tokens import GAP, TIGHT, Cap
from ui.widgets.card import Card
from ui.widgets.text import Text
from ui.wording import NBSP, room_text, time_text


class TodaysNumberScreen(Page):
    """The number with its room and service, and the two ways on."""

    def __init__(self, setting: Setting, body: TodaysNumberView) -> None:
        super().__init__(setting)
        theme = self.theme
        number = Text(
            theme,
            body.number.replace(" ", NBSP),
            Cap.TITLE if setting.low else Cap.NUMBER,
            bold=True,
            colour=theme.colours.action,
            align=setting.align,
        )
        number.setObjectName("todays-number")
        at = time_text(body.issued_at.astimezone(VIETNAM_TIME))
        card = Card(theme, padding=5.0 if setting.low else 10.0)
        card.body.setSpacing(theme.px(TIGHT if setting.low else GAP))
        card.body.addWidget(number)
        card.body.addWidget(Text(theme, f"{room_text(body.room)} · {at}", Cap.BUTTON, bold=True, align=setting.align))
        card.body.addWidget(Text(theme, body.service, setting.line_cap, align=setting.align))
        self.compose(
            drawing=None,
            words=[self.title(translate("TodaysNumber", "You already have a number today")), card],
            buttons=[
                self.secondary(translate("TodaysNumber", "Another service"), AnotherService()),
                self.primary(translate("TodaysNumber", "Print it again"), NumberAgain()),
            ],
        )
