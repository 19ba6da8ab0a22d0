"""From a false match rate to the score that keeps it: the table made by the evaluation, shipped beside the models.

A threshold is never typed in by hand. It is asked for as a rate ("one stranger in ten thousand") and looked up in
`models/thresholds.json`, which `kiosk face evaluate --table` writes: a row for each model, group of people and rate,
with the number of pairs behind it and the confidence interval.
"""

import json
import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from biometrics.modelstore import ModelFault, ModelFileError

DEFAULT_TARGET_FMR: Final = 1e-4
"""One stranger in ten thousand."""
DOUBT_FACTOR: Final = 20
"""From the score that this many times the target rate of strangers reach, a score is doubtful instead of a mismatch."""
LEAST_TARGET_FMR: Final = 1e-5
MOST_TARGET_FMR: Final = 1e-2


class ThresholdTableError(ModelFileError):
    """The table of thresholds is missing, broken, or does not know the model or the rate asked for."""

    def __init__(self, detail: str) -> None:
        super().__init__(ModelFault.THRESHOLDS, detail)


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """The score at or above which the share `fmr` of impostor pairs lies.

    `low` and `high`: 95 % interval over persons; `false_matches`: impostor pairs at or above the threshold;
    `extrapolated`: the pairs are too few to count at this rate (rule of 30), so the tail of their scores was continued.
    """

    fmr: float
    threshold: float
    low: float
    high: float
    false_matches: int
    extrapolated: bool


@dataclass(frozen=True, slots=True)
class GroupThresholds:
    """The rows of one group of people, highest FMR first, and how many pairs they come from."""

    group: str
    persons: int
    pictures: int
    genuine_pairs: int
    impostor_pairs: int
    rows: tuple[ThresholdRow, ...]

    def threshold(self, fmr: float) -> float:
        """Return the threshold at `fmr`, between rows linear in log FMR. Raises `ThresholdTableError` outside them."""
        for upper, lower in pairwise(self.rows):
            if lower.fmr <= fmr <= upper.fmr:
                share = math.log(upper.fmr / fmr) / math.log(upper.fmr / lower.fmr)
                return upper.threshold + share * (lower.threshold - upper.threshold)
        raise ThresholdTableError(f"FMR {fmr:g}")


@dataclass(frozen=True, slots=True)
class ModelThresholds:
    """The table of one model: `model` names model and method, `sha256` the model file that was measured."""

    model: str
    sha256: str
    groups: tuple[GroupThresholds, ...]

    def threshold(self, fmr: float) -> float:
        """Return the threshold that keeps `fmr` in every group: the highest of the groups'."""
        return round(max(group.threshold(fmr) for group in self.groups), 4)


class ThresholdTable:
    """The thresholds of all models that were measured."""

    def __init__(self, models: tuple[ModelThresholds, ...]) -> None:
        self._models = {entry.model: entry for entry in models}

    @classmethod
    def bundled(cls) -> "ThresholdTable":
        """Return the table that comes with this package. Raises `ThresholdTableError`."""
        return cls.read(Path(__file__).parent / "models" / "thresholds.json")

    @classmethod
    def read(cls, path: Path) -> "ThresholdTable":
        """Return the table of a file. Raises `ThresholdTableError`."""
        try:
            entries = json.loads(path.read_text(encoding="utf-8"))["models"]
            return cls(tuple(_model(entry) for entry in entries))
        except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ThresholdTableError(path.name) from error

    def with_entry(self, entry: ModelThresholds) -> "ThresholdTable":
        """Return this table with a model's entry added, or exchanged for a newer one."""
        return ThresholdTable((*(old for name, old in self._models.items() if name != entry.model), entry))

    def write(self, path: Path) -> None:
        """Write the table to a file. Raises `OSError`."""
        table = {"models": [_entry_json(entry) for entry in self._models.values()]}
        path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")

    def of(self, model: str, sha256: str) -> ModelThresholds:
        """Return the thresholds of a model and method. Raises `ThresholdTableError` where another file was measured."""
        entry = self._models.get(model)
        if entry is None or entry.sha256 != sha256:
            raise ThresholdTableError(model)
        return entry


def _entry_json(entry: ModelThresholds) -> dict[str, Any]:
    return {
        "model": entry.model,
        "sha256": entry.sha256,
        "groups": [
            {
                "group": group.group,
                "persons": group.persons,
                "pictures": group.pictures,
                "genuine_pairs": group.genuine_pairs,
                "impostor_pairs": group.impostor_pairs,
                "rows": [row_json(row) for row in group.rows],
            }
            for group in entry.groups
        ],
    }


def row_json(row: ThresholdRow) -> dict[str, Any]:
    """Return a row as it stands in the file."""
    return {
        "fmr": row.fmr,
        "threshold": row.threshold,
        "interval": [row.low, row.high],
        "false_matches": row.false_matches,
        "extrapolated": row.extrapolated,
    }


def _model(entry: dict[str, Any]) -> ModelThresholds:
    groups = tuple(_group(group) for group in entry["groups"])
    if not groups:
        raise ValueError("a model without groups")
    return ModelThresholds(str(entry["model"]), str(entry["sha256"]), groups)


def _group(entry: dict[str, Any]) -> GroupThresholds:
    rows = tuple(
        ThresholdRow(
            fmr=float(row["fmr"]),
            threshold=float(row["threshold"]),
            low=float(row["interval"][0]),
            high=float(row["interval"][1]),
            false_matches=int(row["false_matches"]),
            extrapolated=bool(row["extrapolated"]),
        )
        for row in entry["rows"]
    )
    falling = all(a.fmr > b.fmr > 0 and a.threshold <= b.threshold for a, b in pairwise(rows))
    if len(rows) < 2 or not falling:
        raise ValueError("rows must go from high to low FMR with rising thresholds")
    return GroupThresholds(
        group=str(entry["group"]),
        persons=int(entry["persons"]),
        pictures=int(entry["pictures"]),
        genuine_pairs=int(entry["genuine_pairs"]),
        impostor_pairs=int(entry["impostor_pairs"]),
        rows=rows,
    )
