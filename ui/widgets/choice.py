"""A large card that is ticked or not."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import BUTTON_HEIGHT, RADIUS, Cap
from ui.widgets.buttons import FocusRing
from ui.widgets.icon import Icon, draw_icon
from ui.widgets.text import TextBlock

_BOX = 13.0
_PAD = 5.0


class ChoiceCard(QCheckBox):
    """One consent. Ticked by touching it anywhere; never ticked beforehand. `large`: in the size of buttons."""

    def __init__(self, theme: Theme, title: str, detail: str, *, large: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._theme = theme
        self._title = TextBlock(
            title, theme.font(Cap.BUTTON if large else Cap.BODY, bold=True), theme.line_height(Cap.TITLE)
        )
        self._detail = TextBlock(detail, theme.font(Cap.BODY), theme.line_height(Cap.TITLE))
        self._ring = FocusRing(self)
        self.setFont(theme.font(Cap.BODY, bold=True))
        self.setAccessibleName(plain(title))
        self.setAccessibleDescription(plain(detail))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(theme.px(BUTTON_HEIGHT))

    @property
    def detail(self) -> str:
        """The smaller line."""
        return self._detail.text

    def _text_left(self) -> int:
        return self._theme.px(2 * _PAD + _BOX)

    def _text_width(self, width: int) -> int:
        return max(1, width - self._text_left() - self._theme.px(_PAD))

    def _detail_height(self, room: int) -> int:
        return self._detail.height(room) if self._detail.text else 0

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """True: both lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Room for both texts."""
        room = self._text_width(width)
        words = self._title.height(room) + self._detail_height(room)
        return max(self._theme.px(BUTTON_HEIGHT), words + 2 * self._theme.px(_PAD - 1))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Both texts on one line each."""
        widest = max(self._title.natural_width, self._detail.natural_width)
        width = self._text_left() + widest + self._theme.px(_PAD)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Down to the longest word."""
        word = max(self._title.longest_word, self._detail.longest_word)
        return QSize(self._text_left() + word + self._theme.px(_PAD), self._theme.px(BUTTON_HEIGHT))

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """The whole card is the box."""
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return ticks too."""
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
        """Draws card, box, tick and words."""
        theme, c = self._theme, self._theme.colours
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(c.action_soft if on or self.isDown() else c.card))
        painter.setPen(QPen(QColor(c.action if on else c.outline), theme.px(0.6) if on else theme.px(0.3)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), theme.px(RADIUS), theme.px(RADIUS))
        self._ring.paint(painter, theme, c.ink)
        side = theme.px(_BOX)
        box = QRectF(theme.px(_PAD), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(c.action if on else c.outline), theme.px(0.7)))
        painter.setBrush(QColor(c.action if on else c.card))
        painter.drawRoundedRect(box, theme.px(2.5), theme.px(2.5))
        if on:
            draw_icon(
                painter,
                Icon.TICK,
                box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12),
                QColor(c.on_action),
            )
        room = self._text_width(self.width())
        title, detail = self._title.height(room), self._detail_height(room)
        top = (self.height() - title - detail) / 2
        painter.setPen(QColor(c.ink))
        self._title.paint(painter, QRectF(self._text_left(), top, room, title), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(QColor(c.ink if on else c.quiet))
        self._detail.paint(painter, QRectF(self._text_left(), top + title, room, detail), Qt.AlignmentFlag.AlignLeft)
        painter.end()
