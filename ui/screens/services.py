"""What is it today? One card a service; further pages where there are more than fit."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.session.events import ServiceChosen
from kiosk.session.views import ServiceCard, ServicesView
from ui.i18n import translate
from ui.screens.base import Screen, Setting
from ui.screens.insurance_note import insurance_note
from ui.tokens import BUTTON_HEIGHT, GAP
from ui.widgets.service_card import ServiceButton
from ui.wording import money_text, room_text


def pages_of(services: tuple[ServiceCard, ...], places: int) -> list[tuple[ServiceCard, ...]]:
    """The services in pages; where there are several, each leaves one place for "More"."""
    if len(services) <= places:
        return [services]
    size = places - 1
    return [services[i : i + size] for i in range(0, len(services), size)]


class ServicesScreen(Screen):
    """Choosing is the last confirmation."""

    def __init__(self, setting: Setting, body: ServicesView) -> None:
        super().__init__(setting)
        theme = self.theme
        columns, rows = (1, 5) if setting.portrait else (2, 2) if setting.low else (2, 3)
        self._stack = QStackedWidget()
        pages = pages_of(body.services, columns * rows)
        for number, page in enumerate(pages):
            self._stack.addWidget(self._page(page, columns, (number + 1) % len(pages) if len(pages) > 1 else None))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(GAP))
        outer.addWidget(self.title(translate("Services", "What brings you here today?")))
        if not setting.low:
            outer.insertStretch(0, 1)
            outer.addWidget(insurance_note(theme, body.insurance, setting.language))
        outer.addStretch(1)
        outer.addWidget(self._stack)

    def _page(self, services: tuple[ServiceCard, ...], columns: int, following: int | None) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.px(GAP * 0.75))
        buttons = [self._service(service) for service in services]
        if following is not None:
            more = ServiceButton(self.theme, translate("Services", "More"), "")
            more.setObjectName("more")
            more.clicked.connect(lambda _checked=False: self._stack.setCurrentIndex(following))
            buttons.append(more)
        for place, button in enumerate(buttons):
            grid.addWidget(button, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return page

    def _service(self, service: ServiceCard) -> ServiceButton:
        fee = money_text(service.fee, self.setting.language)
        button = ServiceButton(self.theme, service.name, f"{room_text(service.room)} · {fee}")
        button.setMinimumHeight(self.theme.px(34.0 if self.setting.portrait else BUTTON_HEIGHT))
        button.setObjectName(f"service-{service.code}")
        button.clicked.connect(lambda _checked=False: self.intent.emit(ServiceChosen(service.code)))
        return button
