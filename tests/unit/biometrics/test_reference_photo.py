"""The chip's photo: small, grey and compressed as they are, and everything that a hostile one may be."""

import io
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from biometrics.evaluation.degrade import grey, jpeg2000, portrait
from biometrics.faces import YuNetDetector
from biometrics.images import decode_photo
from biometrics.matching import MatchPolicy, SFaceMatcher, Template
from biometrics.quality import QualityPolicy
from biometrics.reference import PhotoFailure, find_faces, prepare_photo

Persons = dict[str, Any]
Picture = npt.NDArray[np.uint8]


def jpeg(image: Picture) -> bytes:
    return cv2.imencode(".jpg", image)[1].tobytes()


def claiming(width: int, height: int) -> bytes:
    """A JPEG whose header claims a size that its data does not have."""
    file = io.BytesIO()
    Image.new("RGB", (16, 16)).save(file, "JPEG")
    data = bytearray(file.getvalue())
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return bytes(data)


def prepared(data: bytes, detector: YuNetDetector, matcher: SFaceMatcher) -> Template | PhotoFailure:
    return prepare_photo(data, detector, matcher, QualityPolicy())


@pytest.mark.parametrize(("width", "height", "most_bytes"), [(300, 400, 15_000), (240, 320, 12_000)])
def test_a_chips_small_grey_jpeg_2000_matches_its_holder_and_nobody_else(
    width: int, height: int, most_bytes: int, persons: Persons, detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    policy = MatchPolicy.for_target(matcher)
    people = list(persons.values())[:3]
    for person in people:
        picture = decode_photo(person.portrait).image
        cut = portrait(picture, detector.detect(picture)[0], width, height)
        file = jpeg2000(grey(cut), most_bytes)
        assert len(file) <= most_bytes
        photo = prepared(file, detector, matcher)
        assert isinstance(photo, Template)
        for other in people:
            frame = other.frames["frontal"][0]
            live = matcher.template(frame, detector.refine(frame, detector.detect(frame)[0]))
            assert (matcher.score(photo, live) >= policy.match_threshold) is (other is person)


@pytest.mark.parametrize("eyes_apart", [8, 300])
def test_a_tiny_and_a_frame_filling_face_are_found(eyes_apart: int, persons: Persons, detector: YuNetDetector) -> None:
    picture = decode_photo(next(iter(persons.values())).portrait).image
    face = detector.detect(picture)[0]
    box = face.box
    tight = picture[round(box.y) : round(box.y + box.height), round(box.x) : round(box.x + box.width)]
    scale = eyes_apart / face.eye_distance
    sized = cv2.resize(tight, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    faces = find_faces(sized.astype(np.uint8), detector)
    assert len(faces) == 1
    assert faces[0].eye_distance == pytest.approx(eyes_apart, rel=0.2)
    assert np.all(faces[0].landmarks >= 0)
    assert np.all(faces[0].landmarks < [sized.shape[1], sized.shape[0]])


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8\xff", bytes(4096), claiming(65_000, 65_000), claiming(4000, 4000), b"GIF89a", b"\xff\x4f\xff\x51"],
    ids=["empty", "start only", "zeros", "bomb", "too many pixels", "other format", "codestream start"],
)
def test_what_is_no_photo_or_a_bomb(data: bytes, detector: YuNetDetector, matcher: SFaceMatcher) -> None:
    assert prepared(data, detector, matcher) is PhotoFailure.UNDECODABLE


def test_no_face_and_several_faces(persons: Persons, detector: YuNetDetector, matcher: SFaceMatcher) -> None:
    first, second = (person.frames["frontal"][0] for person in list(persons.values())[:2])
    both = np.ascontiguousarray(np.concatenate([first, second], axis=1))
    assert prepared(jpeg(np.full((400, 300, 3), 128, np.uint8)), detector, matcher) is PhotoFailure.NO_FACE
    assert prepared(jpeg(both), detector, matcher) is PhotoFailure.SEVERAL_FACES


def test_one_pixel_is_a_photo_without_a_face(detector: YuNetDetector, matcher: SFaceMatcher) -> None:
    assert prepared(jpeg(np.zeros((1, 1, 3), np.uint8)), detector, matcher) is PhotoFailure.NO_FACE


def test_refined_landmarks_stay_on_the_face_and_scatter_less(persons: Persons, detector: YuNetDetector) -> None:
    """A picture moved by some pixels moves its landmarks by as many: the second pass comes nearer to that."""
    once, refined = [], []
    for person in list(persons.values())[:3]:
        picture = person.frames["frontal"][0]
        for shift in range(0, 12, 3):
            moved = np.roll(picture, shift, axis=(0, 1))
            face = detector.detect(moved)[0]
            better = detector.refine(moved, face)
            assert better.box == face.box
            once.append((face.landmarks - shift) / face.eye_distance)
            refined.append((better.landmarks - shift) / face.eye_distance)

    def scatter(landmarks: list[Any]) -> float:
        return float(np.array(landmarks).reshape(3, 4, 5, 2).std(axis=1).mean())

    assert scatter(refined) < scatter(once)
    assert np.abs(np.array(refined) - np.array(once)).max() < 0.2
