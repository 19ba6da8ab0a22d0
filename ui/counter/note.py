"""A finding that must not be overlooked: sign and sentence on a soft ground."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.counter.check_line import CheckLine, Sign
from ui.theme import Theme
from ui.tokens import Cap
from ui.widgets.card import Tone


class DeskNote(QFrame):
    """In the counter's size."""

    def __init__(self, theme: Theme, tone: Tone, text: str, *, name: str = "note", bold: bool = False) -> None:
        super().__init__()
        self.setProperty("role", tone.value)
        column = QVBoxLayout(self)
        inset = theme.px(2.0)
        column.setContentsMargins(inset, theme.px(1.4), inset, theme.px(1.4))
        self._line = CheckLine(theme, _sign(tone), text, cap=Cap.DESK, bold=bold, name=name)
        column.addWidget(self._line)

    def say(self, tone: Tone, text: str) -> None:
        """Changes tone and words."""
        self.setProperty("role", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._line.say(_sign(tone), text)


def _sign(tone: Tone) -> Sign:
    return Sign.GOOD if tone is Tone.GOOD else Sign.UNSURE
