"""Error rates of a matcher from counted scores (ISO/IEC 19795-1): thresholds, FMR, FNMR, EER, the DET curve.

Scores lie in [-1, 1] and are counted in bins instead of listed: all pairs of a few ten thousand pictures are millions.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

BINS: Final = 20_000
"""Bin k holds the scores from k * 2 / BINS - 1 on: a threshold is exact to 0.0001."""

Counts = npt.NDArray[np.int64]


def bins_of(scores: npt.NDArray[np.float32] | npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return the bin of each score."""
    return np.clip((scores.astype(np.float64) + 1) * (BINS / 2), 0, BINS).astype(np.int64)


def score_of(position: int) -> float:
    """Return the lowest score of a bin."""
    return round(position * 2 / BINS - 1, 4)


@dataclass(frozen=True, slots=True, eq=False)
class ScoreCounts:
    """How many pairs of one person (`genuine`) and of two (`impostor`) have a score in each of BINS + 1 bins."""

    genuine: Counts = field(repr=False)
    impostor: Counts = field(repr=False)

    @classmethod
    def of(cls, genuine: npt.NDArray[np.float64], impostor: npt.NDArray[np.float64]) -> "ScoreCounts":
        """Count two lists of scores."""
        return cls(
            np.bincount(bins_of(genuine), minlength=BINS + 1), np.bincount(bins_of(impostor), minlength=BINS + 1)
        )

    @property
    def genuine_pairs(self) -> int:
        return int(self.genuine.sum())

    @property
    def impostor_pairs(self) -> int:
        return int(self.impostor.sum())

    def false_matches(self, position: int) -> int:
        """Return how many impostor pairs reach the threshold of bin `position`."""
        return int(self.impostor[position:].sum())

    def false_non_matches(self, position: int) -> int:
        """Return how many genuine pairs stay below the threshold of bin `position`."""
        return int(self.genuine[:position].sum())

    def threshold_bin(self, fmr: float) -> int:
        """Return the lowest bin from which on at most the share `fmr` of the impostor pairs lies."""
        allowed = fmr * self.impostor_pairs
        reaching = np.append(np.cumsum(self.impostor[::-1])[::-1], 0)
        return int(np.argmax(reaching <= allowed))

    def equal_error_rate(self) -> float:
        """Return the mean of FNMR and FMR where they are nearest to each other."""
        fmr, fnmr = self.curve()
        nearest = int(np.argmin(np.abs(fnmr - fmr)))
        return float(fnmr[nearest] + fmr[nearest]) / 2

    def curve(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return FMR and FNMR with each bin as the threshold: the first falls, the second rises (DET curve)."""
        fmr = np.cumsum(self.impostor[::-1])[::-1] / max(self.impostor_pairs, 1)
        fnmr = (np.cumsum(self.genuine) - self.genuine) / max(self.genuine_pairs, 1)
        return fmr, fnmr
