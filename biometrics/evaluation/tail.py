"""The threshold that keeps a false match rate, and how sure it is: counted where the pairs bear it, else continued.

Where fewer than 30 impostor pairs would lie above the threshold, the tail beyond the 30th highest score is taken for
exponential ("peaks over threshold"). Impostor scores fall faster than that, so the threshold comes out rather too high,
which is the safe side: the false match rate is lower than asked. A group of people too small for its own tail borrows
the slope from everybody: groups differ in where the high scores begin, while 30 scores say little of how they fall.
"""

import math
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.evaluation.comparisons import Comparisons
from biometrics.evaluation.intervals import ERRORS_NEEDED, Interval, bears
from biometrics.evaluation.rates import score_of
from biometrics.thresholds import ThresholdRow

_DRAWS: Final = 400
_SEED: Final = 19795
_CONFIDENCE: Final = 0.95
_LEAST_EXPECTED: Final = 0.03
"""Errors expected: three powers of ten are continued at most."""

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Tail:
    """Highest impostor scores, falling, with `reaching`: the weight of all pairs down to each."""

    scores: Values = field(repr=False)
    weights: Values = field(repr=False)
    reaching: Values = field(repr=False)
    pairs: float

    def threshold(self, fmr: float, excess: float | None) -> float:
        """Return the threshold at `fmr`; `excess` instead of the own mean excess over the last counted threshold."""
        if fmr * self.pairs >= ERRORS_NEEDED:
            return self._at(fmr * self.pairs)
        counted = self._at(float(ERRORS_NEEDED))
        slope = self.mean_excess(ERRORS_NEEDED / self.pairs) if excess is None else excess
        return counted + slope * math.log(ERRORS_NEEDED / (fmr * self.pairs))

    def mean_excess(self, fmr: float) -> float:
        """Return by how much the scores over the threshold at `fmr` exceed it in the mean."""
        over = self.scores - self._at(fmr * self.pairs)
        above = over > 0
        weight = float(self.weights[above].sum())
        return float((over[above] * self.weights[above]).sum()) / max(weight, 1.0)

    def _at(self, allowed: float) -> float:
        position = int(np.searchsorted(self.reaching, allowed, side="right"))
        return float(self.scores[min(position, len(self.scores) - 1)])


def threshold_row(comparisons: Comparisons, fmr: float, everybody: Comparisons | None = None) -> ThresholdRow | None:
    """Return the threshold at `fmr` with its interval, or None where the pairs are far too few for it.

    `everybody` lends the slope of the tail to a group of people.
    """
    counts = comparisons.counts
    pairs = counts.impostor_pairs
    if pairs * fmr < _LEAST_EXPECTED or pairs < ERRORS_NEEDED or not len(comparisons.tail):
        return None
    counted = bears(pairs, fmr)
    excess = _whole(everybody).mean_excess(ERRORS_NEEDED / pairs) if everybody is not None else None
    continued = round(_whole(comparisons).threshold(fmr, excess), 4)
    threshold = score_of(counts.threshold_bin(fmr)) if counted else continued
    interval = threshold_interval(comparisons, fmr, excess=excess)
    return ThresholdRow(
        fmr=fmr,
        threshold=threshold,
        low=min(interval.low, threshold),
        high=max(interval.high, threshold),
        false_matches=int((comparisons.tail >= threshold).sum()),
        extrapolated=not counted,
    )


def threshold_interval(
    comparisons: Comparisons, fmr: float, *, excess: float | None = None, draws: int = _DRAWS
) -> Interval:
    """Return the 95 % interval of the threshold at `fmr`, by drawing persons anew with replacement.

    Persons and not pairs are drawn, as the pairs of one person hang together. Seeded: the same input gives the same.
    """
    pictures = np.array(comparisons.pictures_each, dtype=np.float64)
    generator = np.random.default_rng(seed=_SEED)
    found = []
    for _ in range(draws):
        drawn = np.bincount(generator.integers(0, len(pictures), len(pictures)), minlength=len(pictures)).astype(float)
        pairs = ((drawn @ pictures) ** 2 - ((drawn * pictures) ** 2).sum()) / 2
        found.append(_tail(comparisons, drawn, pairs).threshold(fmr, excess))
    tail = (1 - _CONFIDENCE) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return Interval(round(float(low), 4), round(float(high), 4))


def _whole(comparisons: Comparisons) -> _Tail:
    return _tail(comparisons, np.ones(len(comparisons.pictures_each)), float(comparisons.counts.impostor_pairs))


def _tail(comparisons: Comparisons, weight_of_person: Values, pairs: float) -> _Tail:
    order = np.argsort(-comparisons.tail, kind="stable")
    weights = weight_of_person[comparisons.first[order]] * weight_of_person[comparisons.second[order]]
    return _Tail(comparisons.tail[order], weights, np.cumsum(weights), pairs)
