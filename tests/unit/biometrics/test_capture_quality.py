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
    *, centre: tuple[float, float] = (320, 240), eyes: float = 80, nose_offset: float = 0, roll: float = 0
) -> Face:
    """A face with the given eye distance (pixels), nose offset and roll (degrees)."""
    shape = np.array([[-0.5, -0.55], [0.5, -0.55], [nose_offset, 0.0], [-0.4, 0.6], [0.4, 0.6]])
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
        (face(nose_offset=0.16), Hint.LOOK_STRAIGHT),
        (face(nose_offset=-0.16), Hint.LOOK_STRAIGHT),
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
    assert report.hint is Hint.UNEVEN_LIGHT
    assert report.measures["cheek_similarity"] < 0.2


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
    assert check(dark, face(nose_offset=0.3)).hint is Hint.LOOK_STRAIGHT


def test_thresholds_come_from_the_policy() -> None:
    strict = dataclasses.replace(POLICY, eye_distance_needed=90)
    assert assess(skin(), (face(),), strict).hint is Hint.COME_CLOSER


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        check(skin(), face()).measures["luminance"] = 0.5  # type: ignore[index]
