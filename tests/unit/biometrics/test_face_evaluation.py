"""A small folder of synthetic persons measured; all pairs counted as a plain count does; ladder, pairs file, plots."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from biometrics.evaluation import (
    Evaluation,
    EvaluationError,
    climb_ladder,
    draw_det,
    draw_histogram,
    evaluate_folder,
    evaluation_json,
    table_lines,
)
from biometrics.evaluation.comparisons import compare_all, compare_pairs
from biometrics.evaluation.fusion import compare_several
from biometrics.evaluation.pictures import Embedded, Pair, Picture, find_pictures, read_pairs
from biometrics.evaluation.rungs import RUNGS
from biometrics.faces import YuNetDetector
from biometrics.matching import SFaceMatcher
from biometrics.quality import QualityPolicy


def made_up(persons: int, pictures: int) -> Embedded:
    """Templates around one centre a person, without pictures behind them."""
    rng = np.random.default_rng(seed=3)
    centres = np.repeat(rng.normal(size=(persons, 128)), pictures, axis=0)
    rows = centres + rng.normal(size=centres.shape) * 1.5
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    shown = tuple(Picture(Path(f"{k}.jpg"), f"p{k // pictures:03}") for k in range(len(rows)))
    return Embedded(shown, tuple(range(len(rows))), rows.astype(np.float32), np.zeros(len(rows)), {})


def plain_scores(embedded: Embedded) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    first, second = np.triu_indices(len(embedded.rows), k=1)
    scores = np.sum(embedded.rows[first].astype(np.float64) * embedded.rows[second], axis=1)
    person = np.array([picture.person for picture in embedded.pictures])
    return first, second, scores, person[first] == person[second]


def test_all_pairs_are_counted_once_and_the_rates_are_those_of_a_plain_count(matcher: SFaceMatcher) -> None:
    embedded = made_up(persons=150, pictures=4)
    counts = compare_all(embedded, matcher).counts
    _, _, scores, same = plain_scores(embedded)
    assert (counts.genuine_pairs, counts.impostor_pairs) == (same.sum(), (~same).sum())

    at = counts.threshold_bin(1e-3)
    threshold = at / 10_000 - 1
    assert np.mean(scores[~same] >= threshold) <= 1.01e-3
    assert counts.false_non_matches(at) == pytest.approx(np.sum(scores[same] < threshold), abs=2)


def test_the_highest_impostor_scores_are_kept_with_their_persons(matcher: SFaceMatcher) -> None:
    embedded = made_up(persons=150, pictures=4)
    found = compare_all(embedded, matcher)
    _, _, scores, same = plain_scores(embedded)
    expected = np.sort(scores[~same])[::-1][: len(found.tail)]
    assert len(found.tail) == pytest.approx(0.03 * (~same).sum(), rel=0.05)
    assert np.sort(found.tail)[::-1] == pytest.approx(expected, abs=1e-5)
    assert np.all(found.first != found.second)
    assert found.pictures_each == (4,) * 150


def test_a_group_is_compared_among_itself(matcher: SFaceMatcher) -> None:
    found = compare_all(made_up(persons=10, pictures=3), matcher, {"p001", "p004", "nobody"})
    assert (found.counts.genuine_pairs, found.counts.impostor_pairs) == (6, 9)


def test_named_pairs_alone_are_compared_without_failures_to_acquire(matcher: SFaceMatcher) -> None:
    embedded = made_up(persons=3, pictures=2)
    with_failure = Embedded(embedded.pictures, (0, 1, -1, 2, 3, 4, 5), embedded.rows, embedded.nose_offsets, {})
    pairs = [Pair(0, 1, same=True), Pair(0, 3, same=False), Pair(2, 3, same=True), Pair(4, 5, same=False)]
    counts = compare_pairs(with_failure, matcher, pairs).counts
    assert (counts.genuine_pairs, counts.impostor_pairs) == (1, 2)


def test_several_frames_separate_better_than_one(matcher: SFaceMatcher) -> None:
    one, two, three = compare_several(made_up(persons=120, pictures=4), matcher)
    assert [result.frames for result in (one, two, three)] == [1, 2, 3]
    assert one.counts.genuine_pairs == three.counts.genuine_pairs == 480
    assert one.counts.impostor_pairs == three.counts.impostor_pairs == 480 * 119 * 4
    assert three.counts.equal_error_rate() < one.counts.equal_error_rate()
    assert compare_several(made_up(persons=5, pictures=3), matcher) == ()


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_pairs_is_refused(
    name: str, tmp_path: Path, detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(EvaluationError):
        evaluate_folder(tmp_path / name, detector, matcher)


@pytest.fixture(scope="module")
def folder(persons: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory: Path = tmp_path_factory.mktemp("faces")
    for name, person in list(persons.items())[:3]:
        (directory / name).mkdir()
        (directory / name / "a-portrait.jpg").write_bytes(person.portrait)
        live = cv2.imencode(".jpg", person.frames["frontal"][0])[1].tobytes()
        (directory / name / "live.JPG").write_bytes(live)
        (directory / name / "notes.txt").write_text("not a picture", encoding="utf-8")
    (directory / name / "z-broken.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return directory


@pytest.fixture(scope="module")
def evaluation(folder: Path, detector: YuNetDetector, matcher: SFaceMatcher) -> Evaluation:
    groups = {"two": {"p1", "p2"}}
    return evaluate_folder(folder, detector, matcher, groups=groups)


def test_a_folder_of_persons(evaluation: Evaluation, matcher: SFaceMatcher) -> None:
    everybody, two = evaluation.groups
    assert (everybody.persons, evaluation.images, evaluation.failures_to_acquire) == (3, 7, 1)
    assert (everybody.counts.genuine_pairs, everybody.counts.impostor_pairs, evaluation.pairs) == (3, 12, 15)
    assert (two.persons, two.pictures, two.counts.genuine_pairs, two.counts.impostor_pairs) == (2, 4, 2, 4)
    assert everybody.eer == 0
    assert everybody.rows == ()
    assert all(evaluation.step_ms[step] > 0 for step in ("decode", "detect", "refine", "template"))
    assert (evaluation.model, evaluation.sha256) == (matcher.model, matcher.sha256)


def test_the_answer_has_the_agreed_keys_and_can_be_written_as_json(evaluation: Evaluation) -> None:
    answer = json.loads(json.dumps(evaluation_json(evaluation, 0.45)))
    assert (answer["pairs"], answer["eer"], answer["fnmr"], answer["ladder"]) == (15, 0, {}, None)
    assert answer["failure_to_acquire_rate"] == pytest.approx(1 / 7)
    assert answer["least_fmr_stated"] == pytest.approx(3 / 12)
    at_default = answer["groups"][0]["at_default_threshold"]
    assert (at_default["false_matches"], at_default["false_non_matches"], at_default["fnmr"]) == (0, 0, 0)
    assert at_default["fnmr_interval"][1] == pytest.approx(0.7076, abs=1e-4)
    text = "\n".join(table_lines(evaluation, 0.45))
    assert "3 genuine and 12 impostor pairs" in text
    assert "rule of 30" in text


def test_progress_counts_every_picture(folder: Path, detector: YuNetDetector, matcher: SFaceMatcher) -> None:
    seen: list[tuple[int, int]] = []
    evaluate_folder(folder, detector, matcher, lambda done, total: seen.append((done, total)))
    assert seen == [(done, 7) for done in range(1, 8)]


def pairs_file(directory: Path, rows: list[tuple[str, str, str]], header: str = "first,second,same") -> Path:
    text = io.StringIO()
    text.write(header + "\n")
    csv.writer(text).writerows(rows)
    file = directory / "pairs.csv"
    file.write_text(text.getvalue(), encoding="utf-8")
    return file


def test_a_pairs_file_says_what_is_compared(
    folder: Path, tmp_path: Path, detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    rows = [
        ("p1/a-portrait.jpg", "p1/live.JPG", "1"),
        ("p1/a-portrait.jpg", "p2/live.JPG", "0"),
        ("p2/live.JPG", "p3/live.JPG", "0"),
    ]
    result = evaluate_folder(folder, detector, matcher, pairs=pairs_file(tmp_path, rows))
    assert (result.everybody.counts.genuine_pairs, result.everybody.counts.impostor_pairs) == (1, 2)


@pytest.mark.parametrize(
    "row", [("p1/none.jpg", "p1/live.JPG", "1"), ("p1/live.JPG", "p2/live.JPG", "yes"), ("p1/live.JPG", "", "")]
)
def test_a_line_that_is_no_pair_is_named(row: tuple[str, str, str], folder: Path, tmp_path: Path) -> None:
    good = ("p1/a-portrait.jpg", "p1/live.JPG", "1")
    with pytest.raises(EvaluationError, match="line 3"):
        read_pairs(pairs_file(tmp_path, [good, row]), folder, find_pictures(folder))


def test_a_pairs_file_without_its_columns_or_that_is_none(folder: Path, tmp_path: Path) -> None:
    pictures = find_pictures(folder)
    with pytest.raises(EvaluationError, match="line 2"):
        read_pairs(pairs_file(tmp_path, [("a", "b", "1")], header="x,y,z"), folder, pictures)
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_pairs(tmp_path / "bytes.csv", folder, pictures)


def test_the_ladder_compares_each_photo_with_each_frame(
    evaluation: Evaluation, detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    steps = {rung.name: rung for rung in RUNGS}
    chosen = [
        steps["good photo, good frame"],
        steps["photo 240x320 grey, 12 kB; moderate frame"],
        steps["good photo; severe blur"],
        steps["good photo; very dark frame"],
    ]
    seen: list[tuple[int, int]] = []
    ladder = climb_ladder(
        evaluation,
        detector,
        matcher,
        QualityPolicy(),
        lambda done, total: seen.append((done, total)),
        persons=2,
        rungs=chosen,
    )
    assert seen[-1] == (12, 12)
    good, moderate, *severe = ladder.rungs
    for rung in (good, moderate):
        assert (rung.genuine, rung.impostor, rung.fnmr, rung.failures) == (2, 2, 0, 0)
    assert good.gate_passed == 1
    assert all(rung.gate_passed == 0 and sum(rung.gate_hints.values()) == 2 for rung in severe)
    assert sum(turn.genuine for turn in ladder.turns) == 3
    answer = evaluation_json(evaluation, 0.45, ladder)["ladder"]
    assert [rung["rung"] for rung in answer["rungs"]] == [rung.name for rung in chosen]
    assert "severe blur" in "\n".join(table_lines(evaluation, 0.45, ladder))


def test_plots_are_png_pictures_with_something_drawn(evaluation: Evaluation) -> None:
    for data in (draw_det(evaluation), draw_histogram(evaluation, 0.45)):
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            assert picture.size == (1000, 720)
            colours = picture.convert("RGB").getcolors(maxcolors=100_000)
        assert colours is not None
        assert len(colours) > 10
