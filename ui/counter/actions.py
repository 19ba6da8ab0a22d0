"""The row of buttons under a page: as many rows as they need, the affirmative last, at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.counter.button import DeskButton
from ui.counter.setting import DESK_GAP
from ui.theme import Theme


class Actions(QWidget):
    """Buttons side by side, each as wide as its words; those that find no room go one row up."""

    def __init__(self, theme: Theme, buttons: Sequence[DeskButton], *, left: bool = False) -> None:
        """`left`: they stand at the left, and what finds no room goes one row down."""
        super().__init__()
        self._left = left
        self._gap = theme.px(DESK_GAP * 0.7)
        self.buttons = list(buttons)
        for button in self.buttons:
            button.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def rearrange(self) -> None:
        """A button came, went, or says something else."""
        self.updateGeometry()
        self._place(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """True: buttons wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """All rows."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One row."""
        shown = self._shown()
        width = sum(button.sizeHint().width() for button in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, self._place(width, move=False))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The widest button down to its longest word."""
        widths = [button.minimumSizeHint().width() for button in self._shown()]
        return QSize(max(widths, default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Places the buttons."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _shown(self) -> list[DeskButton]:
        return [button for button in self.buttons if not button.isHidden()]

    def _place(self, width: int, *, move: bool) -> int:
        rows: list[list[DeskButton]] = []
        room = 0
        shown = self._shown()
        for button in shown if self._left else reversed(shown):
            wide = min(width, button.sizeHint().width())
            if rows and wide + self._gap <= room:
                rows[-1].append(button)
                room -= wide + self._gap
            else:
                rows.append([button])
                room = width - wide
        y = 0
        for row in rows if self._left else reversed(rows):
            wides = [min(width, button.sizeHint().width()) for button in row]
            height = max(button.heightForWidth(wide) for button, wide in zip(row, wides, strict=True))
            right = width
            for button, wide in zip(row, wides, strict=True):
                if move:
                    x = width - right if self._left else right - wide
                    button.setGeometry(QRect(x, y, wide, height))
                right -= wide + self._gap
            y += height + self._gap
        return max(0, y - self._gap)
