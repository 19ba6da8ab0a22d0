"""The dock's tape: what happens, what is recorded of it, and what is played again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.dock_list import DockList

_LINES = 500
_LOG_HEIGHT = 220


@dataclass(frozen=True, slots=True)
class Taping:
    """What the tape's buttons call. Each answers with a sentence for the tester.

    `save` gets path and title, `replay_file` a path, `replay` the place of a shipped scenario.
    """

    record: Callable[[], str]
    save: Callable[[str, str], str]
    replay_file: Callable[[str], str]
    replay: Callable[[int], str]
    stop: Callable[[], str]
    shipped: Sequence[str]
    where: str
    """The path offered for a new file."""


class DockTape(QWidget):
    """Record, save, replay, and the log."""

    def __init__(self, taping: Taping) -> None:
        super().__init__()
        self._apdus = QLabel()
        self._apdus.setAccessibleName("Commands to the chip")
        self._said = QLabel()
        self._said.setAccessibleName("Tape")
        self._said.setWordWrap(True)
        self._log = QPlainTextEdit()
        self._log.setReadOnly(True)
        self._log.setMaximumBlockCount(_LINES)
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log.setFixedHeight(_LOG_HEIGHT)
        self._log.setAccessibleName("What happens")
        title, path = (
            _line("Title of the recording", "A session at the dock"),
            _line("File of the recording", taping.where),
        )
        played = _line("File to replay", taping.where)
        library = DockList("Shipped scenarios", taping.shipped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            dock_heading("Recording"),
            self._button("Record", taping.record),
            title,
            path,
            self._button("Save recording", lambda: taping.save(path.text(), title.text())),
            dock_heading("Replay"),
            library,
            self._button("Replay scenario", lambda: taping.replay(library.currentIndex())),
            played,
            self._button("Replay file", lambda: taping.replay_file(played.text())),
            self._button("Stop replay", taping.stop),
            self._said,
            dock_heading("What happens"),
            self._apdus,
            self._log,
        ):
            column.addWidget(widget)
        self.show_commands(0)

    def happened(self, lines: Sequence[str]) -> None:
        """Adds lines to the log."""
        if lines:
            self._log.appendPlainText("\n".join(lines))

    def show_commands(self, count: int) -> None:
        """How many commands the chip was sent since it was laid down."""
        self._apdus.setText(f"Commands to the chip: {count}")

    def say(self, sentence: str) -> None:
        """Tells the tester something."""
        self._said.setText(sentence)

    def _button(self, label: str, act: Callable[[], str]) -> QPushButton:
        button = QPushButton(label)
        button.clicked.connect(lambda _checked: self.say(act()))
        return button


def _line(name: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    line.setToolTip(name)
    return line


def dock_heading(text: str) -> QLabel:
    """The title of a part of the dock."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
