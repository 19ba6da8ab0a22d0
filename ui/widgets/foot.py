"""The bar below every screen: language, text size, contrast, help and the staff's door, within everyone's reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk.session.state import Contrast, Display, Language, TextSize
from ui.i18n import OWN_NAMES, translate
from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import TIGHT, TOUCH, Cap
from ui.widgets.buttons import KioskButton, Look
from ui.widgets.icon import Icon
from ui.widgets.languages import language_button


@dataclass(frozen=True, slots=True)
class FootContent:
    """What the bar offers, and how it stands."""

    language: Language
    display: Display
    can_pick_language: bool
    can_ask_help: bool
    staff_text: str | None


class FootBar(QWidget):
    """Words beside the signs as far as `width` (in pixels) goes; a sign alone keeps its name for a screen reader."""

    pick_language = Signal()
    display = Signal(object)
    help = Signal()
    staff = Signal()

    def __init__(self, theme: Theme, content: FootContent, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TIGHT))
        shown = content.display
        large, strong = shown.text_size is TextSize.LARGE, shown.contrast is Contrast.HIGH
        language = self._button(OWN_NAMES[content.language], "language", Icon.GLOBE)
        language.setAccessibleName(plain(f"{translate('FootBar', 'Language')}: {OWN_NAMES[content.language]}"))
        language.clicked.connect(self.pick_language)
        size = self._switch(translate("FootBar", "Large text"), "text-size", Icon.LARGER, on=large)
        size.clicked.connect(
            lambda: self.display.emit(replace(shown, text_size=TextSize.NORMAL if large else TextSize.LARGE))
        )
        contrast = self._switch(translate("FootBar", "High contrast"), "contrast", Icon.CONTRAST, on=strong)
        contrast.clicked.connect(
            lambda: self.display.emit(replace(shown, contrast=Contrast.NORMAL if strong else Contrast.HIGH))
        )
        left = [language, size, contrast] if content.can_pick_language else [size, contrast]
        if not content.can_pick_language:
            language.deleteLater()
        right: list[KioskButton] = []
        if content.staff_text is not None:
            door = KioskButton(theme, content.staff_text, Look.QUIET, cap=Cap.DENSE, height=TOUCH)
            door.setObjectName("staff")
            door.clicked.connect(self.staff)
            right.append(door)
        if content.can_ask_help:
            ask = self._button(translate("FootBar", "I need help"), "help", Icon.HELP, Look.SECONDARY)
            ask.clicked.connect(self.help)
            ask.clicked.connect(lambda: _acknowledge(ask))
            right.append(ask)
        _shorten(left, right, width, theme.px(TIGHT))
        for button in (*left, *right):
            policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            button.setSizePolicy(policy)
        for button in left:
            row.addWidget(button)
        row.addStretch(1)
        for button in right:
            row.addWidget(button)

    def _button(self, text: str, name: str, icon: Icon, look: Look = Look.KEY) -> KioskButton:
        button = KioskButton(self._theme, text, look, icon=icon, cap=Cap.BODY, height=TOUCH)
        button.setObjectName(name)
        return button

    def _switch(self, text: str, name: str, icon: Icon, *, on: bool) -> KioskButton:
        button = self._button(text, name, icon, Look.CHOSEN if on else Look.KEY)
        button.setCheckable(True)
        button.setChecked(on)
        return button


class LanguageRow(QWidget):
    """All languages side by side, for the screen that everyone begins on."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, languages: Sequence[Language], current: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TIGHT))
        for language in languages:
            button = language_button(theme, language, current=current)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(button.sizeHint().width())
            if language is not current:
                button.clicked.connect(lambda _checked=False, picked=language: self.chosen.emit(picked))
            row.addWidget(button, button.sizeHint().width())


def _shorten(left: Sequence[KioskButton], right: Sequence[KioskButton], width: int, gap: int) -> None:
    """Takes words away, the least needed first, until all buttons stand in one row of `width` pixels."""
    every = [*left, *right]
    ask = next((button for button in right if button.objectName() == "help"), None)

    def fits() -> bool:
        return sum(button.sizeHint().width() for button in every) + gap * len(every) <= width

    steps: list[Callable[[], None]] = [button.show_sign_alone for button in reversed(left[-2:])]
    if ask is not None:
        steps.append(lambda: ask.set_text(translate("FootBar", "Help")))
    steps += [button.show_sign_alone for button in left[:-2]]
    if ask is not None:
        steps.append(ask.show_sign_alone)
    for step in steps:
        if fits():
            return
        step()


def _acknowledge(ask: KioskButton) -> None:
    """Where the screen stays as it is, the button itself says that it was heard."""
    ask.setEnabled(False)
    ask.set_text(translate("FootBar", "Staff are called"))
