"""What every screen has in common: its place on the glass, its intents, its pictures, its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.session.state import Language
from kiosk.session.views import Body
from ui.theme import Theme
from ui.tokens import GAP, TIGHT, Cap
from ui.widgets.buttons import KioskButton, Look
from ui.widgets.illustration import Drawing, Illustration
from ui.widgets.text import Text

_WIDEST_BUTTON = 170.0


class Arrangement(Enum):
    """Upright glass stacks picture over words; wide glass sets them side by side."""

    PORTRAIT = auto()
    LANDSCAPE = auto()


class Room(IntEnum):
    """How much of the glass a screen may spend; the window takes the first in which everything fits."""

    AMPLE = auto()
    LOW = auto()
    """Gaps shrink; drawings beside long content go."""
    TIGHT = auto()
    """Titles in the size of buttons, narrow margins."""
    BARE = auto()
    """No drawings; what is said twice is said once."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how a screen is drawn."""

    theme: Theme
    arrangement: Arrangement
    language: Language
    motion: bool
    room: Room
    width: int
    """Pixels between the margins."""

    @property
    def low(self) -> bool:
        """Whether height is to be saved."""
        return self.room >= Room.LOW

    @property
    def tight(self) -> bool:
        """Whether height is to be saved at any price but legibility and touch."""
        return self.room >= Room.TIGHT

    @property
    def bare(self) -> bool:
        """Whether words and buttons alone have room."""
        return self.room is Room.BARE

    @property
    def portrait(self) -> bool:
        """Whether the glass stands upright."""
        return self.arrangement is Arrangement.PORTRAIT

    @property
    def line_cap(self) -> Cap:
        """Sentences are larger than the body size wherever the glass has room."""
        return Cap.BODY if self.low else Cap.LEAD

    @property
    def align(self) -> Qt.AlignmentFlag:
        """Words are centred under a picture, and begin at the left beside one."""
        return Qt.AlignmentFlag.AlignHCenter if self.portrait else Qt.AlignmentFlag.AlignLeft


class Screen(QWidget):
    """One state's screen. Made anew for a new view, unless `refresh` can show it in place."""

    intent = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.theme = setting.theme

    def refresh(self, body: Body) -> bool:  # noqa: ARG002 (for subclasses)
        """Shows newer data of the same kind in place; False where the screen is to be made anew."""
        return False

    def adopt(self, previous: Screen) -> None:
        """Takes over what the person has begun on the same screen, when the language changes under their hands."""

    def show_preview(self, image: QImage) -> None:
        """Shows a camera picture, where the screen has a place for it."""

    def forget(self) -> None:
        """Drops pictures and typed digits: the screen goes."""

    # --- parts ---

    def title(self, text: str) -> Text:
        """The one title."""
        cap = Cap.LEAD if self.setting.bare else Cap.BUTTON if self.setting.tight else Cap.TITLE
        label = Text(self.theme, text, cap, bold=True, align=self.setting.align)
        label.setObjectName("title")
        self.setAccessibleName(label.accessibleName())
        return label

    def line(self, text: str) -> Text:
        """A sentence below the title."""
        label = Text(self.theme, text, self.setting.line_cap, colour=self.theme.colours.quiet, align=self.setting.align)
        label.setObjectName("line")
        return label

    def button(self, text: str, intent: object, look: Look = Look.SECONDARY, name: str = "") -> KioskButton:
        """A button that sends that intent."""
        made = KioskButton(self.theme, text, look)
        made.setObjectName(name or ("primary" if look is Look.PRIMARY else "secondary"))
        made.clicked.connect(lambda _checked=False: self.intent.emit(intent))
        return made

    def primary(self, text: str, intent: object) -> KioskButton:
        """The affirmative: on the right."""
        return self.button(text, intent, Look.PRIMARY)

    def secondary(self, text: str, intent: object) -> KioskButton:
        """The other way."""
        return self.button(text, intent)


def button_row(setting: Setting, buttons: Sequence[QWidget]) -> QBoxLayout:
    """At most two buttons side by side, equally large; on wide glass at the right, where the words are.

    Where a word of theirs is too long for that they stand one upon the other, the affirmative above.
    """
    theme = setting.theme
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(theme.px(GAP))
    widest = max((button.minimumSizeHint().width() for button in buttons), default=0)
    if len(buttons) * widest + (len(buttons) - 1) * theme.px(GAP) > setting.width:
        row.setDirection(QBoxLayout.Direction.BottomToTop)
        row.setSpacing(theme.px(TIGHT))
    elif not setting.portrait:
        row.addStretch(0)
    for button in buttons:
        button.setSizePolicy(_equal())
        button.setMaximumWidth(max(theme.px(_WIDEST_BUTTON), button.minimumSizeHint().width()))
        row.addWidget(button, 1)
    return row


def _equal() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


class Page(Screen):
    """The usual screen: a drawing, a title, a few words, perhaps more, and the buttons below."""

    def compose(
        self,
        *,
        drawing: Drawing | None,
        words: Sequence[QWidget | QLayout],
        buttons: Sequence[QWidget] = (),
        drawing_share: int = 6,
        words_touched: bool = False,
    ) -> None:
        """Lays the parts out. `drawing_share`: of ten parts of upright glass, how many the drawing gets.

        `words_touched`: the words hold something to touch, so they lie low on wide glass too.
        """
        theme = self.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(TIGHT if self.setting.tight else GAP))
        text = QVBoxLayout()
        text.setSpacing(theme.px(TIGHT if self.setting.low else GAP))
        if self.setting.bare:
            drawing = None
        if self.setting.portrait:
            outer.addStretch(1)
            if drawing is not None:
                outer.addWidget(self._illustration(drawing), drawing_share)
            for part in words:
                _add(text, part)
            outer.addLayout(text)
            outer.addStretch(9 - drawing_share if drawing is not None else 2)
        else:
            text.addStretch(1)
            for part in words:
                _add(text, part)
            if not words_touched:
                text.addStretch(1)
            row = QHBoxLayout()
            row.setSpacing(theme.px(GAP * 2))
            if drawing is not None:
                row.addWidget(self._illustration(drawing), 9)
            row.addLayout(text, 10)
            outer.addLayout(row, 1)
        if buttons:
            outer.addLayout(button_row(self.setting, buttons))

    def _illustration(self, drawing: Drawing) -> Illustration:
        return Illustration(self.theme, drawing, motion=self.setting.motion)


def _add(column: QVBoxLayout, part: QWidget | QLayout) -> None:
    if isinstance(part, QLayout):
        column.addLayout(part)
    else:
        column.addWidget(part)
