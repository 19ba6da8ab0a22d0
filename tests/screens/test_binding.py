"""The Qt binding itself: a kiosk runs for weeks, so an event must not cost a reference (docs/adr/0004)."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

EVENTS = 500
LEEWAY = 200
"""Other objects come and go meanwhile; the defect costs two for each event."""


class Filter(QObject):
    """Looks at every event and lets it pass."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        return False


def references() -> tuple[int, int, int]:
    return sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)


def test_events_through_python_cost_no_references(qtbot: QtBot) -> None:
    button, watcher = QPushButton("x"), Filter()
    qtbot.addWidget(button)
    button.installEventFilter(watcher)
    gc.collect()
    before = references()
    for _ in range(EVENTS):
        button.setEnabled(False)
        button.setEnabled(True)
    lost = [then - now for now, then in zip(references(), before, strict=True)]
    assert max(lost) < LEEWAY, lost
