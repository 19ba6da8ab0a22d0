"""Two pictures compared, and one picture checked, as the command line does."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from biometrics.compare import MatchResult, PhotoError, check_image, compare_images
from biometrics.faces import YuNetDetector
from biometrics.images import ImageDecodeError
from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.quality import Hint, QualityPolicy
from biometrics.verification import PhotoFailure

Persons = dict[str, Any]
Compare = Callable[[bytes, bytes], MatchResult]


def jpeg(image: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", image)[1].tobytes()


EMPTY = jpeg(np.full((300, 300, 3), 200, np.uint8))


@pytest.fixture
def compare(detector: YuNetDetector, matcher: SFaceMatcher) -> Compare:
    def run(a: bytes, b: bytes) -> MatchResult:
        policy = MatchPolicy.for_target(matcher)
        return compare_images(
            a, b, detector=detector, matcher=matcher, match_policy=policy, quality_policy=QualityPolicy()
        )

    return run


def test_the_same_person_and_two_persons(persons: Persons, compare: Compare, matcher: SFaceMatcher) -> None:
    first, second = list(persons.values())[:2]
    same = compare(first.portrait, jpeg(first.frames["frontal"][0]))
    assert same.match
    assert same.score >= same.threshold == MatchPolicy.for_target(matcher).match_threshold
    assert same.model == "sface-2021dec-int8bq+refined+mirror"
    assert not compare(first.portrait, second.portrait).match


@pytest.mark.parametrize(("spoilt", "failure"), [(b"", PhotoFailure.UNDECODABLE), (EMPTY, PhotoFailure.NO_FACE)])
def test_the_picture_at_fault_is_named(
    spoilt: bytes, failure: PhotoFailure, persons: Persons, compare: Compare
) -> None:
    good = next(iter(persons.values())).portrait
    for which, pair in (("A", (spoilt, good)), ("B", (good, spoilt))):
        with pytest.raises(PhotoError) as caught:
            compare(*pair)
        assert (caught.value.which, caught.value.failure) == (which, failure)


def test_a_good_picture_passes_the_check(persons: Persons, detector: YuNetDetector) -> None:
    check = check_image(next(iter(persons.values())).portrait, detector, QualityPolicy())
    assert (check.format, check.faces, check.failure) == ("JPEG", 1, None)
    assert check.acceptable
    assert check.measures["eye_distance"] > 60


def test_a_picture_without_a_face(detector: YuNetDetector) -> None:
    check = check_image(EMPTY, detector, QualityPolicy())
    assert (check.faces, check.failure, check.acceptable, check.hint) == (
        0,
        PhotoFailure.NO_FACE,
        False,
        Hint.NO_FACE,
    )


def test_bytes_that_are_no_picture(detector: YuNetDetector) -> None:
    with pytest.raises(ImageDecodeError):
        check_image(b"\xff\xd8\xff", detector, QualityPolicy())
