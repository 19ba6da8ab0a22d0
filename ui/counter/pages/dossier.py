"""A dossier in the making, and its receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.session.counter_events import Back, DossierConfirmed, DraftChanged, ReceiptAgain
from kiosk.session.counter_views import DossierFormView, ReceiptView
from kiosk.session.events import LeavePressed
from ui.counter.check_line import CheckLine, Sign
from ui.counter.fields import NoteField
from ui.counter.note import DeskNote
from ui.counter.page import Page, Scrolled, labelled, side_by_side
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.counter.ticks import BoxLine, TickList
from ui.counter.wording import moment_text, paper_text
from ui.i18n import translate
from ui.tokens import Cap
from ui.widgets.card import Tone
from ui.widgets.qr import QrCode
from ui.widgets.text import Text
from ui.wording import date_text, money_text

_SETTLED_MS = 300
_NOTE_LINES = 3
_QR = 42.0


class DossierPage(Page):
    """Papers to tick, a note, the day that is promised. What is begun is told to the session, which keeps it."""

    def __init__(self, setting: DeskSetting, body: DossierFormView) -> None:
        super().__init__(setting)
        theme, procedure = self.theme, body.procedure
        self._code = procedure.code
        self.column.addWidget(self.title(procedure.name))
        facts = [translate("Counter", "Field: %1").replace("%1", procedure.field), procedure.code]
        self.column.addWidget(self.quiet(" · ".join(facts)))
        promised = translate("Counter", "Due on %1").replace("%1", date_text(body.due))
        fee = translate("Counter", "Fee: %1").replace("%1", money_text(procedure.fee, setting.language))
        self._due = Text(theme, promised, Cap.DESK_LEAD, bold=True, colour=theme.colours.action)
        self._due.setObjectName("due")
        self.column.addLayout(side_by_side(theme, (self._due, 3), (Text(theme, fee, Cap.DESK_LEAD), 2)))
        label = translate("Counter", "Papers handed in")
        self.column.addWidget(self.quiet(label))
        lines = [
            BoxLine(f"paper-{place}", paper.name, paper_text(paper), wanted=paper.required)
            for place, paper in enumerate(procedure.papers)
        ]
        self.ticks = TickList(theme, lines, label)
        self.ticks.tick(body.papers)
        self.ticks.changed.connect(self._tell)
        self.column.addWidget(self.ticks, 1)
        label = translate("Counter", "Note, for the office alone (at most %1 characters)")
        label = label.replace("%1", str(body.note_longest))
        self.note = NoteField(theme, label, "note-field", longest=body.note_longest, lines=_NOTE_LINES)
        self.note.setPlainText(body.note)
        self.column.addLayout(labelled(theme, self.quiet(label), self.note))
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._tell)
        self.note.textChanged.connect(self._settled.start)
        self._missing = DeskNote(theme, Tone.ATTENTION, " ", name="missing")
        self.column.addWidget(self._missing)
        self._all = self.button(translate("Counter", "Tick all"), "tick-all", self._tick_all, key=Qt.Key.Key_F7)
        self._take_in = self.primary(translate("Counter", "Take in, give a receipt"), self._confirm)
        self.finish([self.back(translate("Counter", "Back"), Back()), self._all, self._take_in])
        self._show(body)

    def refresh(self, body: object) -> bool:
        """What is missing, in place; the note is the officer's while it is typed."""
        if not isinstance(body, DossierFormView) or body.procedure.code != self._code:
            return False
        self._show(body)
        return True

    def first(self) -> QWidget | None:
        """The first paper."""
        return self.ticks.boxes[0] if self.ticks.boxes else self.note

    def adopt(self, previous: Page) -> None:
        """Keeps what is ticked and typed, and where the cursor stands."""
        if isinstance(previous, DossierPage) and previous.note.toPlainText() != self.note.toPlainText():
            self.note.setPlainText(previous.note.toPlainText())
        if isinstance(previous, DossierPage):
            self.ticks.tick(previous.ticks.ticked)
            cursor = self.note.textCursor()
            cursor.setPosition(min(previous.note.textCursor().position(), len(self.note.toPlainText())))
            self.note.setTextCursor(cursor)

    def forget(self) -> None:
        """Drops the note."""
        self._settled.stop()
        self.note.blockSignals(True)
        self.note.forget()

    def _show(self, body: DossierFormView) -> None:
        missing = [body.procedure.papers[place].name for place in body.missing]
        text = translate("Counter", "Still missing: %1").replace("%1", " · ".join(missing))
        self._missing.say(Tone.ATTENTION, text)
        self._missing.setVisible(bool(missing))
        self._take_in.setEnabled(body.can_confirm)

    def _tell(self) -> None:
        self._settled.stop()
        self.intent.emit(DraftChanged(self.ticks.ticked, self.note.words))

    def _tick_all(self) -> None:
        self.ticks.tick(range(len(self.ticks.boxes)))
        self._tell()

    def _confirm(self) -> None:
        self._tell()
        self.intent.emit(DossierConfirmed())


