"""Each check of the gate on drawn pictures, with the landmarks given."""

import dataclasses

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from biometrics.faces import Box, Face
from biometrics.quality import Hint, QualityPolicy, QualityReport, assess

WIDTH, HEIGHT = 640, 480
POLICY = QualityPolicy()
Image = npt.NDArray[np.uint8]


def face(
    *,
    centre: tuple[float, float] = (320, 240),
    eyes: float = 80,
    nose_offset: float = 0,
    nose_height: float = 0.55,
    roll: float = 0,
) -> Face:
    """Lengths in pixels of the eye distance or the frame; height of the nose from eyes (0) to mouth (1); degrees."""
    nose = (nose_offset, -0.55 + 1.15 * nose_height)
    shape = np.array([[-0.5, -0.55], [0.5, -0.55], nose, [-0.4, 0.6], [0.4, 0.6]])
    angle = np.radians(roll)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    landmarks = (shape * eyes) @ turn + np.array(centre)
    width, height = 1.9 * eyes, 2.5 * eyes
    box = Box(centre[0] - width / 2, centre[1] - height / 2, width, height)
    return Face(box, landmarks.astype(np.float32), 0.95)


def skin(level: float = 130, spread: float = 25) -> Image:
    """A frame of skin-like texture about one luminance."""
    noise = np.random.default_rng(seed=5).normal(level, spread, (HEIGHT, WIDTH))
    grey = cv2.GaussianBlur(noise, (0, 0), 1.2) * 3 - 2 * level
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[:, :, np.newaxis], 3, axis=2)


def check(image: Image, *faces: Face) -> QualityReport:
    return assess(image, faces, POLICY)


def test_a_good_frame_is_taken_without_a_hint() -> None:
    report = check(skin(), face())

    assert report.acceptable
    assert report.hint is None
    assert report.measures["eye_distance"] == pytest.approx(80, abs=0.1)
    assert report.measures["luminance"] == pytest.approx(0.5, abs=0.03)


def test_without_a_face_nothing_else_is_said() -> None:
    report = check(skin())
    assert not report.acceptable
    assert report.hint is Hint.NO_FACE


@pytest.mark.parametrize(
    ("found", "hint"),
    [
        (face(eyes=39), Hint.COME_CLOSER),
        (face(eyes=170), Hint.MOVE_BACK),
        (face(centre=(150, 240)), Hint.CENTRE),
        (face(centre=(490, 240)), Hint.CENTRE),
        (face(centre=(320, 370)), Hint.CENTRE),
        (face(centre=(320, 120), eyes=100), Hint.CENTRE),
        (face(nose_offset=0.31), Hint.LOOK_STRAIGHT),
        (face(nose_offset=-0.31), Hint.LOOK_STRAIGHT),
        (face(nose_height=0.43), Hint.LOOK_STRAIGHT),
        (face(nose_height=0.71), Hint.LOOK_STRAIGHT),
        (face(roll=16), Hint.LOOK_STRAIGHT),
        (face(roll=-16), Hint.LOOK_STRAIGHT),
    ],
)
def test_where_the_face_is(found: Face, hint: Hint) -> None:
    report = check(skin(), found)
    assert not report.acceptable
    assert report.hint is hint


@pytest.mark.parametrize(
    "found", [face(nose_offset=0.14), face(roll=14), face(centre=(240, 240)), face(centre=(320, 300)), face(eyes=150)]
)
def test_what_is_tolerated(found: Face) -> None:
    assert check(skin(), found).acceptable


def test_a_face_a_little_far_away_is_taken_but_asked_closer() -> None:
    report = check(skin(), face(eyes=50))
    assert report.acceptable
    assert report.hint is Hint.COME_CLOSER


@pytest.mark.parametrize("offset", [0.16, -0.16, 0.29])
def test_a_head_a_little_turned_is_taken_but_asked_to_look_straight(offset: float) -> None:
    report = check(skin(), face(nose_offset=offset))
    assert report.acceptable
    assert report.hint is Hint.LOOK_STRAIGHT


@pytest.mark.parametrize(("level", "hint"), [(5, Hint.TOO_DARK), (60, Hint.NO_FACE), (250, Hint.TOO_BRIGHT)])
def test_where_nobody_is_found_the_light_may_be_why(level: int, hint: Hint) -> None:
    assert check(np.full((HEIGHT, WIDTH, 3), level, np.uint8)).hint is hint
    assert check(np.zeros((0, 0, 3), np.uint8)).hint is Hint.TOO_DARK


