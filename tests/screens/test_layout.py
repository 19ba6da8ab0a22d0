"""Every screen in both languages on three sizes of glass: nothing cut off, nothing overlaps, all within reach."""

from __future__ import annotations

import re
from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.session.state import Language, Step
from kiosk.session.views import Body
from tests.screens.examples import EXAMPLES, Example
from tests.screens.glass import Glass, buttons, place, texts, words
from ui.tokens import BUTTON_HEIGHT, TIGHT, TOUCH, TOUCH_ZONE, Cap
from ui.widgets.icon import IconView
from ui.widgets.illustration import Illustration
from ui.widgets.keypad import DigitBoxes
from ui.widgets.preview import CameraPreview
from ui.widgets.qr import QrCode
from ui.widgets.text import Text
from ui.window import KioskWindow

LEAVES = (Text, QAbstractButton, IconView, Illustration, DigitBoxes, CameraPreview, QrCode)


def test_every_body_has_an_example() -> None:
    assert {type(example.body) for example in EXAMPLES} == set(get_args(Body))


@pytest.fixture(params=EXAMPLES, ids=lambda example: example.name)
def example(request: pytest.FixtureRequest) -> Example:
    chosen = request.param
    assert isinstance(chosen, Example)
    return chosen


@pytest.fixture(params=Language, ids=lambda language: language.value)
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


def test_screen(qapp: QApplication, window: KioskWindow, glass: Glass, example: Example, language: Language) -> None:
    window.render(example.view(language))
    qapp.processEvents()
    _nothing_is_cut_off(window)
    _nothing_overlaps(window)
    _all_touch_is_within_reach(window, glass, dense=example.step is Step.STAFF)
    _type_is_large(window, glass, dense=example.step is Step.STAFF)
    _few_words(window, example, language)
    _no_full_number(window)


def _nothing_is_cut_off(window: KioskWindow) -> None:
    for label in texts(window):
        box = place(window, label)
        assert window.rect().contains(box), f"outside: {label.text()}"
        parent = label.parentWidget()
        assert parent is not None
        assert parent.rect().contains(label.geometry()), f"beyond its parent: {label.text()}"
        assert label.height() >= label.heightForWidth(label.width()), f"too low: {label.text()}"
        assert label.width() >= label.minimumSizeHint().width(), f"too narrow: {label.text()}"
    for button in buttons(window):
        box = place(window, button)
        assert window.rect().contains(box), f"outside: {button.accessibleName()}"
        assert button.width() >= button.minimumSizeHint().width(), f"too narrow: {button.accessibleName()}"
        assert button.height() >= button.heightForWidth(button.width()), f"too low: {button.accessibleName()}"
        assert button.accessibleName()
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, Illustration | CameraPreview | QrCode | DigitBoxes):
            assert window.rect().contains(place(window, widget))
            assert widget.width() >= widget.minimumWidth()
            assert widget.height() >= widget.minimumHeight()


def _nothing_overlaps(window: KioskWindow) -> None:
    leaves = [widget for widget in window.findChildren(QWidget) if widget.isVisible() and isinstance(widget, LEAVES)]
    boxes = [(widget, place(window, widget)) for widget in leaves]
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not box.intersects(other_box), f"{one} {one.accessibleName()} over {other} {other.accessibleName()}"


def _all_touch_is_within_reach(window: KioskWindow, glass: Glass, *, dense: bool) -> None:
    px = glass.metrics.px
    boxes = {button: place(window, button) for button in buttons(window)}
    for button, box in boxes.items():
        name = button.accessibleName()
        assert box.top() >= (1 - TOUCH_ZONE) * window.height() - 1, f"too high: {name}"
        assert box.height() >= px(TOUCH), f"too small: {name}"
        assert box.width() >= px(TOUCH), f"too small: {name}"
        if button.objectName() in ("primary", "secondary") and not dense:
            assert box.height() >= px(BUTTON_HEIGHT), f"too small: {name}"
    for one, other in combinations(boxes.values(), 2):
        assert _gap(one, other) >= px(TIGHT) - 1
    assert sum(button.objectName() in ("primary", "secondary") for button in boxes) <= 2
    by_name = {button.objectName(): box for button, box in boxes.items()}
    if "primary" in by_name and "secondary" in by_name:
        assert by_name["primary"].left() > by_name["secondary"].right()


def _gap(one: QRect, other: QRect) -> int:
    across = max(one.left() - other.right(), other.left() - one.right()) - 1
    down = max(one.top() - other.bottom(), other.top() - one.bottom()) - 1
    return max(across, down)


def _type_is_large(window: KioskWindow, glass: Glass, *, dense: bool) -> None:
    for label in texts(window):
        tall = QFontMetricsF(label.font()).capHeight() / glass.metrics.px_per_mm
        least = {"title": Cap.TITLE, "line": Cap.BODY, "hint": Cap.BUTTON, "number": Cap.NUMBER}
        assert tall >= least.get(label.objectName(), Cap.NOTE).value - 0.05, label.text()
    for button in buttons(window):
        tall = QFontMetricsF(button.font()).capHeight() / glass.metrics.px_per_mm
        large = button.objectName() in ("primary", "secondary") and not dense
        assert tall >= (Cap.BUTTON if large else Cap.NOTE).value - 0.05, button.text()


def _few_words(window: KioskWindow, example: Example, language: Language) -> None:
    if example.step is Step.STAFF:
        return
    told = [label.text() for label in texts(window) if label.objectName() in ("title", "line", "hint")]
    assert any(label.objectName() == "title" for label in texts(window))
    count = len(" ".join(told).split())
    assert count <= 25, f"{count} words"
    assert language is Language.ENGLISH or "thất bại" not in " ".join(told).lower()


def _no_full_number(window: KioskWindow) -> None:
    assert not re.search(r"\d{6,}", words(window).replace(" ", ""))
