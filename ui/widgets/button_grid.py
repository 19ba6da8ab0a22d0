"""Several equally large buttons in rows, for staff."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Theme
from ui.tokens import TIGHT


def button_grid(theme: Theme, buttons: Sequence[QWidget], columns: int) -> QGridLayout:
    """Row by row from the left; a last one that stands alone takes its whole row."""
    grid = QGridLayout()
    grid.setSpacing(theme.px(TIGHT) + 1)
    for place, button in enumerate(buttons):
        row, column = divmod(place, columns)
        alone = place == len(buttons) - 1 and column == 0
        grid.addWidget(button, row, column, 1, columns if alone else 1)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid
