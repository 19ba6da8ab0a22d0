"""Sizes of glass, and looking at a window as a person would: what is seen, what can be touched."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.session.events import Touched
from ui.tokens import ScreenMetrics
from ui.widgets.text import Text
from ui.window import KioskWindow


@dataclass(frozen=True)
class Glass:
    """One screen that the kiosk runs on."""

    name: str
    width: int
    height: int
    inches: float

    @property
    def metrics(self) -> ScreenMetrics:
        """Its pixels per millimetre."""
        return ScreenMetrics.of_diagonal(self.width, self.height, self.inches)


UPRIGHT = Glass("upright-21in", 1080, 1920, 21.5)
WIDE = Glass("wide-21in", 1920, 1080, 21.5)
LAPTOP = Glass("wide-15in", 1366, 768, 15.6)
LAPTOP_UPRIGHT = Glass("upright-15in", 768, 1366, 15.6)
LARGE = Glass("wide-32in", 1920, 1080, 32.0)
LARGE_UPRIGHT = Glass("upright-32in", 1080, 1920, 32.0)
GLASS = (UPRIGHT, WIDE, LAPTOP)
ALL_GLASS = (*GLASS, LAPTOP_UPRIGHT, LARGE, LARGE_UPRIGHT)


@dataclass
class Collected:
    """Intents in the order they were sent."""

    all: list[object] = field(default_factory=list)

    def add(self, intent: object) -> None:
        """Takes one."""
        self.all.append(intent)

    @property
    def deliberate(self) -> list[object]:
        """Those that are more than a touch."""
        return [intent for intent in self.all if not isinstance(intent, Touched)]


def place(window: QWidget, widget: QWidget) -> QRect:
    """Where a widget is in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def texts(window: KioskWindow) -> list[Text]:
    """Labels that are seen."""
    return [label for label in window.findChildren(Text) if label.isVisible() and label.text().strip()]


def buttons(window: KioskWindow) -> list[QAbstractButton]:
    """What can be touched now."""
    return [button for button in window.findChildren(QAbstractButton) if button.isVisible()]


def button(window: KioskWindow, name: str) -> QAbstractButton:
    """The one visible button of that object name."""
    (found,) = [item for item in buttons(window) if item.objectName() == name]
    return found


def words(window: KioskWindow) -> str:
    """Everything that is seen or read out, in one string."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, Text | QAbstractButton):
                found.append(widget.text())
    return "\n".join(found)
