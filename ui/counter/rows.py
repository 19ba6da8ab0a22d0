"""Rows in columns to choose one from: whole words, wrapped and never cut, one sentence a row for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import Cap
from ui.widgets.text import TextBlock

Index = QModelIndex | QPersistentModelIndex
_PAD = 1.8
_LINES_SHOWN = 2.5
_FAIR_SHARE = 0.2
"""Of the room: what a column that grows has before the others stay on one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """`key` names it to whoever listens; `cells` one a column."""

    key: str = field(repr=False)
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Column:
    """`grows`: shares what the others leave; the others are as wide as their widest cell."""

    title: str
    grows: bool = False
    bold: bool = False


class _Model(QAbstractListModel):
    """The rows. A row's display text is all its cells, each after its column's title."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cells = zip(self._columns, self.rows[index.row()].cells, strict=True)
        return plain(", ".join(f"{column.title}: {cell}" if column.title else cell for column, cell in cells if cell))


class _Measures:
    """Widths of the columns and the wrapped text of every cell, at one width of the list."""

    def __init__(self, theme: Theme, columns: Sequence[Column]) -> None:
        self.pad = theme.px(_PAD)
        self.columns = columns
        self._fonts = {bold: theme.font(Cap.DESK, bold=bold) for bold in (False, True)}
        self._title_font = theme.font(Cap.DESK_NOTE)
        self._line = theme.line_height(Cap.DESK)
        self.titles = [TextBlock(column.title, self._title_font, self._line) for column in columns]
        self.cells: list[list[TextBlock]] = []
        self.widths: list[int] = []

    def take(self, rows: Sequence[Row]) -> None:
        self.cells = [
            [
                TextBlock(cell, self._fonts[column.bold], self._line)
                for column, cell in zip(self.columns, row.cells, strict=True)
            ]
            for row in rows
        ]

    def fit(self, width: int) -> None:
        """Shares `width` pixels out."""
        natural, least = [], []
        for place, title in enumerate(self.titles):
            blocks = [title, *(row[place] for row in self.cells)]
            natural.append(max(block.natural_width for block in blocks))
            least.append(max(block.longest_word for block in blocks))
        room = width - self.pad * (len(self.columns) + 1)
        growers = [place for place, column in enumerate(self.columns) if column.grows]
        fixed = sum(natural) - sum(natural[place] for place in growers)
        fair = list(least)
        for place in growers:
            fair[place] = max(least[place], min(natural[place], int(_FAIR_SHARE * room)))
        if fixed + sum(fair[place] for place in growers) > room:
            # The others give up only what is missing.
            wished = [fair[place] if column.grows else natural[place] for place, column in enumerate(self.columns)]
            self.widths = _shrunk(wished, fair, room) if sum(fair) <= room else _shrunk(fair, least, room)
            return
        spare = room - fixed
        wanted = sum(natural[place] for place in growers)
        self.widths = list(natural)
        shares = {place: max(least[place], spare * natural[place] // max(1, wanted)) for place in growers}
        over = sum(shares.values()) - spare
        for place in sorted(growers, key=lambda place: shares[place] - least[place], reverse=True):
            if over > 0:
                less = min(over, shares[place] - least[place])
                shares[place] -= less
                over -= less
        for place, share in shares.items():
            self.widths[place] = share

    def height(self, row: int) -> int:
        return max(block.height(width) for block, width in zip(self.cells[row], self.widths, strict=True)) + self.pad

    def title_height(self) -> int:
        return max(block.height(width) for block, width in zip(self.titles, self.widths, strict=True)) + self.pad

    def paint(self, painter: QPainter, blocks: Sequence[TextBlock], box: QRectF) -> None:
        x = box.x() + self.pad
        for block, width in zip(blocks, self.widths, strict=True):
            top = box.y() + (self.pad / 2)
            block.paint(painter, QRectF(x, top, width, block.height(width)), Qt.AlignmentFlag.AlignLeft)
            x += width + self.pad


def _shrunk(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Each column between its longest word and its widest cell, so that all fit where that is possible."""
    spare = max(0, room - sum(least))
    wish = max(1, sum(natural) - sum(least))
    return [low + (wide - low) * min(spare, wish) // wish for low, wide in zip(least, natural, strict=True)]


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, measures: _Measures, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._measures = measures
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self._view.viewport().width(), self._measures.height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = self._theme.colours
        box = QRectF(option.rect)
        here = self._view.currentIndex().row() == index.row()
        painter.save()
        if here:
            painter.fillRect(box, QColor(c.action_soft))
            painter.fillRect(QRectF(box.x(), box.y(), self._theme.px(1.0), box.height()), QColor(c.action))
            if self._view.hasFocus():
                painter.setPen(QPen(QColor(c.action), max(2, self._theme.px(0.5))))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(c.edge))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QColor(c.ink))
        self._measures.paint(painter, self._measures.cells[index.row()], box)
        painter.restore()


