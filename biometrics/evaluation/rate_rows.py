"""The rows of a table of error rates: FNMR where FMR is a target, each with its counts and interval."""

from dataclasses import dataclass
from typing import Final

from biometrics.evaluation.intervals import Interval, bears, exact_interval
from biometrics.evaluation.rates import ScoreCounts, score_of

TARGET_FMRS: Final = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6)


@dataclass(frozen=True, slots=True)
class RateRow:
    """FNMR at the threshold of a target FMR, with the counts behind both and their exact 95 % intervals."""

    target_fmr: float
    threshold: float
    false_matches: int
    fmr_interval: Interval
    false_non_matches: int
    fnmr: float
    fnmr_interval: Interval


def rate_rows(counts: ScoreCounts) -> tuple[RateRow, ...]:
    """Return the rates at the target FMRs that the impostor pairs bear."""
    borne = [fmr for fmr in TARGET_FMRS if bears(counts.impostor_pairs, fmr)]
    return tuple(rate_row(counts, counts.threshold_bin(fmr), fmr) for fmr in borne)


def rate_row(counts: ScoreCounts, position: int, target_fmr: float) -> RateRow:
    """Return the rates with bin `position` as the threshold."""
    false_matches, misses = counts.false_matches(position), counts.false_non_matches(position)
    return RateRow(
        target_fmr=target_fmr,
        threshold=score_of(position),
        false_matches=false_matches,
        fmr_interval=exact_interval(false_matches, counts.impostor_pairs),
        false_non_matches=misses,
        fnmr=misses / counts.genuine_pairs,
        fnmr_interval=exact_interval(misses, counts.genuine_pairs),
    )
