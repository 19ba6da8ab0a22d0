"""The simulated person hears what the face step's screen asks, and the camera films it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from biometrics.faces import YuNetDetector
from biometrics.liveness.challenge import Motion
from biometrics.modelstore import ModelStore
from kiosk.runner.system import SystemClock
from kiosk.session.state import CardStage, Language, State, Step
from kiosk.session.views import CapturingFaceView, ReadingCardView, View
from simulators.casting import FaceCast
from simulators.patient import SimulatedPatient
from simulators.world import PersonHands, SimulatedWorld


@dataclass(eq=False)
class ListeningHands(PersonHands):
    """Keeps what was heard."""

    world: SimulatedWorld
    heard: list[Motion | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.world, self.world.personas["mau"], FaceCast.PERSON)

    def perform(self, motion: Motion | None) -> None:
        self.heard.append(motion)
        super().perform(motion)


def face_screen(motion: Motion | None, collected: int = 0) -> View:
    body = CapturingFaceView(None, collected, 3, motion=motion)
    return View(Step.CAPTURING_FACE, Language.VIETNAMESE, 2, True, body)


def patient_of(hands: ListeningHands) -> SimulatedPatient:
    return SimulatedPatient(hands, lambda _intent: None, lambda: None)


def test_each_motion_is_heard_once_however_often_the_screen_is_drawn(tmp_path: Path) -> None:
    hands = ListeningHands(SimulatedWorld(SystemClock(), tmp_path, None))
    patient = patient_of(hands)
    asked: Sequence[Motion | None] = (None, Motion.BLINK, Motion.BLINK, None, Motion.TURN_LEFT, Motion.TURN_LEFT, None)
    for place, motion in enumerate(asked):
        patient.changed(State(), face_screen(motion, place))
    assert hands.heard == [Motion.BLINK, None, Motion.TURN_LEFT, None]
    hands.world.printer.close()


def test_the_camera_films_the_turn_that_was_asked(tmp_path: Path) -> None:
    world = SimulatedWorld(SystemClock(), tmp_path, None)
    hands = ListeningHands(world)
    patient, detector = patient_of(hands), YuNetDetector(ModelStore.bundled())
    patient.changed(
        State(), View(Step.READING_CARD, Language.VIETNAMESE, 1, True, ReadingCardView(CardStage.PHOTO, None, 1))
    )
    world.camera.open()
    first = world.camera.read(5.0)
    assert first is not None
    patient.changed(State(), face_screen(None))
    patient.changed(State(), face_screen(Motion.TURN_RIGHT))
    offsets: list[float] = []
    while not offsets or (min(offsets) > -0.2 and len(offsets) < 60):
        frame = world.camera.read(5.0)
        assert frame is not None
        offsets.append(detector.detect(np.ascontiguousarray(frame.image))[0].nose_offset)
    assert min(offsets) <= -0.2
    assert max(offsets) < 0.15
    world.camera.close()
    world.printer.close()
