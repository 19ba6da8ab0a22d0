"""The staff's side of the window: the corner, the door, what is compared and why, the kiosk itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app.staff_photo import StaffPhoto
from kiosk.domain.manual import ManualReason
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.ports import PreviewImage
from kiosk.session.events import (
    CleaningStarted,
    ExitPressed,
    ReprintPressed,
    StaffSignedIn,
    StaffVerified,
)
from kiosk.session.state import Display, Language, Reprint, TextSize
from kiosk.session.views import StaffView, View
from tests.screens.examples import BY_NAME, JPEG, JPEG_2000
from tests.screens.glass import LAPTOP, UPRIGHT, Collected, Glass, button, buttons, words
from tests.screens.test_layout import _nothing_is_cut_off, _nothing_overlaps, _settle
from ui.corner_hold import HOLD_MS
from ui.screens.staff import StaffScreen
from ui.staff_door import StaffDoor
from ui.window import KioskWindow

ONE_SIZE = pytest.mark.parametrize("glass", [LAPTOP], ids=lambda glass: glass.name, indirect=True)
OFFICER = "Trần Thị Lan"
PAGES = ("", "primary", "kiosk-page", "end-page")
FULL = replace(
    BY_NAME["staff"].body,
    outbox=OutboxSummary(12, 3, datetime(2026, 11, 22, 1, 5, tzinfo=UTC)),
    reprint=Reprint.FAILED,
)


def staff_view(body: StaffView, language: Language = Language.VIETNAMESE, size: TextSize = TextSize.NORMAL) -> View:
    return replace(BY_NAME["staff"].view(language), body=body, display=Display(size))


def open_page(window: KioskWindow, name: str) -> None:
    if name == "end-page":
        QTest.mouseClick(button(window, "kiosk-page"), Qt.MouseButton.LeftButton)
    if name:
        QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("glass", [LAPTOP, UPRIGHT], ids=lambda glass: glass.name)
@pytest.mark.parametrize("size", TextSize)
def test_every_page_fits(make_window: Callable[..., KioskWindow], glass: Glass, size: TextSize) -> None:
    window = make_window(glass)
    for language in Language:
        for clean in (False, True):
            for page in PAGES:
                window.render(BY_NAME["clearing"].view())
                window.render(staff_view(replace(FULL, can_clean=clean), language, size))
                open_page(window, page)
                _settle(window)
                _nothing_is_cut_off(window)
                _nothing_overlaps(window)


@ONE_SIZE
@pytest.mark.parametrize("reason", ManualReason)
def test_whoever_vouches_says_on_what_grounds(window: KioskWindow, collected: Collected, reason: ManualReason) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(staff_view(FULL))
    open_page(window, "primary")
    assert collected.deliberate == []
    QTest.mouseClick(button(window, f"ground-{reason.value}"), Qt.MouseButton.LeftButton)
    assert collected.deliberate == [StaffVerified(OFFICER, reason)]


@ONE_SIZE
def test_the_kiosk_page_shows_devices_and_outbox_and_its_buttons_act(window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(staff_view(replace(FULL, can_clean=True), Language.ENGLISH))
    open_page(window, "kiosk-page")
    said = words(window).replace("\N{NO-BREAK SPACE}", " ")
    assert "Printer: F-7" in said
    assert "Camera: works" in said
    assert "Not sent yet: 12. Refused: 3." in said
    assert "The oldest waits since 08:05." in said
    for name, intent in (("reprint", ReprintPressed()), ("clean", CleaningStarted())):
        collected.all.clear()
        QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
        assert collected.deliberate == [intent]
    collected.all.clear()
    QTest.mouseClick(button(window, "end-page"), Qt.MouseButton.LeftButton)
    assert collected.deliberate == [], "asked once more first"
    QTest.mouseClick(button(window, "end"), Qt.MouseButton.LeftButton)
    assert collected.deliberate == [ExitPressed()]


@ONE_SIZE
def test_news_of_the_kiosk_does_not_turn_the_page(window: KioskWindow) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(staff_view(FULL))
    open_page(window, "kiosk-page")
    window.render(staff_view(replace(FULL, reprint=Reprint.DONE)))
    assert button(window, "reprint").isVisible()


def shades(window: KioskWindow) -> set[int]:
    image = window.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@ONE_SIZE
@pytest.mark.parametrize("photo", [JPEG, JPEG_2000], ids=["JPEG", "JPEG 2000"])
def test_chip_photo_and_live_picture_stand_side_by_side(window: KioskWindow, photo: bytes) -> None:
    window.render(BY_NAME["clearing"].view())
    shown = StaffPhoto().drawable(staff_view(replace(FULL, photo=photo)))
    window.render(shown)
    window.show_preview(PreviewImage(4, 3, bytes((200, 30, 220)) * 12))
    found = shades(window)
    assert 0xFFC81EDC in found, "the live picture"
    blue_left = [shade for shade in found if (shade & 0xFF) < 70 and ((shade >> 16) & 0xFF) > 200]
    assert blue_left, "the chip's photo"
    screen = window.screen_shown
    assert isinstance(screen, StaffScreen)
    window.render(BY_NAME["clearing"].view())
    assert screen.live_image is None, "pictures go with the screen"


def test_a_photo_that_does_not_decode_leaves_its_place_empty_and_nothing_is_kept_afterwards() -> None:
    photos = StaffPhoto()
    body = photos.drawable(staff_view(replace(FULL, photo=b"\xff\xd8\xff no picture"))).body
    assert isinstance(body, StaffView)
    assert body.photo is None
    assert photos.drawable(staff_view(FULL)) != staff_view(FULL)
    photos.drawable(BY_NAME["attract"].view())
    assert JPEG not in vars(photos).values()


# --- the corner and the door ---


def hold(window: KioskWindow, qtbot: QtBot, place: QPoint, milliseconds: int) -> None:
    target = window.childAt(place) or window
    inside = target.mapFrom(window, place)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
    qtbot.wait(milliseconds)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)


@ONE_SIZE
def test_a_finger_held_in_the_corner_opens_the_door_where_staff_may_come(window: KioskWindow, qtbot: QtBot) -> None:
    window._corner._timer.setInterval(40)
    try:
        for name, may_come, opens in (("notice", True, True), ("notice", False, False), ("ticket", False, False)):
            window.render(BY_NAME["clearing"].view())
            window.render(replace(BY_NAME[name].view(), staff_may_come=may_come))
            hold(window, qtbot, QPoint(10, 60), 200)
            assert bool(window.findChildren(StaffDoor)) is opens, name
            window._close_overlay()
            qtbot.wait(1)
    finally:
        window._corner._timer.setInterval(HOLD_MS)


@ONE_SIZE
def test_neither_a_short_touch_nor_another_place_opens_it(window: KioskWindow, qtbot: QtBot) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(replace(BY_NAME["notice"].view(), staff_may_come=True))
    assert window._corner._timer.interval() == 3000
    hold(window, qtbot, QPoint(10, 60), 1)
    assert not window._corner._timer.isActive()
    middle = window.rect().center()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert not window._corner._timer.isActive()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 60))
    assert window._corner._timer.isActive()
    QTest.mouseMove(window, middle)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert not window._corner._timer.isActive()


class Login:
    """A door that lets in by 2468 and closes for as long as it is told."""

    def __init__(self) -> None:
        self.closed = 0.0
        self.tried: list[str] = []

    def __call__(self, pin: str) -> str | None:
        self.tried.append(pin)
        return OFFICER if pin == "2468" else None

    def wait(self) -> float:
        return self.closed


@pytest.fixture
def door(qapp: QApplication, make_window: Callable[..., KioskWindow]) -> tuple[StaffDoor, Login]:
    window = make_window(LAPTOP)
    login = Login()
    made = StaffDoor(window._theme, login, login.wait, tall=False, parent=window)
    made.resize(window.size())
    made.show()
    return made, login


def type_pin(door: StaffDoor, pin: str) -> None:
    QTest.keyClicks(door, pin)
    QTest.keyClick(door, Qt.Key.Key_Return)


def test_a_closed_door_takes_no_digit_and_says_how_long(door: tuple[StaffDoor, Login]) -> None:
    pad, login = door
    login.closed = 4.2
    type_pin(pad, "1111")
    pad._show_wait()
    assert login.tried == []
    assert not any(key.isEnabled() for key in pad._pad.keys.values())
    assert "5" in pad._message.text()
    login.closed = 0.0
    pad._show_wait()
    entered: list[str] = []
    pad.entered.connect(entered.append)
    type_pin(pad, "2468")
    assert entered == [OFFICER]


def test_a_wrong_pin_shuts_the_pad_at_once_where_the_door_is_closed_by_it(door: tuple[StaffDoor, Login]) -> None:
    pad, login = door

    def refuse(pin: str) -> None:
        login.closed = 5.0

    pad._login = refuse
    type_pin(pad, "1111")
    assert not pad._pad.ok.isEnabled()
    assert "5" in pad._message.text()


@ONE_SIZE
def test_while_the_glass_is_wiped_there_is_nothing_to_press(window: KioskWindow, collected: Collected) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["cleaning"].view())
    assert buttons(window) == []
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(500, 500))
    assert collected.deliberate == []
    assert StaffSignedIn(OFFICER) not in collected.all
