"""The upper frame of every patient screen: bar, steps, banner of a simulated run."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.line_breaks import plain
from ui.theme import Theme
from ui.tokens import TIGHT, Cap
from ui.widgets.icon import Icon, IconView, draw_icon
from ui.widgets.text import Text
from ui.wording import time_text

_TICK = 6.0


class SimulatedBanner(QWidget):
    """Says at all times that nothing here is real."""

    def __init__(self, theme: Theme, cap: Cap = Cap.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = QColor(theme.colours.attention_soft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(1.0), 0, theme.px(1.0))
        words = Text(theme, "MÔ PHỎNG · SIMULATED", cap, bold=True, colour=theme.colours.attention)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        painter.end()


class HospitalMark(QWidget):
    """The sign of a hospital: a cross on a teal ground. `side` in millimetres."""

    def __init__(self, theme: Theme, side: float = 12.0) -> None:
        super().__init__()
        self._theme = theme
        self._radius = theme.px(side / 4)
        self.setFixedSize(theme.px(side), theme.px(side))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.action))
        painter.drawRoundedRect(self.rect(), self._radius, self._radius)
        inset = self.width() * 0.16
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        draw_icon(painter, Icon.CROSS, box, QColor(self._theme.colours.on_action))
        painter.end()


class TopBar(QWidget):
    """Hospital and time. Nothing here is touched: it lies too high for a wheelchair."""

    def __init__(self, theme: Theme, hospital_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4.0))
        self._mark = HospitalMark(theme)
        self._name = Text(theme, hospital_name, Cap.BODY, bold=True)
        self.middle = QHBoxLayout()
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        row.addLayout(self.middle)
        self._clock = Text(theme, "00:00", Cap.BODY, bold=True, align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._clock)

    def show_time(self, at: datetime) -> None:
        """Shows hours and minutes."""
        self._clock.set_text(time_text(at))

    def save_height(self, width: int) -> None:
        """Keeps to one line of `width` pixels: a name that does not fit on it is left to the sign alone."""
        others = self.middle.sizeHint().width() + self._clock.sizeHint().width() + self._mark.width()
        if self._name.sizeHint().width() + others + 4 * self._row.spacing() > width:
            self._mark.setAccessibleName(self._name.accessibleName())
            self._name.hide()
            self._row.insertStretch(1, 1)


class StepLine(QWidget):
    """Card, face, insurance, number: where the person is. `place` 1 to 4; those before it carry a tick.

    `compact` names the present step alone, for glass of little height, as does glass too narrow (`width`, in pixels).
    """

    def __init__(self, theme: Theme, place: int, width: int, *, compact: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (
            translate("StepLine", "Card"),
            translate("StepLine", "Face"),
            translate("StepLine", "Insurance"),
            translate("StepLine", "Number"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TIGHT))
        bold = QFontMetricsF(theme.font(Cap.BODY, bold=True))
        widest = max(bold.horizontalAdvance(plain(name)) for name in names) + theme.px(_TICK + 1.2) + 2
        short = compact or 4 * widest + 3 * theme.px(TIGHT) > width
        for number, name in enumerate(names, start=1):
            column = QVBoxLayout()
            column.setSpacing(theme.px(1.2))
            bar = QFrame()
            bar.setProperty("role", "bar")
            bar.setProperty("reached", "true" if number <= place else "false")
            bar.setFixedHeight(theme.px(1.6))
            column.addWidget(bar)
            if compact:
                bar.setFixedWidth(theme.px(12.0))
            if not short:
                column.addLayout(_step_label(theme, name, done=number < place, current=number == place))
            row.addLayout(column, 0 if compact else 1)
        if short:
            row.addWidget(Text(theme, names[place - 1], Cap.BODY, bold=True))
        step = translate("StepLine", "Step %1 of 4: %2").replace("%1", str(place)).replace("%2", names[place - 1])
        self.setAccessibleName(plain(step))


def _step_label(theme: Theme, name: str, *, done: bool, current: bool) -> QHBoxLayout:
    c = theme.colours
    row = QHBoxLayout()
    row.setSpacing(theme.px(1.2))
    if done:
        row.addWidget(IconView(theme, Icon.TICK, _TICK, c.action), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Text(theme, name, Cap.BODY, bold=current, colour=c.ink if current else c.quiet), 1)
    return row
