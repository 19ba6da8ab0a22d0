"""A QR code drawn as squares, sharp at any size."""

from __future__ import annotations

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import TIGHT

_QUIET_ZONE = 4
"""Modules left white around the code (ISO/IEC 18004 §5.3.8)."""


class QrCode(QWidget):
    """The code of a text, error correction M; `side` in millimetres."""

    def __init__(self, theme: Theme, text: str, side: float, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.colours
        self._rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
        self._radius = theme.px(TIGHT)
        self.setFixedSize(theme.px(side), theme.px(side))
        self.setAccessibleName(plain(name))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws whole-pixel modules, so that a telephone reads them."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.code_ground))
        painter.drawRoundedRect(self.rect(), self._radius, self._radius)
        count = len(self._rows) + 2 * _QUIET_ZONE
        module = max(1, self.width() // count)
        left = (self.width() - module * len(self._rows)) // 2
        ink = QColor(self._colours.code_ink)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRectF(left + x * module, left + y * module, module, module), ink)
        painter.end()
