"""The tester's hands: what a button of the dock does is seen by the devices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from cardreader.optical.mrz_image import MrzImageReader
from cardreader.optical.recogniser import LineRecogniser
from kiosk.app.dock import SimulatorDock
from kiosk.runner.system import SystemClock
from simulators.world import SimulatedWorld


def test_the_back_of_the_chosen_persons_card_is_held_to_the_camera(qapp: QApplication, tmp_path: Path) -> None:
    world = SimulatedWorld(SystemClock(), tmp_path, None)
    dock = SimulatorDock(world).widget()
    reader = MrzImageReader(LineRecogniser.bundled())
    world.camera.open()
    (people,) = dock.findChildren(QComboBox)
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
