"""The papers that came with a dossier: each ticked; how many copies, and whether it is required, beside the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.counter.setting import CONTROL, DESK_RADIUS
from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import Cap
from ui.widgets.icon import Icon, draw_icon
from ui.widgets.text import TextBlock

_BOX = 5.2
_PAD = 1.6


@dataclass(frozen=True, slots=True)
class BoxLine:
    """One line to tick. `detail`: smaller, below; `wanted`: it stands out while it is not ticked."""

    name: str
    text: str
    detail: str = ""
    wanted: bool = False


class TickBox(QCheckBox):
    """Box and words; ticked anywhere on the line. Up and down go to the next and the last."""

    def __init__(self, theme: Theme, line: BoxLine) -> None:
        super().__init__(line.text)
        self._theme = theme
        self.setObjectName(line.name)
        self.setFont(theme.font(Cap.DESK))
        self._text = TextBlock(line.text, theme.font(Cap.DESK), theme.line_height(Cap.DESK))
        self._detail = TextBlock(
            line.detail, theme.font(Cap.DESK_NOTE, bold=line.wanted), theme.line_height(Cap.DESK_NOTE)
        )
        self._wanted = line.wanted
        self.setAccessibleName(plain(line.text))
        self.setAccessibleDescription(plain(line.detail))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(theme.px(CONTROL))

    def _left(self) -> int:
        return self._theme.px(_BOX + 2.5 * _PAD)

    def _room(self, width: int) -> int:
        return max(1, width - self._left() - self._theme.px(_PAD))

    def _detail_height(self, room: int) -> int:
        return self._detail.height(room) if self._detail.text else 0

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """True: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Room for both texts."""
        room = self._room(width)
        words = self._text.height(room) + self._detail_height(room)
        return max(self._theme.px(CONTROL), words + self._theme.px(1.0))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Each text on one line."""
        width = self._left() + max(self._text.natural_width, self._detail.natural_width) + self._theme.px(_PAD)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Down to the longest word."""
        word = max(self._text.longest_word, self._detail.longest_word)
        return QSize(self._left() + word + self._theme.px(_PAD), self._theme.px(CONTROL))

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """The whole line is the box."""
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space ticks; Enter is the window's."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()
            case Qt.Key.Key_Down:
                self.focusNextPrevChild(True)
            case Qt.Key.Key_Up:
                self.focusNextPrevChild(False)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A list longer than its room shows this line."""
        super().focusInEvent(event)
        area = _scroller(self)
        if area is not None:
            area.ensureWidgetVisible(self, 0, self.height())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws box, tick and words."""
        theme, c = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.action), max(2, theme.px(0.5))))
            painter.setBrush(QColor(c.action_soft))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, theme.px(DESK_RADIUS), theme.px(DESK_RADIUS))
        on, side = self.isChecked(), theme.px(_BOX)
        box = QRectF(theme.px(_PAD), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(c.action if on else c.outline), max(1.0, theme.px(0.4))))
        painter.setBrush(QColor(c.action if on else c.card))
        painter.drawRoundedRect(box, theme.px(1.0), theme.px(1.0))
        if on:
            inset = side * 0.12
            draw_icon(painter, Icon.TICK, box.adjusted(inset, inset, -inset, -inset), QColor(c.on_action))
        room = self._room(self.width())
        text, detail = self._text.height(room), self._detail_height(room)
        top = (self.height() - text - detail) / 2
        painter.setPen(QColor(c.ink))
        self._text.paint(painter, QRectF(self._left(), top, room, text), Qt.AlignmentFlag.AlignLeft)
        stands_out = self._wanted and not on
        painter.setPen(QColor(c.ink if self.hasFocus() else c.attention if stands_out else c.quiet))
        self._detail.paint(painter, QRectF(self._left(), top + text, room, detail), Qt.AlignmentFlag.AlignLeft)
        painter.end()


class TickList(QScrollArea):
    """Lines to tick; scrolls where there are more than fit."""

    changed = Signal()

    def __init__(self, theme: Theme, lines: Sequence[BoxLine], name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(plain(name))
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(1.0), 0)
        column.setSpacing(theme.px(0.6))
        self.boxes = [TickBox(theme, line) for line in lines]
        for box in self.boxes:
            box.toggled.connect(lambda _on: self.changed.emit())
            column.addWidget(box)
        column.addStretch(1)
        self.setWidget(inside)

    @property
    def ticked(self) -> tuple[int, ...]:
        """The places of the lines that are ticked."""
        return tuple(place for place, box in enumerate(self.boxes) if box.isChecked())

    def tick(self, places: Sequence[int]) -> None:
        """Ticks these and no others, without telling."""
        for place, box in enumerate(self.boxes):
            box.blockSignals(True)
            box.setChecked(place in places)
            box.blockSignals(False)


def _scroller(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
