"""The counter's button: compact, with its key beside the words."""

from __future__ import annotations

from enum import Enum, auto
from typing import assert_never

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.counter.setting import CONTROL, DESK_RADIUS
from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import Cap
from ui.widgets.buttons import KEYBOARD_REASONS
from ui.widgets.text import TextBlock

_PADDING = 3.0
_KEY_PADDING = 1.2


class DeskLook(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = auto()
    SECONDARY = auto()
    QUIET = auto()
    CHOSEN = auto()


class DeskButton(QPushButton):
    """One button. `key` presses it from anywhere in the window, which looks for it; the key is shown on it.

    The text wraps and is never cut; the height grows with it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        name: str,
        look: DeskLook = DeskLook.SECONDARY,
        *,
        key: Qt.Key | None = None,
        cap: Cap = Cap.DESK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._look = look
        self.key = key
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setFont(theme.font(cap, bold=look in (DeskLook.PRIMARY, DeskLook.CHOSEN)))
        self._block = TextBlock(text, self.font(), theme.line_height(Cap.BUTTON))
        self._key_text = "" if key is None else key_text(key)
        self._key_font = theme.font(Cap.DESK_NOTE)
        self._key_width = self._measure_key()
        self._height = theme.px(CONTROL if cap is not Cap.DESK_NOTE else CONTROL - 2.0)
        self._by_keyboard = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(self._height, self._height)
        self.setAccessibleName(plain(text))
        if self._key_text:
            self.setAccessibleDescription(self._key_text)

    def set_text(self, text: str) -> None:
        """Shows other words."""
        if text != self._block.text:
            self.setText(text)
            self.setAccessibleName(plain(text))
            self._block = TextBlock(text, self.font(), self._theme.line_height(Cap.BUTTON))
            self.updateGeometry()
            self.update()

    def set_look(self, look: DeskLook) -> None:
        """Marks it as chosen, or not."""
        self._look = look
        self.update()

    @property
    def line_height(self) -> float:
        """Distance of two lines, as a multiple of the type size."""
        return self._block.line_height

    def _measure_key(self) -> int:
        if not self._key_text:
            return 0
        advance = QFontMetricsF(self._key_font).horizontalAdvance(self._key_text)
        return int(advance) + 1 + 2 * self._theme.px(_KEY_PADDING)

    def _beside(self) -> int:
        """Pixels that are not for text."""
        key = self._key_width
        return 2 * self._theme.px(_PADDING) + (key + self._theme.px(2.0) if key else 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The control's height, or more where the text needs it."""
        return max(self._height, self._block.height(max(1, width - self._beside())) + self._theme.px(2.0))

    def sizeHint(self) -> QSize:  # noqa: N802
        """On one line."""
        width = max(self._height, self._beside() + self._block.natural_width)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Down to the longest word."""
        return QSize(max(self._height, self._beside() + self._block.longest_word), self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return and Enter press the focused button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Remembers whether focus came from the keyboard: a mouse needs no ring."""
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Redraws when enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws ground, words and key."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._tones()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = theme.px(DESK_RADIUS)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(edge), max(1.0, theme.px(0.3))) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, radius, radius)
        if self._by_keyboard and self.hasFocus():
            inset = theme.px(0.9)
            painter.setPen(QPen(QColor(ink), max(2.0, theme.px(0.5))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius * 0.7, radius * 0.7)
        key = self._key_width
        room = self.width() - self._beside()
        text = max(width for _, width in self._block.lines(max(1, room)))
        left = (self.width() - text - (self._beside() - 2 * theme.px(_PADDING))) / 2
        painter.setPen(QColor(ink))
        self._block.paint(painter, QRectF(left, 0, text + 1, self.height()), Qt.AlignmentFlag.AlignLeft)
        if key:
            self._paint_key(painter, left + text + theme.px(2.0), key, ink)
        painter.end()

    def _paint_key(self, painter: QPainter, left: float, width: int, ink: str) -> None:
        theme = self._theme
        height = min(self.height() - theme.px(2.0), QFontMetricsF(self._key_font).height() + theme.px(0.4))
        cap = QRectF(left, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(QColor(ink), max(1.0, theme.px(0.2))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, theme.px(1.0), theme.px(1.0))
        TextBlock(self._key_text, self._key_font, 1.0).paint(painter, cap, Qt.AlignmentFlag.AlignHCenter)

    def _tones(self) -> tuple[str | None, str | None, str]:
        c = self._theme.colours
        if not self.isEnabled():
            return c.disabled, None, c.quiet
        match self._look:
            case DeskLook.PRIMARY:
                return (c.pressed if self.isDown() else c.action), None, c.on_action
            case DeskLook.SECONDARY:
                return (c.action_soft if self.isDown() else c.card), c.action, c.ink if self.isDown() else c.action
            case DeskLook.QUIET:
                return (c.action_soft if self.isDown() else None), None, c.ink if self.isDown() else c.quiet
            case DeskLook.CHOSEN:
                return c.action_soft, c.action, c.ink
            case _:
                assert_never(self._look)


def key_text(key: Qt.Key) -> str:
    """The key as it stands on keyboards."""
    match key:
        case Qt.Key.Key_Return:
            return "Enter"
        case Qt.Key.Key_Escape:
            return "Esc"
        case _:
            return QKeySequence(key).toString()
