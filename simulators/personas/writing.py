"""Writes persons as the files that `simulators.personas.loading` reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from simulators.personas.facts import Persona
from simulators.toml_text import toml_lines


def persona_toml(persona: Persona) -> str:
    """The file's text."""
    lines = ["# A synthetic person, made by `kiosk simulate persons`.", f'face = "{persona.face}"']
    for name, facts in (("card", persona.card), ("insurance", persona.insurance)):
        lines += ["", f"[{name}]", *toml_lines(facts, name)]
    return "\n".join(lines) + "\n"


def write_personas(personas: Iterable[Persona], folder: Path) -> list[Path]:
    """One file a person, by id, in `folder`, which is made if missing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for persona in personas:
        path = folder / f"{persona.id}.toml"
        path.write_text(persona_toml(persona), encoding="utf-8")
        written.append(path)
    return written
