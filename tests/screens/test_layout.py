"""Every screen in five languages and two text sizes on all glass: nothing cut off, all within reach, all large.

Positions, sizes and fonts are read from the widgets that are drawn, and compared in millimetres of the glass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.session.state import Display, Language, Step, TextSize
from kiosk.session.views import Body
from tests.screens.conftest import make_kiosk
from tests.screens.examples import EXAMPLES, Example
from tests.screens.glass import ALL_GLASS, Glass, buttons, place, texts, words
from ui.i18n.pseudo import pseudo_translations
from ui.tokens import BUTTON_HEIGHT, TIGHT, TOUCH, TOUCH_REACH, TOUCH_ZONE, Cap, cap_height
from ui.widgets.buttons import KioskButton
from ui.widgets.icon import IconView
from ui.widgets.illustration import Illustration
from ui.widgets.keypad import DigitBoxes
from ui.widgets.preview import CameraPreview
from ui.widgets.qr import QrCode
from ui.widgets.text import Text
from ui.window import KioskWindow

LEAVES = (Text, QAbstractButton, IconView, Illustration, DigitBoxes, CameraPreview, QrCode)
SHAPES = (Illustration, CameraPreview, QrCode, DigitBoxes)
LEAST_CAPITAL = {TextSize.NORMAL: 6.1, TextSize.LARGE: 8.5}
"""Height of a capital in millimetres, of everything that a patient reads."""
LEAST_LINE_HEIGHT = 1.4
ROUNDING = 0.05
LARGE_TOUCH_ZONE = 0.7
"""Share of the height that large letters may need for what is touched."""


def test_every_body_has_an_example() -> None:
    assert {type(example.body) for example in EXAMPLES} == set(get_args(Body))


@pytest.fixture(scope="module", params=ALL_GLASS, ids=lambda glass: glass.name)
def every_glass(request: pytest.FixtureRequest) -> Glass:
    chosen = request.param
    assert isinstance(chosen, Glass)
    return chosen


@pytest.fixture(scope="module")
def wide_choice(qapp: QApplication, every_glass: Glass) -> Iterator[KioskWindow]:
    """A window with all languages to choose from, whatever fonts the machine has."""
    window = make_kiosk(every_glass, motion=False, simulated=False, languages=tuple(Language))
    yield window
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", Language)
def test_screens(
    qapp: QApplication, wide_choice: KioskWindow, every_glass: Glass, language: Language, size: TextSize
) -> None:
    failures = []
    for example in EXAMPLES:
        try:
            _look_at(wide_choice, every_glass, example, language, size)
        except AssertionError as error:
            failures.append(f"{example.name}: {str(error).splitlines()[0]}")
    if failures:
        pytest.fail("\n".join(failures))


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("glass", ALL_GLASS, ids=lambda glass: glass.name)
def test_words_that_are_40_percent_longer_find_room(qapp: QApplication, glass: Glass, size: TextSize) -> None:
    window = make_kiosk(glass, motion=False, simulated=False, translations=pseudo_translations())
    try:
        failures = []
        for example in EXAMPLES:
            window.render(example.view(Language.ENGLISH, Display(size)))
            _settle(window)
            try:
                _nothing_is_cut_off(window)
                _nothing_overlaps(window)
            except AssertionError as error:
                failures.append(f"{example.name}: {str(error).splitlines()[0]}")
        if failures:
            pytest.fail("\n".join(failures))
    finally:
        window.close()
        window.deleteLater()
        qapp.processEvents()


def _look_at(window: KioskWindow, glass: Glass, example: Example, language: Language, size: TextSize) -> None:
    window.render(example.view(language, Display(size)))
    _settle(window)
    _nothing_is_cut_off(window)
    _nothing_overlaps(window)
    _all_touch_is_within_reach(window, glass, size, dense=example.step is Step.STAFF)
    _type_is_large(window, glass, size, dense=example.step is Step.STAFF)
    _few_words(window, example, language)
    _no_full_number(window)


def _settle(window: KioskWindow) -> None:
    """Lays everything out without painting it, and lets go of the screen before."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.sendPostedEvents(window, QEvent.Type.MetaCall)


