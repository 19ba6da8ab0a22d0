"""A label with the design's line height and evenly filled lines."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.line_breaks import pieces, plain, sentences
from ui.theme import Theme
from ui.tokens import Cap


class TextBlock:
    """Wrapped text, measured once a width; lines are filled evenly, so that no last line holds a lone word.

    `tight`: no room for accents and descenders, for text of capitals and digits alone.
    """

    def __init__(self, text: str, font: QFont, line_height: float, *, tight: bool = False) -> None:
        self.text = text
        self.line_height = line_height
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._pitch = font.pixelSize() * line_height
        self._ascent, self._descent = self._metrics.ascent(), self._metrics.descent()
        if tight:
            self._ascent = self._metrics.capHeight() * 1.06
            self._descent = self._metrics.capHeight() * 0.06
        self._space = self._metrics.horizontalAdvance(" ")
        self._pieces = [(piece, self._metrics.horizontalAdvance(piece.text)) for piece in pieces(text)]
        self._lines: dict[int, list[tuple[str, float]]] = {}

    @property
    def natural_width(self) -> int:
        """Width on one line, in pixels."""
        return math.ceil(self._metrics.horizontalAdvance(plain(self.text))) + 1

    @property
    def longest_word(self) -> int:
        """Narrower than this a word would be torn."""
        return max(math.ceil(advance) + 1 for _, advance in self._pieces)

    def height(self, width: int) -> int:
        """Height in pixels at that width, with room for stacked accents above and for descenders below."""
        count = len(self.lines(width))
        return math.ceil((count - 1) * self._pitch + self._ascent + self._descent)

    def lines(self, width: int) -> list[tuple[str, float]]:
        """The lines, each with its width."""
        if width not in self._lines:
            wanted = self._break(width)
            if len(wanted) == 1:
                self._lines[width] = wanted
                return wanted
            sentences = self._sentences(width)
            if 1 < len(sentences) <= len(wanted):
                self._lines[width] = sentences
                return sentences
            low, high = self.longest_word, width
            while low < high:
                middle = (low + high) // 2
                if len(self._break(middle)) <= len(wanted):
                    high = middle
                else:
                    low = middle + 1
            self._lines[width] = self._break(min(high, width))
        return self._lines[width]

    def _break(self, width: int) -> list[tuple[str, float]]:
        found: list[tuple[str, float]] = []
        line, reach = "", 0.0
        for piece, advance in self._pieces:
            space = self._space if piece.spaced and line else 0.0
            if line and reach + space + advance > width:
                found.append(self._end(line, reach))
                line, reach = piece.text, advance
            else:
                reach += space + advance
                line += f" {piece.text}" if space else piece.text
        found.append(self._end(line, reach))
        return found

    def _end(self, line: str, reach: float | None = None) -> tuple[str, float]:
        """A finished line with its width (`reach`, where known); a separator at either end of it is dropped."""
        bare = line.removesuffix(" ·").removeprefix("· ")
        if reach is not None and bare == line:
            return line, reach
        return bare, self._metrics.horizontalAdvance(bare)

    def _sentences(self, width: int) -> list[tuple[str, float]]:
        """One line a sentence; none where a sentence needs more than a line."""
        parts = [self._end(plain(part)) for part in sentences(self.text)]
        return parts if all(advance <= width for _, advance in parts) else []

    def paint(self, painter: QPainter, box: QRectF, align: Qt.AlignmentFlag) -> None:
        """Draws into the box with the painter's pen, vertically in its middle."""
        width = int(box.width())
        painter.setFont(self._font)
        y = box.y() + (box.height() - self.height(width)) / 2 + self._ascent
        for text, advance in self.lines(width):
            spare = box.width() - advance
            x = box.x() + (spare / 2 if align & Qt.AlignmentFlag.AlignHCenter else 0)
            if align & Qt.AlignmentFlag.AlignRight:
                x = box.x() + spare
            painter.drawText(QPointF(x, y), text)
            y += self._pitch


class Text(QLabel):
    """Text of the type scale. Its height follows its width; it is never cut off or elided."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        cap: Cap = Cap.BODY,
        *,
        bold: bool = False,
        colour: str | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cap = cap
        self._align = align
        self.setFont(theme.font(cap, bold=bold))
        self.setAlignment(align)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_colour(colour or theme.colours.ink)
        self._block = self._measure("")
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Shows other words."""
        if text != self._block.text or not self.text():
            self.setText(text)
            self.setAccessibleName(plain(text))
            self._block = self._measure(text)
            self.updateGeometry()
            self.update()

    def _measure(self, text: str) -> TextBlock:
        return TextBlock(text, self.font(), self._theme.line_height(self._cap), tight=self._cap is Cap.NUMBER)

    @property
    def line_height(self) -> float:
        """Distance of two lines, as a multiple of the type size."""
        return self._block.line_height

    def set_colour(self, colour: str) -> None:
        """Draws in that colour of the tokens."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(palette)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height in pixels of the wrapped text."""
        return self._block.height(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        width = self._block.natural_width
        return QSize(width, self._block.height(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The longest word."""
        return QSize(self._block.longest_word, self._block.height(self._block.natural_width))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._block.paint(painter, QRectF(self.rect()), self._align)
        painter.end()
