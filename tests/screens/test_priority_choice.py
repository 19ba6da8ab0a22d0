"""Who goes first says so at the services, on every size of glass; the ticket shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.priority import Priority
from kiosk.session.events import PriorityAsked
from kiosk.session.state import Display, Language, TextSize
from kiosk.session.views import ServicesView
from tests.screens.examples import BY_NAME, INSURED, services, ticket
from tests.screens.glass import LAPTOP, UPRIGHT, Collected, Glass, button, buttons, words
from tests.screens.test_layout import _all_touch_is_within_reach, _nothing_is_cut_off, _nothing_overlaps, _settle
from ui.window import KioskWindow


def find(window: KioskWindow, name: str) -> QAbstractButton:
    """The card of that name, turning pages until it comes."""
    for _ in range(12):
        if any(item.objectName() == name for item in buttons(window)):
            return button(window, name)
        QTest.mouseClick(button(window, "more"), Qt.MouseButton.LeftButton)
    raise AssertionError(f"no {name}")


@pytest.mark.parametrize("glass", [LAPTOP, UPRIGHT], ids=lambda glass: glass.name)
@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("asked", [Priority.DISABLED, Priority.PREGNANT, Priority.NONE])
def test_a_priority_is_asked_for_in_two_touches(
    make_window: Callable[..., KioskWindow], glass: Glass, size: TextSize, asked: Priority
) -> None:
    window = make_window(glass)
    collected = Collected()
    window.intent.connect(collected.add)
    window.render(replace(BY_NAME["services"].view(), display=Display(size)))
    QTest.mouseClick(find(window, "priority"), Qt.MouseButton.LeftButton)
    _settle(window)
    assert "Quý khách thuộc diện nào?" in words(window)
    _nothing_is_cut_off(window)
    _nothing_overlaps(window)
    _all_touch_is_within_reach(window, glass, size, dense=False)
    QTest.mouseClick(find(window, f"priority-{asked.value}"), Qt.MouseButton.LeftButton)
    assert collected.deliberate == [PriorityAsked(asked)]
    assert "Hôm nay quý khách khám gì?" in words(window)
    assert any(item.objectName().startswith("service-") for item in buttons(window)), "back at the services"


def test_what_was_asked_for_stands_on_its_card(make_window: Callable[..., KioskWindow]) -> None:
    window = make_window(UPRIGHT)
    view = BY_NAME["services"].view(Language.ENGLISH)
    window.render(view)
    assert find(window, "priority").text() == "I have priority"
    window.render(replace(view, body=ServicesView(services(3), INSURED, Priority.PREGNANT)))
    assert find(window, "priority").text() == "Pregnancy"


def test_whom_the_age_puts_first_is_not_asked(make_window: Callable[..., KioskWindow]) -> None:
    window = make_window(UPRIGHT)
    window.render(replace(BY_NAME["services"].view(), body=ServicesView(services(3), INSURED, may_ask=False)))
    names = {item.objectName() for item in buttons(window)}
    assert "priority" not in names
    assert len([name for name in names if name.startswith("service-")]) == 3


def test_a_card_tells_room_fee_and_people_waiting(make_window: Callable[..., KioskWindow]) -> None:
    window = make_window(UPRIGHT)
    cards = tuple(replace(card, waiting=n) for n, card in enumerate(services(2)))
    window.render(replace(BY_NAME["services"].view(Language.ENGLISH), body=ServicesView(cards, INSURED)))
    details = [item.accessibleDescription() for item in buttons(window) if item.objectName().startswith("service-")]
    assert details[0].endswith("Nobody is waiting")
    assert details[1].endswith("1 waiting")


def test_the_ticket_of_those_who_go_first_says_so(make_window: Callable[..., KioskWindow]) -> None:
    window = make_window(UPRIGHT)
    view = BY_NAME["ticket"].view(Language.ENGLISH)
    window.render(view)
    assert "Priority" not in words(window)
    body = replace(ticket(DeliveryStatus.QUEUED), number="AU 003", priority=True)
    window.render(BY_NAME["clearing"].view())
    window.render(replace(view, body=body))
    assert "Priority" in words(window)
