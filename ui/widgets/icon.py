"""Small signs, drawn as strokes in one weight on a 24-unit square."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class Icon(Enum):
    """The signs there are."""

    TICK = auto()
    HELP = auto()
    ERASE = auto()
    ATTENTION = auto()
    CROSS = auto()
    DOT = auto()
    RING = auto()
    GLOBE = auto()
    LARGER = auto()
    CONTRAST = auto()
    MISS = auto()
    DASH = auto()
    WAIT = auto()
    LOCK = auto()


def draw_icon(painter: QPainter, icon: Icon, box: QRectF, colour: QColor) -> None:
    """Draws into the square `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 24, box.height() / 24)
    pen = QPen(colour, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(icon))
    if icon in (Icon.HELP, Icon.ATTENTION):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(12, 17.3), 1.5, 1.5)
    if icon is Icon.CONTRAST:
        half = QPainterPath(QPointF(12, 2))
        half.arcTo(QRectF(2, 2, 20, 20), 90, -180)
        half.closeSubpath()
        painter.fillPath(half, colour)
    if icon is Icon.DOT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(12, 12), 5, 5)
    painter.restore()


def _path(icon: Icon) -> QPainterPath:
    path = QPainterPath()
    match icon:
        case Icon.TICK:
            _lines(path, (4.5, 12.8), (9.8, 18), (19.5, 6.6))
        case Icon.HELP:
            path.addEllipse(QPointF(12, 12), 10, 10)
            path.moveTo(9, 9.4)
            path.cubicTo(9.2, 5.6, 15.2, 5.8, 15, 9.6)
            path.cubicTo(14.9, 11.6, 12, 11.8, 12, 13.9)
        case Icon.ERASE:
            _lines(path, (8, 5), (21, 5), (21, 19), (8, 19), (2, 12), (8, 5))
            _lines(path, (11.5, 9), (17, 15))
            _lines(path, (17, 9), (11.5, 15))
        case Icon.ATTENTION:
            path.addEllipse(QPointF(12, 12), 10, 10)
            _lines(path, (12, 6.6), (12, 13))
        case Icon.CROSS:
            _lines(path, (12, 4.5), (12, 19.5))
            _lines(path, (4.5, 12), (19.5, 12))
        case Icon.GLOBE:
            path.addEllipse(QPointF(12, 12), 10, 10)
            path.addEllipse(QPointF(12, 12), 4.4, 10)
            _lines(path, (2.2, 12), (21.8, 12))
        case Icon.LARGER:
            _lines(path, (1.5, 20.5), (8.5, 3.5), (15.5, 20.5))
            _lines(path, (4.2, 14.6), (12.8, 14.6))
            _lines(path, (18.8, 4.6), (18.8, 11.8))
            _lines(path, (15.2, 8.2), (22.4, 8.2))
        case Icon.CONTRAST:
            path.addEllipse(QPointF(12, 12), 10, 10)
        case Icon.MISS:
            _lines(path, (5.5, 5.5), (18.5, 18.5))
            _lines(path, (18.5, 5.5), (5.5, 18.5))
        case Icon.DASH:
            _lines(path, (5, 12), (19, 12))
        case Icon.WAIT:
            path.addEllipse(QPointF(12, 12), 10, 10)
            _lines(path, (12, 6.5), (12, 12), (16, 14.5))
        case Icon.LOCK:
            path.addRoundedRect(4.5, 10.5, 15, 10.5, 2, 2)
            path.moveTo(8, 10.5)
            path.lineTo(8, 7.5)
            path.arcTo(QRectF(8, 3, 8, 9), 180, -180)
            path.lineTo(16, 10.5)
        case Icon.RING | Icon.DOT:
            path.addEllipse(QPointF(12, 12), 9.5, 9.5)
    return path


def _lines(path: QPainterPath, first: tuple[float, float], *rest: tuple[float, float]) -> None:
    path.moveTo(*first)
    for point in rest:
        path.lineTo(*point)


class IconView(QWidget):
    """A sign beside words; alone it says nothing, so it has no name of its own for screen readers."""

    def __init__(self, theme: Theme, icon: Icon, side: float, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._colour = QColor(colour)
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_icon(self, icon: Icon, colour: str) -> None:
        """Changes sign and colour."""
        self._icon = icon
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the sign."""
        painter = QPainter(self)
        draw_icon(painter, self._icon, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._colour)
        painter.end()
