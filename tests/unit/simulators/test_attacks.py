"""The presentation attacks are what they say, and the same seed gives the same frames."""

import itertools

import numpy as np
import pytest

from biometrics.faces import YuNetDetector
from biometrics.liveness.challenge import Motion
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.observation import observe
from biometrics.modelstore import ModelStore
from simulators.attacks import Presentation, film
from simulators.performer import FaceBook
from simulators.personas.persona import load_personas

Films = list[np.ndarray]


@pytest.fixture(scope="module")
def books() -> tuple[FaceBook, FaceBook]:
    one, other, *_ = load_personas().values()
    return FaceBook(one), FaceBook(other)


def filmed(
    kind: Presentation,
    books: tuple[FaceBook, FaceBook],
    *,
    seed: int = 1,
    seconds: float = 0.25,
    asked: Motion | None = None,
) -> Films:
    return [frame.image for frame in film(kind, *books, seed=seed, seconds=seconds, told=lambda: asked)]


@pytest.mark.parametrize("kind", Presentation)
def test_the_same_seed_gives_the_same_frames(kind: Presentation, books: tuple[FaceBook, FaceBook]) -> None:
    first, again, another = (filmed(kind, books, seed=seed) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], another[0])
    assert {image.shape for image in first} == {(640, 480, 3)}


def test_time_goes_on_and_frames_are_counted(books: tuple[FaceBook, FaceBook]) -> None:
    frames = list(film(Presentation.GENUINE, *books, seed=1, seconds=1))
    assert [frame.index for frame in frames] == list(range(12))
    assert all(b.captured_at > a.captured_at for a, b in itertools.pairwise(frames))


def test_only_a_still_and_a_loop_repeat_their_frames(books: tuple[FaceBook, FaceBook]) -> None:
    repeating = set()
    for kind in Presentation:
        frames = filmed(kind, books, seconds=3 if kind is Presentation.INJECTED_LOOP else 0.25)
        if len({image.tobytes() for image in frames}) < len(frames):
            repeating.add(kind)
    assert repeating == {Presentation.INJECTED_STILL, Presentation.INJECTED_LOOP}


def test_a_person_asked_to_turn_turns_and_a_video_does_not_hear(books: tuple[FaceBook, FaceBook]) -> None:
    def changed_by(kind: Presentation) -> float:
        asked, calm = (filmed(kind, books, seconds=2.4, asked=one)[-1] for one in (Motion.TURN_LEFT, None))
        return float(np.abs(asked.astype(int) - calm).mean())

    assert changed_by(Presentation.GENUINE) > 4
    assert changed_by(Presentation.SCREEN_LOOP) < 1


def test_a_swap_shows_the_other_person_in_the_end(books: tuple[FaceBook, FaceBook]) -> None:
    frames = filmed(Presentation.PERSON_SWAPPED, books, seconds=3)
    steps = [float(np.abs(b.astype(int) - a).mean()) for a, b in itertools.pairwise(frames)]
    assert max(steps) > 3 * sorted(steps)[-2]


@pytest.mark.parametrize("face", ["p3", "p6"])
def test_a_head_that_turns_passes_through_the_angles_between(face: str) -> None:
    (persona,) = (one for one in load_personas().values() if one.face == face)
    book, models = FaceBook(persona), ModelStore.bundled()
    detector, landmarks = YuNetDetector(models), LandmarkReader(models)

    def yaw(turn: float) -> float:
        image = book.picture(turn=turn)
        found = landmarks.read(image, detector.detect(image)[0])
        assert found is not None
        return observe(found).yaw

    angles = [yaw(turn) for turn in (-1, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 1)]
    steps = np.diff(angles)
    assert (steps > 1).all()
    assert (steps < 13).all()
