"""`kiosk simulate persons`: any number of consistent synthetic persons."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.domain.failures import FailureCode
from simulators.chip.mrz import mrz_lines
from simulators.personas.codes import layouts_of, qr_text
from simulators.personas.facts import CardKind, Persona
from simulators.personas.generation import MOST, USUAL_DAY, generate_personas
from simulators.personas.loading import load_personas
from simulators.personas.persona import card_data
from simulators.personas.writing import write_personas


@click.command()
@click.option("--count", type=click.IntRange(1, MOST), default=24, show_default=True, help="How many.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same persons.")
@click.option(
    "--on",
    "today",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    default=USUAL_DAY.isoformat(),
    show_default=True,
    help="The day as of which cards run and insurances hold.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write one file a person here.")
@json_option
@command_errors
def persons(*, count: int, seed: int, today: datetime, out: Path | None, as_json: bool) -> None:
    """Makes synthetic persons: the same on the chip, in their codes, before the camera and at the gateway.

    The files of --out are for --persona-file of `kiosk demo` and `kiosk simulate card`, and the folder for --persons of
    `kiosk simulate gateway`. With --json each person comes with the texts of the codes and of the MRZ.
    """
    try:
        made = generate_personas(count, seed, today.date(), load_personas())
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if out is not None:
        try:
            write_personas(made, out)
        except OSError as error:
            fail(FailureCode.CONFIGURATION_INVALID, f"--out: {error.strerror}")
    if as_json:
        emit({"simulated": True, "seed": seed, "persons": [_whole(persona) for persona in made]}, as_json=True)
        return
    click.echo(f"SIMULATED persons of seed {seed} as on {today:%Y-%m-%d}; faces are borrowed from a few rendered ones")
    for persona in made:
        click.echo("  ".join(_row(persona)))


def _row(persona: Persona) -> tuple[str, ...]:
    card, insurance = persona.card, persona.insurance
    kind = {CardKind.NONE: "no card"}.get(card.kind, card.kind.value)
    runs = "" if card.kind is CardKind.NONE else f"until {card.expiry or 'ever'}"
    return (
        f"{card.personal_id}",
        f"{card.birth_date}",
        card.sex.value,
        f"{kind:7}",
        f"{runs:16}",
        insurance.answer,
        f"{insurance.card_number or '':15}",
        persona.face,
        persona.id,
    )


def _whole(persona: Persona) -> dict[str, Any]:
    card, insurance = persona.card, persona.insurance
    return {
        "id": persona.id,
        "full_name": card.full_name,
        "personal_id": card.personal_id,
        "birth_date": card.birth_date.isoformat(),
        "sex": card.sex.value,
        "card": card.kind.value,
        "issue_date": card.issue_date.isoformat(),
        "expiry": _iso(card.expiry),
        "insurance": {
            "answer": insurance.answer,
            "card_number": insurance.card_number,
            "valid_from": _iso(insurance.valid_from),
            "valid_to": _iso(insurance.valid_to),
            "facility": insurance.facility,
        },
        "face": persona.face,
        "codes": {layout.value: qr_text(persona, layout) for layout in layouts_of(persona)},
        "mrz": [] if card.kind is CardKind.NONE else list(mrz_lines(card_data(persona))),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
