"""What is typed into: one line, a note. None has a menu of its own (Qt has no Vietnamese words for it)."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from kiosk.domain.identity import DocumentError, PartialDate
from ui.counter.setting import CONTROL
from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import Cap

_DATE = re.compile(r"(?:(?:(\d{1,2})[/. -])?(\d{1,2})[/. -])?(\d{4})")


def _copies(event: QKeyEvent) -> bool:
    """Whether the key would put text on the clipboard."""
    return event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut)


class LineField(QLineEdit):
    """One line. What was typed leaves no undo behind once it is forgotten."""

    def __init__(self, theme: Theme, label: str, name: str, *, longest: int, secret: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFont(theme.font(Cap.DESK))
        self.setMaxLength(longest)
        self.setFixedHeight(theme.px(CONTROL))
        self.setMinimumWidth(theme.px(30.0))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setAccessibleName(plain(label))
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Drops the text and what undo would bring back."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing is copied out: the clipboard is everybody's."""
        if _copies(event):
            event.accept()
        else:
            super().keyPressEvent(event)


class FilterField(LineField):
    """One line above a list: up and down move in the list while the words are typed here."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows and page keys go to the list."""
        match event.key():
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_PageUp:
                self.moved.emit(-5)
            case Qt.Key.Key_PageDown:
                self.moved.emit(5)
            case _:
                super().keyPressEvent(event)

    def type_on(self, text: str) -> None:
        """Goes on with what was typed elsewhere."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.insert(text)


class NoteField(QPlainTextEdit):
    """A few wrapped lines in one paragraph: Enter and Tab are the window's."""

    def __init__(self, theme: Theme, label: str, name: str, *, longest: int, lines: int) -> None:
        super().__init__()
        self._longest = longest
        self.setObjectName(name)
        self.setFont(theme.font(Cap.DESK))
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = (
            lines * QFontMetricsF(self.font()).lineSpacing() + 2 * theme.px(1.6) + 2 * self.document().documentMargin()
        )
        self.setFixedHeight(int(height))
        self.setMinimumWidth(theme.px(40.0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(plain(label))
        self.textChanged.connect(self._shorten)

    @property
    def words(self) -> str:
        """What was typed, in one line."""
        return " ".join(self.toPlainText().split())

    def forget(self) -> None:
        """Drops the text and what undo would bring back."""
        self.setPlainText("")
        self.document().clearUndoRedoStacks()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter goes on to the window, which knows what is confirmed; nothing is copied out."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        elif _copies(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """No menu."""
        event.accept()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(self.minimumWidth(), self.height())

    def _shorten(self) -> None:
        """Keeps to the longest note; what is beyond it is not taken."""
        text = self.toPlainText()
        if len(text) > self._longest:
            place = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(text[: self._longest])
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self._longest))
            self.setTextCursor(cursor)


def read_birth_date(text: str) -> PartialDate | None:
    """5/12/1949, 12/1949 or 1949, as far as the document knows it; None where that is no date."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (None if part is None else int(part) for part in found.groups())
    try:
        return None if year is None else PartialDate(year, month, day)
    except DocumentError:
        return None
