"""The pairwise table: how like themselves and how unlike each other the drawn persons are."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.personas.matcher import FaceMatcher

Floats = NDArray[np.float64]
FRONTAL_AT_LEAST, LIGHT_AT_LEAST, IMPOSTOR_AT_MOST = 0.60, 0.50, 0.36
_TURNS = ("turn_left", "turn_right")

_HEAD = """# Pair scores of the synthetic faces

Cosine of SFace 2021dec on YuNet's alignment; written by `python -m tools.personas score`.
The table shows that the drawn persons can be told apart by the shipped models. **No threshold is ever tuned on
these pictures**: they are rendered from one mesh, so genuine pairs are easier than with real people, and the
thresholds of the product come from real photographs alone.
"""


@dataclass(frozen=True, slots=True)
class PersonScores:
    """Embeddings of one person: the portrait and every frame with its kind."""

    name: str
    portrait: Floats
    frames: Floats
    kinds: tuple[str, ...]

    def against(self, portrait: Floats, kinds: tuple[str, ...]) -> Floats:
        """Cosines of a portrait with this person's frames of some kinds."""
        use = [n for n, kind in enumerate(self.kinds) if kind in kinds]
        return np.asarray(self.frames[use] @ portrait)


def load_scores(faces: Path, matcher: FaceMatcher) -> list[PersonScores]:
    """Embed every picture below ``faces``; ``ValueError`` names a picture without exactly one face."""
    out: list[PersonScores] = []
    for folder in sorted(p.parent for p in faces.glob("*/frames.toml")):
        described = tomllib.loads((folder / "frames.toml").read_text(encoding="utf-8"))
        frames = described["frames"]
        out.append(
            PersonScores(
                folder.name,
                _embed(matcher, folder / described["portrait"]),
                np.stack([_embed(matcher, folder / frame["file"]) for frame in frames]),
                tuple(frame["kind"] for frame in frames),
            )
        )
    return out


def _embed(matcher: FaceMatcher, path: Path) -> Floats:
    with Image.open(path) as image:
        rgb = np.asarray(image.convert("RGB"), dtype=np.uint8)
    try:
        return matcher.embed(rgb)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def table(people: list[PersonScores]) -> tuple[str, list[str]]:
    """The Markdown table and the list of broken limits (empty when all hold)."""
    broken: list[str] = []
    lines = [_HEAD, "## The same person (lowest cosine of the portrait with own frames)", ""]
    lines.append("| person | frontal | dark and side light | blink and eyes closed | turned 20–27° |")
    lines.append("|---|---|---|---|---|")
    for person in people:
        cells = []
        for kinds, least in (
            (("frontal",), FRONTAL_AT_LEAST),
            (("dark", "side_light"), LIGHT_AT_LEAST),
            (("blink", "eyes_closed"), -1.0),
            (_TURNS, -1.0),
        ):
            low = float(person.against(person.portrait, kinds).min())
            cells.append(f"{low:.2f}")
            if low < least:
                broken.append(f"{person.name} {kinds[0]} {low:.3f} < {least}")
        lines.append(f"| {person.name} | " + " | ".join(cells) + " |")
    lines += ["", "## Different persons (highest cosine of the row's portrait with any frame of the column)", ""]
    lines += ["| portrait | " + " | ".join(p.name for p in people) + " |", "|---" * (len(people) + 1) + "|"]
    worst = -1.0
    for row in people:
        cells = []
        for column in people:
            if row is column:
                cells.append("–")
                continue
            high = float(max((column.frames @ row.portrait).max(), column.portrait @ row.portrait))
            worst = max(worst, high)
            cells.append(f"{high:.2f}")
            if high > IMPOSTOR_AT_MOST:
                broken.append(f"{row.name} against {column.name} {high:.3f} > {IMPOSTOR_AT_MOST}")
        lines.append(f"| {row.name} | " + " | ".join(cells) + " |")
    lines += ["", f"Highest impostor score: {worst:.3f} (limit {IMPOSTOR_AT_MOST}).", ""]
    return "\n".join(lines), broken
