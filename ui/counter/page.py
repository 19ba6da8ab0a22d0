"""The right side: one page a kind of work, with its title, its body and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.counter.actions import Actions
from ui.counter.button import DeskButton, DeskLook
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.theme import Theme
from ui.tokens import Cap
from ui.widgets.text import Text


class Page(QWidget):
    """A page shows one body and sends intents; it decides nothing."""

    intent = Signal(object)
    turned = Signal()
    """Something else is asked on this page now: the window looks for the new title."""

    def __init__(self, setting: DeskSetting) -> None:
        super().__init__()
        self.setting = setting
        self.theme = setting.theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.px(DESK_GAP))

    def refresh(self, body: object) -> bool:  # noqa: ARG002 (for subclasses)
        """Shows newer data of the same kind in place; False where the page is to be made anew."""
        return False

    def adopt(self, previous: Page) -> None:
        """Takes over what was begun on the same page, when language or theme change under somebody's hands."""

    def forget(self) -> None:
        """Drops what was typed and shown: the page goes."""

    def first(self) -> QWidget | None:
        """What takes the focus when the page comes."""
        return None

    # --- parts ---

    def title(self, text: str) -> Text:
        """The one title; announced."""
        label = Text(self.theme, text, Cap.DESK_TITLE, bold=True)
        label.setObjectName("title")
        self.setAccessibleName(label.accessibleName())
        return label

    def line(self, text: str, *, bold: bool = False, colour: str | None = None) -> Text:
        """A sentence."""
        return Text(self.theme, text, Cap.DESK, bold=bold, colour=colour or self.theme.colours.ink)

    def quiet(self, text: str) -> Text:
        """A label, a remark."""
        return Text(self.theme, text, Cap.DESK_NOTE, colour=self.theme.colours.quiet)

    def button(
        self,
        text: str,
        name: str,
        act: object | Callable[[], None],
        *,
        key: Qt.Key | None = None,
        look: DeskLook = DeskLook.SECONDARY,
    ) -> DeskButton:
        """A button that sends an intent, or calls."""
        made = DeskButton(self.theme, text, name, look, key=key)
        if callable(act):
            made.clicked.connect(lambda _checked=False: act())
        else:
            made.clicked.connect(lambda _checked=False: self.intent.emit(act))
        return made

    def primary(self, text: str, act: object | Callable[[], None]) -> DeskButton:
        """The affirmative: Enter."""
        return self.button(text, "primary", act, key=Qt.Key.Key_Return, look=DeskLook.PRIMARY)

    def back(self, text: str, act: object | Callable[[], None]) -> DeskButton:
        """The way back, or out: Escape."""
        return self.button(text, "back", act, key=Qt.Key.Key_Escape)

    def finish(self, buttons: Sequence[DeskButton]) -> Actions:
        """Puts the buttons below everything."""
        actions = Actions(self.theme, buttons)
        self.column.addWidget(actions)
        return actions


class Scrolled(QScrollArea):
    """Parts one below the other, as high as they need where there is room; where there is none they scroll."""

    def __init__(
        self, theme: Theme, parts: Sequence[QWidget | QLayout], *, spacing: float = DESK_GAP / 2, bottom: bool = True
    ) -> None:
        """`bottom`: what room is left over lies below the parts."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = theme.px(1.0)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, self._bar, 0)
        self._inside.setSpacing(theme.px(spacing))
        for part in parts:
            if isinstance(part, QLayout):
                self._inside.addLayout(part)
            else:
                self._inside.addWidget(part)
        if bottom:
            self._inside.addStretch(1)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """All parts at this width."""
        width = self.width() or super().sizeHint().width()
        return QSize(super().sizeHint().width(), self._inside.totalHeightForWidth(width - self._bar))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def labelled(theme: Theme, label: Text, control: QWidget) -> QVBoxLayout:
    """A field under its label."""
    box = QVBoxLayout()
    box.setSpacing(theme.px(0.6))
    box.addWidget(label)
    box.addWidget(control)
    return box


def side_by_side(theme: Theme, *parts: tuple[QWidget | QLayout, int]) -> QHBoxLayout:
    """Parts beside each other, each with its share."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(DESK_GAP))
    for part, share in parts:
        if isinstance(part, QLayout):
            row.addLayout(part, share)
        else:
            row.addWidget(part, share)
    return row
