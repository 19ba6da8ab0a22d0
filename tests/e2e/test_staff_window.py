"""Staff at the real window: the corner, the PIN on the pad, the comparison, the visit handed back, the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiosk.app.demo import DemoOptions, Record, simulated_kiosk
from kiosk.app.window import WindowApplication
from kiosk.runner.system import SystemClock
from kiosk.session.state import State, Step
from kiosk.session.views import StaffView, View
from simulators.patient import SimulatedPatient
from simulators.world import STAFF_PIN, SimulatedWorld
from tests.e2e.reception import PATIENT, UNTESTED
from ui.staff_door import StaffDoor
from ui.tokens import ScreenMetrics
from ui.window import KioskWindow

WAIT_MS = 60_000


class Interrupted(SimulatedPatient):
    """A person whom staff look at before the review."""

    looked_at = False

    def _act(self, view: View) -> None:
        if view.step is not Step.REVIEW or self.looked_at:
            super()._act(view)


class Hall:
    """A whole kiosk behind its window, and a person before it."""

    def __init__(self, folder: Path) -> None:
        self.clock = SystemClock()
        self.application = WindowApplication()
        self.world = SimulatedWorld(self.clock, folder, folder / "out")
        self.world.start()
        self.left = False
        options = DemoOptions(folder, folder / "out", None, PATIENT, liveness=UNTESTED)
        submit = self.application.bridge.submit
        self.kiosk = simulated_kiosk(self.world, options, self.clock, submit, self._exit, leave=self._leave)
        metrics = ScreenMetrics.of_diagonal(1080, 1920, 21.5)
        self.window: KioskWindow = self.application.open(self.kiosk, metrics, self.clock, motion=False)
        self.window.resize(1080, 1920)
        self.window.show()
        self.record = Record(self.clock)
        hands = self.world.hands(self.world.personas["mau"])
        self.person = Interrupted(hands, self.kiosk.runner.intend, lambda: None)
        self.steps: list[Step] = []
        for watcher in (self.record, self.person, self):
            self.kiosk.runner.watch(watcher)

    def changed(self, state: State, view: View) -> None:
        self.steps.append(view.step)

    def staff_called(self, code: object) -> None:
        """Nobody is."""

    def _leave(self) -> None:
        self.left = True

    def _exit(self) -> None:
        raise AssertionError("wiping hangs")

    @property
    def step(self) -> Step:
        return self.kiosk.runner.state.step

    def close(self) -> None:
        self.kiosk.stop()
        self.world.stop()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def hall(qapp: QApplication, tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()
    qapp.processEvents()


def hold_the_corner(hall: Hall, qtbot: QtBot) -> StaffDoor:
    """Three seconds, shortened for the test."""
    hall.window._corner._timer.setInterval(20)
    place = QPoint(8, hall.window.height() // 20)
    target = hall.window.childAt(place) or hall.window
    QTest.mousePress(
        target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target.mapFrom(hall.window, place)
    )
    qtbot.waitUntil(lambda: bool(hall.window.findChildren(StaffDoor)), timeout=WAIT_MS)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(0, 0))
    return hall.window.findChildren(StaffDoor)[0]


def touch(hall: Hall, name: str) -> None:
    (target,) = [item for item in hall.window.findChildren(QAbstractButton, name) if item.isVisible()]
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def sign_in(hall: Hall, qtbot: QtBot) -> None:
    door = hold_the_corner(hall, qtbot)
    for digit in STAFF_PIN:
        QTest.mouseClick(door._pad.keys[digit], Qt.MouseButton.LeftButton)
    QTest.mouseClick(door._pad.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: hall.step is Step.STAFF, timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("decision", "assurance"),
    [(("primary", "ground-chip_photo"), "staff"), (("resume",), "chip_genuine")],
    ids=["vouched for", "handed back"],
)
def test_a_visit_that_staff_looked_at_ends_with_a_number_and_later_they_end_the_program(
    hall: Hall, qtbot: QtBot, decision: tuple[str, ...], assurance: str
) -> None:
    hall.kiosk.start()
    qtbot.waitUntil(lambda: hall.step is Step.REVIEW, timeout=WAIT_MS)
    sign_in(hall, qtbot)
    body = hall.window._view.body if hall.window._view is not None else None
    assert isinstance(body, StaffView)
    assert body.photo is not None, "the chip's JPEG 2000, made drawable"
    # Whatever screen is shown by then: a later answer, as the outbox's, may take the place of the first one.
    qtbot.waitUntil(lambda: getattr(hall.window.screen_shown, "live_image", None) is not None, timeout=WAIT_MS)
    hall.person.looked_at = True
    for button in decision:
        touch(hall, button)
    qtbot.waitUntil(lambda: hall.record.ticket is not None and hall.step is Step.ATTRACT, timeout=WAIT_MS)
    assert hall.record.as_json()["assurance"] == assurance
    sign_in(hall, qtbot)
    touch(hall, "kiosk-page")
    touch(hall, "reprint")
    qtbot.waitUntil(lambda: len(hall.world.printer.printed) == 2, timeout=WAIT_MS)
    touch(hall, "end-page")
    touch(hall, "end")
    qtbot.waitUntil(lambda: hall.left, timeout=WAIT_MS)
    assert hall.kiosk.runner.state.visit is None
