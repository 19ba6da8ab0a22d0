"""Error rates and their intervals against worked examples and plain counts, and laws that hold for any scores."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biometrics.evaluation.comparisons import Comparisons
from biometrics.evaluation.intervals import (
    bears,
    exact_interval,
    least_rate_stated,
    regularised_beta,
)
from biometrics.evaluation.rate_rows import TARGET_FMRS, rate_rows
from biometrics.evaluation.rates import ScoreCounts, score_of
from biometrics.evaluation.tail import threshold_interval, threshold_row

scores = st.lists(st.floats(-1, 1), min_size=1, max_size=60).map(lambda values: np.array(values, dtype=np.float64))


def comparisons(genuine: np.ndarray, impostor: np.ndarray, persons: int) -> Comparisons:
    """Impostor scores spread over the pairs of `persons` with one picture each."""
    first, second = np.triu_indices(persons, k=1)
    rng = np.random.default_rng(seed=1)
    picked = rng.permutation(len(first))[: len(impostor)]
    return Comparisons(ScoreCounts.of(genuine, impostor), impostor, first[picked], second[picked], (1,) * persons)


@given(scores, scores)
def test_the_det_curve_is_monotone_and_goes_from_all_matched_to_none(genuine: np.ndarray, impostor: np.ndarray) -> None:
    fmr, fnmr = ScoreCounts.of(genuine, impostor).curve()
    assert np.all(np.diff(fmr) <= 0)
    assert np.all(np.diff(fnmr) >= 0)
    assert (fmr[0], fnmr[0]) == (1, 0)


@given(scores, scores, st.sampled_from([1e-1, 1e-2, 0.3, 0.9]))
def test_a_threshold_keeps_the_rate_asked_for_and_the_one_below_does_not(
    genuine: np.ndarray, impostor: np.ndarray, target: float
) -> None:
    counts = ScoreCounts.of(genuine, impostor)
    position = counts.threshold_bin(target)
    if counts.impostor[-1] <= target * len(impostor):
        assert counts.false_matches(position) <= target * len(impostor)
    if position > 0:
        assert counts.false_matches(position - 1) > target * len(impostor)


@given(scores, scores)
def test_rates_are_those_of_a_plain_count(genuine: np.ndarray, impostor: np.ndarray) -> None:
    # Scores in the middle of their bins: a float on a bin's edge may fall to either side.
    genuine, impostor = ((np.floor(s * 9999) + 0.5) / 10_000 for s in (genuine, impostor))
    counts = ScoreCounts.of(genuine, impostor)
    position = counts.threshold_bin(0.2)
    threshold = score_of(position)
    assert counts.false_matches(position) == (impostor >= threshold).sum()
    assert counts.false_non_matches(position) == (genuine < threshold).sum()
    assert 0 <= counts.equal_error_rate() <= 1


def test_scores_apart_have_no_equal_error() -> None:
    counts = ScoreCounts.of(np.full(10, 0.8), np.full(30, 0.1))
    assert counts.equal_error_rate() == 0


# Clopper and Pearson's interval at 95 %, from published tables.
@pytest.mark.parametrize(
    ("errors", "pairs", "low", "high"),
    [(0, 100, 0.0, 0.03622), (1, 10, 0.00253, 0.44502), (5, 10, 0.18709, 0.81291), (10, 10, 0.69150, 1.0)],
)
def test_exact_intervals(errors: int, pairs: int, low: float, high: float) -> None:
    interval = exact_interval(errors, pairs)
    assert interval.low == pytest.approx(low, abs=2e-5)
    assert interval.high == pytest.approx(high, abs=2e-5)


@pytest.mark.parametrize(("errors", "pairs"), [(-1, 5), (6, 5), (0, 0)])
def test_an_interval_of_what_cannot_be_is_refused(errors: int, pairs: int) -> None:
    with pytest.raises(ValueError, match="needed"):
        exact_interval(errors, pairs)


@given(st.integers(1, 5000), st.data())
def test_an_interval_holds_the_measured_rate_and_narrows_with_confidence(pairs: int, data: st.DataObject) -> None:
    errors = data.draw(st.integers(0, pairs))
    wide, narrow = exact_interval(errors, pairs, 0.99), exact_interval(errors, pairs, 0.9)
    assert 0 <= wide.low <= narrow.low <= errors / pairs <= narrow.high <= wide.high <= 1


@pytest.mark.parametrize("rate", [0.003, 0.02, 0.1, 0.5])
@pytest.mark.parametrize("pairs", [20, 100])
def test_intervals_cover_the_true_rate_as_often_as_they_say(rate: float, pairs: int) -> None:
    # The chance of each count that the interval covers, summed exactly: no draws, no luck.
    covered = 0.0
    for errors in range(pairs + 1):
        interval = exact_interval(errors, pairs)
        if interval.low <= rate <= interval.high:
            covered += math.comb(pairs, errors) * rate**errors * (1 - rate) ** (pairs - errors)
    assert covered >= 0.95


@given(st.floats(0.001, 0.999), st.integers(1, 400), st.integers(1, 400))
def test_the_beta_distribution_is_the_binomial_tail_mirrored(x: float, a: int, b: int) -> None:
    assert regularised_beta(x, a, b) == pytest.approx(1 - regularised_beta(1 - x, b, a), abs=1e-9)


@pytest.mark.parametrize(("pairs", "borne"), [(29_999, {1e-2}), (30_000, {1e-2, 1e-3}), (2_999, set())])
def test_only_rates_that_the_number_of_pairs_bears_are_given(pairs: int, borne: set[float]) -> None:
    assert {target for target in TARGET_FMRS if bears(pairs, target)} == borne
    rows = rate_rows(ScoreCounts.of(np.array([0.9]), np.linspace(-0.5, 0.5, pairs)))
    assert {row.target_fmr for row in rows} == borne
    assert least_rate_stated(pairs) == pytest.approx(3 / pairs)


def test_a_threshold_for_the_table_is_counted_where_the_pairs_bear_it_and_continued_below() -> None:
    rng = np.random.default_rng(seed=5)
    impostor = np.clip(rng.exponential(0.05, size=300 * 299 // 2), -1, 1)
    measured = comparisons(np.full(10, 0.9), impostor, persons=300)

    counted, continued = (threshold_row(measured, fmr) for fmr in (1e-3, 1e-5))

    assert counted is not None
    assert continued is not None
    assert (counted.extrapolated, continued.extrapolated) == (False, True)
    # Of an exponential with mean 0.05 the share 1e-3 lies above 0.345 and 1e-5 above 0.576.
    assert counted.threshold == pytest.approx(0.345, abs=0.02)
    assert continued.threshold == pytest.approx(0.576, abs=0.08)
    for row in (counted, continued):
        assert row.low <= row.threshold <= row.high
    assert counted.false_matches <= 1e-3 * len(impostor)
    assert threshold_row(measured, 1e-7) is None


def test_a_small_group_borrows_the_slope_of_everybody() -> None:
    rng = np.random.default_rng(seed=6)
    everybody = comparisons(np.full(10, 0.9), np.clip(rng.exponential(0.05, size=44_850), -1, 1), persons=300)
    few = comparisons(np.full(10, 0.9), np.clip(0.1 + rng.exponential(0.05, size=1_225), -1, 1), persons=50)
    row = threshold_row(few, 1e-4, everybody)
    assert row is not None
    assert row.extrapolated
    assert row.threshold == pytest.approx(0.1 + 0.05 * math.log(1e4), abs=0.06)


def test_the_interval_of_a_threshold_is_the_same_each_time_and_narrows_with_people() -> None:
    rng = np.random.default_rng(seed=7)
    widths = []
    for persons in (60, 400):
        impostor = rng.normal(0.1, 0.1, size=persons * (persons - 1) // 2)
        measured = comparisons(np.full(10, 0.9), impostor, persons)
        interval = threshold_interval(measured, 1e-2, draws=100)
        assert interval == threshold_interval(measured, 1e-2, draws=100)
        widths.append(interval.high - interval.low)
    assert widths[1] < widths[0]
