"""For staff: why they were called, what to do, and the person to compare with the photo."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.failures import FailureCode
from kiosk.session.events import LeavePressed, StaffVerified
from kiosk.session.views import StaffView
from ui.i18n import translate
from ui.screens.base import Screen, Setting, button_row
from ui.theme import Theme
from ui.tokens import GAP, RADIUS, TOUCH, Cap
from ui.widgets.buttons import KioskButton, Look
from ui.widgets.card import Card, rule
from ui.widgets.text import Text
from ui.wording import NBSP, cause_text, cure_text, device_text

_PASSPORT = 3 / 4
"""Width to height of an identity photo."""


class ChipPhoto(QWidget):
    """The photo of the chip. What Qt cannot decode (JPEG 2000) leaves a grey place; the printed photo serves then."""

    def __init__(self, theme: Theme, image: QImage | None) -> None:
        super().__init__()
        self._theme = theme
        self._image = image
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(30.0), theme.px(40.0))
        self.setAccessibleName(translate("Staff", "Photo in the chip"))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """An identity photo, enlarged."""
        return QSize(self._theme.px(60.0), self._theme.px(80.0))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the photo whole, or the place for it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        aspect = _PASSPORT if self._image is None else self._image.width() / self._image.height()
        width = min(float(self.width()), self.height() * aspect)
        box = QRectF((self.width() - width) / 2, (self.height() - width / aspect) / 2, width, width / aspect)
        shape = QPainterPath()
        shape.addRoundedRect(box, self._theme.px(RADIUS / 2), self._theme.px(RADIUS / 2))
        painter.setClipPath(shape)
        painter.fillPath(shape, QColor(self._theme.colours.edge))
        if self._image is not None:
            painter.drawImage(box, self._image)
        painter.end()


class StaffScreen(Screen):
    """Two panes: the person at the left, the reason at the right."""

    def __init__(self, setting: Setting, body: StaffView) -> None:
        super().__init__(setting)
        theme = self.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(GAP))
        officer = translate("Staff", "Staff: %1").replace("%1", body.officer)
        if setting.portrait:
            outer.addWidget(Text(theme, officer, Cap.BODY, bold=True))
        panes = QBoxLayout(QBoxLayout.Direction.TopToBottom if setting.portrait else QBoxLayout.Direction.LeftToRight)
        panes.setSpacing(theme.px(GAP))
        panes.addWidget(self._person(body), 5 if setting.portrait else 4)
        panes.addWidget(self._reason(body), 4 if setting.portrait else 7)
        outer.addLayout(panes, 1)
        reason = (body.code or FailureCode.STAFF_TOOK_OVER).value
        buttons = [self._dense(translate("Staff", "Finish"), LeavePressed(), Look.SECONDARY)]
        if body.can_verify:
            confirm = translate("Staff", "Compared, right person")
            buttons.append(self._dense(confirm, StaffVerified(body.officer, reason), Look.PRIMARY))
        row = button_row(setting, buttons)
        if not setting.portrait:
            row.insertWidget(0, Text(theme, officer, Cap.NOTE, bold=True), 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row)

    def _person(self, body: StaffView) -> Card:
        theme = self.theme
        card = Card(theme, padding=5.0)
        image = QImage.fromData(body.photo) if body.photo is not None else QImage()
        card.body.addWidget(ChipPhoto(theme, None if image.isNull() else image), 1)
        if image.isNull():
            text = translate("Staff", "No photo to show here: compare with the printed one.")
            card.body.addWidget(self._note(text, centred=True))
        name = body.name or translate("Staff", "Nobody is identified yet")
        card.body.addWidget(Text(theme, name, Cap.BODY, bold=True, align=Qt.AlignmentFlag.AlignHCenter))
        return card

    def _reason(self, body: StaffView) -> Card:
        theme = self.theme
        card = Card(theme, padding=5.0)
        if body.code is not None:
            card.body.addWidget(Text(theme, body.code.value, Cap.BODY if self.setting.low else Cap.BUTTON, bold=True))
            card.body.addWidget(self._note(cause_text(body.code)))
            card.body.addWidget(rule(theme))
            card.body.addWidget(Text(theme, translate("Staff", "What to do"), Cap.NOTE, bold=True))
            card.body.addWidget(self._note(cure_text(body.code)))
        else:
            card.body.addWidget(Text(theme, translate("Staff", "Nothing is wrong with this visit."), bold=True))
        if body.faults:
            card.body.addWidget(rule(theme))
            faults = (f"{device_text(device)} {code.value}".replace(" ", NBSP) for device, code in body.faults)
            card.body.addWidget(self._note(" · ".join(faults)))
        card.body.addStretch(1)
        return card

    def _dense(self, text: str, intent: object, look: Look) -> KioskButton:
        """Staff stand closer and know the machine: smaller than a patient's button, still a finger wide."""
        made = KioskButton(self.theme, text, look, cap=Cap.BODY, height=TOUCH)
        made.setObjectName("primary" if look is Look.PRIMARY else "secondary")
        made.clicked.connect(lambda _checked=False: self.intent.emit(intent))
        return made

    def _note(self, text: str, *, centred: bool = False) -> Text:
        align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        return Text(self.theme, text, Cap.NOTE, align=align)
