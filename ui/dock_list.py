"""A list of the dock to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class DockList(QComboBox):
    """Turning the wheel over it scrolls the dock: a choice takes effect at once, and nobody means to make one so."""

    def __init__(self, name: str, items: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.addItems(list(items))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Left to the dock."""
        event.ignore()
