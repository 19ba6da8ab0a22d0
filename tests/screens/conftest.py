"""The window on Qt's offscreen platform, at the three sizes of glass; any Qt warning fails a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from kiosk.session.state import Language
from tests.screens.glass import GLASS, Collected, Glass
from ui.counter.window import CounterWindow
from ui.i18n import Translations
from ui.window import KioskWindow

HERE = Path(__file__).parent
PINS = {"2468": "Trần Thị Lan"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every Qt warning during a test of this folder fails it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))


def make_kiosk(
    glass: Glass,
    *,
    motion: bool,
    simulated: bool,
    translations: Translations | None = None,
    languages: Sequence[Language] | None = None,
) -> KioskWindow:
    """A window of that size, shown."""
    window = KioskWindow(
        glass.metrics,
        "Bệnh viện Đa khoa Thành phố",
        simulated=simulated,
        staff_login=PINS.get,
        now=lambda: datetime(2026, 11, 22, 8, 5, tzinfo=UTC),
        motion=motion,
        translations=translations,
        languages=languages,
    )
    window.resize(glass.width, glass.height)
    window.show()
    return window


def make_counter(
    glass: Glass,
    *,
    simulated: bool = False,
    translations: Translations | None = None,
    languages: Sequence[Language] | None = None,
) -> CounterWindow:
    """A counter's window of that size, shown."""
    window = CounterWindow(
        glass.metrics,
        "Trung tâm phục vụ hành chính công Thành phố",
        simulated=simulated,
        staff_login=PINS.get,
        now=lambda: datetime(2026, 11, 22, 8, 5, tzinfo=UTC),
        motion=False,
        translations=translations,
        languages=languages,
    )
    window.resize(glass.width, glass.height)
    window.show()
    return window


@pytest.fixture
def make_window(qapp: QApplication) -> Iterator[Callable[..., KioskWindow]]:
    """Makes windows of a size of glass and deletes them afterwards."""
    made: list[KioskWindow] = []

    def make(
        glass: Glass,
        *,
        motion: bool = False,
        simulated: bool = True,
        languages: Sequence[Language] | None = None,
    ) -> KioskWindow:
        window = make_kiosk(glass, motion=motion, simulated=simulated, languages=languages)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture(scope="module", params=GLASS, ids=lambda glass: glass.name)
def glass(request: pytest.FixtureRequest) -> Glass:
    """Each size of glass in turn."""
    chosen = request.param
    assert isinstance(chosen, Glass)
    return chosen


@pytest.fixture(scope="module")
def window(qapp: QApplication, glass: Glass) -> Iterator[KioskWindow]:
    """One window a size, used by many tests one after the other, as a kiosk's is all day."""
    window = make_kiosk(glass, motion=False, simulated=True)
    yield window
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def collected(window: KioskWindow) -> Iterator[Collected]:
    """The intents that the window sends."""
    found = Collected()
    window.intent.connect(found.add)
    yield found
    window.intent.disconnect(found.add)
