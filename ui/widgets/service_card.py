"""A large card to choose a service by."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import BUTTON_HEIGHT, RADIUS, Cap
from ui.widgets.buttons import FocusRing
from ui.widgets.text import TextBlock

_PAD = 6.0


class ServiceButton(QPushButton):
    """Name, large; below it, smaller, room and fee."""

    def __init__(self, theme: Theme, name: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self._name = TextBlock(name, theme.font(Cap.BUTTON, bold=True), theme.line_height(Cap.BUTTON))
        self._detail = TextBlock(detail, theme.font(Cap.BODY), theme.line_height(Cap.TITLE))
        self._ring = FocusRing(self)
        self.setFont(theme.font(Cap.BUTTON, bold=True))
        self.setAccessibleName(plain(name))
        self.setAccessibleDescription(plain(detail))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def detail(self) -> str:
        """Room and fee."""
        return self._detail.text

    def _room(self, width: int) -> int:
        return max(1, width - 2 * self._theme.px(_PAD))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """True: both lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Room for both texts."""
        room = self._room(width)
        detail = self._detail.height(room) + self._theme.px(1.5) if self._detail.text else 0
        return max(self._theme.px(BUTTON_HEIGHT), self._name.height(room) + detail + 2 * self._theme.px(_PAD - 2))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Both texts on one line each."""
        width = max(self._name.natural_width, self._detail.natural_width) + 2 * self._theme.px(_PAD)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Down to the longest word."""
        width = max(self._name.longest_word, self._detail.longest_word) + 2 * self._theme.px(_PAD)
        return QSize(width, self._theme.px(BUTTON_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return chooses too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Remembers where focus came from."""
        self._ring.taken(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws card and words."""
        theme, c = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(c.action_soft if self.isDown() else c.card))
        painter.setPen(QPen(QColor(c.action), theme.px(0.45)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(RADIUS), theme.px(RADIUS))
        self._ring.paint(painter, theme, c.ink)
        room = self._room(self.width())
        name = self._name.height(room)
        detail = self._detail.height(room) if self._detail.text else 0
        gap = theme.px(1.5) if detail else 0
        top = (self.height() - name - detail - gap) / 2
        painter.setPen(QColor(c.action))
        self._name.paint(painter, QRectF(theme.px(_PAD), top, room, name), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(QColor(c.ink))
        if detail:
            area = QRectF(theme.px(_PAD), top + name + gap, room, detail)
            self._detail.paint(painter, area, Qt.AlignmentFlag.AlignLeft)
        painter.end()
