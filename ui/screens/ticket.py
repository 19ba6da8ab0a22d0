"""The queue number, so large that it is read from the door."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.checkin import DeliveryStatus
from kiosk.session.events import TicketTaken
from kiosk.session.views import Body, TicketView
from ui.i18n import translate
from ui.screens.base import Page, Setting
from ui.tokens import GAP, TIGHT, Cap
from ui.widgets.buttons import KioskButton
from ui.widgets.card import Card, Note, Tone
from ui.widgets.qr import QrCode
from ui.widgets.text import Text
from ui.wording import NBSP, delivery_text, room_text


class TicketScreen(Page):
    """Number, room, people ahead; whether paper came; how far the registration is."""

    def __init__(self, setting: Setting, body: TicketView) -> None:
        super().__init__(setting)
        theme, c = self.theme, self.theme.colours
        self._body = body
        number = Text(
            theme, body.number.replace(" ", NBSP), Cap.NUMBER, bold=True, colour=c.action, align=setting.align
        )
        number.setObjectName("number")
        card = Card(theme, padding=5.0 if setting.low else 10.0)
        card.body.setSpacing(theme.px(TIGHT if setting.low else GAP))
        card.body.addWidget(number)
        card.body.addWidget(Text(theme, room_text(body.room), Cap.TITLE, bold=True, align=setting.align))
        card.body.addWidget(Text(theme, self._waiting(), setting.line_cap, align=setting.align))
        code = QrCode(theme, body.qr_text, 36.0 if setting.low else 64.0, translate("Ticket", "QR code of your visit"))
        self._paper = Text(theme, "", setting.line_cap, bold=True, align=setting.align)
        self._status = Note(theme, Tone.GOOD, "", bold=False, padding=TIGHT if setting.low else 5.0)
        taken = self.primary(translate("Ticket", "I have my number"), TicketTaken())
        title = self.title(translate("Ticket", "Your number"))
        if setting.portrait:
            card.body.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
            self.compose(drawing=None, words=[title, card, self._paper, self._status], buttons=[taken])
        else:
            card.body.insertWidget(0, title)
            card.body.insertStretch(0, 1)
            card.body.addStretch(1)
            self._side_by_side(card, code, taken)
        self._show(body)

    def _side_by_side(self, card: Card, code: QrCode, taken: KioskButton) -> None:
        """On wide glass the number has one half and the rest the other."""
        right = QVBoxLayout()
        right.setSpacing(self.theme.px(TIGHT if self.setting.low else GAP))
        paper = QHBoxLayout()
        paper.setSpacing(self.theme.px(GAP))
        paper.addWidget(code)
        paper.addWidget(self._paper, 1)
        right.addLayout(paper)
        right.addStretch(1)
        right.addWidget(self._status)
        right.addStretch(1)
        right.addWidget(taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(GAP if self.setting.bare else GAP * 2))
        row.addWidget(card, 4)
        row.addLayout(right, 5 if self.setting.bare else 4)

    def refresh(self, body: Body) -> bool:
        """Paper and registration in place."""
        if not isinstance(body, TicketView):
            return False
        mine = self._body
        if (body.number, body.room, body.ahead) != (mine.number, mine.room, mine.ahead):
            return False
        self._show(body)
        return True

    def _waiting(self) -> str:
        """People before this one, or its service where they are not known; of those who go first, that they do."""
        if not self._body.priority:
            return self._ahead()
        return f"{translate('Ticket', 'Priority')} · {self._ahead()}"

    def _ahead(self) -> str:
        if self._body.ahead is None:
            return self._body.service
        if self._body.ahead == 0:
            return translate("Ticket", "You are next")
        if self._body.ahead == 1:
            return translate("Ticket", "1 person before you")
        return translate("Ticket", "%1 people before you").replace("%1", str(self._body.ahead))

    def _show(self, body: TicketView) -> None:
        if body.printed:
            paper = translate("Ticket", "Please take the paper slip.")
        elif body.print_failed:
            paper = translate("Ticket", "Please note the number on the screen.")
        else:
            paper = translate("Ticket", "The paper slip is being printed.")
        self._paper.set_text(paper)
        tone = Tone.ATTENTION if body.delivery is DeliveryStatus.REFUSED else Tone.GOOD
        self._status.say(tone, delivery_text(body.delivery))
