"""Steps in which the officer waits, tells the person what to do, or stops to decide by hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer

from kiosk.session.counter_views import KeepingView
from kiosk.session.events import HelpPressed, LeavePressed, Touched
from kiosk.session.state import CardStage
from kiosk.session.views import (
    CapturingFaceView,
    CheckingInsuranceView,
    CommittingView,
    IdleWarningView,
    MatchingView,
    PutCardBackView,
    QrIdentifiedView,
    ReadingCardView,
    SendingView,
    TakeCardView,
)
from ui.counter.button import DeskButton
from ui.counter.check_line import CheckLine, Sign
from ui.counter.note import DeskNote
from ui.counter.page import Page
from ui.counter.setting import DeskSetting
from ui.i18n import translate
from ui.tokens import Cap
from ui.widgets.card import Tone
from ui.widgets.illustration import Drawing, Illustration
from ui.widgets.text import Text
from ui.wording import face_text, stage_text

_STAGES = (CardStage.ACCESS, CardStage.IDENTITY, CardStage.PHOTO, CardStage.AUTHENTICITY)

WaitingWork = (
    PutCardBackView
    | QrIdentifiedView
    | MatchingView
    | CheckingInsuranceView
    | KeepingView
    | CommittingView
    | SendingView
    | TakeCardView
)


@dataclass(frozen=True, slots=True)
class _Told:
    title: str
    sentence: str
    drawing: Drawing
    can_stop: bool = False
    can_leave: bool = False


class WaitingPage(Page):
    """A title, a sentence, a drawing."""

    def __init__(self, setting: DeskSetting, body: WaitingWork) -> None:
        super().__init__(setting)
        told = _told(body)
        self.column.addWidget(self.title(told.title))
        self.column.addWidget(self.line(told.sentence))
        if isinstance(body, TakeCardView) and body.alarm:
            self.column.addWidget(
                DeskNote(self.theme, Tone.ATTENTION, translate("Counter", "The card is still on the reader"))
            )
        self.column.addStretch(1)
        self.column.addWidget(Illustration(self.theme, told.drawing, motion=setting.motion), 6)
        self.column.addStretch(1)
        buttons = stop_buttons(self, can_stop=told.can_stop, can_leave=told.can_leave)
        if buttons:
            self.finish(buttons)


def stop_buttons(page: Page, *, can_stop: bool, can_leave: bool = True) -> list[DeskButton]:
    """The ways out of a step that goes on by itself."""
    buttons = []
    if can_leave:
        buttons.append(page.back(translate("Counter", "End this visit"), LeavePressed()))
    if can_stop:
        text = translate("Counter", "Stop, decide by hand")
        buttons.append(page.button(text, "stop", HelpPressed(), key=Qt.Key.Key_F4))
    return buttons


def _told(body: WaitingWork) -> _Told:
    match body:
        case PutCardBackView():
            return _Told(
                translate("Counter", "The card was lifted too early"),
                translate("Counter", "Lay the same card back on the reader: the reading goes on."),
                Drawing.CARD_ON_READER,
                can_stop=True,
                can_leave=True,
            )
        case QrIdentifiedView():
            return _Told(
                translate("Counter", "A code was read"),
                translate("Counter", "The visit goes on without a chip."),
                Drawing.PHONE_QR,
                can_leave=True,
            )
        case MatchingView():
            return _Told(
                translate("Counter", "The faces are being compared"), "", Drawing.FACE, can_stop=True, can_leave=True
            )
        case CheckingInsuranceView():
            return _Told(
                translate("Counter", "Insurance is being looked up"),
                translate("Counter", "The gateway may take a few seconds."),
                Drawing.INSURANCE,
                can_leave=True,
            )
        case KeepingView() | CommittingView():
            return _Told(translate("Counter", "It is being kept"), "", Drawing.SLIP)
        case SendingView():
            return _Told(translate("Counter", "It is being sent"), "", Drawing.SLIP)
        case TakeCardView():
            return _Told(
                translate("Counter", "Hand the card back"),
                translate("Counter", "As soon as it is off the reader, the counter is ready for the next person."),
                Drawing.TAKE_CARD,
            )


class ReadingPage(Page):
    """The stages of the chip, ticked as they are done."""

    def __init__(self, setting: DeskSetting, body: ReadingCardView) -> None:
        super().__init__(setting)
        self.column.addWidget(self.title(translate("Counter", "The chip is being read")))
        self._attempt = self.line("")
        self.column.addWidget(self._attempt)
        self._lines = [CheckLine(self.theme, Sign.WAITING, stage_text(stage)) for stage in _STAGES]
        for line in self._lines:
            self.column.addWidget(line)
        self.column.addStretch(1)
        self.column.addWidget(Illustration(self.theme, Drawing.CARD_READING, motion=setting.motion), 8)
        self.finish(stop_buttons(self, can_stop=True))
        self._show(body)

    def refresh(self, body: object) -> bool:
        """Ticks in place."""
        if not isinstance(body, ReadingCardView):
            return False
        self._show(body)
        return True

    def _show(self, body: ReadingCardView) -> None:
        again = translate("Counter", "Try %1: the card must lie still.").replace("%1", str(body.attempt))
        still = translate("Counter", "The card must lie still on the reader.")
        self._attempt.set_text(again if body.attempt > 1 else still)
        now = _STAGES.index(body.stage)
        for place, (line, stage) in enumerate(zip(self._lines, _STAGES, strict=True)):
            sign = Sign.GOOD if place < now else Sign.WAITING if place == now else Sign.ABSENT
            line.say(sign, stage_text(stage))


class FacePage(Page):
    """What the person is to do before the camera; the picture is at the left."""

    def __init__(self, setting: DeskSetting, body: CapturingFaceView) -> None:
        super().__init__(setting)
        self.column.addWidget(self.title(translate("Counter", "The person looks into the camera")))
        self.column.addWidget(self.quiet(translate("Counter", "Tell the person:")))
        self._hint = Text(self.theme, "", Cap.DESK_TITLE, bold=True, colour=self.theme.colours.action)
        self._hint.setObjectName("hint")
        self.column.addWidget(self._hint)
        self._count = self.line("")
        self.column.addWidget(self._count)
        self.column.addStretch(1)
        self.column.addWidget(Illustration(self.theme, Drawing.FACE, motion=setting.motion), 8)
        self.finish(stop_buttons(self, can_stop=True))
        self._show(body)

    def refresh(self, body: object) -> bool:
        """Another hint, more pictures."""
        if not isinstance(body, CapturingFaceView):
            return False
        self._show(body)
        return True

    def _show(self, body: CapturingFaceView) -> None:
        self._hint.set_text(face_text(body))
        text = translate("Counter", "Good pictures: %1 of %2")
        self._count.set_text(text.replace("%1", str(body.collected)).replace("%2", str(body.needed)))
        self._count.setVisible(body.needed > 0)


class IdlePage(Page):
    """Is anyone working here? Any key goes on."""

    def __init__(self, setting: DeskSetting, body: IdleWarningView) -> None:
        super().__init__(setting)
        self.left = body.seconds
        self.column.addWidget(self.title(translate("Counter", "Is this visit still going on?")))
        self._line = Text(self.theme, "", Cap.DESK_LEAD)
        self.column.addWidget(self._line)
        self.column.addStretch(1)
        self.column.addWidget(Illustration(self.theme, Drawing.CLOCK, motion=setting.motion), 6)
        self.column.addStretch(1)
        self.finish(
            [
                self.back(translate("Counter", "End this visit"), LeavePressed()),
                self.primary(translate("Counter", "Go on"), Touched()),
            ]
        )
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.count_down)
        self._timer.start()
        self._show()

    def count_down(self) -> None:
        """One second less."""
        self.left = max(0, self.left - 1)
        self._show()

    def adopt(self, previous: Page) -> None:
        """The seconds run on."""
        if isinstance(previous, IdlePage):
            self.left = previous.left
            self._show()

    def _show(self) -> None:
        text = translate("Counter", "In %1 seconds it ends, and what is not confirmed is erased. Any key goes on.")
        self._line.set_text(text.replace("%1", str(self.left)))
