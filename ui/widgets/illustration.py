"""Line drawings that show what to do, with a slow loop.

A drawing is an SVG of named colours, which are replaced by the tokens', and of top-level groups. A group moves and
fades from rest to its `data-*` end and back: `data-dx`, `data-dy` in drawing units, `data-fade` the opacity at rest,
`data-phase` the share of the loop by which it lags.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.tokens import LOOP_MS, Colours

_SVG = "{http://www.w3.org/2000/svg}"
_FOLDER = Path(__file__).parent.parent / "illustrations"
_FRAME_MS = 40


class Drawing(StrEnum):
    """The drawings, by file name."""

    CARD_ON_READER = "card_on_reader"
    CARD_READING = "card_reading"
    CARD_BACK = "card_back"
    PHONE_QR = "phone_qr"
    CARD_QR = "card_qr"
    FACE = "face"
    INSURANCE = "insurance"
    SLIP = "slip"
    TAKE_CARD = "take_card"
    COUNTER = "counter"
    CLOCK = "clock"
    WELCOME = "welcome"
    TIDY = "tidy"


@dataclass(frozen=True, slots=True)
class _Layer:
    renderer: QSvgRenderer
    dx: float
    dy: float
    fade: float
    phase: float


class Illustration(QWidget):
    """One drawing, as large as its place allows, centred. The loop runs while it is shown and `motion` is wanted."""

    def __init__(self, theme: Theme, drawing: Drawing, *, motion: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers, self._size = _load(drawing, theme.colours)
        self._pixmaps: list[QPixmap] = []
        self._box = QRectF()
        self._time = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self._moves = motion and any(layer.dx or layer.dy or layer.fade < 1 for layer in self._layers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(36), theme.px(28))

    @property
    def moving(self) -> bool:
        """Whether the loop runs now."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The drawing's own proportions."""
        return self.minimumSize() * 3

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Starts the loop."""
        super().showEvent(event)
        if self._moves:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stops the loop."""
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draws every layer anew, once, so that the loop only moves pictures."""
        super().resizeEvent(event)
        scale = min(self.width() / self._size[0], self.height() / self._size[1])
        width, height = self._size[0] * scale, self._size[1] * scale
        self._box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        self._pixmaps = [self._render(layer) for layer in self._layers]

    def _render(self, layer: _Layer) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(max(1, math.ceil(self._box.width() * ratio)), max(1, math.ceil(self._box.height() * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layer.renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _advance(self) -> None:
        self._time = (self._time + _FRAME_MS) % LOOP_MS
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Puts the layers where the loop has them; without motion, at their end, where the picture tells most."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self._box.width() / self._size[0]
        for layer, pixmap in zip(self._layers, self._pixmaps, strict=True):
            turn = self._time / LOOP_MS - layer.phase
            share = 0.5 - 0.5 * math.cos(2 * math.pi * turn) if self._moves else 1.0
            painter.setOpacity(layer.fade + (1 - layer.fade) * share)
            x = self._box.x() + layer.dx * share * scale
            y = self._box.y() + layer.dy * share * scale
            painter.drawPixmap(QPointF(x, y), pixmap)
        painter.end()


def paint_drawing(painter: QPainter, theme: Theme, drawing: Drawing, box: QRectF) -> None:
    """Draws a still drawing, whole, into the middle of `box`."""
    layers, size = _load(drawing, theme.colours)
    scale = min(box.width() / size[0], box.height() / size[1])
    width, height = size[0] * scale, size[1] * scale
    place = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    for layer in layers:
        layer.renderer.render(painter, place)


def _load(drawing: Drawing, colours: Colours) -> tuple[list[_Layer], tuple[float, float]]:
    source = (_FOLDER / f"{drawing.value}.svg").read_text(encoding="utf-8")
    for name, colour in (
        ("teal", colours.action),
        ("orange", colours.amber),
        ("azure", colours.action_soft),
        ("moccasin", colours.amber_soft),
        ("white", colours.card),
    ):
        source = source.replace(f'"{name}"', f'"{colour}"')
    root = ET.fromstring(source)  # noqa: S314 (a file of this package)
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    layers = []
    for group in root.findall(f"{_SVG}g"):
        alone = ET.Element(root.tag, root.attrib)
        alone.append(group)
        number = {key: float(value) for key, value in group.attrib.items() if key.startswith("data-")}
        layers.append(
            _Layer(
                QSvgRenderer(ET.tostring(alone)),
                number.get("data-dx", 0.0),
                number.get("data-dy", 0.0),
                number.get("data-fade", 1.0),
                number.get("data-phase", 0.0),
            )
        )
    return layers, (width, height)
