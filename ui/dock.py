"""The panel beside a simulated kiosk: hands for the tester. It knows no device; each button calls what it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.dock_list import DockList
from ui.dock_tape import DockTape, Taping, dock_heading

_WIDTH = 340
_PORTRAIT = QSize(60, 76)
_CARDS_A_ROW = 3
_CARD_WIDTH = 90
_ROW_HEIGHT = 110
_ROWS_SHOWN = 3
_CARD_MARGIN = 6


@dataclass(frozen=True, slots=True)
class DockPerson:
    """One person to play, as a card. `picture`: the bytes of a JPEG."""

    label: str
    hint: str
    picture: bytes = field(repr=False)


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
    """A person to play, buttons in sections, and what happens. `choose` is called with the place of the person."""

    def __init__(
        self,
        persons: Sequence[DockPerson],
        choose: Callable[[int], None],
        sections: Sequence[DockSection],
        taping: Taping,
    ) -> None:
        super().__init__()
        self.setWindowTitle("MÔ PHỎNG · SIMULATED")
        self.setFixedWidth(_WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tape = DockTape(taping)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.addWidget(dock_heading("Person at the kiosk"))
        column.addWidget(_cards(self, persons, choose))
        for section in sections:
            column.addWidget(dock_heading(section.title))
            if section.choices:
                column.addWidget(_list(section))
            for action in section.actions:
                column.addWidget(_button(action))
        column.addWidget(self.tape)
        column.addStretch(1)
        self.setWidget(panel)


def _cards(parent: QWidget, persons: Sequence[DockPerson], choose: Callable[[int], None]) -> QScrollArea:
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    group = QButtonGroup(parent)
    for place, person in enumerate(persons):
        card = QToolButton()
        card.setFixedWidth(_CARD_WIDTH)
        # A file's name may be long: number and given name, at its ends, tell persons apart.
        room = _CARD_WIDTH - 2 * _CARD_MARGIN
        card.setText(card.fontMetrics().elidedText(person.label, Qt.TextElideMode.ElideMiddle, room))
        card.setToolTip(f"{person.hint} ({person.label})")
        card.setAccessibleName(f"Person: {person.label}")
        card.setCheckable(True)
        card.setChecked(place == 0)
        card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        picture = QPixmap()
        picture.loadFromData(person.picture)
        card.setIcon(QIcon(picture))
        card.setIconSize(_PORTRAIT)
        group.addButton(card, place)
        grid.addWidget(card, place // _CARDS_A_ROW, place % _CARDS_A_ROW)
    group.idClicked.connect(choose)
    area = QScrollArea()
    area.setWidget(inside)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # However many there are, the buttons below stay near.
    area.setFixedHeight(min(inside.sizeHint().height(), _ROWS_SHOWN * _ROW_HEIGHT))
    return area


def _list(section: DockSection) -> DockList:
    choices = DockList(section.title, [choice.label for choice in section.choices])
    # What is in force is not known here: nothing looks chosen before the tester chooses.
    choices.setPlaceholderText("More…")
    choices.setCurrentIndex(-1)
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
