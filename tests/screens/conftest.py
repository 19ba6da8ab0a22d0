"""The window on Qt's offscreen platform, at the three sizes of glass; any Qt warning fails a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.screens.glass import GLASS, Collected, Glass
from ui.window import KioskWindow

HERE = Path(__file__).parent
PINS = {"2468": "Trần Thị Lan"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every Qt warning during a test of this folder fails it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))


@pytest.fixture
def make_window(qapp: QApplication) -> Iterator[Callable[..., KioskWindow]]:
    """Makes windows of a size of glass and deletes them afterwards."""
    made: list[KioskWindow] = []

    def make(glass: Glass, *, motion: bool = False, simulated: bool = True) -> KioskWindow:
        window = KioskWindow(
            glass.metrics,
            "Bệnh viện Đa khoa Thành phố",
            simulated=simulated,
            staff_login=PINS.get,
            now=lambda: datetime(2026, 11, 22, 8, 5, tzinfo=UTC),
            motion=motion,
        )
        window.resize(glass.width, glass.height)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture(scope="session")
def _shared(qapp: QApplication) -> Iterator[dict[str, KioskWindow]]:
    windows: dict[str, KioskWindow] = {}
    for glass in GLASS:
        window = KioskWindow(
            glass.metrics,
            "Bệnh viện Đa khoa Thành phố",
            simulated=True,
            staff_login=PINS.get,
            now=lambda: datetime(2026, 11, 22, 8, 5, tzinfo=UTC),
            motion=False,
        )
        window.resize(glass.width, glass.height)
        window.show()
        windows[glass.name] = window
    yield windows
    for window in windows.values():
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture(params=GLASS, ids=lambda glass: glass.name)
def glass(request: pytest.FixtureRequest) -> Glass:
    """Each size of glass in turn."""
    chosen = request.param
    assert isinstance(chosen, Glass)
    return chosen


@pytest.fixture
def window(_shared: dict[str, KioskWindow], glass: Glass) -> KioskWindow:
    """One window a size, used by many tests one after the other, as a kiosk's is all day."""
    return _shared[glass.name]


@pytest.fixture
def collected(window: KioskWindow) -> Iterator[Collected]:
    """The intents that the window sends."""
    found = Collected()
    window.intent.connect(found.add)
    yield found
    window.intent.disconnect(found.add)
