"""Everything that is pressed: large, rounded, with wrapping text and a focus ring for keyboards."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import BUTTON_HEIGHT, RADIUS, TOUCH, Cap, cap_height
from ui.widgets.icon import Icon, draw_icon
from ui.widgets.text import TextBlock

KEYBOARD_REASONS = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class Look(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = auto()
    PRIMARY_KEY = auto()
    SECONDARY = auto()
    KEY = auto()
    QUIET = auto()
    CHOSEN = auto()


class FocusRing:
    """Whether focus came from a keyboard: a finger needs no ring and would be puzzled by one."""

    def __init__(self, widget: QAbstractButton) -> None:
        self._widget = widget
        self._by_keyboard = False

    def taken(self, event: QFocusEvent) -> None:
        """Focus came."""
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        self._widget.update()

    def paint(self, painter: QPainter, theme: Theme, colour: str) -> None:
        """Draws the ring inside the edge, where no neighbour can hide it."""
        if not (self._by_keyboard and self._widget.hasFocus()):
            return
        inset = theme.px(1.6)
        painter.setPen(QPen(QColor(colour), theme.px(0.8)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self._widget.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, theme.px(RADIUS - 1.6), theme.px(RADIUS - 1.6))


class KioskButton(QPushButton):
    """One button. The text wraps to keep its capital height; the height grows with it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        look: Look = Look.SECONDARY,
        *,
        icon: Icon | None = None,
        cap: Cap = Cap.BUTTON,
        height: float = BUTTON_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._look = look
        self._icon = icon
        self._height = theme.px(height)
        self._padding = theme.px(2.5 if look is Look.PRIMARY_KEY else 5.0 if cap is Cap.BUTTON else 3.5)
        self._icon_side = theme.px(cap_height(cap, theme.text_size) * 1.35) if icon is not None else 0
        self._cap = cap
        self.setFont(theme.font(cap, bold=look not in (Look.SECONDARY, Look.QUIET)))
        self._block = self._measure(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(theme.px(TOUCH), self._height)
        self.setAccessibleName(plain(text))
        self._ring = FocusRing(self)

    def set_text(self, text: str) -> None:
        """Shows other words."""
        self.setText(text)
        self.setAccessibleName(plain(text))
        self._block = self._measure(text)
        self.updateGeometry()

    def show_sign_alone(self) -> None:
        """Takes the words away where there is no room for them; the accessible name stays."""
        self._block = self._measure("")
        self.updateGeometry()

    @property
    def line_height(self) -> float:
        """Distance of two lines, as a multiple of the type size."""
        return self._block.line_height

    def _measure(self, text: str) -> TextBlock:
        return TextBlock(text, self.font(), self._theme.line_height(Cap.BUTTON))

    def _beside(self) -> int:
        """Pixels that are not for text: padding and icon."""
        gap = self._theme.px(2.5) if self._icon is not None and self._block.text else 0
        return 2 * self._padding + self._icon_side + gap

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The button's height, or more where the text needs it."""
        text = self._block.height(max(1, width - self._beside())) if self._block.text else 0
        spare = 6.0 if self._look in (Look.PRIMARY, Look.SECONDARY) and self._cap is Cap.BUTTON else 3.0
        return max(self._height, text + self._theme.px(spare))

    def sizeHint(self) -> QSize:  # noqa: N802
        """On one line."""
        width = max(self._theme.px(TOUCH), self._beside() + (self._block.natural_width if self._block.text else 0))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Down to the longest word."""
        width = max(self._theme.px(TOUCH), self._beside() + (self._block.longest_word if self._block.text else 0))
        return QSize(width, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return and Enter press the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Remembers where focus came from."""
        self._ring.taken(event)
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Redraws when enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws ground, icon and text, together in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._tones()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(edge), max(1.5, self._theme.px(0.45))) if edge else Qt.PenStyle.NoPen)
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(box, radius, radius)
        self._ring.paint(painter, self._theme, ink)
        room = self.width() - self._beside()
        text = max((w for _, w in self._block.lines(max(1, room))), default=0.0) if self._block.text else 0.0
        gap = self._beside() - 2 * self._padding
        x = (self.width() - text - gap) / 2
        if self._icon is not None:
            side = self._icon_side
            draw_icon(painter, self._icon, QRectF(x, (self.height() - side) / 2, side, side), QColor(ink))
        if self._block.text:
            painter.setPen(QColor(ink))
            area = QRectF(self._padding + gap, 0, room, self.height())
            if self._icon is not None:
                area.moveLeft(x + gap - (room - text) / 2)
            self._block.paint(painter, area, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _tones(self) -> tuple[str | None, str | None, str]:
        c = self._theme.colours
        down = self.isDown()
        if not self.isEnabled():
            return c.disabled, None, c.quiet
        match self._look:
            case Look.PRIMARY | Look.PRIMARY_KEY:
                return (c.pressed if down else c.action), None, c.on_action
            case Look.SECONDARY:
                return (c.action_soft if down else c.card), c.action, c.action if not down else c.ink
            case Look.KEY:
                return (c.action_soft if down else c.card), c.outline, c.ink
            case Look.CHOSEN:
                return c.action_soft, c.action, c.ink
            case Look.QUIET:
                return (c.action_soft if down else None), None, c.quiet
