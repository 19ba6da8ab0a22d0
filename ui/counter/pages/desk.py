"""Nobody is here: how the next visit begins, and the dossiers of today to search in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.domain.dossier import DossierHit, DossierStatus
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.session.counter_events import Back, DossiersSought, ReceiptAgain, ResultCameIn
from kiosk.session.counter_views import CounterDeskView
from kiosk.session.events import StartPressed
from ui.counter.actions import Actions
from ui.counter.button import DeskButton, DeskLook
from ui.counter.fields import FilterField
from ui.counter.note import DeskNote
from ui.counter.page import Page, labelled
from ui.counter.rows import Column, Row, RowTable
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.counter.wording import status_text
from ui.i18n import translate
from ui.tokens import Cap
from ui.widgets.card import Tone
from ui.widgets.illustration import Drawing, Illustration
from ui.widgets.text import Text
from ui.wording import cause_text, cure_text, date_text, time_text

_LONGEST_QUERY = 80


class DeskGuide(QFrame):
    """The left side while nobody is here: how a visit begins."""

    intent = Signal(object)

    def __init__(self, setting: DeskSetting) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        theme = setting.theme
        column = QVBoxLayout(self)
        inset = theme.px(DESK_GAP * 1.5)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(DESK_GAP))
        self._left = DeskNote(
            theme, Tone.ATTENTION, translate("Counter", "A card is still on the reader: whose is it?")
        )
        column.addWidget(self._left)
        column.addStretch(1)
        column.addWidget(Illustration(theme, Drawing.CARD_ON_READER, motion=setting.motion), 8)
        heading = Text(theme, translate("Counter", "Lay the person's ID card on the reader"), Cap.DESK_LEAD, bold=True)
        column.addWidget(heading)
        sentence = translate(
            "Counter", "Or show the camera the QR code of the card, of VNeID or of the insurance card."
        )
        column.addWidget(Text(theme, sentence, Cap.DESK, colour=theme.colours.quiet))
        column.addStretch(1)
        text = translate("Counter", "Begin without a card")
        start = DeskButton(theme, text, "start", DeskLook.SECONDARY, key=Qt.Key.Key_F2)
        start.clicked.connect(lambda _checked=False: self.intent.emit(StartPressed()))
        column.addWidget(Actions(theme, [start], left=True))

    def show_desk(self, body: CounterDeskView) -> None:
        """Says where a card was left behind."""
        self._left.setVisible(body.card_left)


class DeskPage(Page):
    """Search, hits in a table, and what may be done with the marked one."""

    def __init__(self, setting: DeskSetting, body: CounterDeskView) -> None:
        super().__init__(setting)
        self._hits: tuple[DossierHit, ...] = ()
        self.column.addWidget(self.title(translate("Counter", "Dossiers")))
        label = translate("Counter", "Number, last four of the ID, or name; empty: all of today")
        self._query = FilterField(self.theme, label, "query", longest=_LONGEST_QUERY)
        self.column.addLayout(labelled(self.theme, self.quiet(label), self._query))
        self._note = DeskNote(self.theme, Tone.GOOD, " ")
        self.column.addWidget(self._note)
        self._said = self.line(" ")
        self.column.addWidget(self._said)
        self._table = RowTable(
            self.theme,
            (
                Column(translate("Counter", "Number"), bold=True),
                Column(translate("Counter", "Person"), grows=True),
                Column(translate("Counter", "Procedure"), grows=True),
                Column(translate("Counter", "Received")),
                Column(translate("Counter", "Due")),
                Column(translate("Counter", "State")),
            ),
            translate("Counter", "Dossiers"),
        )
        self.column.addWidget(self._table, 1)
        self._rest = QWidget()
        self.column.addWidget(self._rest, 1)
        self._query.moved.connect(self._table.list.step)
        self._table.list.typed.connect(self._query.type_on)
        self._table.list.moved.connect(lambda _key: self._show_buttons())
        self._close = self.back(translate("Counter", "Close the list"), self._back)
        self._ready = self.button(
            translate("Counter", "The result has come in"), "came-in", self._came_in, key=Qt.Key.Key_F4
        )
        self._again = self.button(
            translate("Counter", "Print the receipt again"), "print-again", self._print, key=Qt.Key.Key_F5
        )
        self._search = self.primary(translate("Counter", "Search"), self._seek)
        self._actions = self.finish([self._close, self._ready, self._again, self._search])
        self._show(body)

    def refresh(self, body: object) -> bool:
        """Hits and outcomes in place; what is typed stays."""
        if not isinstance(body, CounterDeskView):
            return False
        self._show(body)
        return True

    def first(self) -> QWidget | None:
        """The search."""
        return self._query

    def adopt(self, previous: Page) -> None:
        """Keeps what was typed and marked."""
        if isinstance(previous, DeskPage):
            self._query.setText(previous._query.text())  # noqa: SLF001
            marked = [row.key for row in self._table.list.rows]
            here = previous._table.list.current  # noqa: SLF001
            if here in marked:
                self._table.list.mark(marked.index(here))

    def forget(self) -> None:
        """Drops query and hits."""
        self._hits = ()
        self._query.forget()
        self._table.list.forget()

    def _show(self, body: CounterDeskView) -> None:
        if body.hits is None and self._hits:
            self._query.forget()
        self._hits = body.hits or ()
        self._table.show_rows([_row(hit) for hit in self._hits], self._table.list.current)
        self._table.setVisible(bool(self._hits))
        self._rest.setVisible(not self._hits)
        self._close.setVisible(body.hits is not None)
        if body.searching:
            said = translate("Counter", "Searching")
        elif body.hits is None:
            said = translate("Counter", "Names and numbers are shown only while a search is open.")
        elif not body.hits:
            said = translate("Counter", "Nothing found.")
        else:
            said = translate("Counter", "Found: %1").replace("%1", str(len(body.hits)))
        self._said.set_text(said)
        if body.problem is not None:
            text = f"{body.problem.value} · {cause_text(body.problem)} {cure_text(body.problem)}"
            self._note.say(Tone.ATTENTION, text)
        elif body.printing:
            self._note.say(Tone.GOOD, translate("Counter", "The receipt is being printed."))
        self._note.setVisible(body.problem is not None or body.printing)
        self._show_buttons()

    def _show_buttons(self) -> None:
        hit = self._marked()
        self._ready.setVisible(hit is not None and hit.line.status is DossierStatus.RECEIVED)
        self._again.setVisible(hit is not None)
        self._actions.rearrange()

    def _marked(self) -> DossierHit | None:
        number = self._table.list.current
        return next((hit for hit in self._hits if hit.line.number == number), None)

    def _seek(self) -> None:
        self.intent.emit(DossiersSought(self._query.text().strip()))

    def _came_in(self) -> None:
        hit = self._marked()
        if hit is not None:
            self.intent.emit(ResultCameIn(hit.line.number))

    def _print(self) -> None:
        hit = self._marked()
        if hit is not None:
            self.intent.emit(ReceiptAgain(hit.line.number))

    def _back(self) -> None:
        self._query.forget()
        self.intent.emit(Back())


def _row(hit: DossierHit) -> Row:
    line = hit.line
    erased = translate("Counter", "erased")
    person = erased if hit.name is None else " · ".join(part for part in (hit.name, hit.personal_id) if part)
    received = line.received_at.astimezone(VIETNAM_TIME)
    return Row(
        line.number,
        (
            line.number,
            person,
            line.procedure,
            f"{time_text(received)} {date_text(received.date())}",
            date_text(line.due),
            status_text(line.status),
        ),
    )
