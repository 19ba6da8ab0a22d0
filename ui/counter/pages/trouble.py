"""Something did not work: what, what helps, and what the officer may decide. Nothing is said of the person."""

from __future__ import annotations

import unicodedata
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.identity import Sex
from kiosk.domain.manual import ManualReason
from kiosk.session.counter_events import IdentityTyped
from kiosk.session.counter_views import TroubleView
from kiosk.session.events import LeavePressed, StaffResumed, StaffVerified
from ui.counter.actions import Actions
from ui.counter.button import DeskButton, DeskLook
from ui.counter.fields import LineField, read_birth_date
from ui.counter.note import DeskNote
from ui.counter.page import Page, labelled, side_by_side
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.counter.wording import sex_text
from ui.i18n import translate
from ui.screens.staff_words import ground_text, stopped_text
from ui.tokens import Cap
from ui.widgets.card import Tone
from ui.widgets.text import Text
from ui.wording import cause_text, cure_text

_SAID, _GROUNDS, _TYPING = range(3)
_GROUND_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class TroublePage(Page):
    """The code with its cure; behind it the grounds of a check by hand, and the identity typed in."""

    def __init__(self, setting: DeskSetting, body: TroubleView, officer: str) -> None:
        super().__init__(setting)
        self._officer = officer
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack)
        self._titles = [
            self.title(translate("Counter", "It did not work yet")),
            self.title(translate("Counter", "What did you compare the person with?")),
            self.title(translate("Counter", "What does the document say?")),
        ]
        self._name = LineField(self.theme, translate("Counter", "Full name"), "full-name", longest=120)
        self._number = LineField(self.theme, translate("Counter", "ID number"), "id-number", longest=12)
        self._birth = LineField(self.theme, translate("Counter", "Date of birth"), "birth-date", longest=10)
        self._sex = Sex.UNDETERMINED
        self._sexes: dict[Sex, DeskButton] = {}
        for part in (self._said(body), self._grounds(body), self._typing(body)):
            self._stack.addWidget(part)
        self._open(_TYPING if body.typed_wrongly else _SAID)

    def first(self) -> QWidget | None:
        """What is typed, where something is."""
        return self._name if self._stack.currentIndex() == _TYPING else None

    def adopt(self, previous: Page) -> None:
        """Keeps what was typed, and what is open."""
        if isinstance(previous, TroublePage):
            for mine, theirs in zip(self._fields(), previous._fields(), strict=True):
                mine.setText(theirs.text())
            self._choose(previous._sex)  # noqa: SLF001
            self._open(max(previous._stack.currentIndex(), self._stack.currentIndex()))  # noqa: SLF001

    def forget(self) -> None:
        """Drops what was typed."""
        for field in self._fields():
            field.forget()

    def _fields(self) -> tuple[LineField, LineField, LineField]:
        return self._name, self._number, self._birth

    def _open(self, part: int) -> None:
        self._stack.setCurrentIndex(part)
        self.setAccessibleName(self._titles[part].accessibleName())
        focus = self.first() or self
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    # --- what happened ---

    def _said(self, body: TroubleView) -> QWidget:
        card = QFrame()
        card.setProperty("role", "attention")
        inside = QVBoxLayout(card)
        inset = self.theme.px(DESK_GAP)
        inside.setContentsMargins(inset, inset, inset, inset)
        c = self.theme.colours
        code = Text(self.theme, body.code.value, Cap.DESK_LEAD, bold=True, colour=c.attention)
        code.setObjectName("code")
        inside.addWidget(code)
        inside.addWidget(Text(self.theme, cause_text(body.code), Cap.DESK, bold=True))
        inside.addWidget(Text(self.theme, cure_text(body.code), Cap.DESK))
        parts: list[QWidget] = [self._titles[_SAID], card]
        if body.stopped_at is not None:
            parts.append(self.quiet(stopped_text(body.stopped_at)))
        if body.can_verify:
            parts.append(self.line(translate("Counter", "You may compare the person yourself and vouch for them.")))
        elif body.can_type:
            parts.append(self.line(translate("Counter", "You may type in what the document says.")))
        buttons = [self.back(translate("Counter", "End this visit"), LeavePressed())]
        if body.can_type:
            text = translate("Counter", "Type in the document")
            buttons.append(self.button(text, "type", partial(self._open, _TYPING), key=Qt.Key.Key_F7))
        if body.can_verify:
            text = translate("Counter", "Verify by hand")
            buttons.append(self.button(text, "by-hand", partial(self._open, _GROUNDS), key=Qt.Key.Key_F4))
        if body.can_retry:
            buttons.append(self.primary(translate("Counter", "Try again"), StaffResumed()))
        return self._part(parts, buttons)

    # --- verified by hand ---

    def _grounds(self, body: TroubleView) -> QWidget:
        sentence = translate("Counter", "You vouch for this person with your name; it is put on record.")
        choices = [
            self.button(ground_text(reason), f"ground-{reason.value}", self._vouched(reason), key=key)
            for reason, key in zip(body.reasons, _GROUND_KEYS, strict=False)
        ]
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(DESK_GAP * 0.7))
        for choice in choices:
            column.addWidget(choice)
        holder = QWidget()
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        back = self.back(translate("Counter", "Back"), partial(self._open, _SAID))
        return self._part([self._titles[_GROUNDS], self.line(sentence), holder], [back])

    def _vouched(self, reason: ManualReason) -> StaffVerified:
        return StaffVerified(self._officer, reason)

    # --- typed in ---

    def _typing(self, body: TroubleView) -> QWidget:
        parts: list[QWidget] = [self._titles[_TYPING]]
        if body.typed_wrongly:
            text = translate("Counter", "This is no number or date that documents have. Please look once more.")
            parts.append(DeskNote(self.theme, Tone.ATTENTION, text))
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(DESK_GAP * 0.8))
        column.addLayout(labelled(self.theme, self.quiet(translate("Counter", "Full name")), self._name))
        number = labelled(
            self.theme,
            self.quiet(translate("Counter", "ID number: 12 digits, 9 digits, or a letter and 7 digits")),
            self._number,
        )
        birth = labelled(
            self.theme, self.quiet(translate("Counter", "Date of birth: day/month/year, or the year")), self._birth
        )
        column.addLayout(side_by_side(self.theme, (number, 3), (birth, 3)))
        for sex in (Sex.MALE, Sex.FEMALE, Sex.UNDETERMINED):
            self._sexes[sex] = self.button(sex_text(sex), f"sex-{sex.value}", partial(self._choose, sex))
            self._sexes[sex].setCheckable(True)
        column.addLayout(labelled(self.theme, self.quiet(translate("Counter", "Sex")), self._sex_row()))
        self._choose(self._sex)
        parts.append(form)
        buttons = [
            self.back(translate("Counter", "Back"), partial(self._open, _SAID)),
            self.primary(translate("Counter", "As the document says"), self._send),
        ]
        return self._part(parts, buttons)

    def _sex_row(self) -> QWidget:
        holder = QWidget()
        row = side_by_side(self.theme, *((button, 0) for button in self._sexes.values()))
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        holder.setLayout(row)
        return holder

    def _choose(self, sex: Sex) -> None:
        self._sex = sex
        for each, button in self._sexes.items():
            button.setChecked(each is sex)
            button.set_look(DeskLook.CHOSEN if each is sex else DeskLook.SECONDARY)

    def _send(self) -> None:
        name = unicodedata.normalize("NFC", " ".join(self._name.text().split()))
        birth = read_birth_date(self._birth.text())
        if not name:
            self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._number.text().strip():
            self._number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif birth is None:
            self._birth.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            number = self._number.text().strip().upper()
            self.intent.emit(IdentityTyped(name, number, birth, self._sex))

    # --- parts ---

    def _part(self, parts: list[QWidget], buttons: list[DeskButton]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(DESK_GAP))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(Actions(self.theme, buttons))
        return page
