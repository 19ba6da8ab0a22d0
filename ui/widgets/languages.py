"""The languages to choose from, each by its own name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kiosk.session.state import Language
from ui.fonts import families
from ui.i18n import OWN_NAMES, translate
from ui.theme import Theme
from ui.tokens import TIGHT, TOUCH, Cap
from ui.widgets.buttons import KioskButton, Look
from ui.widgets.overlay import Overlay
from ui.widgets.text import Text

_WIDTH = 170.0
_LIFT_TALL = 30.0


def language_button(theme: Theme, language: Language, *, current: Language) -> KioskButton:
    """A button of a language's own name, in its own letters; the one in force is marked."""
    chosen = language is current
    own = Theme(theme.metrics, families(language), theme.colours, theme.text_size)
    button = KioskButton(own, OWN_NAMES[language], Look.CHOSEN if chosen else Look.KEY, cap=Cap.BODY, height=TOUCH)
    button.setObjectName(f"language-{language.value}")
    button.setCheckable(True)
    button.setChecked(chosen)
    button.clicked.connect(lambda _checked=False: button.setChecked(chosen))
    return button


class LanguagePicker(Overlay):
    """Large buttons in two columns; choosing or closing ends it."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, languages: Sequence[Language], current: Language, *, tall: bool, parent: QWidget
    ) -> None:
        super().__init__(theme, width=_WIDTH, lift=_LIFT_TALL if tall else 0.0, parent=parent)
        self.card.body.addWidget(Text(theme, translate("FootBar", "Language"), Cap.BODY, bold=True))
        grid = QGridLayout()
        grid.setSpacing(theme.px(TIGHT))
        for place, language in enumerate(languages):
            button = language_button(theme, language, current=current)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, picked=language: self._pick(picked, current))
            grid.addWidget(button, place // 2, place % 2)
        close = KioskButton(theme, translate("FootBar", "Close"), cap=Cap.BODY, height=TOUCH)
        close.setObjectName("close")
        close.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        close.clicked.connect(self.closed)
        grid.addWidget(close, len(languages) // 2, len(languages) % 2, 1, 2 - len(languages) % 2)
        self.card.body.addLayout(grid)

    def _pick(self, language: Language, current: Language) -> None:
        if language is current:
            self.closed.emit()
        else:
            self.chosen.emit(language)
