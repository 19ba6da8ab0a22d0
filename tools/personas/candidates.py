"""Draws many cheap candidates and picks the set whose members look least alike to the matcher."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.personas.assets import AssetStore
from tools.personas.identity import Sex, draw_identity
from tools.personas.matcher import FaceMatcher
from tools.personas.person import DRAFT, Person, Topology
from tools.personas.scene import Renderer
from tools.personas.shots import portrait

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the set: sex and youngest and oldest apparent age."""

    sex: Sex
    youngest: int
    oldest: int

    def age(self, seed: int) -> int:
        """The age of the candidate with this seed."""
        return self.youngest + seed * 7919 % (self.oldest - self.youngest + 1)


SLOTS: tuple[Slot, ...] = (
    Slot(Sex.FEMALE, 24, 34),
    Slot(Sex.MALE, 25, 36),
    Slot(Sex.FEMALE, 40, 54),
    Slot(Sex.MALE, 42, 56),
    Slot(Sex.FEMALE, 68, 80),
    Slot(Sex.MALE, 66, 80),
)


def render_candidates(data: Path, models: Path, out: Path, *, slot_index: int, seeds: range, spread: float) -> int:
    """Draft portraits and embeddings of one slot into ``out``; returns how many had exactly one face."""
    store, matcher, slot = AssetStore(data), FaceMatcher(models), SLOTS[slot_index]
    topology = Topology.build(store.base_mesh(), DRAFT)
    out.mkdir(parents=True, exist_ok=True)
    found = 0
    for seed in seeds:
        who = draw_identity(seed, slot.sex, slot.age(seed), spread=spread)
        person = Person.build(store, topology.base, who, topology)
        picture = Renderer(store, person).render(portrait(person.framing(), 300))
        try:
            feature = matcher.embed(picture)
        except ValueError:
            continue
        Image.fromarray(picture).save(out / f"s{slot_index}-{seed:05d}.png")
        np.save(out / f"s{slot_index}-{seed:05d}.npy", feature)
        found += 1
    return found


def choose(features: list[Floats], rounds: int = 400) -> tuple[list[int], float]:
    """One candidate of each slot so that the largest pairwise cosine is smallest (restarts and swaps).

    ``features`` holds per slot an array (candidates, 128). Returns the indices and that cosine.
    """
    rng = np.random.default_rng(1)
    best: tuple[float, list[int]] = (2.0, [])
    for _ in range(rounds):
        pick = [int(rng.integers(len(f))) for f in features]
        previous = 3.0
        while True:
            for slot, options in enumerate(features):
                others = np.stack([features[k][pick[k]] for k in range(len(features)) if k != slot])
                cosine = np.sort(options @ others.T, axis=1)[:, ::-1]
                pick[slot] = int(np.lexsort((cosine[:, 1], cosine[:, 0]))[0])
            chosen = np.stack([f[p] for f, p in zip(features, pick, strict=True)])
            worst = float((chosen @ chosen.T - 2 * np.eye(len(pick))).max())
            if worst >= previous:
                break
            previous = worst
        if worst < best[0]:
            best = (worst, list(pick))
    return best[1], best[0]
