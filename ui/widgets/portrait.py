"""An identity photo, or the live picture beside it, cropped alike so that an eye can compare them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import RADIUS

_PASSPORT = 3 / 4
"""Width to height of an identity photo."""
_LEAST_WIDTH = 30.0


class Portrait(QWidget):
    """One picture in the shape of an identity photo; a grey place where there is none. Nothing else is kept."""

    def __init__(self, theme: Theme, name: str, image: QImage | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._image = image
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(_LEAST_WIDTH), theme.px(_LEAST_WIDTH / _PASSPORT))
        self.setAccessibleName(plain(name))

    @property
    def image(self) -> QImage | None:
        """What it shows."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Shows a picture in place of the one before."""
        self._image = image
        self.update()

    def forget(self) -> None:
        """Drops the picture."""
        self._image = None
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """An identity photo, enlarged."""
        return QSize(self._theme.px(60.0), self._theme.px(60.0 / _PASSPORT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the middle of the picture, or the place for it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(float(self.width()), self.height() * _PASSPORT)
        height = width / _PASSPORT
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        shape = QPainterPath()
        shape.addRoundedRect(box, self._theme.px(RADIUS / 2), self._theme.px(RADIUS / 2))
        painter.setClipPath(shape)
        painter.fillPath(shape, QColor(self._theme.colours.edge))
        if self._image is not None:
            painter.drawImage(box, self._image, _middle(self._image))
        painter.end()


def _middle(image: QImage) -> QRectF:
    """The largest part of a picture, around its middle, that has the shape of an identity photo."""
    width = min(float(image.width()), image.height() * _PASSPORT)
    height = width / _PASSPORT
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
