"""One screen gives way to the next: 180 ms, opacity and a small rise."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.tokens import MOTION_MS


class Crossfade(QWidget):
    """A picture of the old screen that fades over the new one and deletes itself. It takes no touch."""

    def __init__(self, picture: QPixmap, rise: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self._rise = rise
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(MOTION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._advance)
        self._animation.finished.connect(self.deleteLater)
        self._animation.start()

    def _advance(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the old screen, fainter each time."""
        painter = QPainter(self)
        painter.setOpacity(1.0 - self._share)
        painter.drawPixmap(QPointF(0, -self._rise * self._share), self._picture)
        painter.end()
