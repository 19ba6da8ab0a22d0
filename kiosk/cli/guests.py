"""Persons of a folder, beside the product's own."""

from __future__ import annotations

from pathlib import Path

import click

from simulators.personas.facts import Persona
from simulators.personas.loading import PersonaError, load_personas


def guests_of(folder: Path | None) -> tuple[Persona, ...]:
    """Those of a folder of `kiosk simulate persons`; a file among them that is none is wrong use."""
    try:
        return () if folder is None else tuple(load_personas(folder).values())
    except PersonaError as error:
        raise click.UsageError(f"--persons: {error}") from None
