"""The glass is wiped: nothing on it can be pressed until the countdown ends."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer

from kiosk.session.views import CleaningView
from ui.i18n import translate
from ui.screens.base import Page, Setting


class CleaningScreen(Page):
    """Title and countdown, no button."""

    def __init__(self, setting: Setting, body: CleaningView) -> None:
        super().__init__(setting)
        self._seconds = body.seconds
        self._since = QElapsedTimer()
        self._since.start()
        self._left = self.line(self._text())
        self.compose(drawing=None, words=[self.title(translate("Cleaning", "The glass is being cleaned")), self._left])
        self._tick = QTimer(self)
        self._tick.setInterval(250)
        self._tick.timeout.connect(lambda: self._left.set_text(self._text()))
        self._tick.start()

    def _text(self) -> str:
        left = max(0, self._seconds - self._since.elapsed() // 1000)
        return translate("Cleaning", "Touching has no effect for another %1 seconds.").replace("%1", str(left))
