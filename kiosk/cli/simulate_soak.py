"""`kiosk simulate soak`: hours of reception in minutes, with everything that can go wrong."""

from __future__ import annotations

import json
import logging
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from kiosk.cli.output import FAILED, command_errors, emit, json_option


@click.command()
@click.option("--checkins", default=1000, show_default=True, type=click.IntRange(1), help="Ends after so many.")
@click.option("--visits", type=click.IntRange(1), help="Ends after so many visits instead, whatever came of them.")
@click.option(
    "--faults", type=click.Choice(["none", "random"]), default="random", show_default=True, help="What goes wrong."
)
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same day.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="New folder for database, tickets and report.json; without it all is gone in the end.",
)
@json_option
@command_errors
def soak(*, checkins: int, visits: int | None, faults: str, seed: int, out: Path | None, as_json: bool) -> None:
    """A day at the reception by a virtual clock, with persons and faults drawn by a seed.

    After each visit it is checked that everybody's visit ends and leaves nothing of them behind, that every committed
    check-in reaches the gateway once, and that no number is drawn twice; in the end also that the audit trail holds
    and that memory, file handles and threads stay flat. Exit status 1 where something does not hold: then the command
    is told that plays the day up to there.
    """
    from kiosk.app.soak import Day, Faults, SoakSettings  # noqa: PLC0415 - loads the face models
    from kiosk.app.stage import Props  # noqa: PLC0415

    if out is not None and out.exists() and any(out.iterdir()):
        raise click.UsageError("--out: a new or empty folder is needed: a day begins without what was before")
    # What is called and refused hundreds of times stands in the report.
    logging.getLogger("kiosk").setLevel(logging.CRITICAL)
    with ExitStack() as stack:
        if out is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-soak-")))
        else:
            out.mkdir(parents=True, exist_ok=True)
            folder = out
        settings = SoakSettings(checkins, seed, Faults(faults), visits)
        report = Day(settings, folder, Props.make(), _tell).play()
    answer = report.as_json()
    if out is not None:
        text = json.dumps(answer, ensure_ascii=False, indent=2)
        (out / "report.json").write_text(text + "\n", encoding="utf-8")
    if as_json:
        emit(answer, as_json=True)
    else:
        click.echo(report.as_table())
    if not report.held:
        raise SystemExit(FAILED)


def _tell(visits: int, check_ins: int) -> None:
    if visits % 50 == 0:
        click.echo(f"visit {visits}, {check_ins} check-ins", err=True)
