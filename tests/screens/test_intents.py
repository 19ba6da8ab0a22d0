"""What each button sends, by touch and by keyboard, and that every button is reached by Tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.session.events import (
    ConsentGiven,
    DigitsTyped,
    DisplayChosen,
    HelpPressed,
    LanguageChosen,
    ServiceChosen,
    StaffSignedIn,
    Touched,
)
from kiosk.session.state import Contrast, Display, Language, Step, TextSize
from kiosk.session.views import NeedKeyView, ServicesView, View
from tests.screens.examples import BY_NAME, EXAMPLES, INSURED, Example, services
from tests.screens.glass import LAPTOP, UPRIGHT, Collected, Glass, button, buttons, texts
from ui.i18n import OWN_NAMES
from ui.screens.idle_warning import IdleWarningScreen
from ui.window import KioskWindow


def _focus(window: KioskWindow) -> QWidget:
    found = cast("QWidget | None", window.focusWidget())
    return window if found is None else found


def _press(target: QWidget) -> None:
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


ONE_SIZE = pytest.mark.parametrize("glass", [LAPTOP], ids=lambda glass: glass.name, indirect=True)


FOOT: dict[str, object] = {
    "text-size": DisplayChosen(Display(TextSize.LARGE)),
    "contrast": DisplayChosen(Display(contrast=Contrast.HIGH)),
}
"""What stands below every screen."""


@ONE_SIZE
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_button_sends_its_intent_and_nothing_else(
    window: KioskWindow, collected: Collected, example: Example
) -> None:
    window.render(BY_NAME["clearing" if example.name != "clearing" else "starting"].view())
    window.render(example.view())
    expected: dict[str, object] = example.sends if example.deaf else {**FOOT, **example.sends}
    if example.can_ask_help and example.step is not Step.ATTRACT:
        expected["help"] = HelpPressed()
    seen = {item.objectName() for item in buttons(window) if not item.objectName().startswith("key-")}
    passive = {"language", "consent-chip", "consent-face"} | ({"staff"} if example.staff_door else set())
    if example.name == "notice":
        passive.add("primary")
    if example.step is Step.STAFF:
        passive |= {"kiosk-page", "primary"}  # they turn the page
    if isinstance(example.body, ServicesView):
        passive.add("priority")
    assert seen - passive == set(expected)
    assert ("staff" in seen) is example.staff_door
    for name, intent in expected.items():
        collected.all.clear()
        _press(button(window, name))
        assert {type(sent) for sent in collected.all} <= {type(intent), Touched}
        if not isinstance(intent, Touched):
            assert collected.deliberate == [intent]
        else:
            assert collected.all


@ONE_SIZE
@pytest.mark.parametrize("example", [one for one in EXAMPLES if not one.deaf], ids=lambda example: example.name)
def test_tab_reaches_every_button_and_enter_presses_it(
    qapp: QApplication, window: KioskWindow, example: Example
) -> None:
    window.activateWindow()
    window.render(BY_NAME["clearing" if example.name != "clearing" else "starting"].view())
    window.render(example.view())
    qapp.processEvents()
    assert window.isActiveWindow()
    wanted = {item for item in buttons(window) if item.isEnabled()}
    reached: list[QAbstractButton] = []
    for _ in range(len(wanted) + 2):
        QTest.keyClick(_focus(window), Qt.Key.Key_Tab)
        focus = window.focusWidget()
        if isinstance(focus, QAbstractButton):
            before = focus.grab().toImage()
            focus.clearFocus()
            focus.repaint()
            assert focus.grab().toImage() != before, "focus is not seen"
            focus.setFocus(Qt.FocusReason.TabFocusReason)
            reached.append(focus)
    assert set(reached) == wanted
    pressed: list[QAbstractButton] = []
    reached[0].clicked.connect(lambda: pressed.append(reached[0]))
    QTest.keyClick(reached[0], Qt.Key.Key_Return)
    assert pressed == [reached[0]]


@pytest.mark.parametrize("language", Language)
def test_a_language_is_chosen_from_its_own_name(make_window: Callable[..., KioskWindow], language: Language) -> None:
    window, found = make_window(LAPTOP, languages=tuple(Language)), Collected()
    window.intent.connect(found.add)
    window.render(BY_NAME["review"].view())
    _press(button(window, "language"))
    assert {item.text() for item in buttons(window)} >= set(OWN_NAMES.values())
    _press(button(window, f"language-{language.value}"))
    assert found.deliberate == ([] if language is Language.VIETNAMESE else [LanguageChosen(language)])
    assert not [item for item in buttons(window) if item.objectName() == "close"]


def test_all_languages_stand_on_the_first_screen(make_window: Callable[..., KioskWindow]) -> None:
    window, found = make_window(UPRIGHT, languages=tuple(Language)), Collected()
    window.intent.connect(found.add)
    window.render(BY_NAME["attract"].view())
    _press(button(window, "language-ko"))
    assert found.deliberate == [LanguageChosen(Language.KOREAN)]


def test_the_languages_close_with_escape(make_window: Callable[..., KioskWindow]) -> None:
    window = make_window(LAPTOP, languages=tuple(Language))
    window.render(BY_NAME["review"].view())
    _press(button(window, "language"))
    QTest.keyClick(_focus(window), Qt.Key.Key_Escape)
    assert not [item for item in buttons(window) if item.objectName() == "close"]


@pytest.mark.parametrize(
    ("chip", "face", "sent"),
    [
        (True, True, [ConsentGiven(chip=True, face=True)]),
        (True, False, [ConsentGiven(chip=True, face=False)]),
        (False, True, []),
        (False, False, []),
    ],
)
def test_consents_are_given_one_by_one(
    window: KioskWindow, collected: Collected, chip: bool, face: bool, sent: list[object]
) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["notice"].view())
    assert not button(window, "consent-chip").isChecked()
    assert not button(window, "consent-face").isChecked()
    if chip:
        _press(button(window, "consent-chip"))
    if face:
        _press(button(window, "consent-face"))
    agree = button(window, "primary")
    assert agree.isEnabled() is chip
    _press(agree)
    assert collected.deliberate == sent


def test_a_consent_is_taken_back(window: KioskWindow) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["notice"].view())
    _press(button(window, "consent-chip"))
    _press(button(window, "consent-chip"))
    assert not button(window, "primary").isEnabled()


def test_six_digits_by_touch(window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["need-key"].view())
    for digit in "01234":
        _press(button(window, f"key-{digit}"))
    assert not button(window, "key->").isEnabled()
    for sign in "9<567":
        _press(button(window, f"key-{sign}"))
    _press(button(window, "key->"))
    assert collected.deliberate == [DigitsTyped("012345")]


def test_six_digits_by_keyboard(qapp: QApplication, window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["need-key"].view())
    qapp.processEvents()
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "98a765")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert collected.deliberate == []
    QTest.keyClick(focus, Qt.Key.Key_Backspace)
    QTest.keyClicks(focus, "430")  # a seventh digit has no place
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert collected.deliberate == [DigitsTyped("987643")]


def test_a_wrong_key_clears_the_digits_and_says_so(window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["need-key"].view())
    for digit in "123456":
        _press(button(window, f"key-{digit}"))
    window.render(BY_NAME["need-key-wrong"].view())
    assert not button(window, "key->").isEnabled()
    assert any("Chưa mở được thẻ" in label.text() for label in texts(window))


def test_a_card_laid_down_keeps_the_digits(window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(View(Step.NEED_KEY, Language.VIETNAMESE, 1, True, NeedKeyView(False, False, False)))
    for digit in "123456":
        _press(button(window, f"key-{digit}"))
    window.render(View(Step.NEED_KEY, Language.VIETNAMESE, 1, True, NeedKeyView(True, False, False)))
    _press(button(window, "key->"))
    assert collected.deliberate == [DigitsTyped("123456")]


@pytest.mark.parametrize("count", [1, 4, 5, 6, 7, 13])
def test_every_service_can_be_chosen(window: KioskWindow, collected: Collected, count: int) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(View(Step.REVIEW, Language.VIETNAMESE, 3, True, ServicesView(services(count), INSURED)))
    found: list[str] = []
    for _ in range(count):
        here = [item.objectName() for item in buttons(window) if item.objectName().startswith("service-")]
        if here[0] in found:
            break
        found += here
        for name in here:
            _press(button(window, name))
        if len(found) < count:
            _press(button(window, "more"))
    assert collected.deliberate == [ServiceChosen(f"K{n:02}") for n in range(count)]


def test_a_touch_anywhere_is_told_once_a_second(qapp: QApplication, window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["matching"].view())
    qapp.processEvents()
    ground = window.windowHandle()
    for _ in range(3):
        QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=QPoint(40, 200))
    assert collected.all == [Touched()]
    window.render(BY_NAME["review"].view())
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=QPoint(40, 200))
    assert collected.all == [Touched(), Touched()], "the first touch of a new screen counts at once"


def test_the_countdown_runs_on_the_button_and_stops_at_nought(window: KioskWindow) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["idle-warning"].view())
    assert button(window, "primary").text() == "Tôi vẫn đây (20)"
    _seconds(window, 3)
    assert button(window, "primary").text() == "Tôi vẫn đây (17)"
    window.render(BY_NAME["idle-warning"].view(Language.ENGLISH))
    assert button(window, "primary").text() == "I am still here (17)"
    _seconds(window, 30)
    assert button(window, "primary").text() == "I am still here (0)"


def _seconds(window: KioskWindow, count: int) -> None:
    screen = window.screen_shown
    assert isinstance(screen, IdleWarningScreen)
    for _ in range(count):
        screen.count_down()


def test_help_on_a_screen_that_stays_is_acknowledged(window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["ticket"].view())
    _press(button(window, "help"))
    assert button(window, "help").text() == "Đã gọi nhân viên"
    _press(button(window, "help"))
    assert collected.deliberate == [HelpPressed()]


@pytest.mark.parametrize("name", ["attract", "assisted", "out-of-service"])
def test_the_staff_door_opens_with_the_right_pin(
    window: KioskWindow, collected: Collected, glass: Glass, name: str
) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME[name].view())
    _press(button(window, "staff"))
    door = [item for item in buttons(window) if item.objectName().startswith("key-")]
    assert len(door) == 12
    assert all(window.rect().contains(item.mapTo(window, item.rect().bottomRight())) for item in door)
    for digit in "1111":
        _press(button(window, f"key-{digit}"))
    _press(button(window, "key->"))
    assert collected.deliberate == []
    assert any("PIN chưa đúng" in label.text() for label in texts(window))
    for digit in "2468":
        _press(button(window, f"key-{digit}"))
    _press(button(window, "key->"))
    assert collected.deliberate == [StaffSignedIn("Trần Thị Lan")]
    assert not [item for item in buttons(window) if item.objectName() == "close"]


def test_the_staff_door_takes_a_keyboard_and_closes_with_escape(window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["attract"].view())
    _press(button(window, "staff"))
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "24681")
    QTest.keyClick(focus, Qt.Key.Key_Backspace)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert collected.deliberate == [StaffSignedIn("Trần Thị Lan")]
    _press(button(window, "staff"))
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not [item for item in buttons(window) if item.objectName() == "close"]


def test_tab_stays_within_the_staff_door(qapp: QApplication, window: KioskWindow) -> None:
    window.activateWindow()
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["attract"].view())
    _press(button(window, "staff"))
    qapp.processEvents()
    reached = set()
    for _ in range(24):
        QTest.keyClick(_focus(window), Qt.Key.Key_Tab)
        focus = window.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
    assert reached == {f"key-{sign}" for sign in "0123456789<"} | {"close"}


def test_a_new_step_closes_the_staff_door(window: KioskWindow) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["attract"].view())
    _press(button(window, "staff"))
    window.render(BY_NAME["notice"].view())
    assert not [item for item in buttons(window) if item.objectName() == "close"]
