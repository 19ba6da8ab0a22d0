"""The optional backend: a typed error where its packages are missing; the real recogniser where they are installed."""

import importlib.util
import sys
from typing import Any

import numpy as np
import pytest

from biometrics.faces import YuNetDetector
from biometrics.matchers import MatcherName, load_matcher
from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.modelstore import ModelFault, ModelFileError, ModelStore
from biometrics.thresholds import LEAST_TARGET_FMR, MOST_TARGET_FMR, ThresholdTable

INSTALLED = importlib.util.find_spec("dlib") is not None
MODEL = "dlib-resnet-v1"
SHA256 = "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30"


@pytest.mark.parametrize("missing", ["dlib", "face_recognition_models"])
def test_missing_packages_are_a_typed_error(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ModelFileError) as caught:
        load_matcher(MatcherName.DLIB, ModelStore.bundled())
    assert caught.value.fault is ModelFault.MISSING


def test_sface_is_loaded_by_name() -> None:
    assert isinstance(load_matcher(MatcherName.SFACE, ModelStore.bundled()), SFaceMatcher)


def test_its_thresholds_were_measured_too() -> None:
    entry = ThresholdTable.bundled().of(MODEL, SHA256)
    assert entry.threshold(LEAST_TARGET_FMR) > entry.threshold(MOST_TARGET_FMR)


if INSTALLED:

    def test_persons_are_told_apart_and_no_distance_over_the_limit_is_a_match(
        persons: dict[str, Any], detector: YuNetDetector
    ) -> None:
        matcher = load_matcher(MatcherName.DLIB, ModelStore.bundled())
        first, second = (person.frames["frontal"] for person in list(persons.values())[:2])
        mine, again, other = (
            matcher.template(picture, detector.detect(picture)[0]) for picture in (first[0], first[1], second[0])
        )
        assert matcher.score(mine, again) > matcher.score(mine, other)
        assert matcher.score(mine, mine) == pytest.approx(1)
        rows = np.stack([template.numbers() for template in (mine, again, other)])
        for a, left in enumerate((mine, again, other)):
            for b, right in enumerate((mine, again, other)):
                assert matcher.scores(rows, rows)[a, b] == pytest.approx(matcher.score(left, right), abs=2e-3)
        assert MatchPolicy.for_target(matcher, MOST_TARGET_FMR).match_threshold >= 0.55
        photo = matcher.photo_template(first[0], detector.detect(first[0])[0])
        assert 0.6 < matcher.score(photo, mine) < 1
        mine.wipe()
        assert matcher.score(mine, again) == -1
