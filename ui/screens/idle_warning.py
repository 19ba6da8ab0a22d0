"""Is anyone there?"""

from __future__ import annotations

from PySide6.QtCore import QTimer

from kiosk.session.events import Touched
from kiosk.session.views import IdleWarningView
from ui.i18n import translate
from ui.screens.base import Page, Screen, Setting
from ui.widgets.illustration import Drawing


class IdleWarningScreen(Page):
    """The seconds run on the button; any touch goes on."""

    def __init__(self, setting: Setting, body: IdleWarningView) -> None:
        super().__init__(setting)
        self.left = body.seconds
        self._button = self.primary(self._text(), Touched())
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.count_down)
        self._timer.start()
        self.compose(
            drawing=Drawing.CLOCK,
            words=[
                self.title(translate("IdleWarning", "Are you still there?")),
                self.line(translate("IdleWarning", "Otherwise your details will be erased.")),
            ],
            buttons=[self._button],
        )

    def count_down(self) -> None:
        """One second less; at nought it stays: what happens then is not the window's to decide."""
        self.left = max(0, self.left - 1)
        self._button.set_text(self._text())

    def adopt(self, previous: Screen) -> None:
        """The seconds run on when the language changes."""
        if isinstance(previous, IdleWarningScreen):
            self.left = previous.left
            self._button.set_text(self._text())

    def _text(self) -> str:
        return translate("IdleWarning", "I am still here (%1)").replace("%1", str(self.left))
