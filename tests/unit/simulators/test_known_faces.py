"""Runs in which nobody has to be seen: plain pictures whose codes are read, and a verifier that knows the scene."""

import pytest

from biometrics.camera import Frame
from biometrics.hints import Hint
from biometrics.verification import Decision, NotReadyError, PhotoFailure, ReferenceResult
from cardreader.optical.qr_image import find_qr
from simulators.attacks import Presentation
from simulators.camera import PersonaCamera
from simulators.face_books import FaceBooks
from simulators.known_faces import KnownFaces, PhotoBook
from simulators.outfits import Outfit
from simulators.personas.codes import qr_text
from simulators.personas.loading import load_personas
from simulators.personas.pictures import portrait
from simulators.plain_stages import plain_stage_for
from simulators.scenes import (
    BlackScene,
    CodeScene,
    DarkScene,
    EmptyScene,
    FrozenScene,
    PersonScene,
    PresentationScene,
    Scene,
    TwoPersonsScene,
)
from tests.unit.gateway.support import ManualClock

PERSONS = load_personas()
MAU, LAN = PERSONS["mau"], PERSONS["lan"]


class Bench:
    """A plain camera and the verifier, whose photos are all fit to be compared with."""

    def __init__(self, failure: PhotoFailure | None = None) -> None:
        self.judged: list[bytes] = []
        self.clock = ManualClock()
        self.camera = PersonaCamera(paint=plain_stage_for, clock=self.clock.monotonic)
        self.faces = KnownFaces(
            self.camera, PhotoBook(PERSONS.values(), lambda photo: self._judge(photo, failure), lambda: None)
        )
        self.camera.open()

    def _judge(self, photo: bytes, failure: PhotoFailure | None) -> ReferenceResult:
        self.judged.append(photo)
        return ReferenceResult(failure)

    def frame(self) -> Frame:
        self.clock.advance(1.0)
        frame = self.camera.read(0.0)
        assert frame is not None
        return frame

    def verdict(self, *scenes: Scene) -> Decision:
        for scene in scenes:
            self.camera.show(scene)
        while not self.faces.offer(self.frame()).complete:
            pass
        return self.faces.verdict().face.decision


@pytest.mark.parametrize(
    ("scene", "decision"),
    [
        (PersonScene(MAU), Decision.MATCH),
        (PersonScene(MAU, outfit=Outfit.GLASSES), Decision.MATCH),
        (PersonScene(LAN), Decision.NO_MATCH),
        (PresentationScene(Presentation.PRINT_FLAT, MAU, LAN), Decision.MATCH),
    ],
)
def test_whoever_is_there_is_compared_with_the_photo(scene: Scene, decision: Decision) -> None:
    bench = Bench()
    assert bench.faces.set_reference(portrait(MAU)).ok
    assert bench.verdict(scene) is decision


def test_an_unknown_photo_matches_nobody() -> None:
    bench = Bench()
    bench.faces.set_reference(b"somebody")
    assert bench.verdict(PersonScene(MAU)) is Decision.NO_MATCH


@pytest.mark.parametrize(
    ("scenes", "hint"),
    [
        ([EmptyScene()], Hint.NO_FACE),
        ([CodeScene("x")], Hint.NO_FACE),
        ([TwoPersonsScene(MAU, LAN)], Hint.MULTIPLE_FACES),
        ([PersonScene(MAU, outfit=Outfit.MASK)], Hint.UNCOVER_FACE),
        ([PersonScene(MAU), DarkScene()], Hint.TOO_DARK),
        ([PersonScene(MAU), BlackScene()], Hint.NO_FACE),
    ],
)
def test_where_no_face_can_be_compared_it_says_why(scenes: list[Scene], hint: Hint) -> None:
    bench = Bench()
    bench.faces.set_reference(portrait(MAU))
    for scene in scenes:
        bench.camera.show(scene)
    for _ in range(5):
        progress = bench.faces.offer(bench.frame())
    assert (progress.hint, progress.collected, progress.complete) == (hint, 0, False)
    with pytest.raises(NotReadyError):
        bench.faces.verdict()


def test_a_photo_is_judged_once_and_forgotten_with_the_person() -> None:
    bench = Bench()
    bench.faces.set_reference(portrait(MAU))
    assert bench.verdict(PersonScene(MAU)) is Decision.MATCH
    bench.faces.restart()
    with pytest.raises(NotReadyError):
        bench.faces.verdict()
    bench.faces.wipe()
    assert bench.verdict(PersonScene(MAU)) is Decision.NO_MATCH
    bench.faces.set_reference(portrait(MAU))
    assert bench.judged == [portrait(MAU)]


def test_an_unfit_photo_stays_unfit() -> None:
    bench = Bench(PhotoFailure.NO_FACE)
    assert [bench.faces.set_reference(portrait(MAU)).failure for _ in range(2)] == [PhotoFailure.NO_FACE] * 2


def test_plain_codes_are_read_and_plain_pictures_live() -> None:
    bench = Bench()
    text = qr_text(MAU)
    bench.camera.show(CodeScene(text))
    assert [payload.decode() for payload in find_qr(bench.frame().image)] == [text]
    bench.camera.show(PersonScene(MAU))
    one, other = bench.frame().image, bench.frame().image
    assert one.shape == (48, 64, 3)
    assert (one != other).any()
    bench.camera.show(FrozenScene())
    one, other = bench.frame().image, bench.frame().image
    assert (one == other).all()
    bench.camera.show(BlackScene())
    assert bench.frame().image.mean() < 10


def test_every_scene_has_a_plain_picture() -> None:
    for scene in (EmptyScene(), PersonScene(MAU), TwoPersonsScene(MAU, LAN)):
        stage = plain_stage_for(scene, FaceBooks(), 0)
        stage.hear(None, 0.0)
        assert not stage.untouched
        assert stage.picture(0.0).shape == (48, 64, 3)
