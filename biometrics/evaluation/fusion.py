"""What several frames gain over one: a photo against the median of a few pictures of a person (the product's case)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.evaluation.pictures import Embedded
from biometrics.evaluation.rate_rows import RateRow, rate_rows
from biometrics.evaluation.rates import BINS, ScoreCounts, bins_of
from biometrics.matching import Matcher

FRAMES: Final = (1, 2, 3)
_LEAST_PICTURES: Final = max(FRAMES) + 1
_TRIALS_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True, eq=False)
class FramesResult:
    """Scores of a photo against `frames` pictures, their median taken; of people with enough pictures for the most."""

    frames: int
    persons: int
    counts: ScoreCounts
    rows: tuple[RateRow, ...]


def compare_several(embedded: Embedded, matcher: Matcher) -> tuple[FramesResult, ...]:
    """Compare each picture of everybody with four pictures or more with the next 1, 2 and 3 of the same person.

    The same people and photos serve all three, so that their rates can be set against each other. An impostor
    comparison sets such a group of pictures against each picture of somebody else. Empty where nobody has enough.
    """
    places: dict[str, list[int]] = {}
    for row, picture in enumerate(embedded.pictures):
        places.setdefault(picture.person, []).append(row)
    people = [rows for rows in places.values() if len(rows) >= _LEAST_PICTURES]
    if len(people) < 2:
        return ()
    labels = np.unique([picture.person for picture in embedded.pictures], return_inverse=True)[1]
    return tuple(_compare(frames, people, labels, embedded.rows, matcher) for frames in FRAMES)


def _compare(
    frames: int,
    people: Sequence[Sequence[int]],
    labels: npt.NDArray[np.intp],
    rows: npt.NDArray[np.float32],
    matcher: Matcher,
) -> FramesResult:
    trials = [
        (photo, [person[(k + 1 + n) % len(person)] for n in range(frames)])
        for person in people
        for k, photo in enumerate(person)
    ]
    genuine, impostor = np.zeros(BINS + 1, np.int64), np.zeros(BINS + 1, np.int64)
    for start in range(0, len(trials), _TRIALS_AT_ONCE):
        block = trials[start : start + _TRIALS_AT_ONCE]
        photos = np.array([photo for photo, _ in block])
        probes = np.array([group for _, group in block])
        scores = np.stack([matcher.scores(rows[probes[:, n]], rows) for n in range(frames)])
        bins = bins_of(np.median(scores, axis=0))
        strangers = labels[photos][:, np.newaxis] != labels
        impostor += np.bincount(bins[strangers], minlength=BINS + 1)
        genuine += np.bincount(bins[np.arange(len(photos)), photos], minlength=BINS + 1)
    counts = ScoreCounts(genuine, impostor)
    return FramesResult(frames, len(people), counts, rate_rows(counts))
