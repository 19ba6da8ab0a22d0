"""Digits to touch, and the places they fill."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.i18n import translate
from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import TIGHT, TOUCH, Cap
from ui.widgets.buttons import KioskButton, Look
from ui.widgets.icon import Icon
from ui.widgets.text import TextBlock


class Keypad(QWidget):
    """Ten digits, erase and OK: as on a telephone where there is height, in three rows of four where there is none."""

    digit = Signal(str)
    erase = Signal()
    done = Signal()

    def __init__(self, theme: Theme, *, tall: bool, key_height: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(TIGHT))
        rows = ("123", "456", "789", "<0>") if tall else ("123<", "4560", "789>")
        self.keys: dict[str, KioskButton] = {}
        for y, row in enumerate(rows):
            for x, sign in enumerate(row):
                key = self._key(theme, sign, max(key_height, TOUCH))
                self.keys[sign] = key
                grid.addWidget(key, y, x)
                grid.setColumnStretch(x, 1)
        self.ok = self.keys[">"]
        self.ok.setEnabled(False)
        order = [self.keys[sign] for sign in "1234567890<>"]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _key(self, theme: Theme, sign: str, height: float) -> KioskButton:
        if sign == "<":
            key = KioskButton(theme, "", Look.KEY, icon=Icon.ERASE, height=height)
            key.setAccessibleName(plain(translate("Keypad", "Erase")))
            key.clicked.connect(self.erase)
        elif sign == ">":
            key = KioskButton(theme, translate("Keypad", "OK"), Look.PRIMARY_KEY, height=height)
            key.clicked.connect(self.done)
        else:
            key = KioskButton(theme, sign, Look.KEY, height=height)
            key.clicked.connect(lambda _checked=False, s=sign: self.digit.emit(s))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        key.setObjectName(f"key-{sign}")
        return key


class DigitBoxes(QWidget):
    """Places for digits, filled from the left; `secret` shows dots in their stead."""

    def __init__(self, theme: Theme, count: int, *, secret: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = count
        self._secret = secret
        self._digits = ""
        self.setFixedHeight(theme.px(18.0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_digits("")

    def show_digits(self, digits: str) -> None:
        """Shows what is typed so far."""
        self._digits = digits
        self.setAccessibleName(plain(translate("Keypad", "Digits typed: %1").replace("%1", str(len(digits)))))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Comfortable boxes."""
        return QSize(self._count * self._theme.px(17.0), self._theme.px(18.0))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the boxes, the next one marked."""
        theme, c = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.px(2.0)
        side = min((self.width() - gap * (self._count - 1)) / self._count, theme.px(20.0))
        left = (self.width() - side * self._count - gap * (self._count - 1)) / 2
        font = theme.font(Cap.BUTTON, bold=True)
        for place in range(self._count):
            box = QRectF(left + place * (side + gap), 1, side, self.height() - 2)
            following = place == len(self._digits)
            painter.setPen(QPen(QColor(c.action if following else c.outline), theme.px(0.8 if following else 0.3)))
            painter.setBrush(QColor(c.card))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(2.5), theme.px(2.5))
            if place < len(self._digits):
                painter.setPen(QColor(c.ink))
                if self._secret:
                    painter.setBrush(QColor(c.ink))
                    painter.drawEllipse(box.center(), theme.px(2.0), theme.px(2.0))
                else:
                    TextBlock(self._digits[place], font, 1.25).paint(painter, box, Qt.AlignmentFlag.AlignHCenter)
        painter.end()
