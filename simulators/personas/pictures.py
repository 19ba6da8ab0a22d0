"""The pictures of a persona: the chip's photo and what the camera sees."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from simulators.personas.facts import Persona

FACES_FOLDER: Final = Path(__file__).parent / "faces"
_PORTRAIT: Final = "portrait.jpg"
_INDEX: Final = "frames.toml"


class PicturesError(ValueError):
    """A persona's pictures are missing or their index cannot be read. The message says whose and what."""


class FrameKind(Enum):
    """What a frame shows. Left and right are the person's."""

    FRONTAL = "frontal"
    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    BLINK = "blink"
    """Eyes half shut."""
    EYES_CLOSED = "eyes_closed"
    DARK = "dark"
    SIDE_LIGHT = "side_light"
    CLOSER = "closer"
    """Frontal, from 0.60 and then 0.50 m instead of 0.75 m: nearer, not enlarged."""


@dataclass(frozen=True, slots=True)
class _Entry:
    file: str
    kind: FrameKind


@dataclass(frozen=True, slots=True)
class _Index:
    frames: tuple[_Entry, ...]


_SCHEMA: Final = TypeAdapter(_Index)


def portrait(persona: Persona) -> bytes:
    """The chip's photo, a JPEG file. Raises PicturesError."""
    return _read(persona, _PORTRAIT)


def frames(persona: Persona) -> list[tuple[FrameKind, bytes]]:
    """What the camera sees, each a JPEG file, in the order of the index. Raises PicturesError."""
    try:
        index = _SCHEMA.validate_python(tomllib.loads(_read(persona, _INDEX).decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PicturesError(f"{persona.face}/{_INDEX}: {error}") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors())
        raise PicturesError(f"{persona.face}/{_INDEX}: {problems}") from error
    return [(entry.kind, _read(persona, entry.file)) for entry in index.frames]


def _read(persona: Persona, file: str) -> bytes:
    try:
        return (FACES_FOLDER / persona.face / file).read_bytes()
    except OSError as error:
        raise PicturesError(f"{persona.face}/{file}: cannot be read") from error
