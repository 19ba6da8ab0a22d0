"""What stands before the simulated camera in the face step: it looks, moves and differs as its name says."""

import hashlib
import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from biometrics.camera import CameraError, CameraFault
from biometrics.faces import Face, YuNetDetector
from biometrics.liveness.challenge import Motion
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.observation import FaceObservation, observe
from biometrics.liveness.signals import SignalReader
from biometrics.modelstore import ModelStore
from simulators.camera import PersonaCamera
from simulators.card_pictures import Image
from simulators.casting import ATTACKS, FACTS, Casting, FaceCast
from simulators.face_books import FaceBooks
from simulators.personas.persona import load_personas
from simulators.stages import Stage, stage_for
from tools.simulated_camera import SHEET, page

PERSONAS = load_personas()
MAU, LAN = PERSONAS["mau"], PERSONAS["lan"]
RATE = 12.5
LIVING = (FaceCast.PERSON, FaceCast.SEATED, FaceCast.NODS, FaceCast.GLASSES, FaceCast.MASKED)
SHEETS = (FaceCast.PRINT, FaceCast.PRINT_SHAKEN, FaceCast.PRINT_CUT_EYES)
TABLETS = (FaceCast.TABLET, FaceCast.TABLET_LOOP, FaceCast.TABLET_RIGHT_TURNS)
FACES = {FaceCast.NOBODY: 0, FaceCast.TWO_PEOPLE: 2}
LOOP = 32
"""Frames of the injected recording."""


class Lens:
    """Looks at stages with the kiosk's own detector and landmarks."""

    def __init__(self) -> None:
        models = ModelStore.bundled()
        self.books = FaceBooks(most=6)
        self.detector = YuNetDetector(models)
        self._landmarks = LandmarkReader(models)

    def stage(self, cast: FaceCast, seed: int = 0) -> Stage:
        return stage_for(Casting(cast, MAU, LAN).scene, self.books, seed)

    def faces(self, image: Image) -> tuple[Face, ...]:
        return self.detector.detect(image)

    def observe(self, image: Image) -> FaceObservation:
        (face,) = self.faces(image)
        landmarks = self._landmarks.read(image, face)
        assert landmarks is not None
        seen = observe(landmarks)
        assert seen is not None
        return seen

    def performance(self, cast: FaceCast, motion: Motion | None, seconds: float = 3.6) -> list[FaceObservation]:
        """What is seen from the moment on at which `motion` is asked."""
        return [self.observe(picture) for picture in played(self.stage(cast), motion, seconds)]


def played(stage: Stage, motion: Motion | None, seconds: float) -> list[Image]:
    pictures = []
    for tick in range(int(seconds * RATE)):
        stage.hear(motion, tick / RATE)
        pictures.append(stage.picture(tick / RATE))
    return pictures


def turned(observations: Sequence[FaceObservation]) -> tuple[float, float]:
    """The farthest that the nose went to each side, from where it was at first."""
    offsets = [seen.nose_offset - observations[0].nose_offset for seen in observations]
    return min(offsets), max(offsets)


def spread_of(observations: Sequence[FaceObservation]) -> float:
    """How far the nose went up and down."""
    heights = [seen.nose_height for seen in observations]
    return max(heights) - min(heights)


def digests(pictures: Sequence[Image]) -> list[bytes]:
    return [hashlib.blake2b(np.ascontiguousarray(picture).data, digest_size=16).digest() for picture in pictures]


@pytest.fixture(scope="module")
def lens() -> Lens:
    return Lens()


class TestEveryScene:
    @pytest.mark.parametrize("cast", list(FaceCast))
    def test_the_detector_finds_who_is_there(self, lens: Lens, cast: FaceCast) -> None:
        stage = lens.stage(cast)
        for at in (0.0, 0.7, 1.3):
            picture = stage.picture(at)
            assert picture.shape == (480, 640, 3)
            assert len(lens.faces(picture)) == FACES.get(cast, 1)

    @pytest.mark.parametrize("cast", list(FaceCast))
    def test_the_same_seed_and_the_same_words_give_the_same_pictures(self, lens: Lens, cast: FaceCast) -> None:
        first, second = (played(lens.stage(cast, seed=3), Motion.TURN_LEFT, 0.9) for _ in range(2))
        assert digests(first) == digests(second)

    @pytest.mark.parametrize("cast", LIVING)
    def test_another_seed_gives_another_performance(self, lens: Lens, cast: FaceCast) -> None:
        first, second = (played(lens.stage(cast, seed=seed), None, 0.4) for seed in (1, 2))
        assert not set(digests(first)) & set(digests(second))

    def test_each_has_words_for_testers(self) -> None:
        assert set(FACTS) == set(FaceCast)
        assert len({facts.label for facts in FACTS.values()}) == len(FaceCast)

    @pytest.mark.parametrize("cast", list(FaceCast))
    def test_each_plays_on_the_camera(self, lens: Lens, cast: FaceCast) -> None:
        camera = PersonaCamera(rate=300, books=lens.books)
        camera.open()
        Casting(cast, MAU, LAN).play(camera)
        if cast is FaceCast.OFF:
            with pytest.raises(CameraError) as caught:
                camera.read(5.0)
            assert caught.value.kind is CameraFault.LOST
            return
        frame = camera.read(5.0)
        assert frame is not None
        assert frame.image.shape == (480, 640, 3)


