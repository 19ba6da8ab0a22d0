"""The options that name a synthetic person: one of the product's own, or one in a file."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from simulators.personas.facts import Persona
from simulators.personas.loading import PersonaError, load_persona
from simulators.personas.pictures import PicturesError, portrait
from simulators.world import DEFAULT_PERSONA, UnknownPersonaError, find_persona

P = ParamSpec("P")
R = TypeVar("R")


def persona_options(command: Callable[Concatenate[Persona, P], R]) -> Callable[P, R]:
    """Adds --persona and --persona-file, and passes the person first. A file that is none is wrong use."""

    @click.option("--persona", "persona_name", help=f"One of the product's own persons.  [default: {DEFAULT_PERSONA}]")
    @click.option(
        "--persona-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A person made by `kiosk simulate persons`.",
    )
    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        name, path = kwargs.pop("persona_name"), kwargs.pop("persona_file")
        return command(_person(name, path), *args, **kwargs)

    return wrapped


def _person(name: object, path: object) -> Persona:
    """The person, whose pictures are there."""
    if name is not None and path is not None:
        raise click.UsageError("--persona or --persona-file, not both")
    try:
        persona = load_persona(path) if isinstance(path, Path) else find_persona(str(name or DEFAULT_PERSONA))
        portrait(persona)
    except (UnknownPersonaError, PersonaError, PicturesError) as error:
        raise click.UsageError(str(error)) from None
    return persona
