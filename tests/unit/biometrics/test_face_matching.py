"""Alignment and templates, on drawn pictures; persons are compared in test_face_verification."""

import pickle
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biometrics.faces import Box, Face, YuNetDetector
from biometrics.matching import MatchPolicy, SFaceMatcher, Template, align_face
from biometrics.verification import Decision, decide

WHERE = np.array([[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]])
Image = npt.NDArray[np.uint8]


def crop_of_noise(seed: int) -> Image:
    return np.random.default_rng(seed).integers(0, 256, (112, 112, 3), dtype=np.uint8)


def of_crop(matcher: SFaceMatcher, crop: Image) -> Template:
    """The template of a face that is in the model's pose already."""
    return matcher.template(crop, Face(Box(0, 0, 112, 112), WHERE.astype(np.float32), 1.0))


@given(st.floats(-40, 40), st.floats(0.8, 3), st.floats(150, 350), st.floats(150, 350))
def test_a_turned_scaled_and_shifted_face_is_brought_into_the_models_pose(
    degrees: float, scale: float, x: float, y: float
) -> None:
    angle = np.radians(degrees)
    turn = scale * np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    landmarks = (WHERE - WHERE.mean(axis=0)) @ turn + np.array([x, y])
    picture = np.zeros((500, 500, 3), dtype=np.uint8)
    nose = tuple(round(v) for v in landmarks[2])
    cv2.circle(picture, nose, round(4 * scale), (255, 255, 255), -1)

    crop = align_face(picture, Face(Box(0, 0, 1, 1), landmarks.astype(np.float32), 1.0), 112)

    rows, columns = np.nonzero(crop[:, :, 0] > 128)
    assert rows.mean() == pytest.approx(WHERE[2, 1], abs=1.2)
    assert columns.mean() == pytest.approx(WHERE[2, 0], abs=1.2)


def test_a_template_matches_itself_and_its_mirror_image(matcher: SFaceMatcher) -> None:
    crop = crop_of_noise(1)
    template = of_crop(matcher, crop)
    assert matcher.score(template, template) == pytest.approx(1, abs=1e-5)
    mirrored = np.ascontiguousarray(crop[:, ::-1])
    assert matcher.score(template, of_crop(matcher, mirrored)) == pytest.approx(1, abs=1e-4)


def test_the_score_is_symmetric_and_within_its_range(matcher: SFaceMatcher) -> None:
    a, b = of_crop(matcher, crop_of_noise(1)), of_crop(matcher, crop_of_noise(2))
    assert matcher.score(a, b) == matcher.score(b, a)
    assert -1 <= matcher.score(a, b) <= 1


def test_wiping_overwrites_the_numbers(matcher: SFaceMatcher) -> None:
    template = of_crop(matcher, crop_of_noise(1))
    numbers = template._vector
    assert numbers.any()

    template.wipe()

    assert not numbers.any()
    assert template.is_wiped
    assert matcher.score(template, of_crop(matcher, crop_of_noise(1))) == 0


def test_a_template_shows_nothing_and_is_not_stored(matcher: SFaceMatcher) -> None:
    template = of_crop(matcher, crop_of_noise(1))
    assert repr(template) == str(template) == "Template()"
    with pytest.raises(TypeError):
        pickle.dumps(template)


def test_the_model_is_named_with_its_version_and_method(matcher: SFaceMatcher) -> None:
    assert matcher.model == "sface-2021dec-int8bq+refined+mirror"


@pytest.mark.parametrize(
    ("score", "decision"),
    [
        (1.0, Decision.MATCH),
        (0.5, Decision.MATCH),
        (0.4999, Decision.UNDECIDED),
        (0.4, Decision.UNDECIDED),
        (0.3999, Decision.NO_MATCH),
        (-1.0, Decision.NO_MATCH),
    ],
)
def test_a_score_is_a_match_doubtful_or_none(score: float, decision: Decision) -> None:
    assert decide(score, MatchPolicy(0.5, 0.4, 1e-4)) is decision


def test_a_photos_template_is_the_mean_of_three_sizes(
    persons: dict[str, Any], detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    picture = next(iter(persons.values())).frames["frontal"][0]
    face = detector.refine(picture, detector.detect(picture)[0])
    once, thorough = matcher.template(picture, face), matcher.photo_template(picture, face)
    sizes = [of_crop(matcher, align_face(picture, face, 112, scale)).numbers() for scale in (1.0, 0.92, 1.08)]
    mean = np.sum(sizes, axis=0)
    assert thorough.numbers() == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)
    assert np.linalg.norm(thorough.numbers()) == pytest.approx(1, abs=1e-5)
    assert 0.9 < matcher.score(once, thorough) < 0.99999


def test_templates_of_other_vectors() -> None:
    along, across = (Template(np.eye(128, dtype=np.float32)[k]) for k in (0, 1))
    assert along.cosine(across) == 0
