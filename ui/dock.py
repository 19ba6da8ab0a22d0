"""The panel beside a simulated kiosk: hands for the tester. It knows no device; each button calls what it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

_WIDTH = 300


@dataclass(frozen=True, slots=True)
class DockAction:
    """One button. With `release` it acts when pressed down, and ends with `release` when let go."""

    label: str
    act: Callable[[], None]
    release: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class DockSection:
    """Buttons that belong together; above them a list of more, of which one is done as soon as it is chosen."""

    title: str
    actions: tuple[DockAction, ...]
    choices: tuple[DockAction, ...] = ()


class Dock(QScrollArea):
    """A person to play, and buttons in sections. `choose` is called with the place of the person chosen."""

    def __init__(self, persons: Sequence[str], choose: Callable[[int], None], sections: Sequence[DockSection]) -> None:
        super().__init__()
        self.setWindowTitle("MÔ PHỎNG · SIMULATED")
        self.setFixedWidth(_WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.addWidget(_heading("Person at the kiosk"))
        people = QComboBox()
        people.setAccessibleName("Person at the kiosk")
        people.addItems(list(persons))
        people.currentIndexChanged.connect(choose)
        column.addWidget(people)
        for section in sections:
            column.addWidget(_heading(section.title))
            if section.choices:
                column.addWidget(_list(section))
            for action in section.actions:
                column.addWidget(_button(action))
        column.addStretch(1)
        self.setWidget(panel)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _list(section: DockSection) -> QComboBox:
    choices = QComboBox()
    choices.setAccessibleName(section.title)
    choices.addItems([choice.label for choice in section.choices])
    # Not currentIndexChanged: whoever chooses the same again wants it again, from its beginning.
    choices.activated.connect(lambda place: section.choices[place].act())
    return choices


def _button(action: DockAction) -> QPushButton:
    button = QPushButton(action.label)
    if action.release is None:
        button.clicked.connect(lambda _checked: action.act())
    else:
        button.pressed.connect(action.act)
        button.released.connect(action.release)
    return button
