"""Measures detector and matcher on a folder of pictures: EER, and FNMR at chosen FMRs (ISO/IEC 19795-1)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from biometrics.evaluation.comparisons import Comparisons, compare_all, compare_pairs
from biometrics.evaluation.fusion import FramesResult, compare_several
from biometrics.evaluation.pictures import Embedded, EvaluationError, Progress, embed, find_pictures, read_pairs
from biometrics.evaluation.rate_rows import TARGET_FMRS, RateRow, rate_row, rate_rows
from biometrics.evaluation.rates import BINS, ScoreCounts, score_of
from biometrics.evaluation.tail import threshold_row
from biometrics.faces import YuNetDetector
from biometrics.matching import Matcher
from biometrics.thresholds import GroupThresholds, ModelThresholds, ThresholdRow

TABLE_FMRS: Final = (1e-2, 1e-3, 1e-4, 1e-5)
EVERYBODY: Final = "all"
_NO_GROUPS: Final[Mapping[str, Collection[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class GroupResult:
    """The figures of one group of people. `rows` holds the target FMRs that the impostor pairs bear (rule of 30)."""

    group: str
    persons: int
    pictures: int
    eer: float
    rows: tuple[RateRow, ...]
    thresholds: tuple[ThresholdRow, ...]
    comparisons: Comparisons = field(repr=False)

    @property
    def counts(self) -> ScoreCounts:
        return self.comparisons.counts

    def at_threshold(self, threshold: float) -> RateRow:
        """Return the rates at a threshold; `target_fmr` is the measured FMR."""
        position = int(np.ceil((threshold + 1) * BINS / 2 - 1e-6))
        false_matches = self.counts.false_matches(position)
        return rate_row(self.counts, position, false_matches / max(self.counts.impostor_pairs, 1))

    def threshold_at(self, fmr: float) -> float:
        """Return the threshold of a target FMR, counted on these pairs."""
        return score_of(self.counts.threshold_bin(fmr))

    def for_table(self) -> GroupThresholds:
        """Return what the table of thresholds says of this group."""
        return GroupThresholds(
            group=self.group,
            persons=self.persons,
            pictures=self.pictures,
            genuine_pairs=self.counts.genuine_pairs,
            impostor_pairs=self.counts.impostor_pairs,
            rows=tuple(row for row in self.thresholds if row.fmr in TABLE_FMRS),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """Figures over the pictures in which a face was found; rates are fractions and leave out `failures_to_acquire`.

    `groups` begins with everybody. `frames`: a photo against one picture and the median of several.
    """

    images: int
    failures_to_acquire: int
    model: str
    sha256: str
    step_ms: Mapping[str, float]
    groups: tuple[GroupResult, ...]
    frames: tuple[FramesResult, ...]
    embedded: Embedded = field(repr=False)

    @property
    def everybody(self) -> GroupResult:
        return self.groups[0]

    def for_table(self) -> ModelThresholds:
        """Return the model's entry in the table of thresholds."""
        return ModelThresholds(self.model, self.sha256, tuple(group.for_table() for group in self.groups))

    @property
    def pairs(self) -> int:
        counts = self.everybody.counts
        return counts.genuine_pairs + counts.impostor_pairs


def evaluate_folder(
    directory: Path,
    detector: YuNetDetector,
    matcher: Matcher,
    progress: Progress | None = None,
    *,
    pairs: Path | None = None,
    groups: Mapping[str, Collection[str]] = _NO_GROUPS,
) -> Evaluation:
    """Make the template of every picture under `directory`, compare all pairs and return the figures.

    `pairs`: a CSV file naming the pairs to compare instead of all (`read_pairs`). `groups`: names of people for whom
    all pairs among themselves are counted apart. Raises `EvaluationError`.
    """
    pictures = find_pictures(directory)
    named = read_pairs(pairs, directory, pictures) if pairs is not None else None
    embedded = embed(pictures, detector, matcher, progress)
    whole = compare_all(embedded, matcher) if named is None else compare_pairs(embedded, matcher, named)
    results = [_group(EVERYBODY, embedded, whole)]
    for name, who in groups.items():
        results.append(_group(name, embedded, compare_all(embedded, matcher, who), who, whole))
    return Evaluation(
        images=len(pictures),
        failures_to_acquire=embedded.failures,
        model=matcher.model,
        sha256=matcher.sha256,
        step_ms=MappingProxyType(embedded.step_ms),
        groups=tuple(results),
        frames=compare_several(embedded, matcher),
        embedded=embedded,
    )


def _group(
    name: str,
    embedded: Embedded,
    comparisons: Comparisons,
    persons: Collection[str] | None = None,
    everybody: Comparisons | None = None,
) -> GroupResult:
    counts = comparisons.counts
    if not counts.genuine_pairs or not counts.impostor_pairs:
        raise EvaluationError(f"pairs of one person and pairs of different persons are both needed ({name})")
    chosen = [picture.person for picture in embedded.pictures if persons is None or picture.person in persons]
    rows = [threshold_row(comparisons, fmr, everybody) for fmr in TARGET_FMRS]
    return GroupResult(
        group=name,
        persons=len(set(chosen)),
        pictures=len(chosen),
        eer=counts.equal_error_rate(),
        rows=rate_rows(counts),
        thresholds=tuple(row for row in rows if row is not None),
        comparisons=comparisons,
    )
