"""The counter's pages in five languages on desk screens: nothing cut off, nothing over another, all legible.

Positions, sizes, fonts and colours are read from the widgets that are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from kiosk.session.counter_views import CounterBody, CounterVisitView, Work
from kiosk.session.state import Contrast, Display, Language, TextSize
from tests.screens.conftest import make_counter
from tests.screens.counter_examples import DESK_BY_NAME, DESK_EXAMPLES, DeskExample
from tests.screens.glass import LAPTOP, Glass, place
from tests.screens.test_access import _painted_contrast, _pixels
from ui.counter.button import DeskButton
from ui.counter.rows import RowTable
from ui.counter.setting import GROWS_TO, desk_growth
from ui.counter.window import CounterWindow
from ui.i18n.pseudo import pseudo_translations
from ui.tokens import LEAST_CONTRAST
from ui.widgets.icon import IconView
from ui.widgets.illustration import Illustration
from ui.widgets.portrait import Portrait
from ui.widgets.preview import CameraPreview
from ui.widgets.qr import QrCode
from ui.widgets.text import Text

DESK = Glass("desk-27in", 1920, 1080, 27.0)
LEAST_CAPITAL = {TextSize.NORMAL: 2.7, TextSize.LARGE: 2.7 * 1.25}
"""Height of a capital in millimetres: 16 minutes of arc from 60 cm (ISO 9241-303), and 125 % of it."""
LEAST_CONTROL = 7.0
"""Side of what a mouse presses, in millimetres: more than the 24 CSS pixels of WCAG 2.2 (2.5.8)."""
ROUNDING = 0.05
LEAVES = (Text, QAbstractButton, IconView, Illustration, CameraPreview, Portrait, QrCode, QLineEdit, QPlainTextEdit)

LOOKS = [
    *((LAPTOP, language, Display()) for language in Language),
    (LAPTOP, Language.VIETNAMESE, Display(TextSize.LARGE)),
    (DESK, Language.KOREAN, Display(TextSize.LARGE)),
]

COLOURED = (
    "counter-sign-in",
    "counter-desk-list",
    "counter-key-wrong",
    "counter-face",
    "counter-trouble-face",
    "counter-tasks-done",
    "counter-dossier",
    "counter-receipt-failed",
    "counter-services",
    "counter-idle",
)
"""Every colour and kind of control that there is."""


def settle(window: CounterWindow) -> None:
    """Lays everything out without painting it, and lets go of the page before."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def show(
    window: CounterWindow, example: DeskExample, language: Language, display: Display, *, anew: bool = True
) -> None:
    """`anew`: not as news of the page that is already there."""
    if anew:
        window.render(DESK_BY_NAME["counter-clearing"].view(language, display))
    window.render(example.view(language, display))
    settle(window)


def visible(window: QWidget, kind: type | tuple[type, ...]) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if isinstance(widget, kind) and widget.isVisible()]


