"""Error rates against a count pair by pair, and a small folder of synthetic persons."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from biometrics import evaluation
from biometrics.evaluation import EvaluationError, evaluate_folder
from biometrics.faces import YuNetDetector
from biometrics.matching import SFaceMatcher


def templates(persons: int, pictures: int) -> tuple[np.ndarray, list[str]]:
    rng = np.random.default_rng(seed=3)
    centres = np.repeat(rng.normal(size=(persons, 128)), pictures, axis=0)
    rows = centres + rng.normal(size=centres.shape) * 1.5
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float32), [f"p{k // pictures}" for k in range(len(rows))]


def test_all_pairs_are_counted_once_and_the_rates_are_those_of_a_plain_count() -> None:
    rows, persons = templates(persons=150, pictures=4)
    genuine, impostor = evaluation._compare_all(rows, persons)

    first, second = np.triu_indices(len(rows), k=1)
    scores = np.sum(rows[first].astype(np.float64) * rows[second], axis=1)
    same = np.array(persons)[first] == np.array(persons)[second]
    assert genuine.sum() == same.sum()
    assert impostor.sum() == (~same).sum()

    at = evaluation._threshold(impostor, 1e-3)
    threshold = at * 2 / evaluation._BINS - 1
    assert np.mean(scores[~same] >= threshold) <= 1e-3
    assert np.mean(scores[~same] >= threshold - 2e-4) >= 0.99e-3
    fnmr = genuine[:at].sum() / genuine.sum()
    assert fnmr == pytest.approx(np.mean(scores[same] < threshold), abs=2e-3)

    eer = evaluation._equal_error_rate(genuine, impostor)
    grid = np.linspace(-1, 1, 4001)
    gaps = [(abs(np.mean(scores[same] < t) - np.mean(scores[~same] >= t)), t) for t in grid]
    best = min(gaps)[1]
    assert eer == pytest.approx(np.mean(scores[same] < best), abs=5e-3)


@pytest.mark.parametrize(("pairs", "borne"), [(29_999, {1e-2}), (30_000, {1e-2, 1e-3}), (2_999, set())])
def test_only_rates_that_the_number_of_pairs_bears_are_given(pairs: int, borne: set[float]) -> None:
    impostor = np.array([pairs, 0], dtype=np.int64)
    assert {target for target in evaluation.TARGET_FMRS if evaluation._bears(impostor, target)} == borne


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_pairs_is_refused(
    name: str, tmp_path: Path, detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(EvaluationError):
        evaluate_folder(tmp_path / name, detector, matcher, lambda done, total: None)


def test_a_folder_of_persons(
    persons: dict[str, Any], tmp_path: Path, detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    for name, person in list(persons.items())[:3]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "portrait.jpg").write_bytes(person.portrait)
        (tmp_path / name / "live.JPG").write_bytes(cv2.imencode(".jpg", person.frames["frontal"][0])[1].tobytes())
        (tmp_path / name / "notes.txt").write_text("not a picture", encoding="utf-8")
    (tmp_path / name / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    seen: list[tuple[int, int]] = []

    result = evaluate_folder(tmp_path, detector, matcher, lambda done, total: seen.append((done, total)))

    assert seen == [(done, 7) for done in range(1, 8)]
    assert (result.persons, result.images, result.failures_to_acquire) == (3, 7, 1)
    assert (result.genuine, result.impostor, result.pairs) == (3, 12, 15)
    assert result.eer == 0
    assert result.fnmr == result.threshold == {}
    assert result.ms_per_image > 0
    assert result.model == matcher.model