class RowList(QListView):
    """The list alone. Up and down move, letters are nobody's here: the field above takes them."""

    moved = Signal(str)
    """Key of the row that is marked now; "" for none."""
    chosen = Signal(str)
    """A row was pressed twice with the mouse."""
    typed = Signal(str)
    """A letter that was typed while the list had the focus."""

    def __init__(self, theme: Theme, measures: _Measures, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._measures = measures
        self._model = _Model(measures.columns, self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(theme, measures, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setFont(theme.font(Cap.DESK))
        self.setAccessibleName(plain(name))
        self.setMinimumHeight(int(theme.px(6.5) * _LINES_SHOWN))
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit(self.current))
        self.doubleClicked.connect(lambda _index: self.chosen.emit(self.current))

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it shows."""
        return self._model.rows

    @property
    def current(self) -> str:
        """Key of the marked row."""
        row = self.currentIndex().row()
        return self._model.rows[row].key if 0 <= row < len(self._model.rows) else ""

    def show_rows(self, rows: Sequence[Row], current: str = "") -> None:
        """Shows these, with `current` marked, else the first."""
        self._measures.take(rows)
        self._measures.fit(self.viewport().width())
        self._model.show(rows)
        keys = [row.key for row in rows]
        self.mark(keys.index(current) if current in keys else 0)

    def mark(self, row: int) -> None:
        """Marks that row, where it is one."""
        if self._model.rows:
            self.setCurrentIndex(self._model.index(max(0, min(row, len(self._model.rows) - 1))))

    def step(self, by: int) -> None:
        """Marks the row so many further on."""
        self.mark(self.currentIndex().row() + by)

    def forget(self) -> None:
        """Drops the rows and their measured texts."""
        self._measures.take(())
        self._model.show(())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Moves; everything else is the window's, letters the field's."""
        match event.key():
            case (
                Qt.Key.Key_Up
                | Qt.Key.Key_Down
                | Qt.Key.Key_Home
                | Qt.Key.Key_End
                | Qt.Key.Key_PageUp
                | Qt.Key.Key_PageDown
            ):
                super().keyPressEvent(event)
            case _ if event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
                self.typed.emit(event.text())
            case _:
                event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wraps anew."""
        self._measures.fit(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _Titles(QWidget):
    """The columns' titles over the list; the rows speak them too, so they have no name of their own."""

    def __init__(self, theme: Theme, measures: _Measures, rows: RowList) -> None:
        super().__init__()
        self._theme = theme
        self._measures = measures
        self._rows = rows
        rows.viewport().installEventFilter(self)
        self.setFixedHeight(theme.px(6.0))

    def eventFilter(self, _watched: object, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Follows the list's columns."""
        if event.type() is QEvent.Type.Resize and self._measures.widths:
            self.setFixedHeight(self._measures.title_height())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the titles where the columns are."""
        if not self._measures.widths:
            return
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.quiet))
        left = self._rows.viewport().x()
        self._measures.paint(painter, self._measures.titles, QRectF(left, 0, self.width(), self.height()))
        painter.end()


class RowTable(QWidget):
    """Titles and rows."""

    def __init__(self, theme: Theme, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self.measures = _Measures(theme, columns)
        self.list = RowList(theme, self.measures, name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._titles = _Titles(theme, self.measures, self.list)
        box.addWidget(self._titles)
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_rows(self, rows: Sequence[Row], current: str = "") -> None:
        """Shows these, with `current` marked, else the first."""
        self.list.show_rows(rows, current)
        self._titles.update()

    @property
    def fits(self) -> bool:
        """Whether every word of every cell has room."""
        m = self.measures
        inside = sum(m.widths) + m.pad * (len(m.columns) + 1) <= self.list.viewport().width()
        return inside and all(
            block.longest_word <= width for row in m.cells for block, width in zip(row, m.widths, strict=True)
        )