class TestLivingPersons:
    @pytest.mark.parametrize("cast", [*LIVING, FaceCast.TWO_PEOPLE, FaceCast.STRANGER])
    def test_no_picture_comes_twice_even_without_noise(self, lens: Lens, cast: FaceCast) -> None:
        seen = digests(played(lens.stage(cast), None, 4))
        assert len(set(seen)) == len(seen)

    @pytest.mark.parametrize("cast", [FaceCast.PERSON, FaceCast.GLASSES])
    @pytest.mark.parametrize("motion", [Motion.TURN_LEFT, Motion.TURN_RIGHT])
    def test_the_head_turns_to_the_side_asked_and_not_at_once(self, lens: Lens, cast: FaceCast, motion: Motion) -> None:
        seen = lens.performance(cast, motion)
        low, high = turned(seen)
        if motion is Motion.TURN_LEFT:
            assert high > 0.2
            assert low > -0.1
        else:
            assert low < -0.2
            assert high < 0.1
        assert max(map(abs, turned(seen[:4]))) < 0.1, "nobody moves within 0.3 s of being asked"
        assert abs(seen[-1].nose_offset - seen[0].nose_offset) < 0.1, "and looks ahead again"

    def test_the_eyes_shut_when_a_blink_is_asked(self, lens: Lens) -> None:
        seen = [each.openness for each in lens.performance(FaceCast.PERSON, Motion.BLINK, 2.4)]
        assert min(seen) < 0.5 * float(np.median(seen))

    def test_a_standing_person_comes_nearer_than_a_seated_one(self, lens: Lens) -> None:
        growth = {}
        for cast in (FaceCast.PERSON, FaceCast.SEATED):
            distances = [each.eye_distance for each in lens.performance(cast, Motion.COME_CLOSER)]
            growth[cast] = max(distances) / distances[0]
        assert growth[FaceCast.PERSON] > 1.3 > growth[FaceCast.SEATED] > 1.15

    def test_a_seated_face_is_lower(self, lens: Lens) -> None:
        standing, seated = (lens.observe(lens.stage(cast).picture(0.0)) for cast in (FaceCast.PERSON, FaceCast.SEATED))
        assert 10 < seated.centre[1] - standing.centre[1] < 40

    def test_only_who_nods_nods(self, lens: Lens) -> None:
        still, nodding = (lens.performance(cast, None, 2.6) for cast in (FaceCast.PERSON, FaceCast.NODS))
        assert spread_of(nodding) > 2 * spread_of(still)
        assert max(map(abs, turned(nodding))) < 0.12, "a nod is no turn"

    def test_a_mask_is_over_the_mouth_alone_and_glasses_are_around_the_eyes_alone(self, lens: Lens) -> None:
        plain, masked, glasses = (
            lens.stage(cast).picture(0.0) for cast in (FaceCast.PERSON, FaceCast.MASKED, FaceCast.GLASSES)
        )
        (face,) = lens.faces(plain)
        places = [(round(float(x)), round(float(y))) for x, y in face.landmarks]
        right_eye, left_eye, _, right_mouth, left_mouth = places
        middle_eyes = ((right_eye[0] + left_eye[0]) // 2, (right_eye[1] + left_eye[1]) // 2 - 4)
        middle_mouth = ((right_mouth[0] + left_mouth[0]) // 2, (right_mouth[1] + left_mouth[1]) // 2)

        def change(worn: Image, place: tuple[int, int]) -> float:
            x, y = place
            part = np.s_[y - 6 : y + 7, x - 12 : x + 13]
            return float(np.abs(worn[part].astype(int) - plain[part]).mean())

        assert change(masked, middle_mouth) > 40
        assert change(masked, middle_eyes) < 5
        assert change(glasses, middle_eyes) > 15
        assert change(glasses, middle_mouth) < 5


class TestAttacks:
    def test_a_photo_turned_as_a_plane_keeps_its_nose_where_it_is(self, lens: Lens) -> None:
        for cast in SHEETS:
            assert max(map(abs, turned(lens.performance(cast, Motion.TURN_LEFT, 2.0)))) < 0.15

    def test_an_unsteady_hand_moves_the_sheet_more(self, lens: Lens) -> None:
        spread = {}
        for cast in (FaceCast.PRINT, FaceCast.PRINT_SHAKEN):
            centres = np.array([each.centre for each in lens.performance(cast, None, 2.4)])
            spread[cast] = float(centres.std(axis=0).sum())
        assert spread[FaceCast.PRINT_SHAKEN] > 3 * spread[FaceCast.PRINT]

    def test_eyes_behind_a_photo_blink_and_a_photo_does_not(self, lens: Lens) -> None:
        least = {}
        for cast in (FaceCast.PRINT, FaceCast.PRINT_CUT_EYES):
            seen = [each.openness for each in lens.performance(cast, Motion.BLINK, 2.4)]
            least[cast] = min(seen) / float(np.median(seen))
        assert least[FaceCast.PRINT] > 0.75
        assert least[FaceCast.PRINT_CUT_EYES] < 0.55

    def test_of_exchanged_photos_no_picture_lies_between(self, lens: Lens) -> None:
        offsets = [each.nose_offset for each in lens.performance(FaceCast.PRINTS_EXCHANGED, Motion.TURN_LEFT, 2.0)]
        assert max(offsets) - offsets[0] > 0.2
        assert max(abs(b - a) for a, b in itertools.pairwise(offsets)) > 0.2

    @pytest.mark.parametrize("cast", TABLETS)
    def test_a_tablet_has_a_bezel_and_a_grid(self, lens: Lens, cast: FaceCast) -> None:
        person, tablet = lens.stage(FaceCast.PERSON).picture(0.5), lens.stage(cast).picture(0.5)
        assert dark_columns(person) == 0
        assert dark_columns(tablet) >= 20
        peaks = [SignalReader().read(picture, lens.faces(picture)[0]).peak for picture in (person, tablet)]
        assert peaks[1] > peaks[0] + 1

    def test_a_tablet_flickers(self, lens: Lens) -> None:
        rows = np.stack([picture[:, 320].mean(axis=1) for picture in played(lens.stage(FaceCast.TABLET), None, 2)])
        still = np.stack([picture[:, 320].mean(axis=1) for picture in played(lens.stage(FaceCast.PRINT), None, 2)])
        top = np.s_[:, 40:60]
        assert rows[top].mean(axis=1).std() > 2 * still[top].mean(axis=1).std()

    def test_an_injected_still_never_changes(self, lens: Lens) -> None:
        camera = PersonaCamera(rate=300, books=lens.books)
        Casting(FaceCast.STILL_INJECTED, MAU, LAN).play(camera)
        camera.open()
        frames = [camera.read(5.0) for _ in range(8)]
        assert len(set(digests([frame.image for frame in frames if frame is not None]))) == 1

    def test_an_injected_loop_comes_again_pixel_by_pixel(self, lens: Lens) -> None:
        seen = digests(played(lens.stage(FaceCast.LOOP_INJECTED), None, 3 * LOOP / RATE))
        assert len(set(seen[:LOOP])) == LOOP
        assert seen[:LOOP] == seen[LOOP : 2 * LOOP] == seen[2 * LOOP :]

    def test_a_video_does_other_things_than_asked(self, lens: Lens) -> None:
        asked, unasked = (played(lens.stage(FaceCast.TABLET), motion, 2) for motion in (Motion.TURN_LEFT, None))
        assert digests(asked) == digests(unasked)

    @pytest.mark.parametrize("cast", [FaceCast.TABLET_RIGHT_TURNS, FaceCast.VIRTUAL_CAMERA])
    def test_the_documented_misses_follow(self, lens: Lens, cast: FaceCast) -> None:
        assert turned(lens.performance(cast, Motion.TURN_RIGHT))[0] < -0.2

    def test_the_person_swapped_is_somebody_else_in_the_end(self, lens: Lens) -> None:
        stage, book = lens.stage(FaceCast.PERSON_SWAPPED), lens.books.get(LAN)
        first, last = stage.picture(0.2), stage.picture(3.0)
        other = book.frontal[80:560].astype(int)
        inner = np.s_[:, 80:560]
        assert np.abs(last[inner] - other).mean() < np.abs(first[inner] - other).mean() / 2

    def test_every_attack_has_a_name(self) -> None:
        assert len(set(ATTACKS.values())) == len(ATTACKS)


def dark_columns(picture: Image) -> int:
    """Columns of the middle rows that are nearly black."""
    return int((picture[200:280].max(axis=(0, 2)) < 60).sum())


def test_the_page_for_testers_says_what_there_is() -> None:
    written = Path(__file__).parents[3] / "docs" / "simulated-camera.md"
    assert written.read_text(encoding="utf-8") == page(), "run python -m tools.simulated_camera"
    assert (written.parent / SHEET).is_file()
