"""Pictures on the screen, languages, motion, and screens that change in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.checkin import DeliveryStatus
from kiosk.ports import PreviewImage
from kiosk.session.state import CardStage, FaceHint, Language, Step
from kiosk.session.views import CapturingFaceView, NeedKeyView, ReadingCardView, StaffView, View
from tests.screens.examples import BY_NAME, EXAMPLES, VISIT, Example, ticket
from tests.screens.glass import LAPTOP, UPRIGHT, Glass, button, place, texts, words
from ui.tokens import COLOURS, REFERENCE_METRICS
from ui.widgets.bars import SimulatedBanner
from ui.widgets.crossfade import Crossfade
from ui.widgets.illustration import Illustration
from ui.widgets.preview import CameraPreview, FramePreview, OvalPreview
from ui.widgets.qr import QrCode
from ui.window import KioskWindow, fit_window

MakeWindow = Callable[..., KioskWindow]
Shown = TypeVar("Shown", bound=QWidget)
LEFT, RIGHT = (210, 40, 30), (20, 60, 220)


def _two_halves(width: int = 640, height: int = 480) -> PreviewImage:
    picture = np.empty((height, width, 3), np.uint8)
    picture[:, : width // 2] = LEFT
    picture[:, width // 2 :] = RIGHT
    return PreviewImage(width, height, picture.tobytes())


def _colour(image: QImage, point: QPoint) -> tuple[int, int, int]:
    colour = image.pixelColor(point)
    return colour.red(), colour.green(), colour.blue()


def _rgb(token: str) -> tuple[int, int, int]:
    colour = QColor(token)
    return colour.red(), colour.green(), colour.blue()


def _seen(window: KioskWindow) -> QImage:
    return window.grab().toImage()


def _shown(window: KioskWindow, kind: type[Shown]) -> Shown:
    """The one visible widget of that kind."""
    (found,) = [widget for widget in window.findChildren(kind) if widget.isVisible()]
    return found


@pytest.mark.parametrize(("name", "kind"), [("need-key", FramePreview), ("capturing", OvalPreview)])
def test_the_preview_shows_the_pixels_delivered(window: KioskWindow, name: str, kind: type[CameraPreview]) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME[name].view())
    preview = _shown(window, kind)
    assert isinstance(preview, FramePreview | OvalPreview)
    shape = preview.frame if isinstance(preview, FramePreview) else preview.oval
    middle = place(window, preview).topLeft() + shape.center().toPoint()
    step = int(shape.width() * 0.25)
    before = _colour(_seen(window), middle - QPoint(step, 0))
    window.show_preview(_two_halves())
    image = _seen(window)
    assert before not in (LEFT, RIGHT)
    assert _colour(image, middle - QPoint(step, 0)) == LEFT
    assert _colour(image, middle + QPoint(step, 0)) == RIGHT
    window.show_preview(replace(_two_halves(), rgb=_two_halves().rgb[::-1]))
    assert _colour(_seen(window), middle - QPoint(step, 0)) == RIGHT[::-1]


def test_the_oval_hides_what_is_outside(window: KioskWindow) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["capturing"].view())
    window.show_preview(_two_halves())
    preview = _shown(window, OvalPreview)
    corner = place(window, preview).topLeft() + preview.oval.topLeft().toPoint() + QPoint(6, 6)
    assert _colour(_seen(window), corner) == _rgb(COLOURS.ground)


def test_the_ring_is_the_progress(window: KioskWindow) -> None:
    def ring(collected: int) -> tuple[bool, bool]:
        window.render(View(Step.CAPTURING_FACE, Language.VIETNAMESE, 2, True, CapturingFaceView(None, collected, 8)))
        preview = _shown(window, OvalPreview)
        image = preview.grab().toImage()
        gap = round(2.6 * window.metrics.px_per_mm)
        middle = preview.oval.center().toPoint()
        right = QPoint(preview.oval.toRect().right() + gap, middle.y())
        left = QPoint(preview.oval.toRect().left() - gap, middle.y())
        action = _rgb(COLOURS.action)
        return _colour(image, right) == action, _colour(image, left) == action

    window.render(BY_NAME["clearing"].view())
    assert ring(0) == (False, False)
    assert ring(4) == (True, False)
    assert ring(8) == (True, True)


def window_px(window: KioskWindow) -> float:
    """Pixels per millimetre of that window."""
    return window.metrics.px_per_mm


def test_pictures_go_nowhere_else(qapp: QApplication, make_window: MakeWindow) -> None:
    window = make_window(LAPTOP)
    for example in EXAMPLES:
        if isinstance(example.body, CapturingFaceView | NeedKeyView) and not example.name.startswith("place"):
            continue
        if isinstance(example.body, StaffView) and example.body.live:
            continue
        window.render(example.view())
        qapp.processEvents()
        before = _seen(window)
        window.show_preview(_two_halves())
        assert _seen(window) == before, example.name


@pytest.mark.parametrize("rgb", [b"", bytes(640 * 480 * 3 - 1), bytes(640 * 480 * 4)])
def test_a_picture_of_the_wrong_length_is_refused(make_window: MakeWindow, rgb: bytes) -> None:
    window = make_window(LAPTOP)
    window.render(BY_NAME["capturing"].view())
    with pytest.raises(ValueError, match="width x height"):
        window.show_preview(PreviewImage(640, 480, rgb))


def test_the_ticket_can_be_scanned_from_the_screen(window: KioskWindow, glass: Glass) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["ticket"].view())
    code = _shown(window, QrCode)
    assert code.height() >= glass.metrics.px(36)
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    found = zxingcpp.read_barcodes(np.ascontiguousarray(pixels[:, : image.width()]))
    assert [item.text for item in found] == [VISIT]


def test_paper_and_delivery_change_in_place(window: KioskWindow) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["ticket"].view())
    screen = window.screen_shown
    base = BY_NAME["ticket"].view()
    assert "đang được in" in words(window)
    window.render(replace(base, body=ticket(DeliveryStatus.QUEUED, printed=True)))
    assert "Mời lấy phiếu giấy." in words(window)
    assert "tự gửi sau" in words(window)
    window.render(replace(base, body=ticket(DeliveryStatus.CONFIRMED, printed=True)))
    assert "Đã xác nhận tiếp nhận." in words(window)
    window.render(replace(base, body=ticket(DeliveryStatus.CONFIRMED, failed=True)))
    assert "Xin ghi lại số trên màn hình." in words(window)
    assert window.screen_shown is screen


def test_stages_are_ticked_one_by_one(window: KioskWindow) -> None:
    window.render(BY_NAME["clearing"].view())
    seen = []
    for stage in CardStage:
        window.render(View(Step.READING_CARD, Language.VIETNAMESE, 1, True, ReadingCardView(stage, None, 1)))
        labels = [label.accessibleName() for label in texts(window) if ": " in label.accessibleName()]
        seen.append([label.split(": ")[1] for label in labels])
    assert seen == [
        ["chưa tới", "chưa tới", "chưa tới"],
        ["đang làm", "chưa tới", "chưa tới"],
        ["xong", "đang làm", "chưa tới"],
        ["xong", "xong", "đang làm"],
    ]


def test_a_hint_stays_long_enough_to_be_followed(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(UPRIGHT)

    def see(hint: FaceHint) -> str:
        window.render(View(Step.CAPTURING_FACE, Language.VIETNAMESE, 2, True, CapturingFaceView(hint, 0, 8)))
        return shown()

    def shown() -> str:
        (label,) = [label for label in texts(window) if label.objectName() == "hint"]
        return label.text()

    assert see(FaceHint.COME_CLOSER) == "Lại gần hơn"
    assert see(FaceHint.MOVE_BACK) == "Lại gần hơn"
    assert see(FaceHint.TOO_DARK) == "Lại gần hơn"
    qtbot.waitUntil(lambda: shown() == "Chỗ này hơi tối", timeout=3000)


@pytest.mark.parametrize("glass", [LAPTOP], ids=lambda glass: glass.name, indirect=True)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_language_changes_and_the_screen_stays(window: KioskWindow, example: Example) -> None:
    window.render(BY_NAME["clearing" if example.name != "clearing" else "starting"].view())
    window.render(example.view(Language.VIETNAMESE))
    kind = type(window.screen_shown)
    vietnamese = words(window)
    window.render(example.view(Language.ENGLISH))
    assert type(window.screen_shown) is kind
    assert words(window) != vietnamese
    window.render(example.view(Language.VIETNAMESE))
    assert words(window) == vietnamese


def test_a_change_of_language_keeps_ticks_and_digits(window: KioskWindow) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["notice"].view())
    button(window, "consent-face").click()
    window.render(BY_NAME["notice"].view(Language.ENGLISH))
    assert button(window, "consent-face").isChecked()
    assert not button(window, "consent-chip").isChecked()
    window.render(BY_NAME["need-key"].view(Language.ENGLISH))
    button(window, "key-7").click()
    window.render(BY_NAME["need-key"].view())
    assert "Đã nhập 1 số" in words(window)


def test_a_new_person_finds_nothing_ticked_or_typed(window: KioskWindow) -> None:
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["notice"].view())
    button(window, "consent-chip").click()
    window.render(BY_NAME["need-key"].view())
    button(window, "key-7").click()
    window.render(BY_NAME["clearing"].view())
    window.render(BY_NAME["notice"].view())
    assert not button(window, "consent-chip").isChecked()
    window.render(BY_NAME["need-key"].view())
    assert "Đã nhập 0 số" in words(window)


def test_the_chip_photo_is_shown_or_its_place(make_window: MakeWindow) -> None:
    window = make_window(UPRIGHT)
    window.render(BY_NAME["staff"].view())
    assert "đối chiếu với ảnh in" not in words(window)
    orange = QColor(230, 160, 40)
    image = _seen(window)
    close = [
        1
        for x in range(0, image.width(), 8)
        for y in range(0, image.height(), 8)
        if abs(image.pixelColor(x, y).red() - orange.red()) < 8
        and abs(image.pixelColor(x, y).blue() - orange.blue()) < 12
    ]
    assert len(close) > 100
    window.render(BY_NAME["staff-nobody"].view())
    assert "đối chiếu với ảnh in" in words(window)


def test_the_banner_is_on_the_screens_of_a_simulated_run_and_on_no_others(make_window: MakeWindow) -> None:
    simulated, real = make_window(UPRIGHT), make_window(UPRIGHT, simulated=False)
    for example in EXAMPLES:
        simulated.render(example.view())
        (banner,) = simulated.findChildren(SimulatedBanner)
        assert banner.isVisible(), example.name
        assert [label.text() for label in banner.findChildren(QLabel)] == ["MÔ PHỎNG · SIMULATED"]
    for example in EXAMPLES:
        real.render(example.view())
        assert not real.findChildren(SimulatedBanner), example.name


def test_the_clock_tells_the_injected_time(make_window: MakeWindow) -> None:
    window = make_window(UPRIGHT)
    window.render(BY_NAME["attract"].view())
    assert "08:05" in words(window)


def test_drawings_move_only_where_motion_is_wanted(qapp: QApplication, make_window: MakeWindow) -> None:
    moving, still = make_window(UPRIGHT, motion=True), make_window(UPRIGHT)
    for window in (moving, still):
        window.render(BY_NAME["put-card-back"].view())
    (one,), (other,) = moving.findChildren(Illustration), still.findChildren(Illustration)
    assert one.moving
    assert not other.moving
    moving.hide()
    assert not one.moving


def test_a_screen_fades_into_the_next_and_lets_touches_through(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(LAPTOP, motion=True)
    window.render(BY_NAME["attract"].view())
    window.render(BY_NAME["notice"].view())
    (fade,) = window.findChildren(Crossfade)
    target = button(window, "consent-chip")
    assert window.childAt(place(window, target).center()) is target
    assert fade.isVisible()
    qtbot.waitUntil(lambda: not window.findChildren(Crossfade), timeout=3000)


def test_who_goes_on_before_a_screen_has_faded_in_waits_for_no_fade(make_window: MakeWindow) -> None:
    window = make_window(LAPTOP, motion=True)
    for name in ("attract", "notice", "need-key"):
        window.render(BY_NAME[name].view())
    assert not [fade for fade in window.findChildren(Crossfade) if fade.isVisible()]


def test_the_arrangement_turns_with_the_glass(qapp: QApplication, make_window: MakeWindow) -> None:
    window = make_window(UPRIGHT)
    window.render(BY_NAME["matching"].view())
    qapp.processEvents()

    def stacked() -> bool:
        (drawing,) = window.findChildren(Illustration)
        (title,) = [label for label in texts(window) if label.objectName() == "title"]
        return place(window, drawing).bottom() < place(window, title).top()

    assert stacked()
    window.resize(1920, 1080)
    qapp.processEvents()
    assert not stacked()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 1024), (3000, 4000)])
def test_a_simulated_window_fits_and_keeps_its_proportions(width: int, height: int) -> None:
    metrics, size = fit_window(QSize(width, height))
    assert size.width() <= width
    assert size.height() <= height
    assert abs(size.width() / size.height() - 1080 / 1920) < 0.01
    assert metrics.px_per_mm <= REFERENCE_METRICS.px_per_mm
    assert abs(size.height() / metrics.px_per_mm - 1920 / REFERENCE_METRICS.px_per_mm) < 2
