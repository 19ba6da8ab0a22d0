"""Grounds to group things on: cards, coloured notes, rules."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.tokens import TIGHT
from ui.widgets.icon import Icon, IconView
from ui.widgets.text import Text


class Card(QFrame):
    """A white ground with a fine edge; `body` takes what lies on it."""

    def __init__(self, theme: Theme, *, padding: float = 6.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        inset = theme.px(padding)
        self.body.setContentsMargins(inset, inset, inset, inset)
        self.body.setSpacing(theme.px(TIGHT))


class Tone(Enum):
    """What a note's colour says; its sign says it again for who sees no colour."""

    GOOD = "success"
    ATTENTION = "attention"


class Note(QFrame):
    """A sign, and one or two sentences on a soft ground."""

    def __init__(
        self, theme: Theme, tone: Tone, heading: str, sentence: str = "", *, bold: bool = True, padding: float = 5.0
    ) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        inset = theme.px(padding)
        row.setContentsMargins(inset, inset, inset, inset)
        row.setSpacing(theme.px(4.0))
        self._icon = IconView(theme, Icon.TICK, 9.0, theme.colours.success)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._heading = Text(theme, heading, bold=bold)
        words.addWidget(self._heading)
        if sentence:
            words.addWidget(Text(theme, sentence))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.say(tone, heading)

    def say(self, tone: Tone, heading: str) -> None:
        """Changes tone and heading."""
        self.setProperty("role", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.show_icon(*_sign(self._theme, tone))
        self._heading.set_text(heading)


def _sign(theme: Theme, tone: Tone) -> tuple[Icon, str]:
    match tone:
        case Tone.GOOD:
            return Icon.TICK, theme.colours.success
        case Tone.ATTENTION:
            return Icon.ATTENTION, theme.colours.attention


def rule(theme: Theme) -> QFrame:
    """A fine line across."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(max(1, theme.px(0.3)))
    return line
