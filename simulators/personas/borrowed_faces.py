"""Which of the rendered faces a generated person borrows: there are a few faces for any number of persons."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from cardreader.document import Sex
from simulators.personas.pictures import FACES_FOLDER, PicturesError

_INDEX: Final = "faces.toml"
_ABOUT_AS_OLD: Final = 10
"""Years that a face may be farther off than the nearest, so that not all of one age have one face."""


@dataclass(frozen=True, slots=True)
class RenderedFace:
    """`name`: that of the folder; `age`: apparent, in years."""

    name: str
    sex: Sex
    age: int


def rendered_faces(folder: Path = FACES_FOLDER) -> tuple[RenderedFace, ...]:
    """All faces there are. Raises PicturesError."""
    try:
        table = tomllib.loads((folder / _INDEX).read_text(encoding="utf-8"))["person"]
        return tuple(
            RenderedFace(name, Sex[entry["sex"].upper()], int(entry["age"])) for name, entry in sorted(table.items())
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise PicturesError(f"{_INDEX}: cannot be read") from error


def face_for(faces: Sequence[RenderedFace], sex: Sex, age: int, random: Random) -> str:
    """A face of that sex whose age is near. Children borrow that of a young adult."""
    fitting = [face for face in faces if face.sex is sex]
    nearest = min(abs(face.age - age) for face in fitting)
    return random.choice([face.name for face in fitting if abs(face.age - age) <= nearest + _ABOUT_AS_OLD])
