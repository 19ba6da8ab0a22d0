"""One finding in a line: a sign and words, never colour alone."""

from __future__ import annotations

from enum import Enum, auto
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme
from ui.tokens import Cap, cap_height
from ui.widgets.icon import Icon, IconView
from ui.widgets.text import Text


class Sign(Enum):
    """What a finding comes to."""

    GOOD = auto()
    BAD = auto()
    UNSURE = auto()
    ABSENT = auto()
    WAITING = auto()


class CheckLine(QWidget):
    """The sign, and the words beside it in the sign's colour."""

    def __init__(
        self, theme: Theme, sign: Sign, text: str, *, cap: Cap = Cap.DESK, bold: bool = False, name: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(1.6))
        icon, colour = _drawn(theme, sign)
        side = cap_height(cap, theme.text_size) * 1.35
        self._icon = IconView(theme, icon, side, colour)
        self._words = Text(theme, text, cap, bold=bold, colour=_ink(theme, sign))
        self._words.setObjectName(name)
        holder = QWidget()
        holder.setFixedSize(self._icon.width(), self._words.fontMetrics().height())
        self._icon.setParent(holder)
        self._icon.move(0, (holder.height() - self._icon.height()) // 2 + theme.px(0.2))
        row.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, sign: Sign, text: str) -> None:
        """Changes sign and words."""
        self._icon.show_icon(*_drawn(self._theme, sign))
        self._words.set_colour(_ink(self._theme, sign))
        self._words.set_text(text)


def _drawn(theme: Theme, sign: Sign) -> tuple[Icon, str]:
    c = theme.colours
    match sign:
        case Sign.GOOD:
            return Icon.TICK, c.success
        case Sign.BAD:
            return Icon.MISS, c.error
        case Sign.UNSURE:
            return Icon.ATTENTION, c.attention
        case Sign.ABSENT:
            return Icon.DASH, c.quiet
        case Sign.WAITING:
            return Icon.WAIT, c.quiet
        case _:
            assert_never(sign)


def _ink(theme: Theme, sign: Sign) -> str:
    return theme.colours.ink if sign is Sign.GOOD else _drawn(theme, sign)[1]