def in_colour(mouth: tuple[int, int, int]) -> Image:
    """Skin, with the lower half of the face in another colour (BGR)."""
    image = np.clip(skin().astype(np.int16) + np.array([-20, 0, 35]), 0, 255)
    image[245:] = np.clip(skin()[245:].astype(np.int16) - 130 + np.array(mouth), 0, 255)
    lit: Image = image.astype(np.uint8)
    return lit


@pytest.mark.parametrize("cloth", [(205, 175, 120), (210, 208, 205), (45, 42, 42), (120, 170, 110)])
def test_a_covered_mouth_is_asked_free_before_anything_about_the_light(cloth: tuple[int, int, int]) -> None:
    report = check(in_colour(cloth), face())
    assert not report.acceptable
    assert report.hint is Hint.UNCOVER_FACE


@pytest.mark.parametrize("bare", [(110, 130, 165), (95, 105, 150)])
def test_a_bare_mouth_is_not(bare: tuple[int, int, int]) -> None:
    assert check(in_colour(bare), face()).acceptable


@pytest.mark.parametrize(("opening", "fine"), [(0.05, False), (0.11, False), (0.13, True), (0.3, True)])
def test_shut_eyes_are_not_compared(opening: float, fine: bool) -> None:
    report = assess(skin(), (face(),), POLICY, eyes_open=opening)
    assert report.acceptable is fine
    assert report.hint is (None if fine else Hint.OPEN_EYES)


def test_a_second_person_counts_and_one_in_the_background_does_not() -> None:
    person = face()
    assert check(skin(), person, face(centre=(520, 240), eyes=60)).hint is Hint.MULTIPLE_FACES
    assert check(skin(), person, face(centre=(520, 240), eyes=30)).acceptable


@pytest.mark.parametrize(
    ("image", "hint"),
    [
        (skin(level=40), Hint.TOO_DARK),
        (skin(level=215), Hint.TOO_BRIGHT),
        (skin(level=130, spread=0.5), Hint.UNEVEN_LIGHT),
    ],
)
def test_light(image: Image, hint: Hint) -> None:
    report = check(image, face())
    assert not report.acceptable
    assert report.hint is hint


def test_a_third_of_the_face_in_black_shadow_is_too_dark() -> None:
    image = skin()
    image[240:] = 10
    assert check(image, face()).hint is Hint.TOO_DARK


def test_a_glaring_patch_is_too_bright() -> None:
    image = skin()
    image[180:225] = 254
    assert check(image, face()).hint is Hint.TOO_BRIGHT


def test_light_from_one_side_only() -> None:
    image = skin()
    image[:, :320] = np.clip(image[:, :320].astype(np.int16) - 65, 0, 255).astype(np.uint8)
    image[:, 320:] = np.clip(image[:, 320:].astype(np.int16) + 55, 0, 255).astype(np.uint8)
    report = check(image, face())
    assert not report.acceptable
    assert report.hint is Hint.UNEVEN_LIGHT
    assert report.measures["cheek_similarity"] < POLICY.cheek_similarity_least


def test_a_blurred_face_must_hold_still() -> None:
    noise = np.random.default_rng(seed=5).normal(0, 1, (HEIGHT, WIDTH))
    smooth = cv2.GaussianBlur(noise, (0, 0), 12)
    grey = np.clip(smooth / smooth.std() * 25 + 130, 0, 255).astype(np.uint8)
    blurred = np.repeat(grey[:, :, np.newaxis], 3, axis=2)
    report = check(blurred, face())
    assert not report.acceptable
    assert report.hint is Hint.HOLD_STILL


def test_the_most_urgent_problem_is_named_first() -> None:
    dark, away = skin(level=40), face(eyes=39, nose_offset=0.3)
    assert check(dark, away, away).hint is Hint.MULTIPLE_FACES
    assert check(dark, away).hint is Hint.COME_CLOSER
    assert check(dark, face(nose_offset=0.35)).hint is Hint.LOOK_STRAIGHT


def test_thresholds_come_from_the_policy() -> None:
    strict = dataclasses.replace(POLICY, eye_distance_needed=90)
    assert assess(skin(), (face(),), strict).hint is Hint.COME_CLOSER


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        check(skin(), face()).measures["luminance"] = 0.5  # type: ignore[index]