def scroller(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def is_seen(widget: QWidget) -> bool:
    """Whether it lies wholly within what its scroll area shows now."""
    area = scroller(widget)
    return area is None or area.viewport().rect().contains(place(area.viewport(), widget))


@pytest.fixture(scope="module")
def windows(qapp: QApplication) -> Iterator[dict[str, CounterWindow]]:
    made = {glass.name: make_counter(glass, languages=tuple(Language)) for glass in (LAPTOP, DESK)}
    yield made
    for window in made.values():
        window.close()
        window.deleteLater()
    qapp.processEvents()


def test_every_body_and_every_work_has_an_example() -> None:
    bodies = {type(example.body) for example in DESK_EXAMPLES}
    works = {type(example.body.work) for example in DESK_EXAMPLES if isinstance(example.body, CounterVisitView)}
    assert set(get_args(CounterBody)) <= bodies
    assert set(get_args(Work)) == works


@pytest.mark.parametrize(
    ("glass", "language", "display"), LOOKS, ids=[f"{g.name}-{la.value}-{d.text_size.value}" for g, la, d in LOOKS]
)
def test_pages(windows: dict[str, CounterWindow], glass: Glass, language: Language, display: Display) -> None:
    window, failures = windows[glass.name], []
    for example in DESK_EXAMPLES:
        show(window, example, language, display, anew=display == Display() and language is Language.VIETNAMESE)
        try:
            nothing_is_cut_off(window)
            nothing_overlaps(window)
            all_is_legible(window, glass, display.text_size)
            each_key_presses_one_thing(window)
            if display.text_size is TextSize.NORMAL:
                the_person_is_seen_whole(window, example)
        except AssertionError as error:
            failures.append(f"{example.name}: {str(error).splitlines()[0]}")
    if failures:
        pytest.fail("\n".join(failures))


def test_words_that_are_40_percent_longer_find_room(qapp: QApplication) -> None:
    window = make_counter(LAPTOP, translations=pseudo_translations())
    failures = []
    for example in DESK_EXAMPLES:
        show(window, example, Language.ENGLISH, Display(), anew=False)
        try:
            nothing_is_cut_off(window)
            nothing_overlaps(window)
        except AssertionError as error:
            failures.append(f"{example.name}: {str(error).splitlines()[0]}")
    window.close()
    window.deleteLater()
    qapp.processEvents()
    if failures:
        pytest.fail("\n".join(failures))


def nothing_is_cut_off(window: CounterWindow) -> None:
    for widget in visible(window, (Text, QAbstractButton)):
        assert isinstance(widget, Text | QAbstractButton)
        if not widget.text().strip():
            continue
        name = widget.text()
        parent = widget.parentWidget()
        assert parent is not None
        assert parent.rect().contains(widget.geometry()), f"beyond its parent: {name}"
        assert widget.height() >= widget.heightForWidth(widget.width()), f"too low: {name}"
        assert widget.width() >= widget.minimumSizeHint().width(), f"too narrow: {name}"
        if scroller(widget) is None:
            assert window.rect().contains(place(window, widget)), f"outside: {name}"
    for area in visible(window, QScrollArea):
        assert isinstance(area, QScrollArea)
        inside = area.widget()
        assert inside is not None
        assert inside.width() <= area.viewport().width(), "scrolls sideways"
        assert area.viewport().height() >= 20, "no room to scroll in"
    for table in visible(window, RowTable):
        assert isinstance(table, RowTable)
        assert table.fits, "a word is wider than its column"
        first = table.list.visualRect(table.list.model().index(0, 0))
        assert table.list.viewport().height() >= min(first.height(), 60), "no row is seen whole"


def nothing_overlaps(window: CounterWindow) -> None:
    boxes: list[tuple[QWidget, QRect]] = [
        (widget, place(window, widget)) for widget in visible(window, LEAVES) if is_seen(widget)
    ]
    boxes += [(widget, place(window, widget)) for widget in visible(window, RowTable)]
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not box.intersects(other_box), f"{one.accessibleName()} over {other.accessibleName()}"


def all_is_legible(window: CounterWindow, glass: Glass, size: TextSize) -> None:
    for widget in visible(window, (Text, DeskButton, QLineEdit, QPlainTextEdit, RowTable)):
        shown = widget.list if isinstance(widget, RowTable) else widget
        capital = QFontMetricsF(shown.font()).capHeight() / glass.metrics.px_per_mm
        assert capital >= LEAST_CAPITAL[size] - ROUNDING, f"too small: {widget.accessibleName()} {capital:.2f}"
        if isinstance(widget, Text | DeskButton):
            assert widget.line_height >= 1.4
    for button in visible(window, QAbstractButton):
        least = glass.metrics.px(LEAST_CONTROL)
        assert min(button.width(), button.height()) >= least, f"too small: {button.accessibleName()}"


def the_person_is_seen_whole(window: CounterWindow, example: DeskExample) -> None:
    """At the ordinary text size nothing of the left side waits below its edge."""
    if not isinstance(example.body, CounterVisitView):
        return
    side = window.person_side
    assert side is not None
    assert any(label.objectName() == "person-name" for label in visible(side, Text))
    for area in visible(side, QScrollArea):
        assert isinstance(area, QScrollArea)
        assert area.verticalScrollBar().maximum() == 0, "the left side scrolls"


def each_key_presses_one_thing(window: CounterWindow) -> None:
    keys = [button.key for button in visible(window, DeskButton) if isinstance(button, DeskButton) and button.key]
    assert len(keys) == len(set(keys)), "two buttons on one key"


@pytest.mark.parametrize("chosen", Contrast)
def test_all_text_has_the_contrast_of_its_theme(windows: dict[str, CounterWindow], chosen: Contrast) -> None:
    window, faint = windows[LAPTOP.name], []
    for example in (DESK_BY_NAME[name] for name in COLOURED):
        show(window, example, Language.VIETNAMESE, Display(contrast=chosen))
        pixels = _pixels(window.grab().toImage())
        for widget in visible(window, (Text, QAbstractButton, RowTable)):
            if not is_seen(widget) or (isinstance(widget, Text) and not widget.text().strip()):
                continue
            found = _painted_contrast(pixels, place(window, widget))
            if found < LEAST_CONTRAST[chosen]:
                faint.append(f"{example.name}: {widget.accessibleName()} {found:.1f}")
    assert faint == []


def test_the_focus_is_seen(qapp: QApplication) -> None:
    """Each kind of control is drawn otherwise while it has the keyboard."""
    window = make_counter(LAPTOP)
    window.activateWindow()
    for name, kinds in (
        ("counter-tasks", (DeskButton, QLineEdit, RowTable)),
        ("counter-dossier", (QAbstractButton, QPlainTextEdit)),
    ):
        show(window, DESK_BY_NAME[name], Language.VIETNAMESE, Display())
        QApplication.processEvents()
        for kind in kinds:
            widget = next(item for item in visible(window, kind) if item.isEnabled())
            target = widget.list if isinstance(widget, RowTable) else widget
            window.setFocus()
            before = _pixels(widget.grab().toImage()).copy()
            target.setFocus(Qt.FocusReason.TabFocusReason)
            assert target.hasFocus()
            assert not np.array_equal(before, _pixels(widget.grab().toImage())), f"{kind.__name__} shows no focus"
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize("language", [Language.VIETNAMESE, Language.ENGLISH, Language.CHINESE, Language.JAPANESE])
def test_in_large_type_long_words_have_room_before_dates_stay_on_one_line(
    windows: dict[str, CounterWindow], language: Language
) -> None:
    window = windows[LAPTOP.name]
    window.render(DESK_BY_NAME["counter-desk-list"].view(language, Display(TextSize.LARGE)))
    settle(window)
    (table,) = visible(window, RowTable)
    assert isinstance(table, RowTable)
    procedure = table.measures.widths[2]
    assert procedure >= 0.12 * sum(table.measures.widths)


def test_a_larger_screen_is_drawn_larger_up_to_a_limit() -> None:
    assert desk_growth(1366, 768, LAPTOP.metrics) == 1.0
    assert desk_growth(1920, 1080, DESK.metrics) == GROWS_TO
    assert 1.0 < desk_growth(1920, 1080, Glass("", 1920, 1080, 19.0).metrics) < GROWS_TO


def test_a_simulated_run_says_so_on_every_page(qapp: QApplication) -> None:
    window = make_counter(LAPTOP, simulated=True)
    for example in DESK_EXAMPLES:
        window.render(example.view())
        settle(window)
        assert any(
            isinstance(label, Text) and "MÔ PHỎNG · SIMULATED" in label.text() for label in visible(window, Text)
        )
    window.close()
    window.deleteLater()
    qapp.processEvents()
