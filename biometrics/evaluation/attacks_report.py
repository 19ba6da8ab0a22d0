"""An evaluation of presentations as a JSON object and as lines of text."""

from typing import Any

from biometrics.evaluation.attacks import AttackEvaluation, KindResult
from biometrics.evaluation.intervals import Interval


def attacks_json(evaluation: AttackEvaluation) -> dict[str, Any]:
    """Return the evaluation as the command line prints it; rates are fractions, None where none was judged."""
    worst = evaluation.worst
    return {
        "apcer": {result.kind: result.rate for result in evaluation.attacks},
        "worst_kind": None if worst is None else worst.kind,
        "worst_apcer": None if worst is None else worst.rate,
        "bpcer": None if evaluation.bona_fide is None else evaluation.bona_fide.rate,
        "kinds": [_kind(result) for result in evaluation.kinds],
        "frames": evaluation.frames,
        "ms_per_frame": evaluation.ms_per_frame,
    }


def attack_lines(evaluation: AttackEvaluation) -> list[str]:
    """Return the evaluation as lines for people, rates in per cent."""
    counted = f"{evaluation.frames} frames, {evaluation.ms_per_frame:.0f} ms a frame"
    columns = f"{'kind':<22} {'judged':>6} {'let through':>11} {'suspected':>9} {'open':>5}"
    lines = [
        f"presentations (terms of ISO/IEC 30107-3), {counted}; intervals hold 95 % (Clopper-Pearson)",
        f"  {columns}  error rate, what spoke against it",
        *(_text(result) for result in evaluation.kinds),
    ]
    worst, living = evaluation.worst, evaluation.bona_fide
    if worst is not None:
        lines.append(f"APCER of the worst kind ({worst.kind}): {_rate(worst)}")
    lines.append("BPCER: no presentations of living persons" if living is None else f"BPCER: {_rate(living)}")
    unchallenged = sum(result.judged - result.challenged for result in evaluation.kinds)
    if unchallenged:
        lines.append(f"{unchallenged} presentations have no challenge beside them: the passive tests alone judged them")
    unreadable = [name for result in evaluation.kinds for name in result.unreadable]
    if unreadable:
        lines.append(f"without frames that can be read, in no rate: {', '.join(unreadable)}")
    return lines


def _text(result: KindResult) -> str:
    name = "BPCER" if result.bona_fide else "APCER"
    against = ", ".join(f"{test} {count}" for test, count in result.against.items())
    return (
        f"  {result.kind:<22} {result.judged:>6} {result.let_through:>11} {result.suspected:>9} {result.undecided:>5}  "
        f"{name} {_rate(result)}  {against}"
    ).rstrip()


def _rate(result: KindResult) -> str:
    interval = result.interval
    if result.rate is None or interval is None:
        return "not measured"
    return (
        f"{100 * result.rate:.1f} % [{100 * interval.low:.1f}, {100 * interval.high:.1f}]"
        f" ({result.errors} of {result.judged})"
    )


def _kind(result: KindResult) -> dict[str, Any]:
    return {
        "kind": result.kind,
        "bona_fide": result.bona_fide,
        "presentations": result.judged + len(result.unreadable),
        "judged": result.judged,
        "challenged": result.challenged,
        "let_through": result.let_through,
        "suspected": result.suspected,
        "undecided": result.undecided,
        "unreadable": list(result.unreadable),
        "errors": result.errors,
        "rate": result.rate,
        "interval": _interval(result.interval),
        "against": dict(result.against),
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]
