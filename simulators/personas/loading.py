"""Reads the personas' files and refuses any that is not whole and consistent."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from simulators.personas.facts import CardFacts, InsuranceFacts, Persona

DATA_FOLDER: Final = Path(__file__).parent / "data"
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class PersonaError(ValueError):
    """A persona's file is unreadable, incomplete or contradicts itself. The message says which and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PersonaFile:
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", str_min_length=1)

    face: str
    card: CardFacts
    insurance: InsuranceFacts


_SCHEMA: Final = TypeAdapter(_PersonaFile)


def load_personas(folder: Path = DATA_FOLDER) -> Mapping[str, Persona]:
    """Every persona of `folder` by id, which is the file's name without its suffix. Raises PersonaError."""
    personas = {path.stem: load_persona(path) for path in sorted(folder.glob("*.toml"))}
    if not personas:
        raise PersonaError("no persona's file in the folder")
    if len({persona.card.personal_id for persona in personas.values()}) != len(personas):
        raise PersonaError("two personas share their personal_id")
    insured = [number for persona in personas.values() if (number := persona.insurance.bhxh_number)]
    if len(set(insured)) != len(insured):
        raise PersonaError("two personas share their card_number")
    return MappingProxyType(personas)


def load_persona(path: Path) -> Persona:
    """The person of one file. Raises PersonaError."""
    if not _ID.fullmatch(path.stem):
        raise PersonaError(f"{path.name}: the name is no id (small letters, digits, single hyphens)")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        content = _SCHEMA.validate_python(table)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PersonaError(f"{path.name}: {error}") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors())
        raise PersonaError(f"{path.name}: {problems}") from error
    try:
        return Persona(id=path.stem, card=content.card, insurance=content.insurance, face=content.face)
    except ValueError as error:
        raise PersonaError(f"{path.name}: {error}") from error
