"""An evaluation as a JSON object and as lines of text."""

from typing import Any, Final

from biometrics.evaluation.intervals import ERRORS_NEEDED, Interval, least_rate_stated
from biometrics.evaluation.ladder import Ladder
from biometrics.evaluation.rate_rows import RateRow
from biometrics.evaluation.run import Evaluation, GroupResult
from biometrics.thresholds import row_json

_RULES: Final = (
    f"A rate is given where {ERRORS_NEEDED} errors are expected among the impostor pairs (rule of 30); "
    "intervals hold 95 % (Clopper-Pearson)."
)


def evaluation_json(evaluation: Evaluation, threshold: float, ladder: Ladder | None = None) -> dict[str, Any]:
    """Return the evaluation as the command line prints it; rates are fractions.

    `threshold`: the product's default, for whose rates a row is added.
    """
    everybody = evaluation.everybody
    return {
        "pairs": evaluation.pairs,
        "genuine": everybody.counts.genuine_pairs,
        "impostor": everybody.counts.impostor_pairs,
        "persons": everybody.persons,
        "images": evaluation.images,
        "failures_to_acquire": evaluation.failures_to_acquire,
        "failure_to_acquire_rate": evaluation.failures_to_acquire / max(evaluation.images, 1),
        "eer": everybody.eer,
        "fnmr": {f"{row.target_fmr:g}": row.fnmr for row in everybody.rows},
        "threshold": {f"{row.target_fmr:g}": row.threshold for row in everybody.rows},
        "model": evaluation.model,
        "model_sha256": evaluation.sha256,
        "ms_per_image": round(sum(evaluation.step_ms.values()), 1),
        "step_ms": dict(evaluation.step_ms),
        "least_fmr_stated": least_rate_stated(everybody.counts.impostor_pairs),
        "groups": [_group(group, threshold) for group in evaluation.groups],
        "frames": [
            {
                "frames": result.frames,
                "persons": result.persons,
                "genuine": result.counts.genuine_pairs,
                "impostor": result.counts.impostor_pairs,
                "rates": [_row(row) for row in result.rows],
            }
            for result in evaluation.frames
        ],
        "ladder": None if ladder is None else _ladder(ladder),
    }


def table_lines(evaluation: Evaluation, threshold: float, ladder: Ladder | None = None) -> list[str]:
    """Return the evaluation as lines for people, rates in per cent."""
    lines = [
        f"{evaluation.model}",
        f"pictures {evaluation.images}, failures to acquire {evaluation.failures_to_acquire}, "
        f"{sum(evaluation.step_ms.values()):.0f} ms a picture ("
        + ", ".join(f"{step} {value:.1f}" for step, value in evaluation.step_ms.items())
        + ")",
        _RULES,
    ]
    for group in evaluation.groups:
        lines += [
            "",
            _heading(group),
            "  FMR      threshold  FNMR",
            *(_text(row) for row in group.rows),
            _text(group.at_threshold(threshold)) + "  <- default threshold",
        ]
    if evaluation.frames:
        lines += ["", "a photo against the median of several pictures"]
    for result in evaluation.frames:
        lines.append(
            f"  {result.frames} of {result.persons} persons, {result.counts.genuine_pairs} genuine comparisons"
        )
        lines += [f"  {_text(row)}" for row in result.rows]
    return lines + ([] if ladder is None else _ladder_lines(ladder))


def _heading(group: GroupResult) -> str:
    counts = group.counts
    return (
        f"{group.group}: {group.persons} persons, {group.pictures} pictures, {counts.genuine_pairs} genuine and "
        f"{counts.impostor_pairs} impostor pairs, EER {100 * group.eer:.2f} %; without any false match FMR would be "
        f"below {least_rate_stated(counts.impostor_pairs):.1e} (rule of 3)"
    )


def _ladder_lines(ladder: Ladder) -> list[str]:
    lines = ["", f"worse and worse pictures at threshold {ladder.threshold:.4f}"]
    for rung in ladder.rungs:
        passed = "" if rung.fnmr_of_passed is None else f", FNMR of these {100 * rung.fnmr_of_passed:.1f} %"
        lines.append(
            f"  {rung.name}: FNMR {100 * rung.fnmr:.1f} % {_percent(rung.fnmr_interval)} of {rung.genuine}, "
            f"FMR {rung.fmr:.1e} of {rung.impostor}; the gate passes {100 * rung.gate_passed:.1f} %{passed}"
        )
    lines += ["", "undamaged pictures by the turn of the head"]
    for turn in ladder.turns:
        lines.append(f"  {turn.name}: FNMR {100 * turn.fnmr:.1f} % {_percent(turn.fnmr_interval)} of {turn.genuine}")
    return lines


def _percent(interval: Interval) -> str:
    return f"[{100 * interval.low:.1f}, {100 * interval.high:.1f}]"


def _ladder(ladder: Ladder) -> dict[str, Any]:
    return {
        "threshold": ladder.threshold,
        "rungs": [
            {
                "rung": rung.name,
                "genuine": rung.genuine,
                "impostor": rung.impostor,
                "fnmr": rung.fnmr,
                "fnmr_interval": _interval(rung.fnmr_interval),
                "fmr": rung.fmr,
                "failures_to_acquire": rung.failures,
                "gate_passed": rung.gate_passed,
                "gate_hints": dict(rung.gate_hints),
                "genuine_passed": rung.passed,
                "fnmr_of_passed": rung.fnmr_of_passed,
            }
            for rung in ladder.rungs
        ],
        "turns": [
            {
                "turn": turn.name,
                "genuine": turn.genuine,
                "fnmr": turn.fnmr,
                "fnmr_interval": _interval(turn.fnmr_interval),
            }
            for turn in ladder.turns
        ],
    }


def _text(row: RateRow) -> str:
    return (
        f"  {row.target_fmr:<8.2g} {row.threshold:<9.4f}  {100 * row.fnmr:.2f} % "
        f"[{100 * row.fnmr_interval.low:.2f}, {100 * row.fnmr_interval.high:.2f}] ({row.false_non_matches} missed, "
        f"{row.false_matches} false matches)"
    )


def _group(group: GroupResult, threshold: float) -> dict[str, Any]:
    return {
        "group": group.group,
        "persons": group.persons,
        "pictures": group.pictures,
        "genuine": group.counts.genuine_pairs,
        "impostor": group.counts.impostor_pairs,
        "eer": group.eer,
        "rates": [_row(row) for row in group.rows],
        "at_default_threshold": _row(group.at_threshold(threshold)),
        "thresholds": [row_json(row) for row in group.thresholds],
    }


def _row(row: RateRow) -> dict[str, Any]:
    return {
        "fmr": row.target_fmr,
        "threshold": row.threshold,
        "false_matches": row.false_matches,
        "fmr_interval": _interval(row.fmr_interval),
        "fnmr": row.fnmr,
        "false_non_matches": row.false_non_matches,
        "fnmr_interval": _interval(row.fnmr_interval),
    }


def _interval(interval: Interval) -> list[float]:
    return [interval.low, interval.high]
