"""What is read and why, and the two consents: each its own, neither ticked beforehand (Personal Data Law 91/2025)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from kiosk.session.events import ConsentGiven, ConsentRefused
from ui.i18n import translate
from ui.line_breaks import join_sentences
from ui.screens.base import Page, Screen, Setting
from ui.tokens import GAP
from ui.widgets.buttons import Look
from ui.widgets.choice import ChoiceCard
from ui.widgets.illustration import Drawing
from ui.widgets.text import Text


class NoticeScreen(Page):
    """The chip's consent is needed to go on here; the face's may be withheld, then staff compare by eye."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        large = not setting.low
        sensitive = translate("Notice", "Sensitive data, for this visit")
        detail = "" if setting.bare else sensitive
        self.chip = ChoiceCard(self.theme, translate("Notice", "You may read my card's chip"), detail, large=large)
        self.face = ChoiceCard(self.theme, translate("Notice", "You may compare my face"), detail, large=large)
        self.chip.setObjectName("consent-chip")
        self.face.setObjectName("consent-face")
        refuse = self.secondary(translate("Notice", "I would rather see staff"), ConsentRefused())
        self._agree = self.button(translate("Notice", "I agree"), None, Look.PRIMARY)
        self._agree.clicked.disconnect()
        self._agree.clicked.connect(self._send)
        self._agree.setEnabled(False)
        self.chip.toggled.connect(self._agree.setEnabled)
        choices = QBoxLayout(QBoxLayout.Direction.TopToBottom if setting.portrait else QBoxLayout.Direction.LeftToRight)
        choices.setSpacing(self.theme.px(GAP * 0.75))
        for card in (self.chip, self.face):
            choices.addWidget(card, 1)
        title = self.title(translate("Notice", "We will read your card and compare your face with its photo"))
        line = self.line(translate("Notice", "Only to make sure the right person is seen. No picture is kept."))
        if setting.bare:
            line = Text(self.theme, join_sentences([line.text(), sensitive]), colour=self.theme.colours.quiet)
        for label in (title, line):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.compose(
            drawing=Drawing.FACE if setting.portrait else None,
            words=[title, line, choices],
            buttons=[refuse, self._agree],
            drawing_share=7,
            words_touched=True,
        )

    def adopt(self, previous: Screen) -> None:
        """Keeps what was ticked."""
        if isinstance(previous, NoticeScreen):
            self.chip.setChecked(previous.chip.isChecked())
            self.face.setChecked(previous.face.isChecked())

    def _send(self) -> None:
        self.intent.emit(ConsentGiven(chip=self.chip.isChecked(), face=self.face.isChecked()))
