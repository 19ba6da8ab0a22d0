"""The machine itself: it starts, it erases, it cannot work."""

from __future__ import annotations

from kiosk.session.views import ClearingView, OutOfServiceView, StartingView
from ui.counter.note import DeskNote
from ui.counter.page import Page
from ui.counter.setting import DeskSetting
from ui.i18n import translate
from ui.widgets.card import Tone
from ui.wording import cause_text, cure_text, device_text


class MachinePage(Page):
    """A title and a sentence; of what is broken, the cure."""

    def __init__(self, setting: DeskSetting, body: StartingView | ClearingView | OutOfServiceView) -> None:
        super().__init__(setting)
        self.column.addStretch(2)
        match body:
            case StartingView():
                self.column.addWidget(self.title(translate("Counter", "The counter is starting")))
                self.column.addWidget(self.line(translate("Counter", "Devices and database are being tested.")))
            case ClearingView():
                self.column.addWidget(self.title(translate("Counter", "Everything personal is being erased")))
            case OutOfServiceView(faults=faults):
                self.column.addWidget(self.title(translate("Counter", "Nobody can be received here now")))
                for device, code in faults:
                    text = f"{device_text(device)} · {code.value} · {cause_text(code)} {cure_text(code)}"
                    self.column.addWidget(DeskNote(self.theme, Tone.ATTENTION, text))
                self.column.addWidget(self.line(translate("Counter", "It tests itself again every few seconds.")))
        self.column.addStretch(3)
