"""A finger that rests in the upper left corner for three seconds: how staff ask for their door on any screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.tokens import ScreenMetrics

HOLD_MS = 3000
CORNER = 25.0
"""Side of the corner, in millimetres; nothing there can be pressed."""


class CornerHold(QObject):
    """Watches a window; `held` when a finger has rested in the corner, once a touch. Swallows nothing.

    `watch` is to be handed every event that the application filters for that window.
    """

    held = Signal()

    def __init__(self, window: QWidget, metrics: ScreenMetrics) -> None:
        super().__init__(window)
        self._window = window
        side = metrics.px(CORNER)
        self._corner = QRect(0, 0, side, side)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MS)
        self._timer.timeout.connect(self.held)

    def watch(self, watched: QWidget, event: QEvent) -> None:
        """Starts on a press inside the corner; ends when the finger lifts or slides out."""
        match event.type():
            case QEvent.Type.MouseButtonPress if self._inside(watched, event):
                self._timer.start()
            case QEvent.Type.MouseMove if self._timer.isActive() and not self._inside(watched, event):
                self._timer.stop()
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonRelease:
                self._timer.stop()
            case _:
                return

    def stop(self) -> None:
        """Whatever finger is there counts no more."""
        self._timer.stop()

    def _inside(self, watched: QWidget, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        place: QPoint = watched.mapTo(self._window, event.position().toPoint())
        return self._corner.contains(place)
