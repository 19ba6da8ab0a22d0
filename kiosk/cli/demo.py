"""`kiosk demo`: one whole check-in on simulated parts, no person needed."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from kiosk.app.demo import DemoOptions, Outcome, Record, run_demo
from kiosk.cli.bit_rate import bit_rate_option
from kiosk.cli.output import FAILED, command_errors, emit, json_option
from kiosk.cli.persona_option import persona_options
from kiosk.cli.profile_option import profile_option
from kiosk.runner.system import SystemClock
from kiosk.session.counter_state import Profile
from simulators.casting import FaceCast
from simulators.personas.facts import Persona
from simulators.procedures import counter_policy
from simulators.reader.radio import Radio
from simulators.scenarios.errors import ScenarioError


@click.command()
@persona_options
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for ticket, result.json, pictures."
)
@click.option("--store", type=click.Path(file_okay=False, path_type=Path), help="Folder of the simulated database.")
@click.option("--gateway-url", help="A gateway started by `kiosk simulate gateway`; without it, one of its own.")
@profile_option
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
@click.option(
    "--scenario",
    "scenario_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Plays this file by a virtual clock instead; only --out and --json go with it.",
)
@json_option
@command_errors
def demo(
    persona: Persona,
    *,
    out: Path | None,
    store: Path | None,
    gateway_url: str | None,
    profile: Profile | None,
    window: bool,
    cast: str,
    liveness: str,
    radio: Radio | None,
    scenario_file: Path | None,
    as_json: bool,
) -> None:
    """One whole check-in, or a whole intake at a counter, on simulated parts.

    The times of its steps are the program's own, unless --bit-rate adds what a chip takes.
    """
    if scenario_file is not None:
        _play(scenario_file, out, as_json=as_json)
        return
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-", ignore_cleanup_errors=True) as scratch:
        policy = LivenessPolicy(LivenessMode(liveness))
        options = DemoOptions(
            store or Path(scratch), out, gateway_url, radio=radio, cast=FaceCast(cast), liveness=policy
        )
        if profile is Profile.COUNTER:
            options = replace(options, policy=counter_policy())
        if window:
            from kiosk.app.window_demo import run_window_demo  # noqa: PLC0415 - Qt is loaded only for a window

            record = run_window_demo(persona, options, clock)
        else:
            record = run_demo(persona, options, clock)
    _finish(record, out, as_json=as_json)


_GO_WITH_SCENARIO = frozenset({"scenario_file", "out", "as_json"})


def _play(file: Path, out: Path | None, *, as_json: bool) -> None:
    """A scenario: the keys of a demonstration for its last visit, and what did not come true."""
    from kiosk.app.scenario_runs import play_file, read_file  # noqa: PLC0415 - a demonstration needs none of it
    from kiosk.app.stage import Props  # noqa: PLC0415

    context = click.get_current_context()
    given = [
        name
        for name in context.params
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE and name not in _GO_WITH_SCENARIO
    ]
    if given:
        raise click.UsageError("--scenario says who comes and what happens: only --out and --json go with it")
    try:
        scenario = read_file(file)
    except ScenarioError as error:
        raise click.UsageError(str(error)) from None
    report = play_file(scenario, Props.make(), out)
    last = report.visits[-1].record.as_json() if report.visits else {}
    answer = {**last, **report.as_json()}
    if out is not None:
        (out / "trace.txt").write_text("".join(f"{row}\n" for row in report.trace), encoding="utf-8")
    _write(answer, out)
    emit(answer, as_json=as_json)
    if not report.passed:
        raise SystemExit(FAILED)


def _finish(record: Record, out: Path | None, *, as_json: bool) -> None:
    answer = record.as_json()
    _write(answer, out)
    emit(answer, as_json=as_json)
    if record.outcome in (Outcome.ASSISTED, Outcome.ABANDONED):
        raise SystemExit(FAILED)


def _write(answer: dict[str, Any], out: Path | None) -> None:
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "result.json").write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