def _nothing_is_cut_off(window: KioskWindow) -> None:
    for label in texts(window):
        assert window.rect().contains(place(window, label)), f"outside: {label.text()}"
        parent = label.parentWidget()
        assert parent is not None
        assert parent.rect().contains(label.geometry()), f"beyond its parent: {label.text()}"
        assert label.height() >= label.heightForWidth(label.width()), f"too low: {label.text()}"
        assert label.width() >= label.minimumSizeHint().width(), f"too narrow: {label.text()}"
    for button in buttons(window):
        assert window.rect().contains(place(window, button)), f"outside: {button.accessibleName()}"
        assert button.width() >= button.minimumSizeHint().width(), f"too narrow: {button.accessibleName()}"
        assert button.height() >= button.heightForWidth(button.width()), f"too low: {button.accessibleName()}"
        assert button.accessibleName()
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, SHAPES):
            assert window.rect().contains(place(window, widget))
            assert widget.width() >= widget.minimumWidth()
            assert widget.height() >= widget.minimumHeight()


def _nothing_overlaps(window: KioskWindow) -> None:
    leaves = [widget for widget in window.findChildren(QWidget) if widget.isVisible() and isinstance(widget, LEAVES)]
    boxes = [(widget, place(window, widget)) for widget in leaves]
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not box.intersects(other_box), f"{one} {one.accessibleName()} over {other} {other.accessibleName()}"


def _all_touch_is_within_reach(window: KioskWindow, glass: Glass, size: TextSize, *, dense: bool) -> None:
    px = glass.metrics.px
    boxes = {button: place(window, button) for button in buttons(window)}
    zone = TOUCH_ZONE if size is TextSize.NORMAL else LARGE_TOUCH_ZONE
    highest = min((1 - zone) * window.height(), window.height() - px(TOUCH_REACH))
    for button, box in boxes.items():
        name = button.accessibleName()
        assert box.top() >= highest - 1, f"too high: {name}"
        assert box.height() >= px(TOUCH), f"too small: {name}"
        assert box.width() >= px(TOUCH), f"too small: {name}"
        if button.objectName() in ("primary", "secondary") and not dense:
            assert box.height() >= px(BUTTON_HEIGHT), f"too small: {name}"
    for one, other in combinations(boxes.values(), 2):
        assert _gap(one, other) >= px(TIGHT) - 1
    assert sum(button.objectName() in ("primary", "secondary") for button in boxes) <= 2
    by_name = {button.objectName(): box for button, box in boxes.items()}
    if "primary" in by_name and "secondary" in by_name and not dense:
        first, second = by_name["primary"], by_name["secondary"]
        assert first.left() > second.right() or first.bottom() < second.top()


def _gap(one: QRect, other: QRect) -> int:
    across = max(one.left() - other.right(), other.left() - one.right()) - 1
    down = max(one.top() - other.bottom(), other.top() - one.bottom()) - 1
    return max(across, down)


def _type_is_large(window: KioskWindow, glass: Glass, size: TextSize, *, dense: bool) -> None:
    least = cap_height(Cap.DENSE, TextSize.NORMAL) if dense else LEAST_CAPITAL[size]
    for label in texts(window):
        tall = QFontMetricsF(label.font()).capHeight() / glass.metrics.px_per_mm
        wanted = {"title": Cap.LEAD, "hint": Cap.BUTTON, "number": Cap.TITLE}.get(label.objectName())
        assert tall >= least - ROUNDING, label.text()
        assert wanted is None or tall >= cap_height(wanted, size) - ROUNDING, label.text()
        assert label.line_height >= LEAST_LINE_HEIGHT, label.text()
    for button in buttons(window):
        if not button.text():
            continue
        tall = QFontMetricsF(button.font()).capHeight() / glass.metrics.px_per_mm
        staff_door = button.objectName() == "staff"
        assert tall >= (cap_height(Cap.DENSE, size) if staff_door else least) - ROUNDING, button.text()
        if button.objectName() in ("primary", "secondary") and not dense:
            assert tall >= cap_height(Cap.BUTTON, size) - ROUNDING, button.text()
        if isinstance(button, KioskButton):
            assert button.line_height >= LEAST_LINE_HEIGHT, button.text()


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
