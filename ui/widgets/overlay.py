"""What lies over the whole window until it is done with: dimmed ground, and a keyboard that cannot leave it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.tokens import GAP, MARGIN
from ui.widgets.card import Card

_DIMMED = 0.55


class Overlay(QWidget):
    """A card over the lower part of the window. Escape closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, *, width: float, lift: float, parent: QWidget) -> None:
        """`width` of the card and `lift` of its lower edge, in millimetres."""
        super().__init__(parent)
        self._scrim = QColor(theme.colours.scrim)
        self._scrim.setAlphaF(_DIMMED)
        self.card = Card(theme, padding=8.0)
        self.card.setFixedWidth(min(theme.px(width), parent.width() - 2 * theme.px(GAP)))
        self.card.body.setSpacing(theme.px(GAP * 0.75))
        outer = QVBoxLayout(self)
        margin = theme.px(MARGIN)
        outer.setContentsMargins(0, margin, 0, theme.px(GAP))
        outer.addStretch(1)
        outer.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(theme.px(lift))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Dims what lies behind."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._scrim)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes, arrows go round. No key reaches the screen below."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextPrevChild(True)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusNextPrevChild(False)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's signature)
        """Tab stays within: what lies behind is not to be pressed."""
        ring = [key for key in self.findChildren(QAbstractButton) if key.isEnabled()]
        here = self.window().focusWidget()
        place = ring.index(here) if isinstance(here, QAbstractButton) and here in ring else (-1 if forward else 0)
        target = ring[(place + (1 if forward else -1)) % len(ring)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True
