"""What is it today? One card a service, and one for those who go first; further pages where there are more than fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.priority import Priority
from kiosk.session.events import PriorityAsked, ServiceChosen
from kiosk.session.views import ServiceCard, ServicesView
from ui.i18n import translate
from ui.screens.base import Arrangement, Room, Screen, Setting
from ui.screens.insurance_note import insurance_note
from ui.tokens import BUTTON_HEIGHT, GAP, TIGHT
from ui.widgets.service_card import ServiceButton
from ui.wording import money_text, priority_text, room_text, waiting_text

T = TypeVar("T")

_PLACES = {
    Arrangement.PORTRAIT: {Room.AMPLE: (1, 5), Room.LOW: (1, 4), Room.TIGHT: (1, 3), Room.BARE: (1, 2)},
    Arrangement.LANDSCAPE: {Room.AMPLE: (2, 3), Room.LOW: (2, 2), Room.TIGHT: (2, 2), Room.BARE: (2, 1)},
}
"""Columns and rows of cards on one page."""


_ASKED = (Priority.DISABLED, Priority.PREGNANT, Priority.NONE)
"""What a person may say of themselves; the age is seen from the document."""


def pages_of(cards: Sequence[T], places: int) -> list[Sequence[T]]:
    """The cards in pages; where there are several, each leaves one place for "More"."""
    if len(cards) <= places:
        return [cards]
    size = places - 1
    return [cards[i : i + size] for i in range(0, len(cards), size)]


class ServicesScreen(Screen):
    """Choosing is the last confirmation."""

    def __init__(self, setting: Setting, body: ServicesView) -> None:
        super().__init__(setting)
        theme = self.theme
        self._stack = QStackedWidget()
        self._first_of_priority = 0
        cards = [self._service(service) for service in body.services]
        if body.may_ask:
            cards.append(self._card(priority_text(body.priority), "priority", self._open_priority))
        self._add_pages(cards)
        self._first_of_priority = self._stack.count()
        self._add_pages([self._priority(priority) for priority in _ASKED])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(TIGHT if setting.low else GAP))
        self._title = self.title(translate("Services", "What brings you here today?"))
        self._stack.currentChanged.connect(self._ask)
        outer.addWidget(self._title)
        if not setting.low:
            outer.insertStretch(0, 2)
            outer.addWidget(insurance_note(theme, body.insurance))
        outer.addStretch(1)
        outer.addWidget(self._stack)

    def _ask(self, page: int) -> None:
        """The question that the cards of a page answer."""
        if page < self._first_of_priority:
            self._title.set_text(translate("Services", "What brings you here today?"))
        else:
            self._title.set_text(translate("Services", "Which applies to you?"))

    def _open_priority(self) -> None:
        self._stack.setCurrentIndex(self._first_of_priority)

    def _add_pages(self, cards: Sequence[ServiceButton]) -> None:
        """As many pages as the cards need; "More" leads round."""
        columns, rows = _PLACES[self.setting.arrangement][self.setting.room]
        first, pages = self._stack.count(), pages_of(cards, columns * rows)
        for number, page in enumerate(pages):
            following = first + (number + 1) % len(pages) if len(pages) > 1 else None
            self._stack.addWidget(self._page(page, columns, following))

    def _page(self, cards: Sequence[ServiceButton], columns: int, following: int | None) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.px(GAP * 0.75))
        buttons = [*cards]
        if following is not None:
            turn = partial(self._stack.setCurrentIndex, following)
            buttons.append(self._card(translate("Services", "More"), "more", turn))
        for place, button in enumerate(buttons):
            grid.addWidget(button, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return page

    def _service(self, service: ServiceCard) -> ServiceButton:
        parts = [room_text(service.room), money_text(service.fee, self.setting.language)]
        if service.waiting is not None:
            parts.append(waiting_text(service.waiting))
        detail = " · ".join(parts)
        choose = partial(self.intent.emit, ServiceChosen(service.code))
        button = self._card(service.name, f"service-{service.code}", choose, detail)
        button.setMinimumHeight(self.theme.px(34.0 if self.setting.portrait else BUTTON_HEIGHT))
        return button

    def _priority(self, priority: Priority) -> ServiceButton:
        ask = partial(self.intent.emit, PriorityAsked(priority))
        text = translate("Services", "No priority") if priority is Priority.NONE else priority_text(priority)
        return self._card(text, f"priority-{priority.value}", partial(self._asked, ask))

    def _asked(self, ask: Callable[[], None]) -> None:
        """Back to the services, also where the same is asked for again and nothing else changes."""
        self._stack.setCurrentIndex(0)
        ask()

    def _card(self, text: str, name: str, act: Callable[[], object], detail: str = "") -> ServiceButton:
        button = ServiceButton(self.theme, text, detail)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False: act())
        return button
