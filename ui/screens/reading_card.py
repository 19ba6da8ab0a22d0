"""The chip is read: its stages, ticked one by one as they are truly done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.session.state import CardStage
from kiosk.session.views import Body, ReadingCardView
from ui.i18n import translate
from ui.line_breaks import plain
from ui.screens.base import Page, Setting
from ui.theme import Theme
from ui.tokens import TIGHT, Cap
from ui.widgets.icon import Icon, IconView
from ui.widgets.illustration import Drawing
from ui.widgets.text import Text
from ui.wording import stage_text

_SHOWN = (CardStage.IDENTITY, CardStage.PHOTO, CardStage.AUTHENTICITY)
_ORDER = tuple(CardStage)


class _StageLine(QWidget):
    """One stage: an empty ring, a dot while it runs, a tick when done."""

    def __init__(self, theme: Theme, stage: CardStage, cap: Cap) -> None:
        super().__init__()
        self._theme = theme
        self._stage = stage
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4.0))
        self._icon = IconView(theme, Icon.RING, 9.0, theme.colours.outline)
        self._words = Text(theme, stage_text(stage), cap)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_stage(self, current: CardStage) -> None:
        """Shows where this stage stands while the chip is at `current`."""
        c = self._theme.colours
        mine, now = _ORDER.index(self._stage), _ORDER.index(current)
        if mine < now:
            self._icon.show_icon(Icon.TICK, c.success)
            state = translate("ReadingCard", "done")
        elif mine == now:
            self._icon.show_icon(Icon.DOT, c.action)
            state = translate("ReadingCard", "under way")
        else:
            self._icon.show_icon(Icon.RING, c.outline)
            state = translate("ReadingCard", "to come")
        self._words.set_colour(c.ink if mine <= now else c.quiet)
        self._words.setAccessibleName(plain(f"{stage_text(self._stage)}: {state}"))


class ReadingCardScreen(Page):
    """Hold still; greeted by name as soon as the chip has told it."""

    def __init__(self, setting: Setting, body: ReadingCardView) -> None:
        super().__init__(setting)
        theme = self.theme
        self._greeting = self.line("")
        self._stages = [_StageLine(theme, stage, setting.line_cap) for stage in _SHOWN]
        column = QVBoxLayout()
        column.setSpacing(theme.px(TIGHT))
        for line in self._stages:
            column.addWidget(line)
        middle = QHBoxLayout()
        if setting.portrait:
            middle.addStretch(1)
        middle.addLayout(column, 3)
        if setting.portrait:
            middle.addStretch(1)
        self.compose(
            drawing=Drawing.CARD_READING,
            words=[self.title(translate("ReadingCard", "Reading the card, please keep still")), self._greeting, middle],
        )
        self._show(body)

    def refresh(self, body: Body) -> bool:
        """Ticks in place."""
        if not isinstance(body, ReadingCardView):
            return False
        self._show(body)
        return True

    def _show(self, body: ReadingCardView) -> None:
        if body.name:
            greeting = translate("ReadingCard", "Hello, %1").replace("%1", body.name)
        elif body.attempt > 1:
            greeting = translate("ReadingCard", "Trying once more, please let the card lie.")
        else:
            greeting = translate("ReadingCard", "Please let the card lie on the reader.")
        self._greeting.set_text(greeting)
        for line in self._stages:
            line.show_stage(body.stage)
