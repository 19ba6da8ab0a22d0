"""The camera's picture: in an oval with its ring for the face, in a frame with corners for a card."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ports import PreviewImage
from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import RADIUS
from ui.widgets.illustration import Drawing, paint_drawing

_OVAL_ASPECT = 0.78
"""Width to height of a head with room around it."""

_CARD_ASPECT = 85.6 / 54.0
"""Of an ID-1 card (ISO/IEC 7810)."""
_CARD_SHARE = 0.88
"""Of the picture's width, so that small print has pixels enough."""


def to_qimage(image: PreviewImage) -> QImage:
    """A picture of its own memory. Raises ValueError where the bytes are not width times height."""
    if image.width < 1 or image.height < 1 or len(image.rgb) != image.width * image.height * 3:
        raise ValueError("preview bytes do not make width x height x 3")
    return QImage(image.rgb, image.width, image.height, image.width * 3, QImage.Format.Format_RGB888).copy()


class CameraPreview(QWidget):
    """The newest picture, cropped to fill a shape; until the first comes, a drawing of what belongs there.

    Nothing is kept but that one picture.
    """

    def __init__(self, theme: Theme, name: str, meanwhile: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meanwhile = meanwhile
        self._theme = theme
        self._image: QImage | None = None
        self.setAccessibleName(plain(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(40.0), theme.px(40.0))

    def show_image(self, image: QImage) -> None:
        """Shows the picture in place of the one before."""
        self._image = image
        self.update()

    def forget(self) -> None:
        """Drops the picture."""
        self._image = None
        self.update()

    def _paint_image(self, painter: QPainter, shape: QPainterPath) -> None:
        painter.save()
        painter.setClipPath(shape)
        painter.fillPath(shape, QColor(self._theme.colours.action_soft))
        box = shape.boundingRect()
        if self._image is None:
            paint_drawing(painter, self._theme, self._meanwhile, box)
        else:
            scale = max(box.width() / self._image.width(), box.height() / self._image.height())
            width, height = box.width() / scale, box.height() / scale
            source = QRectF((self._image.width() - width) / 2, (self._image.height() - height) / 2, width, height)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._image, source)
        painter.restore()


class OvalPreview(CameraPreview):
    """The person's own face in an oval; the ring fills with good pictures. Teal throughout: never red."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, Drawing.FACE, parent)
        self._share = 0.0

    def set_progress(self, collected: int, needed: int) -> None:
        """How much of the ring is filled."""
        self._share = min(1.0, collected / needed) if needed > 0 else 0.0
        self.update()

    @property
    def oval(self) -> QRectF:
        """Where the picture is, within the widget."""
        ring = self._theme.px(5.0)
        room = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        height = min(room.height(), room.width() / _OVAL_ASPECT)
        width = height * _OVAL_ASPECT
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws picture and ring."""
        theme, c = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addEllipse(self.oval)
        self._paint_image(painter, shape)
        gap = theme.px(2.6)
        track = self.oval.adjusted(-gap, -gap, gap, gap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.edge), theme.px(2.4)))
        painter.drawEllipse(track)
        if self._share > 0:
            painter.setPen(QPen(QColor(c.action), theme.px(2.4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(_ellipse_arc(track, self._share))
        painter.end()


def _ellipse_arc(box: QRectF, share: float) -> QPainterPath:
    """The ellipse from the top, clockwise, by length rather than by angle, so that equal steps look equal."""
    steps = 240
    points = [
        QPointF(
            box.center().x() + box.width() / 2 * math.sin(2 * math.pi * i / steps),
            box.center().y() - box.height() / 2 * math.cos(2 * math.pi * i / steps),
        )
        for i in range(steps + 1)
    ]
    lengths = [math.dist(a.toTuple(), b.toTuple()) for a, b in pairwise(points)]
    wanted, gone = share * sum(lengths), 0.0
    path = QPainterPath(points[0])
    for point, length in zip(points[1:], lengths, strict=True):
        if gone >= wanted - 1e-6:
            break
        path.lineTo(point)
        gone += length
    return path


class FramePreview(CameraPreview):
    """What the camera sees of a card, with four corners to hold it between: so large it is read best."""

    def __init__(self, theme: Theme, name: str, *, centred: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, Drawing.CARD_QR, parent)
        self._centred = centred
        self.setMinimumSize(theme.px(52.0), theme.px(40.0))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """4:3, as cameras see."""
        return QSize(self._theme.px(120.0), self._theme.px(90.0))

    @property
    def frame(self) -> QRectF:
        """Where the picture is, within the widget."""
        height = min(self.height(), self.width() * 3 / 4)
        width = height * 4 / 3
        left = (self.width() - width) / 2 if self._centred else 0
        return QRectF(left, (self.height() - height) / 2, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws picture and corners."""
        theme, c = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(self.frame, theme.px(RADIUS), theme.px(RADIUS))
        self._paint_image(painter, shape)
        width = self.frame.width() * _CARD_SHARE
        height = width / _CARD_ASPECT
        box = QRectF(self.frame.center().x() - width / 2, self.frame.center().y() - height / 2, width, height)
        for colour, weight in ((c.card, 2.4), (c.action, 1.4)):
            pen = QPen(QColor(colour), theme.px(weight), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(_corners(box, height * 0.2))
        painter.end()


def _corners(box: QRectF, arm: float) -> QPainterPath:
    path = QPainterPath()
    for x, dx in ((box.left(), arm), (box.right(), -arm)):
        for y, dy in ((box.top(), arm), (box.bottom(), -arm)):
            path.moveTo(x, y + dy)
            path.lineTo(x, y)
            path.lineTo(x + dx, y)
    return path
