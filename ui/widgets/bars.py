"""The frame of every patient screen: bar above, steps, bar below, banner of a simulated run."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.session.state import Language
from ui.i18n import translate
from ui.theme import Theme
from ui.tokens import TIGHT, TOUCH, Cap
from ui.widgets.buttons import KioskButton, Look
from ui.widgets.icon import Icon, IconView, draw_icon
from ui.widgets.text import Text
from ui.wording import time_text


class SimulatedBanner(QWidget):
    """Says at all times that nothing here is real."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = QColor(theme.colours.attention_soft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(1.0), 0, theme.px(1.0))
        words = Text(theme, "MÔ PHỎNG · SIMULATED", Cap.NOTE, bold=True, colour=theme.colours.attention)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        painter.end()


class _Mark(QWidget):
    """The sign of a hospital: a cross on a teal ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(12.0), theme.px(12.0))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.action))
        painter.drawRoundedRect(self.rect(), self._theme.px(3.0), self._theme.px(3.0))
        inset = self.width() * 0.16
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        draw_icon(painter, Icon.CROSS, box, QColor(self._theme.colours.on_action))
        painter.end()


class TopBar(QWidget):
    """Hospital and time. Nothing here is touched: it lies too high for a wheelchair."""

    def __init__(self, theme: Theme, hospital_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4.0))
        row.addWidget(_Mark(theme))
        row.addWidget(Text(theme, hospital_name, Cap.NOTE, bold=True), 1)
        self.middle = QHBoxLayout()
        row.addLayout(self.middle)
        self._clock = Text(theme, "00:00", Cap.BODY, bold=True, align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._clock)

    def show_time(self, at: datetime) -> None:
        """Shows hours and minutes."""
        self._clock.set_text(time_text(at))


class StepLine(QWidget):
    """Card, face, insurance, number: where the person is. `place` 1 to 4; those before it carry a tick.

    `compact` names the present step alone, for glass of little height.
    """

    def __init__(self, theme: Theme, place: int, *, compact: bool, parent: QWidget | None = None) -> None:
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
        for number, name in enumerate(names, start=1):
            column = QVBoxLayout()
            column.setSpacing(theme.px(1.2))
            bar = QFrame()
            bar.setProperty("role", "bar")
            bar.setProperty("reached", "true" if number <= place else "false")
            bar.setFixedHeight(theme.px(1.6))
            column.addWidget(bar)
            if compact:
                bar.setFixedWidth(theme.px(16.0))
            else:
                column.addLayout(_step_label(theme, name, done=number < place, current=number == place))
            row.addLayout(column, 0 if compact else 1)
        if compact:
            row.addWidget(Text(theme, names[place - 1], Cap.NOTE, bold=True))
        self.setAccessibleName(
            translate("StepLine", "Step %1 of 4: %2").replace("%1", str(place)).replace("%2", names[place - 1])
        )


def _step_label(theme: Theme, name: str, *, done: bool, current: bool) -> QHBoxLayout:
    c = theme.colours
    row = QHBoxLayout()
    row.setSpacing(theme.px(1.2))
    if done:
        row.addWidget(IconView(theme, Icon.TICK, 5.0, c.action), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Text(theme, name, Cap.NOTE, bold=current, colour=c.ink if current else c.quiet), 1)
    return row


class FootBar(QWidget):
    """Language, help and the staff's door, within everyone's reach."""

    language = Signal(object)
    help = Signal()
    staff = Signal()

    def __init__(
        self,
        theme: Theme,
        current: Language,
        *,
        can_ask_help: bool,
        staff_text: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TIGHT))
        for language, name in ((Language.VIETNAMESE, "Tiếng Việt"), (Language.ENGLISH, "English")):
            chosen = language is current
            button = self._button(theme, name, Look.CHOSEN if chosen else Look.QUIET, f"language-{language.value}")
            button.setCheckable(True)
            button.setChecked(chosen)
            button.clicked.connect(lambda _checked=False, b=button, on=chosen: b.setChecked(on))
            if not chosen:
                button.clicked.connect(lambda _checked=False, chosen_now=language: self.language.emit(chosen_now))
            row.addWidget(button)
        row.addStretch(1)
        if staff_text is not None:
            door = self._button(theme, staff_text, Look.QUIET, "staff", cap=Cap.NOTE)
            door.clicked.connect(self.staff)
            row.addWidget(door)
        if can_ask_help:
            ask = self._button(theme, translate("FootBar", "I need help"), Look.SECONDARY, "help", icon=Icon.HELP)
            ask.clicked.connect(self.help)
            ask.clicked.connect(lambda: _acknowledge(ask))
            row.addWidget(ask)

    @staticmethod
    def _button(
        theme: Theme, text: str, look: Look, name: str, *, cap: Cap = Cap.BODY, icon: Icon | None = None
    ) -> KioskButton:
        button = KioskButton(theme, text, look, icon=icon, cap=cap, height=TOUCH)
        button.setObjectName(name)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return button


def _acknowledge(ask: KioskButton) -> None:
    """Where the screen stays as it is, the button itself says that it was heard."""
    ask.setEnabled(False)
    ask.set_text(translate("FootBar", "Staff are called"))
