"""The tester's hands: what a button of the dock does is seen by the devices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from biometrics.liveness.challenge import Motion
from cardreader.optical.mrz_image import MrzImageReader
from cardreader.optical.recogniser import LineRecogniser
from kiosk.app.dock import SimulatorDock
from kiosk.runner.system import SystemClock
from kiosk.session.state import Language, State, Step
from kiosk.session.views import CapturingFaceView, MatchingView, View
from simulators.casting import FaceCast
from simulators.world import SimulatedWorld
from ui.dock import Dock


def _list(dock: Dock, name: str) -> QComboBox:
    (found,) = (item for item in dock.findChildren(QComboBox) if item.accessibleName() == name)
    return found


def test_the_back_of_the_chosen_persons_card_is_held_to_the_camera(qapp: QApplication, tmp_path: Path) -> None:
    world = SimulatedWorld(SystemClock(), tmp_path, None)
    dock = SimulatorDock(world).widget()
    reader = MrzImageReader(LineRecogniser.bundled())
    world.camera.open()
    people = _list(dock, "Person at the kiosk")
    (button,) = (item for item in dock.findChildren(QPushButton) if item.text() == "Hold the card's back")
    for place, persona in list(enumerate(world.personas.values()))[:2]:
        people.setCurrentIndex(place)
        button.click()
        frame = world.camera.read(5.0)
        assert frame is not None
        identity = reader.read(frame.image, date(2026, 11, 22)).identity
        assert identity is not None
        assert identity.personal_id == persona.card.personal_id
    world.camera.close()
    world.printer.close()


def test_what_is_chosen_for_the_camera_is_filmed_at_once(qapp: QApplication, tmp_path: Path) -> None:
    world = SimulatedWorld(SystemClock(), tmp_path, None)
    dock = SimulatorDock(world).widget()
    scenes = _list(dock, "Camera")
    assert scenes.count() == len(FaceCast), "every scene can be chosen"
    world.camera.open()
    light = []
    for cast in (FaceCast.PERSON, FaceCast.BLACK):
        scenes.activated.emit(list(FaceCast).index(cast))
        frame = world.camera.read(5.0)
        assert frame is not None
        light.append(frame.image.mean())
    assert light[0] > 100
    assert light[1] < 5
    world.camera.close()
    world.printer.close()


def test_who_stands_there_moves_as_the_screen_or_a_held_button_asks(qapp: QApplication, tmp_path: Path) -> None:
    world = SimulatedWorld(SystemClock(), tmp_path, None)
    hands = SimulatorDock(world)
    dock = hands.widget()
    heard: list[Motion | None] = []
    world.camera.tell = heard.append  # type: ignore[method-assign, assignment]
    for motion in (None, Motion.BLINK, Motion.BLINK, Motion.TURN_LEFT):
        body = CapturingFaceView(None, 0, 3, motion=motion)
        hands.changed(State(), View(Step.CAPTURING_FACE, Language.VIETNAMESE, 2, True, body))
    hands.changed(State(), View(Step.MATCHING, Language.VIETNAMESE, 2, True, MatchingView()))
    assert heard == [Motion.BLINK, Motion.TURN_LEFT, None]
    (button,) = (item for item in dock.findChildren(QPushButton) if item.text() == "Hold: come closer")
    button.click()
    assert heard[3:] == [Motion.COME_CLOSER, None]
    world.printer.close()
