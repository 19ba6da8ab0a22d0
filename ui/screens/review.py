"""Is this you?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from kiosk.session.events import IdentityConfirmed, NotMe
from kiosk.session.views import ReviewView
from ui.i18n import translate
from ui.line_breaks import together
from ui.screens.base import Page, Setting
from ui.screens.insurance_note import insurance_note
from ui.tokens import GAP, TIGHT, Cap
from ui.widgets.card import Card
from ui.widgets.illustration import Drawing
from ui.widgets.text import Text


class ReviewScreen(Page):
    """Masked data of the person and of the insurance."""

    def __init__(self, setting: Setting, body: ReviewView) -> None:
        super().__init__(setting)
        theme = self.theme
        card = Card(theme, padding=8.0 if setting.portrait and not setting.low else TIGHT if setting.tight else 5.0)
        who = QVBoxLayout()
        who.setSpacing(theme.px(TIGHT))
        who.addStretch(1)
        who.addWidget(Text(theme, body.name, Cap.BUTTON if setting.tight else Cap.TITLE, bold=True))
        facts = [_fact(translate("Review", "born %1"), str(body.birth_year))]
        if body.personal_id is not None:
            facts.append(_fact(translate("Review", "ID number %1"), body.personal_id))
        if body.insurance.card_number is not None:
            facts.append(_fact(translate("Review", "insurance card %1"), body.insurance.card_number))
        who.addWidget(Text(theme, " · ".join(facts), setting.line_cap, colour=theme.colours.quiet))
        who.addStretch(1)
        stacked = setting.portrait or setting.bare
        parts = QBoxLayout(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        parts.setSpacing(theme.px(TIGHT if setting.bare else GAP))
        parts.addLayout(who, 1)
        note = insurance_note(theme, body.insurance, most=1 if setting.low else 2, brief=setting.bare)
        parts.addWidget(note, 1, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(parts)
        self.compose(
            drawing=Drawing.FACE if setting.portrait else None,
            words=[self.title(translate("Review", "Is this you?")), card],
            buttons=[
                self.secondary(translate("Review", "Not me"), NotMe()),
                self.primary(translate("Review", "Yes, go on"), IdentityConfirmed()),
            ],
            drawing_share=6,
        )


def _fact(pattern: str, value: str) -> str:
    """One fact, held together on its line."""
    return together(pattern.replace("%1", value))
