"""`kiosk demo`: one whole check-in on simulated parts, no person needed."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from kiosk.app.demo import DemoOptions, Outcome, Record, run_demo
from kiosk.cli.bit_rate import bit_rate_option
from kiosk.cli.output import FAILED, command_errors, emit, json_option
from kiosk.runner.system import SystemClock
from simulators.casting import FaceCast
from simulators.reader.radio import Radio
from simulators.world import DEFAULT_PERSONA, UnknownPersonaError, find_persona


@click.command()
@click.option("--persona", "name", default=DEFAULT_PERSONA, show_default=True, help="Who comes to the kiosk.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for ticket, result.json, pictures."
)
@click.option("--store", type=click.Path(file_okay=False, path_type=Path), help="Folder of the simulated database.")
@click.option("--gateway-url", help="A gateway started by `kiosk simulate gateway`; without it, one of its own.")
@click.option("--window", is_flag=True, help="With the window; every screen passed becomes a picture in --out.")
@click.option(
    "--camera",
    "cast",
    type=click.Choice([cast.value for cast in FaceCast]),
    default=FaceCast.PERSON.value,
    show_default=True,
    help="Who, or what attack, the camera sees when a face is due.",
)
@click.option(
    "--liveness",
    type=click.Choice([mode.value for mode in LivenessMode]),
    default=LivenessMode.CHALLENGE.value,
    show_default=True,
    help="What is asked of the person: motions take their time, and a machine that looks often enough.",
)
@bit_rate_option
@json_option
@command_errors
def demo(
    *,
    name: str,
    out: Path | None,
    store: Path | None,
    gateway_url: str | None,
    window: bool,
    cast: str,
    liveness: str,
    radio: Radio | None,
    as_json: bool,
) -> None:
    """One whole check-in on simulated parts.

    The times of its steps are the program's own, unless --bit-rate adds what a chip takes.
    """
    try:
        persona = find_persona(name)
    except UnknownPersonaError as error:
        raise click.UsageError(str(error)) from None
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-", ignore_cleanup_errors=True) as scratch:
        policy = LivenessPolicy(LivenessMode(liveness))
        options = DemoOptions(
            store or Path(scratch), out, gateway_url, radio=radio, cast=FaceCast(cast), liveness=policy
        )
        if window:
            from kiosk.app.window_demo import run_window_demo  # noqa: PLC0415 - Qt is loaded only for a window

            record = run_window_demo(persona, options, clock)
        else:
            record = run_demo(persona, options, clock)
    _finish(record, out, as_json=as_json)


def _finish(record: Record, out: Path | None, *, as_json: bool) -> None:
    answer = record.as_json()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "result.json").write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    emit(answer, as_json=as_json)
    if record.outcome is not Outcome.CHECKED_IN:
        raise SystemExit(FAILED)
