"""Detection on the synthetic persons and on pictures without a face."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from biometrics.faces import YuNetDetector
from biometrics.images import decode_photo
from biometrics.quality import Hint, QualityPolicy, assess

Image = npt.NDArray[np.uint8]
Persons = dict[str, Any]


@pytest.mark.parametrize(
    ("image", "hint"),
    [
        (np.zeros((480, 640, 3), np.uint8), Hint.TOO_DARK),
        (np.full((480, 640, 3), 255, np.uint8), Hint.TOO_BRIGHT),
        (np.random.default_rng(seed=2).integers(0, 256, (480, 640, 3), dtype=np.uint8), Hint.NO_FACE),
        (np.zeros((1, 1, 3), np.uint8), Hint.TOO_DARK),
        (np.zeros((1, 2000, 3), np.uint8), Hint.TOO_DARK),
    ],
    ids=["black", "white", "noise", "one pixel", "one line"],
)
def test_there_is_no_face(image: Image, hint: Hint, detector: YuNetDetector) -> None:
    faces = detector.detect(image)
    assert faces == ()
    assert assess(image, faces, QualityPolicy()).hint is hint


def test_every_picture_of_every_person_has_one_face_with_landmarks_in_order(
    persons: Persons, detector: YuNetDetector
) -> None:
    for person in persons.values():
        pictures = [decode_photo(person.portrait).image, *(f for frames in person.frames.values() for f in frames)]
        for picture in pictures:
            (face,) = detector.detect(picture)
            right_eye, left_eye, nose, right_mouth, left_mouth = face.landmarks
            assert right_eye[0] < left_eye[0]
            assert right_mouth[0] < left_mouth[0]
            assert max(right_eye[1], left_eye[1]) < nose[1] < min(right_mouth[1], left_mouth[1])
            assert face.box.x < nose[0] < face.box.x + face.box.width
            assert face.box.y < nose[1] < face.box.y + face.box.height
            assert 0.8 <= face.score <= 1


def test_a_turn_of_the_head_moves_the_nose_to_that_side(persons: Persons, detector: YuNetDetector) -> None:
    for person in persons.values():
        for picture in person.frames["turn_left"]:
            assert detector.detect(picture)[0].nose_offset > 0.15
        for picture in person.frames["turn_right"]:
            assert detector.detect(picture)[0].nose_offset < -0.15


@pytest.mark.parametrize("scale", [0.5, 1.5, 2.5])
def test_results_are_in_pixels_of_the_picture_given(persons: Persons, detector: YuNetDetector, scale: float) -> None:
    picture = next(iter(persons.values())).frames["frontal"][0]
    expected = detector.detect(picture)[0]
    resized = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)

    face = detector.detect(resized)[0]

    tolerance = 0.15 * expected.eye_distance
    assert np.abs(face.landmarks / scale - expected.landmarks).max() < tolerance
    assert face.box.width / scale == pytest.approx(expected.box.width, rel=0.08)


def test_faces_come_largest_first(persons: Persons, detector: YuNetDetector) -> None:
    near, far = (person.frames["frontal"][0] for person in list(persons.values())[:2])
    scene = np.full((near.shape[0], near.shape[1] + 300, 3), 128, np.uint8)
    small = cv2.resize(far, (far.shape[1] // 2, far.shape[0] // 2), interpolation=cv2.INTER_AREA)
    scene[: small.shape[0], : small.shape[1]] = small
    scene[:, 300:] = near

    first, second = detector.detect(scene)

    assert first.box.area > second.box.area
    assert first.box.centre[0] > 300 > second.box.centre[0]
