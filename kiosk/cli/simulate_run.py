"""`kiosk simulate run`: scenario files, played and judged."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kiosk.cli.output import FAILED, command_errors, emit, fail, json_option
from kiosk.domain.failures import FailureCode
from simulators.reader.hands import ReaderHands
from simulators.reader.service import ReaderService, ReaderServiceError, choose_location, free_port_pair
from simulators.scenarios.errors import ScenarioError


class Through(StrEnum):
    """The way from the kiosk to the card."""

    INPROCESS = "inprocess"
    PCSCD = "pcscd"


@click.command()
@click.argument("places", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--junit", "junit_file", type=click.Path(dir_okay=False, path_type=Path), help="Write JUnit XML here.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same run.")
@click.option(
    "--through",
    type=click.Choice([way.value for way in Through]),
    default=Through.INPROCESS.value,
    show_default=True,
    help="pcscd: by the machine's clock, the card behind a PC/SC service of its own.",
)
@json_option
@command_errors
def run(*, places: tuple[Path, ...], junit_file: Path | None, seed: int, through: str, as_json: bool) -> None:
    """Plays scenario files, and all those in folders, by a virtual clock.

    Each gets a kiosk of its own: the program as in service, on simulated devices. Exit status 0 where everything
    expected came true, 1 where something did not, 2 where a file is no scenario.
    """
    from kiosk.app.scenario_runs import junit, lines, play_file, read_files, summary  # noqa: PLC0415 - loads models
    from kiosk.app.stage import Props  # noqa: PLC0415

    try:
        files = read_files(places)
    except ScenarioError as error:
        raise click.UsageError(str(error)) from None
    if not files:
        raise click.UsageError("no scenario (*.toml) in there")
    # What is provoked on purpose would fill the screen.
    logging.getLogger("kiosk").setLevel(logging.CRITICAL)
    props, reports = Props.make(), []
    with _reader(Through(through)) as reader:
        for file in files:
            report = play_file(file, props, seed=seed, reader=reader)
            reports.append(report)
            if not as_json:
                for line in lines(report):
                    click.echo(line)
    if junit_file is not None:
        junit_file.parent.mkdir(parents=True, exist_ok=True)
        junit_file.write_bytes(junit(reports))
    passed = all(report.passed for report in reports)
    if as_json:
        emit({"passed": passed, "scenarios": [report.as_json() for report in reports]}, as_json=True)
    else:
        click.echo(summary(reports))
    if not passed:
        raise SystemExit(FAILED)


@contextmanager
def _reader(through: Through) -> Iterator[ReaderHands | None]:
    """The virtual reader of a PC/SC service of our own; None where the card is reached without one."""
    if through is Through.INPROCESS:
        yield None
        return
    from simulators.reader.pcsc import PcscReader  # noqa: PLC0415 - needs the PC/SC library

    with TemporaryDirectory(prefix="pcsc-") as name:
        try:
            location = choose_location(Path(name))
            # The library reads it at its first call and never again.
            os.environ.update(location.environment)
            service = ReaderService(Path(name), location, port=free_port_pair())
            with service:
                yield PcscReader(service)
        except ReaderServiceError as error:
            fail(FailureCode.PCSC_UNAVAILABLE, str(error))