class ReceiptPage(Page):
    """The number, large, with its code; whether the paper came."""

    def __init__(self, setting: DeskSetting, body: ReceiptView) -> None:
        super().__init__(setting)
        theme, c = self.theme, self.theme.colours
        self._number = body.number
        self.column.addWidget(self.title(translate("Counter", "The dossier is taken in")))
        number = Text(theme, body.number, Cap.DESK_TITLE, bold=True, colour=c.action)
        number.setObjectName("number")
        told = QVBoxLayout()
        told.setSpacing(theme.px(DESK_GAP / 2))
        told.addWidget(self.quiet(translate("Counter", "Receipt number")))
        told.addWidget(number)
        told.addWidget(Text(theme, body.procedure, Cap.DESK_LEAD, bold=True))
        due = translate("Counter", "Result on %1").replace("%1", date_text(body.due))
        told.addWidget(Text(theme, due, Cap.DESK_LEAD))
        told.addWidget(self.line(translate("Counter", "Received at %1").replace("%1", moment_text(body.received_at))))
        fee = money_text(body.fee, setting.language)
        told.addWidget(self.line(translate("Counter", "Fee: %1").replace("%1", fee)))
        code = QrCode(theme, body.number, _QR, translate("Counter", "QR code of the receipt number"))
        beside = QVBoxLayout()
        beside.addWidget(code, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        told.addWidget(self.quiet(translate("Counter", "Papers handed in")))
        for paper in body.papers:
            text = paper.name if paper.copies == 1 else f"{paper.name} (×{paper.copies})"
            told.addWidget(CheckLine(theme, Sign.GOOD, text))
        told.addStretch(1)
        self.column.addWidget(Scrolled(theme, [side_by_side(theme, (told, 1), (beside, 0))]), 1)
        self._paper = DeskNote(theme, Tone.GOOD, " ", name="print-state")
        self.column.addWidget(self._paper)
        self._again = self.button(
            translate("Counter", "Print again"), "print-again", ReceiptAgain(body.number), key=Qt.Key.Key_F5
        )
        self._actions = self.finish(
            [
                self.back(translate("Counter", "Something else for this person"), Back()),
                self._again,
                self.primary(translate("Counter", "Next person"), LeavePressed()),
            ]
        )
        self._show(body)

    def refresh(self, body: object) -> bool:
        """Whether paper came, in place."""
        if not isinstance(body, ReceiptView) or body.number != self._number:
            return False
        self._show(body)
        return True

    def _show(self, body: ReceiptView) -> None:
        if body.printed:
            self._paper.say(Tone.GOOD, translate("Counter", "The receipt is printed."))
        elif body.print_failed:
            text = translate("Counter", "The printer gave no receipt: look at paper and cover, then print again.")
            self._paper.say(Tone.ATTENTION, text)
        else:
            self._paper.say(Tone.GOOD, translate("Counter", "The receipt is being printed."))
        self._again.setVisible(body.printed or body.print_failed)
        self._actions.rearrange()
