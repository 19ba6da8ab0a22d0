"""A verified person checks in for an examination at the counter: service, priority, number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.priority import Priority
from kiosk.session.counter_events import Back
from kiosk.session.events import AnotherService, NumberAgain, PriorityAsked, ServiceChosen, TicketTaken
from kiosk.session.views import ServicesView, TicketView, TodaysNumberView
from ui.counter.actions import Actions
from ui.counter.button import DeskButton, DeskLook
from ui.counter.note import DeskNote
from ui.counter.page import Page, side_by_side
from ui.counter.rows import Column, Row, RowTable
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.counter.wording import moment_text
from ui.i18n import translate
from ui.tokens import Cap
from ui.widgets.card import Tone
from ui.widgets.qr import QrCode
from ui.widgets.text import Text
from ui.wording import NBSP, delivery_text, money_text, priority_text, room_text, waiting_text

_QR = 42.0
_ASKED = (
    (Priority.NONE, Qt.Key.Key_F5),
    (Priority.DISABLED, Qt.Key.Key_F7),
    (Priority.PREGNANT, Qt.Key.Key_F8),
)


class ServicesPage(Page):
    """The services in a list, and why somebody is received first."""

    def __init__(self, setting: DeskSetting, body: ServicesView) -> None:
        super().__init__(setting)
        self._body = body
        self.column.addWidget(self.title(translate("Counter", "Which examination?")))
        self._table = RowTable(
            self.theme,
            (
                Column(translate("Counter", "Service"), grows=True),
                Column(translate("Counter", "Room")),
                Column(translate("Counter", "Fee")),
                Column(translate("Counter", "Waiting")),
            ),
            translate("Counter", "Which examination?"),
        )
        self._table.list.chosen.connect(lambda _key: self._choose())
        self.column.addWidget(self._table, 1)
        self._priorities: dict[Priority, DeskButton] = {}
        self._ahead = DeskNote(self.theme, Tone.GOOD, " ")
        self.column.addWidget(self._ahead)
        if body.may_ask:
            self.column.addWidget(self.quiet(translate("Counter", "Received first by law")))
            for priority, key in _ASKED:
                text = translate("Services", "No priority") if priority is Priority.NONE else priority_text(priority)
                made = self.button(text, f"priority-{priority.value}", PriorityAsked(priority), key=key)
                made.setCheckable(True)
                self._priorities[priority] = made
            self.column.addWidget(Actions(self.theme, list(self._priorities.values()), left=True))
        back = self.back(translate("Counter", "Back"), Back())
        self.finish([back, self.primary(translate("Counter", "Draw a number"), self._choose)])
        self._show(body)

    def refresh(self, body: object) -> bool:
        """Who waits, and the priority, in place."""
        if not isinstance(body, ServicesView) or body.may_ask is not self._body.may_ask:
            return False
        self._show(body)
        return True

    def first(self) -> QWidget | None:
        """The list."""
        return self._table.list

    def adopt(self, previous: Page) -> None:
        """Keeps what was marked."""
        if isinstance(previous, ServicesPage):
            keys = [row.key for row in self._table.list.rows]
            here = previous._table.list.current  # noqa: SLF001 (its own kind)
            self._table.list.mark(keys.index(here) if here in keys else 0)

    def forget(self) -> None:
        """Drops the list."""
        self._table.list.forget()

    def _show(self, body: ServicesView) -> None:
        self._body = body
        language = self.setting.language
        rows = [
            Row(
                card.code,
                (
                    card.name,
                    room_text(card.room),
                    money_text(card.fee, language),
                    "" if card.waiting is None else waiting_text(card.waiting),
                ),
            )
            for card in body.services
        ]
        self._table.show_rows(rows, self._table.list.current)
        for priority, button in self._priorities.items():
            chosen = priority is body.priority
            button.setChecked(chosen)
            button.set_look(DeskLook.CHOSEN if chosen else DeskLook.SECONDARY)
        self._ahead.say(Tone.GOOD, translate("Counter", "By age this person is received first."))
        self._ahead.setVisible(not body.may_ask)

    def _choose(self) -> None:
        if self._table.list.current:
            self.intent.emit(ServiceChosen(self._table.list.current))


class TodaysNumberPage(Page):
    """The person has a number of today."""

    def __init__(self, setting: DeskSetting, body: TodaysNumberView) -> None:
        super().__init__(setting)
        c = self.theme.colours
        self.column.addWidget(self.title(translate("Counter", "This person has a number of today")))
        self.column.addWidget(
            Text(self.theme, body.number.replace(" ", NBSP), Cap.DESK_NUMBER, bold=True, colour=c.action)
        )
        self.column.addWidget(Text(self.theme, f"{body.service} · {room_text(body.room)}", Cap.DESK_LEAD))
        drawn = translate("Counter", "Drawn at %1").replace("%1", moment_text(body.issued_at))
        self.column.addWidget(self.line(drawn))
        self.column.addStretch(1)
        another = self.button(
            translate("Counter", "Another examination"), "another", AnotherService(), key=Qt.Key.Key_F4
        )
        again = self.primary(translate("Counter", "Print this number again"), NumberAgain())
        self.finish([self.back(translate("Counter", "Back"), Back()), another, again])


class TicketPage(Page):
    """The number that was drawn."""

    def __init__(self, setting: DeskSetting, body: TicketView) -> None:
        super().__init__(setting)
        theme, c = self.theme, self.theme.colours
        self._number = body.number
        self.column.addWidget(self.title(translate("Counter", "The number is drawn")))
        number = Text(theme, body.number.replace(" ", NBSP), Cap.DESK_NUMBER, bold=True, colour=c.action)
        number.setObjectName("number")
        told = QVBoxLayout()
        told.setSpacing(theme.px(DESK_GAP))
        told.addWidget(number)
        told.addWidget(Text(theme, f"{body.service} · {room_text(body.room)}", Cap.DESK_LEAD, bold=True))
        if body.ahead is not None:
            ahead = translate("Counter", "People ahead: %1").replace("%1", str(body.ahead))
            told.addWidget(Text(theme, ahead, Cap.DESK_LEAD))
        told.addStretch(1)
        code = QrCode(theme, body.qr_text, _QR, translate("Ticket", "QR code of your visit"))
        beside = QVBoxLayout()
        beside.addWidget(code, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        self.column.addLayout(side_by_side(theme, (told, 1), (beside, 0)))
        self._paper = DeskNote(theme, Tone.GOOD, " ", name="print-state")
        self._status = self.line(" ")
        self.column.addWidget(self._paper)
        self.column.addWidget(self._status)
        self.column.addStretch(1)
        self.finish([self.primary(translate("Counter", "Next person"), TicketTaken())])
        self._show(body)

    def refresh(self, body: object) -> bool:
        """Paper and registration in place."""
        if not isinstance(body, TicketView) or body.number != self._number:
            return False
        self._show(body)
        return True

    def _show(self, body: TicketView) -> None:
        if body.printed:
            self._paper.say(Tone.GOOD, translate("Counter", "The slip is printed."))
        elif body.print_failed:
            text = translate("Counter", "The printer gave no slip: tell the person the number.")
            self._paper.say(Tone.ATTENTION, text)
        else:
            self._paper.say(Tone.GOOD, translate("Counter", "The slip is being printed."))
        self._status.set_text(delivery_text(body.delivery))
