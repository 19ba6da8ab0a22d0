"""For staff: why they were called, what to do, and the person to compare with the photo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.manual import ManualReason
from kiosk.session.events import CleaningStarted, ExitPressed, LeavePressed, ReprintPressed, StaffResumed, StaffVerified
from kiosk.session.views import StaffView
from ui.i18n import translate
from ui.screens.base import Screen, Setting
from ui.screens.staff_words import ground_text, kiosk_lines, stopped_text
from ui.tokens import GAP, TIGHT, TOUCH, Cap
from ui.widgets.button_grid import button_grid
from ui.widgets.buttons import KioskButton, Look
from ui.widgets.card import Card, rule
from ui.widgets.portrait import Portrait
from ui.widgets.text import Text
from ui.wording import cause_text, cure_text

_VISIT, _GROUNDS, _KIOSK, _END = range(4)
"""Pages."""


class StaffScreen(Screen):
    """The visit with person and reason; behind it the grounds of a manual check, the kiosk itself, and its end."""

    def __init__(self, setting: Setting, body: StaffView) -> None:
        super().__init__(setting)
        self._live = Portrait(self.theme, translate("Staff", "Live picture")) if body.live else None
        self._chip = Portrait(self.theme, translate("Staff", "Photo in the chip"), _picture(body.photo))
        self._pages = QStackedWidget()
        for page in (self._visit(body), self._grounds(body), self._kiosk(body), self._end()):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    @property
    def page(self) -> int:
        """Which page is open."""
        return self._pages.currentIndex()

    @property
    def live_image(self) -> QImage | None:
        """The live picture last seen."""
        return None if self._live is None else self._live.image

    def adopt(self, previous: Screen) -> None:
        """Stays on the page that was open, with the live picture last seen."""
        if isinstance(previous, StaffScreen):
            self._pages.setCurrentIndex(previous.page)
            if previous.live_image is not None:
                self.show_preview(previous.live_image)

    def show_preview(self, image: QImage) -> None:
        """The live picture."""
        if self._live is not None:
            self._live.show_image(image)

    def forget(self) -> None:
        """Drops both pictures."""
        self._chip.forget()
        if self._live is not None:
            self._live.forget()

    # --- pages ---

    def _visit(self, body: StaffView) -> QWidget:
        panes = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if self.setting.portrait else QBoxLayout.Direction.LeftToRight
        )
        panes.setSpacing(self.theme.px(TIGHT if self.setting.low else GAP))
        panes.addWidget(self._person(body), 5)
        panes.addWidget(self._reason(body), 4 if self.setting.portrait else 7)
        buttons = [self._sends(translate("Staff", "Finish"), LeavePressed(), "secondary")]
        buttons.append(self._opens(translate("Staff", "This kiosk"), _KIOSK, "kiosk-page"))
        if body.can_resume:
            buttons.append(self._sends(translate("Staff", "Go on with the visit"), StaffResumed(), "resume"))
        if body.can_verify:
            text = translate("Staff", "Compared, right person")
            buttons.append(self._opens(text, _GROUNDS, "primary", Look.PRIMARY))
        return self._page([panes], buttons, columns=2 if self.setting.portrait else len(buttons))

    def _grounds(self, body: StaffView) -> QWidget:
        heading = self._words(translate("Staff", "What did you compare the person with?"), bold=True)
        buttons = [
            self._sends(ground_text(reason), StaffVerified(body.officer, reason), f"ground-{reason.value}")
            for reason in ManualReason
        ]
        return self._page([heading], [*buttons, self._back()], columns=2)

    def _kiosk(self, body: StaffView) -> QWidget:
        card = Card(self.theme, padding=5.0)
        for line in kiosk_lines(body):
            card.body.addWidget(self._words(line))
        card.body.addStretch(1)
        buttons = [self._sends(translate("Staff", "Print the last number again"), ReprintPressed(), "reprint")]
        if body.can_clean:
            buttons.append(self._sends(translate("Staff", "Clean the glass"), CleaningStarted(), "clean"))
        buttons.append(self._opens(translate("Staff", "End the program"), _END, "end-page"))
        return self._page([card], [*buttons, self._back()], columns=2)

    def _end(self) -> QWidget:
        sentence = translate(
            "Staff", "The kiosk ends. What is not sent yet stays here and is sent after the next start."
        )
        buttons = [self._back(), self._sends(translate("Staff", "End now"), ExitPressed(), "end")]
        return self._page([self._words(sentence)], buttons, columns=2)

    def _page(self, parts: Sequence[QWidget | QLayout], buttons: Sequence[KioskButton], *, columns: int) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(TIGHT if self.setting.low else GAP))
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part, 1)
            else:
                column.addWidget(part)
        if not any(isinstance(part, QLayout) for part in parts):
            column.addStretch(1)
        column.addLayout(button_grid(self.theme, buttons, columns))
        return page

    # --- parts ---

    def _person(self, body: StaffView) -> Card:
        card = Card(self.theme, padding=5.0)
        pictures = QHBoxLayout()
        pictures.setSpacing(self.theme.px(TIGHT))
        pictures.addWidget(self._chip, 1)
        if self._live is not None:
            pictures.addWidget(self._live, 1)
        card.body.addLayout(pictures, 1)
        if self._chip.image is None:
            text = translate("Staff", "No photo to show here: compare with the printed one.")
            card.body.addWidget(self._words(text, align=Qt.AlignmentFlag.AlignHCenter))
        name = body.name or translate("Staff", "Nobody is identified yet")
        card.body.addWidget(self._words(name, bold=True, align=Qt.AlignmentFlag.AlignHCenter))
        return card

    def _reason(self, body: StaffView) -> Card:
        card = Card(self.theme, padding=5.0)
        officer = translate("Staff", "Staff: %1").replace("%1", body.officer)
        if body.code is None:
            card.body.addWidget(self._words(officer, bold=True))
            card.body.addWidget(self._words(translate("Staff", "Nothing is wrong with this visit.")))
        else:
            card.body.addWidget(self._words(f"{body.code.value} · {officer}", bold=True))
            card.body.addWidget(self._words(cause_text(body.code)))
            card.body.addWidget(rule(self.theme))
            card.body.addWidget(self._words(cure_text(body.code)))
        if body.stopped_at is not None:
            card.body.addWidget(rule(self.theme))
            card.body.addWidget(self._words(stopped_text(body.stopped_at)))
        card.body.addStretch(1)
        return card

    def _words(self, text: str, *, bold: bool = False, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> Text:
        return Text(self.theme, text, Cap.DENSE, bold=bold, align=align)

    def _made(self, text: str, name: str, look: Look) -> KioskButton:
        """Staff stand closer and know the machine: smaller than a patient's button, still a finger wide."""
        made = KioskButton(self.theme, text, look, cap=Cap.DENSE if self.setting.tight else Cap.BODY, height=TOUCH)
        made.setObjectName(name)
        return made

    def _sends(self, text: str, intent: object, name: str, look: Look = Look.SECONDARY) -> KioskButton:
        made = self._made(text, name, look)
        made.clicked.connect(lambda _checked=False: self.intent.emit(intent))
        return made

    def _opens(self, text: str, page: int, name: str, look: Look = Look.SECONDARY) -> KioskButton:
        made = self._made(text, name, look)
        made.clicked.connect(lambda _checked=False: self._pages.setCurrentIndex(page))
        return made

    def _back(self) -> KioskButton:
        return self._opens(translate("Staff", "Back"), _VISIT, "back")


def _picture(data: bytes | None) -> QImage | None:
    """A picture in an encoding that Qt reads."""
    image = QImage() if data is None else QImage.fromData(data)
    return None if image.isNull() else image
