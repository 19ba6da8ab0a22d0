"""All pairs of a set of templates, counted; and the highest impostor scores with their persons."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.evaluation.pictures import Embedded, Pair
from biometrics.evaluation.rates import BINS, ScoreCounts, bins_of
from biometrics.matching import Matcher

_ROWS_AT_ONCE: Final = 512
_TAIL_SHARE: Final = 0.03
"""Of the impostor pairs, the highest of which are kept one by one: enough to draw an FMR of 1 % anew."""

Scores = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Comparisons:
    """The scores of one group of people: `counts` of all pairs, and the `tail` of the highest impostor scores.

    `first` and `second` are the persons of each score of the tail, as places in `pictures_each`, which has the number
    of pictures a person.
    """

    counts: ScoreCounts = field(repr=False)
    tail: Scores = field(repr=False)
    first: Places = field(repr=False)
    second: Places = field(repr=False)
    pictures_each: tuple[int, ...] = field(repr=False)


def compare_all(embedded: Embedded, matcher: Matcher, persons: Collection[str] | None = None) -> Comparisons:
    """Compare every picture with every other; `persons` leaves out everybody else."""
    chosen = [k for k, picture in enumerate(embedded.pictures) if persons is None or picture.person in persons]
    rows = embedded.rows[chosen]
    labels = _labels([embedded.pictures[k].person for k in chosen])
    counts = _count(rows, labels, matcher)
    lowest = counts.threshold_bin(_TAIL_SHARE)
    found: list[tuple[Scores, Places, Places]] = []
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        scores = matcher.scores(rows[start : start + _ROWS_AT_ONCE], rows)
        line, column = np.nonzero((bins_of(scores) >= lowest) & _later(start, scores.shape))
        different = labels[line + start] != labels[column]
        line, column = line[different], column[different]
        found.append((scores[line, column].astype(np.float64), labels[line + start], labels[column]))
    tail, first, second = (np.concatenate(parts) for parts in zip(*found, strict=True)) if found else _nothing()
    return Comparisons(counts, tail, first, second, tuple(np.bincount(labels).tolist()))


def compare_pairs(embedded: Embedded, matcher: Matcher, pairs: Sequence[Pair]) -> Comparisons:
    """Compare the given pairs alone; those with a failure to acquire are left out."""
    labels = _labels([picture.person for picture in embedded.pictures])
    usable = [pair for pair in pairs if embedded.place[pair.first] >= 0 and embedded.place[pair.second] >= 0]
    first = np.array([embedded.place[pair.first] for pair in usable], dtype=np.int64)
    second = np.array([embedded.place[pair.second] for pair in usable], dtype=np.int64)
    same = np.array([pair.same for pair in usable], dtype=np.bool_)
    scores = np.array(
        [
            matcher.scores(embedded.rows[a : a + 1], embedded.rows[b : b + 1])[0, 0]
            for a, b in zip(first, second, strict=True)
        ],
        dtype=np.float64,
    )
    counts = ScoreCounts.of(scores[same], scores[~same])
    each = tuple(np.bincount(labels).tolist())
    return Comparisons(counts, scores[~same], labels[first[~same]], labels[second[~same]], each)


def _count(rows: npt.NDArray[np.float32], labels: Places, matcher: Matcher) -> ScoreCounts:
    genuine, impostor = np.zeros(BINS + 1, np.int64), np.zeros(BINS + 1, np.int64)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        scores = matcher.scores(rows[start : start + _ROWS_AT_ONCE], rows)
        bins, later = bins_of(scores), _later(start, scores.shape)
        same = labels[start : start + _ROWS_AT_ONCE, np.newaxis] == labels
        genuine += np.bincount(bins[later & same], minlength=BINS + 1)
        impostor += np.bincount(bins[later & ~same], minlength=BINS + 1)
    return ScoreCounts(genuine, impostor)


def _later(start: int, shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    """Return which places of a block of rows from `start` on are above the diagonal: each pair once."""
    return np.arange(shape[1]) > np.arange(start, start + shape[0])[:, np.newaxis]


def _labels(persons: Sequence[str]) -> Places:
    _, labels = np.unique(np.array(persons, dtype=np.str_), return_inverse=True)
    return labels.astype(np.int64)


def _nothing() -> tuple[Scores, Places, Places]:
    return np.zeros(0), np.zeros(0, np.int64), np.zeros(0, np.int64)
