"""Access for all (EN 301 549, WCAG 2.2): contrast as painted, keyboard and five-key pad, names, roles, choices undone.

Sizes of type and of what is touched are measured in `test_layout`.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.session.events import DisplayChosen, Touched
from kiosk.session.policy import Deadlines
from kiosk.session.state import Contrast, Display, Language, TextSize
from tests.screens.conftest import make_kiosk
from tests.screens.examples import BY_NAME, EXAMPLES, Example
from tests.screens.glass import LAPTOP, Collected, Glass, button, buttons, place, texts
from ui.theme import Theme
from ui.tokens import HIGH_CONTRAST, LEAST_CONTRAST, MOTION_MS, REFERENCE_METRICS, Cap, contrast
from ui.widgets.crossfade import Crossfade
from ui.widgets.illustration import Illustration
from ui.window import KioskWindow

ONE_SIZE = pytest.mark.parametrize("glass", [LAPTOP], ids=lambda glass: glass.name, indirect=True)
EACH_SCREEN = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right)


def _other(example: Example) -> Example:
    return BY_NAME["clearing" if example.name != "clearing" else "starting"]


def _show(window: KioskWindow, example: Example, display: Display | None = None) -> None:
    window.render(_other(example).view(display=display))
    window.render(example.view(display=display))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _pixels(image: QImage) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    words = np.frombuffer(rgb.constBits(), np.uint32).reshape(rgb.height(), rgb.bytesPerLine() // 4)
    return words & np.uint32(0xFFFFFF)


def _painted_contrast(pixels: np.ndarray[tuple[int, int], np.dtype[np.uint32]], box: QRect) -> float:
    """Contrast of the text in the box, by its pixels: the ground is the commonest colour, the ink the farthest."""
    part = pixels[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
    colours, counts = np.unique(part, return_counts=True)
    ground = f"#{int(colours[counts.argmax()]):06X}"
    return max(contrast(ground, f"#{int(colour):06X}") for colour in colours)


@ONE_SIZE
@pytest.mark.parametrize("chosen", Contrast)
def test_all_text_has_the_contrast_of_its_theme(window: KioskWindow, glass: Glass, chosen: Contrast) -> None:
    faint = []
    for example in EXAMPLES:
        _show(window, example, Display(contrast=chosen))
        pixels = _pixels(window.grab().toImage())
        for widget in (*texts(window), *buttons(window)):
            found = _painted_contrast(pixels, place(window, widget))
            if found < LEAST_CONTRAST[chosen]:
                faint.append(f"{example.name}: {widget.accessibleName()} {found:.1f}")
    assert faint == []


@pytest.mark.parametrize(("text", "ground"), HIGH_CONTRAST.text_pairs())
def test_high_contrast_is_15_to_1(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 15


@pytest.mark.parametrize("cap", Cap)
def test_lines_stand_apart(cap: Cap) -> None:
    assert Theme(REFERENCE_METRICS, ("Noto Sans",)).line_height(cap) >= 1.4


@ONE_SIZE
@EACH_SCREEN
def test_a_five_key_pad_reaches_everything_and_presses_it(
    qapp: QApplication, window: KioskWindow, example: Example
) -> None:
    window.activateWindow()
    _show(window, example)
    wanted = {item for item in buttons(window) if item.isEnabled()}
    for arrow in ARROWS:
        reached = set()
        for _ in range(len(wanted) + 2):
            QTest.keyClick(_focus(window), arrow)
            reached.add(_focus(window))
        assert wanted <= reached
    last = _focus(window)
    if isinstance(last, QAbstractButton):
        QTest.keyClick(last, Qt.Key.Key_Up)
        assert _focus(window) is not last or len(wanted) == 1


def _focus(window: KioskWindow) -> QWidget:
    found = cast("QWidget | None", window.focusWidget())
    return window if found is None else found


@ONE_SIZE
@EACH_SCREEN
def test_every_control_has_a_name_and_a_role(window: KioskWindow, example: Example) -> None:
    _show(window, example)
    for item in buttons(window):
        found = QAccessible.queryAccessibleInterface(item)
        assert found is not None
        assert found.text(QAccessible.Text.Name).strip(), item.objectName()
        assert "\N{ZERO WIDTH SPACE}" not in found.text(QAccessible.Text.Name)
        assert found.role() in (QAccessible.Role.Button, QAccessible.Role.CheckBox), item.objectName()
        assert found.state().focusable
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert isinstance(widget, QAbstractButton), f"{widget} takes focus and is no control"


def test_each_screens_title_is_announced(window: KioskWindow) -> None:
    heard: list[str] = []
    window.announced.connect(heard.append)
    for example in EXAMPLES:
        _show(window, example)
        titles = [label.accessibleName() for label in texts(window) if label.objectName() == "title"]
        if titles:
            assert heard[-1] == titles[0]
            assert window.screen_shown is not None
            assert window.screen_shown.accessibleName() == titles[0]
    window.announced.disconnect(heard.append)


@ONE_SIZE
@EACH_SCREEN
def test_a_finger_may_change_its_mind(window: KioskWindow, collected: Collected, example: Example) -> None:
    """What counts is the release inside: whoever slides off has pressed nothing (WCAG 2.5.2)."""
    _show(window, example)
    collected.all.clear()
    for item in buttons(window):
        before = item.isChecked()
        QTest.mousePress(item, Qt.MouseButton.LeftButton)
        assert collected.deliberate == []
        QTest.mouseMove(item, QPoint(-40, -40))
        QTest.mouseRelease(item, Qt.MouseButton.LeftButton, pos=QPoint(-40, -40))
        assert item.isChecked() is before
    assert collected.deliberate == []


def test_the_warning_comes_in_time_and_is_put_off_by_a_touch(window: KioskWindow, collected: Collected) -> None:
    assert Deadlines().idle_warning >= 20
    _show(window, BY_NAME["idle-warning"])
    QTest.mouseClick(button(window, "primary"), Qt.MouseButton.LeftButton)
    assert Touched() in collected.all


def test_text_size_and_contrast_are_switched_and_switched_back(window: KioskWindow, collected: Collected) -> None:
    _show(window, BY_NAME["review"])
    button(window, "text-size").click()
    button(window, "contrast").click()
    large, strong = Display(TextSize.LARGE), Display(contrast=Contrast.HIGH)
    assert collected.deliberate == [DisplayChosen(large), DisplayChosen(strong)]
    collected.all.clear()
    _show(window, BY_NAME["review"], Display(TextSize.LARGE, Contrast.HIGH))
    assert button(window, "text-size").isChecked()
    assert button(window, "contrast").isChecked()
    button(window, "text-size").click()
    button(window, "contrast").click()
    assert collected.deliberate == [DisplayChosen(strong), DisplayChosen(large)]


def test_switching_keeps_what_the_person_has_begun(window: KioskWindow) -> None:
    _show(window, BY_NAME["notice"])
    button(window, "consent-chip").click()
    for display in (Display(TextSize.LARGE), Display(TextSize.LARGE, Contrast.HIGH), Display()):
        window.render(BY_NAME["notice"].view(Language.ENGLISH, display))
        assert button(window, "consent-chip").isChecked()
    _show(window, BY_NAME["need-key"])
    button(window, "key-7").click()
    window.render(BY_NAME["need-key"].view(display=Display(TextSize.LARGE)))
    assert any("Đã nhập 1 số" in widget.accessibleName() for widget in window.findChildren(QWidget))


def test_after_each_person_the_screen_is_as_it_was_before(window: KioskWindow) -> None:
    """Every pixel: no language, size, colour, name, tick or digit of a person is left."""
    _show(window, BY_NAME["attract"])
    before = window.grab().toImage()
    for example in EXAMPLES:
        window.render(example.view(Language.ENGLISH, Display(TextSize.LARGE, Contrast.HIGH)))
        if example.name in ("notice", "need-key"):
            buttons(window)[0].click()
    _show(window, BY_NAME["attract"])
    assert window.grab().toImage() == before


def test_without_motion_nothing_moves_and_nothing_fades(qtbot: QtBot) -> None:
    window = make_kiosk(LAPTOP, motion=False, simulated=False)
    for example in EXAMPLES:
        window.render(example.view())
        assert not any(drawing.moving for drawing in window.findChildren(Illustration))
        assert not window.findChildren(Crossfade)
    assert MOTION_MS <= 180
    window.close()
