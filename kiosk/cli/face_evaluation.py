"""`kiosk face evaluate`: error rates of the matcher on pictures, and of the liveness check on presentations."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biometrics.evaluation import (
    DEFAULT_PERSONS,
    TABLE_FMRS,
    AttackEvaluation,
    Evaluation,
    EvaluationError,
    attack_lines,
    attacks_json,
    climb_ladder,
    draw_attacks,
    draw_det,
    draw_histogram,
    evaluate_folder,
    evaluate_presentations,
    evaluation_json,
    find_presentations,
    table_lines,
)
from biometrics.faces import YuNetDetector
from biometrics.liveness.judge import SequenceJudge
from biometrics.liveness.verdict import LivenessPolicy
from biometrics.matchers import MatcherName, load_matcher
from biometrics.matching import MatchPolicy
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy
from biometrics.thresholds import ThresholdTable
from kiosk.cli.output import command_errors, emit, json_option

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_folder = click.Path(exists=True, file_okay=False, path_type=Path)
_picture = click.Path(exists=True, dir_okay=False, path_type=Path)
matcher_option = click.option(
    "--matcher",
    "matcher_name",
    type=click.Choice(MatcherName, case_sensitive=False),
    default=MatcherName.SFACE,
    show_default=True,
    help="The recogniser; dlib needs the extra of that name.",
)


@click.command()
@click.argument("directory", type=_folder, required=False)
@matcher_option
@click.option("--pairs", type=_picture, help="CSV with the columns first, second, same: compare these pairs alone.")
@click.option(
    "--group", "groups", type=(str, _picture), multiple=True, help="Name, and file with the people to count apart."
)
@click.option("--ladder", is_flag=True, help="Also worse and worse chip photos and camera frames.")
@click.option("--ladder-persons", type=click.IntRange(2), default=DEFAULT_PERSONS, show_default=True)
@click.option("--attacks", type=_folder, help="Folder KIND/PRESENTATION/ of frames: APCER of each kind, BPCER.")
@click.option(
    "--frame-rate",
    type=click.FloatRange(1, 240),
    default=15.0,
    show_default=True,
    help="Frames a second of the presentations that have no frames.csv.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write evaluation.json, det.png, scores.png, attacks.png.",
)
@click.option("--table", type=click.Path(dir_okay=False, path_type=Path), help="Put the thresholds into this table.")
@json_option
@command_errors
def evaluate(
    *,
    directory: Path | None,
    matcher_name: MatcherName,
    pairs: Path | None,
    groups: tuple[tuple[str, Path], ...],
    ladder: bool,
    ladder_persons: int,
    attacks: Path | None,
    frame_rate: float,
    out: Path | None,
    table: Path | None,
    as_json: bool,
) -> None:
    """Error rates of the matcher on a folder with one sub-folder a person, and of the liveness check on
    presentations."""
    if directory is None and attacks is None:
        raise click.UsageError("name a folder with one sub-folder a person, or --attacks")
    if directory is None and (pairs or groups or ladder or table):
        raise click.UsageError("--pairs, --group, --ladder and --table need the folder with one sub-folder a person")
    answer: dict[str, Any] = {}
    lines: list[str] = []
    plots: dict[str, bytes] = {}
    models = ModelStore.bundled()
    try:
        if directory is not None:
            detector, matcher = YuNetDetector(models), load_matcher(matcher_name, models)
            names = {name: _names(file) for name, file in groups}
            with _progress_bar("templates") as progress:
                result = evaluate_folder(directory, detector, matcher, progress, pairs=pairs, groups=names)
            climbed = None
            if ladder:
                with _progress_bar("ladder") as progress:
                    climbed = climb_ladder(result, detector, matcher, QualityPolicy(), progress, persons=ladder_persons)
            thresholds = ThresholdTable.bundled() if table is None else _extended(table, result)
            threshold = MatchPolicy.for_target(matcher, table=thresholds).match_threshold
            answer |= evaluation_json(result, threshold, climbed)
            lines += table_lines(result, threshold, climbed)
            plots |= {"det.png": draw_det(result), "scores.png": draw_histogram(result, threshold)}
        if attacks is not None:
            judged = _presented(attacks, frame_rate, models)
            answer["attacks"] = attacks_json(judged)
            lines += [*([""] if lines else []), *attack_lines(judged)]
            plots["attacks.png"] = draw_attacks(judged)
    except EvaluationError as error:
        raise click.UsageError(str(error)) from None
    if out is not None:
        _write_all(out, answer, plots)
    if as_json:
        emit(answer, as_json=True)
    else:
        click.echo("\n".join(lines))


def _presented(folder: Path, frame_rate: float, models: ModelStore) -> AttackEvaluation:
    """Judges the recorded presentations of a folder. Raises EvaluationError."""
    presentations = find_presentations(folder, frame_rate)
    with _progress_bar("presentations") as progress:
        return evaluate_presentations(presentations, SequenceJudge(models), LivenessPolicy(), progress)


def _names(file: Path) -> frozenset[str]:
    try:
        return frozenset(line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{file.name} cannot be read") from error


def _extended(file: Path, result: Evaluation) -> ThresholdTable:
    """The table of a file, where there is one, with the thresholds just measured; written back."""
    entry = result.for_table()
    if any(len(group.rows) < len(TABLE_FMRS) for group in entry.groups):
        raise click.UsageError(f"too few pairs for a table of thresholds down to FMR {min(TABLE_FMRS):g}")
    table = ThresholdTable.read(file) if file.exists() else ThresholdTable(())
    table = table.with_entry(entry)
    try:
        table.write(file)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}") from error
    return table


def _write_all(out: Path, answer: Mapping[str, Any], plots: Mapping[str, bytes]) -> None:
    _write(out / "evaluation.json", json.dumps(answer, indent=2).encode() + b"\n")
    for name, png in plots.items():
        _write(out / name, png)


def _write(file: Path, content: bytes) -> None:
    """Writes a result. Raises click.UsageError where the place cannot be written to."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}") from error


@contextmanager
def _progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while it is a terminal; nothing otherwise."""
    with ExitStack() as stack:
        bars: list[ProgressBar[int]] = []

        def progress(done: int, total: int) -> None:
            if not bars:
                bar = click.progressbar(length=total, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield progress
