"""Above: where this is, how the machine is, who works here. Below: language, contrast, text size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.session.counter_events import SignedOut
from kiosk.session.state import Contrast, Display, Language, TextSize
from ui.counter.actions import Actions
from ui.counter.button import DeskButton, DeskLook
from ui.counter.check_line import CheckLine, Sign
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.fonts import families
from ui.i18n import OWN_NAMES, translate
from ui.theme import Theme
from ui.tokens import Cap
from ui.widgets.bars import HospitalMark
from ui.widgets.text import Text
from ui.wording import device_text, time_text


@dataclass(frozen=True, slots=True)
class Standing:
    """How the counter is: who works here, what is broken, what has not arrived yet."""

    officer: str | None
    faults: tuple[tuple[Device, FailureCode], ...]
    outbox: OutboxSummary | None
    can_sign_out: bool


class DeskTop(QWidget):
    """One bar over both sides."""

    intent = Signal(object)

    def __init__(self, setting: DeskSetting, hospital: str) -> None:
        super().__init__()
        theme = setting.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(DESK_GAP))
        row.addWidget(HospitalMark(theme, 9.0))
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Text(theme, hospital, Cap.DESK, bold=True))
        state = QHBoxLayout()
        state.setSpacing(theme.px(DESK_GAP))
        self._devices = CheckLine(theme, Sign.GOOD, " ", cap=Cap.DESK_NOTE, name="devices")
        self._outbox = CheckLine(theme, Sign.GOOD, " ", cap=Cap.DESK_NOTE, name="outbox")
        state.addWidget(self._devices, 3)
        state.addWidget(self._outbox, 2)
        left.addLayout(state)
        row.addLayout(left, 1)
        self._officer = Text(theme, " ", Cap.DESK, align=Qt.AlignmentFlag.AlignRight)
        self._officer.setObjectName("officer")
        self._clock = Text(theme, "00:00", Cap.DESK_LEAD, bold=True, align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._officer)
        row.addWidget(self._clock)
        text = translate("Counter", "Lock")
        self._out = DeskButton(theme, text, "sign-out", DeskLook.SECONDARY, key=Qt.Key.Key_F12)
        self._out.clicked.connect(lambda _checked=False: self.intent.emit(SignedOut()))
        row.addWidget(self._out)

    def show_time(self, at: datetime) -> None:
        """Shows hours and minutes."""
        self._clock.set_text(time_text(at))

    def show_standing(self, standing: Standing) -> None:
        """Shows how the counter is."""
        if standing.faults:
            broken = " · ".join(f"{device_text(device)} {code.value}" for device, code in standing.faults)
            self._devices.say(Sign.UNSURE, broken)
        else:
            self._devices.say(Sign.GOOD, translate("Counter", "All devices work"))
        outbox = standing.outbox
        self._outbox.setVisible(outbox is not None)
        if outbox is not None:
            text = translate("Counter", "Not sent yet: %1").replace("%1", str(outbox.queued))
            if outbox.refused:
                refused = translate("Counter", "refused: %1").replace("%1", str(outbox.refused))
                self._outbox.say(Sign.UNSURE, f"{text} · {refused}")
            else:
                self._outbox.say(Sign.WAITING if outbox.queued else Sign.GOOD, text)
        self._officer.set_text(standing.officer or " ")
        self._officer.setVisible(standing.officer is not None)
        self._out.setVisible(standing.can_sign_out)


class DeskFoot(QWidget):
    """Five languages side by side, and how the words are drawn. F9 goes to the next language."""

    language = Signal(object)
    display = Signal(object)

    def __init__(self, setting: DeskSetting, languages: Sequence[Language], current: Language, shown: Display) -> None:
        super().__init__()
        theme = setting.theme
        large, strong = shown.text_size is TextSize.LARGE, shown.contrast is Contrast.HIGH
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(DESK_GAP))
        names = [self._named(theme, each, chosen=each is current) for each in languages]
        following = languages[(list(languages).index(current) + 1) % len(languages)] if current in languages else None
        turn = DeskButton(
            theme, translate("FootBar", "Language"), "language", DeskLook.QUIET, key=Qt.Key.Key_F9, cap=Cap.DESK_NOTE
        )
        turn.clicked.connect(lambda _checked=False: self.language.emit(following or languages[0]))
        row.addWidget(Actions(theme, [turn, *names], left=True), 3)
        contrast = self._switch(theme, translate("FootBar", "High contrast"), "contrast", Qt.Key.Key_F10, on=strong)
        contrast.clicked.connect(
            lambda: self.display.emit(replace(shown, contrast=Contrast.NORMAL if strong else Contrast.HIGH))
        )
        size = self._switch(theme, translate("FootBar", "Large text"), "text-size", Qt.Key.Key_F11, on=large)
        size.clicked.connect(
            lambda: self.display.emit(replace(shown, text_size=TextSize.NORMAL if large else TextSize.LARGE))
        )
        row.addWidget(Actions(theme, [contrast, size]), 2)

    def _named(self, theme: Theme, language: Language, *, chosen: bool) -> DeskButton:
        own = replace(theme, families=families(language))
        look = DeskLook.CHOSEN if chosen else DeskLook.QUIET
        made = DeskButton(own, OWN_NAMES[language], f"language-{language.value}", look, cap=Cap.DESK_NOTE)
        made.clicked.connect(lambda _checked=False: self.language.emit(language))
        return made

    def _switch(self, theme: Theme, text: str, name: str, key: Qt.Key, *, on: bool) -> DeskButton:
        look = DeskLook.CHOSEN if on else DeskLook.QUIET
        made = DeskButton(theme, text, name, look, key=key, cap=Cap.DESK_NOTE)
        made.setCheckable(True)
        made.setChecked(on)
        return made
