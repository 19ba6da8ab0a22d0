"""The person is verified: a dossier to receive, a result to hand out, an examination to check in for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.dossier import DossierLine, DossierStatus, Procedure
from kiosk.session.counter_events import (
    CheckInBegun,
    DossierBegun,
    DossierTakenBack,
    InsuranceAskedAgain,
    ResultHandedOut,
)
from kiosk.session.counter_views import TasksView
from kiosk.session.events import LeavePressed
from ui.counter.actions import Actions
from ui.counter.button import DeskButton, DeskLook
from ui.counter.fields import FilterField
from ui.counter.folding import finds
from ui.counter.note import DeskNote
from ui.counter.page import Page, labelled
from ui.counter.rows import Column, Row, RowTable
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.counter.wording import status_text, term_text
from ui.i18n import translate
from ui.widgets.card import Tone
from ui.wording import cause_text, cure_text, date_text, money_text

_RECEIVE, _HAND_OUT = range(2)
_LONGEST_FILTER = 60


@dataclass(frozen=True, slots=True)
class _Question:
    """Asked once more before something that cannot be undone."""

    text: str
    yes: str
    act: Callable[[], None]


class TasksPage(Page):
    """Two lists, one open: procedures to choose from by typing, and this person's dossiers."""

    def __init__(self, setting: DeskSetting, body: TasksView) -> None:
        super().__init__(setting)
        self._body = body
        self._question: _Question | None = None
        self.column.addWidget(self.title(translate("Counter", "What does the person come for?")))
        self._note = DeskNote(self.theme, Tone.GOOD, " ")
        self.column.addWidget(self._note)
        self._receive = self._tab(translate("Counter", "Receive a dossier"), "receive", Qt.Key.Key_F2, _RECEIVE)
        self._hand_out = self._tab(translate("Counter", "Hand out a result"), "hand-out", Qt.Key.Key_F3, _HAND_OUT)
        self._check_in = self.button(
            translate("Counter", "Check in for an examination"), "check-in", CheckInBegun(), key=Qt.Key.Key_F4
        )
        self._tabs = Actions(self.theme, [self._receive, self._hand_out, self._check_in], left=True)
        self.column.addWidget(self._tabs)
        self._stack = QStackedWidget()
        self._filter = FilterField(
            self.theme, translate("Counter", "Find a procedure"), "filter", longest=_LONGEST_FILTER
        )
        self._procedures = RowTable(
            self.theme,
            (
                Column(translate("Counter", "Procedure"), grows=True),
                Column(translate("Counter", "Field"), grows=True),
                Column(translate("Counter", "Term")),
                Column(translate("Counter", "Fee")),
            ),
            translate("Counter", "Procedures"),
        )
        self._dossiers = RowTable(
            self.theme,
            (
                Column(translate("Counter", "Number"), bold=True),
                Column(translate("Counter", "Procedure"), grows=True),
                Column(translate("Counter", "State")),
                Column(translate("Counter", "Due")),
            ),
            translate("Counter", "Dossiers of this person"),
        )
        self._no_dossier = self.line("")
        self._stack.addWidget(self._receiving())
        self._stack.addWidget(self._handing_out())
        self.column.addWidget(self._stack, 1)
        self._asked = DeskNote(self.theme, Tone.ATTENTION, " ", name="question", bold=True)
        self.column.addWidget(self._asked)
        self._leave = self.back(translate("Counter", "Next person"), self._end)
        self._insurance = self.button(
            translate("Counter", "Ask for the insurance again"), "insurance", InsuranceAskedAgain(), key=Qt.Key.Key_F5
        )
        self._take_back = self.button(
            translate("Counter", "The person takes it back"), "take-back", self._withdraw, key=Qt.Key.Key_F8
        )
        self._go = self.primary(translate("Counter", "Receive this dossier"), self._confirm)
        self._actions = self.finish([self._leave, self._insurance, self._take_back, self._go])
        self._list_procedures()
        self._list_dossiers()
        self._open(_HAND_OUT if self._ready(body) else _RECEIVE)
        self._tell(body)

    def refresh(self, body: object) -> bool:
        """The person's dossiers, insurance and outcomes in place; what is typed and marked stays."""
        if not isinstance(body, TasksView):
            return False
        if body.procedures != self._body.procedures:
            return False
        untouched = self._body.dossiers is None and not self._filter.text()
        self._body = body
        self._list_dossiers()
        if untouched and self._ready(body):
            self._open(_HAND_OUT)
        self._ask(None)
        self._tell(body)
        return True

    def first(self) -> QWidget | None:
        """Typing finds a procedure; arrows walk through the dossiers."""
        return self._filter if self._stack.currentIndex() == _RECEIVE else self._dossiers.list

    def adopt(self, previous: Page) -> None:
        """Keeps what was typed, marked and open."""
        if isinstance(previous, TasksPage):
            marked, dossier = previous._procedures.list.current, previous._dossiers.list.current  # noqa: SLF001
            self._filter.setText(previous._filter.text())  # noqa: SLF001
            self._list_procedures(marked)
            self._list_dossiers(dossier)
            self._open(previous._stack.currentIndex())  # noqa: SLF001

    def forget(self) -> None:
        """Drops what was typed and listed."""
        self._filter.forget()
        self._procedures.list.forget()
        self._dossiers.list.forget()

    # --- lists ---

    def _receiving(self) -> QWidget:
        self._filter.textChanged.connect(lambda _text: self._list_procedures(self._procedures.list.current))
        self._filter.moved.connect(self._procedures.list.step)
        self._procedures.list.typed.connect(self._filter.type_on)
        self._procedures.list.chosen.connect(lambda _key: self._confirm())
        self._procedures.list.moved.connect(lambda _key: self._show_buttons())
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(DESK_GAP / 2))
        label = translate("Counter", "Find a procedure: type a part of its name, field or code")
        column.addLayout(labelled(self.theme, self.quiet(label), self._filter))
        column.addWidget(self._procedures, 1)
        return part

    def _handing_out(self) -> QWidget:
        self._dossiers.list.moved.connect(lambda _key: self._show_buttons())
        self._dossiers.list.chosen.connect(lambda _key: self._confirm())
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(DESK_GAP / 2))
        column.addWidget(self._no_dossier)
        column.addWidget(self._dossiers, 1)
        return part

    def _list_procedures(self, marked: str = "") -> None:
        query, language = self._filter.text(), self.setting.language
        rows = [
            Row(item.code, (item.name, item.field, term_text(item), money_text(item.fee, language)))
            for item in self._body.procedures
            if finds(query, f"{item.name} {item.field} {item.code}")
        ]
        self._procedures.show_rows(rows, marked)
        self._show_buttons()

    def _list_dossiers(self, marked: str = "") -> None:
        dossiers = self._body.dossiers
        marked = marked or self._dossiers.list.current
        rows = [
            Row(item.number, (item.number, item.procedure, status_text(item.status), date_text(item.due)))
            for item in dossiers or ()
        ]
        ready = [item.number for item in dossiers or () if item.status is DossierStatus.READY]
        self._dossiers.show_rows(rows, marked or (ready[0] if ready else ""))
        if dossiers is None:
            self._no_dossier.set_text(translate("Counter", "This person's dossiers are being looked for."))
        elif not dossiers:
            self._no_dossier.set_text(translate("Counter", "No dossier of this person is open here."))
        self._no_dossier.setVisible(not rows)
        self._show_buttons()

    def _ready(self, body: TasksView) -> bool:
        return any(item.status is DossierStatus.READY for item in body.dossiers or ())

    def _marked(self) -> DossierLine | None:
        number = self._dossiers.list.current
        return next((item for item in self._body.dossiers or () if item.number == number), None)

    def _procedure(self) -> Procedure | None:
        code = self._procedures.list.current
        return next((item for item in self._body.procedures if item.code == code), None)

    # --- what is open, what may be pressed ---

    def _tab(self, text: str, name: str, key: Qt.Key, part: int) -> DeskButton:
        made = self.button(text, name, partial(self._turn, part), key=key)
        made.setCheckable(True)
        return made

    def _turn(self, part: int) -> None:
        self._ask(None)
        self._open(part)
        focus = self.first()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, part: int) -> None:
        self._stack.setCurrentIndex(part)
        for place, tab in ((_RECEIVE, self._receive), (_HAND_OUT, self._hand_out)):
            tab.setChecked(place == part)
            tab.set_look(DeskLook.CHOSEN if place == part else DeskLook.SECONDARY)
        self._show_buttons()

    def _show_buttons(self) -> None:
        receiving, asked = self._stack.currentIndex() == _RECEIVE, self._question is not None
        dossier = self._marked()
        self._check_in.setVisible(self._body.can_check_in)
        self._insurance.setVisible(self._body.can_ask_insurance and not asked)
        self._take_back.setVisible(not receiving and dossier is not None and not asked)
        self._asked.setVisible(asked)
        if self._question is not None:
            self._go.set_text(self._question.yes)
            self._leave.set_text(translate("Counter", "No, back"))
            self._go.setEnabled(True)
        elif receiving:
            self._go.set_text(translate("Counter", "Receive this dossier"))
            self._leave.set_text(translate("Counter", "Next person"))
            self._go.setEnabled(self._procedure() is not None)
        else:
            self._go.set_text(translate("Counter", "Hand out this result"))
            self._leave.set_text(translate("Counter", "Next person"))
            self._go.setEnabled(dossier is not None and dossier.status is DossierStatus.READY)
        self._actions.rearrange()
        self._tabs.rearrange()

    def _tell(self, body: TasksView) -> None:
        """What became of the last wish."""
        if body.problem is not None:
            text = f"{body.problem.value} · {cause_text(body.problem)} {cure_text(body.problem)}"
            self._note.say(Tone.ATTENTION, text)
        elif body.done is not None:
            done = body.done
            if done.status is DossierStatus.HANDED_OUT:
                text = translate("Counter", "The result of %1 is handed out.")
            else:
                text = translate("Counter", "%1 is taken back by the person.")
            self._note.say(Tone.GOOD, text.replace("%1", done.number))
        self._note.setVisible(body.problem is not None or body.done is not None)
        self._show_buttons()

    # --- what is done ---

    def _ask(self, question: _Question | None) -> None:
        self._question = question
        if question is not None:
            self._asked.say(Tone.ATTENTION, question.text)
        self._show_buttons()

    def _confirm(self) -> None:
        if self._question is not None:
            act = self._question.act
            self._ask(None)
            act()
            return
        procedure, dossier = self._procedure(), self._marked()
        if self._stack.currentIndex() == _RECEIVE:
            if procedure is not None:
                self.intent.emit(DossierBegun(procedure.code))
        elif dossier is not None and dossier.status is DossierStatus.READY:
            text = translate("Counter", "Is the result of %1 in the person's hands?").replace("%1", dossier.number)
            act = partial(self.intent.emit, ResultHandedOut(dossier.number))
            self._ask(_Question(text, translate("Counter", "Yes, handed out"), act))

    def _withdraw(self) -> None:
        dossier = self._marked()
        if dossier is not None:
            text = translate("Counter", "Does the person take all papers of %1 back?").replace("%1", dossier.number)
            act = partial(self.intent.emit, DossierTakenBack(dossier.number))
            self._ask(_Question(text, translate("Counter", "Yes, taken back"), act))

    def _end(self) -> None:
        """Escape twice ends nothing: whoever goes back once too often does not lose the person."""
        if self._question is not None:
            self._ask(None)
        else:
            text = translate("Counter", "Is everything done for this person?")
            act = partial(self.intent.emit, LeavePressed())
            self._ask(_Question(text, translate("Counter", "Yes, next person"), act))
