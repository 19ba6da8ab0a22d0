"""Films simulated presentations into folders, to try `kiosk face evaluate --attacks DIR` with nothing else at hand.

Run from the repository: python -m tools.film_attacks DIR [--each N] [--kind KIND ...] [--persona NAME ...]
Every presentation hears what a challenge drawn at random asks and does what its kind can. Beside the frames (JPEG) lie
their times and the challenge. All persons are synthetic.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from biometrics.evaluation.presentations import CHALLENGE_FILE, TIMES_FILE, challenge_json
from biometrics.faces import YuNetDetector
from biometrics.liveness.challenge import Challenge, Motion, draw_challenge
from biometrics.liveness.check import LivenessCheck
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.verdict import LivenessPolicy
from biometrics.matching import SFaceMatcher
from biometrics.modelstore import ModelStore
from simulators.attacks import Presentation, film
from simulators.performer import FaceBook
from simulators.personas.persona import load_personas

_QUALITY = 95
_SECONDS = 30.0
_TASK_SECONDS = 5.0


class Studio:
    """Films one presentation after the other. Raises ModelFileError when made."""

    def __init__(self, models: ModelStore) -> None:
        self._detector = YuNetDetector(models)
        self._landmarks = LandmarkReader(models)
        self._matcher = SFaceMatcher(models)

    def film(
        self, kind: Presentation, book: FaceBook, other: FaceBook, challenge: Challenge, folder: Path, seed: int
    ) -> int:
        """Write frames, times and challenge into a new folder until the challenge is over; return the frames' number.

        Raises OSError when the folder exists or cannot be written to.
        """
        folder.mkdir(parents=True)
        (folder / CHALLENGE_FILE).write_text(json.dumps(challenge_json(challenge), indent=1) + "\n", encoding="utf-8")
        check = LivenessCheck(self._detector, self._landmarks, self._matcher, LivenessPolicy(), challenge=challenge)
        heard: list[Motion | None] = [None]
        rows: list[tuple[str, str]] = []
        for frame in film(kind, book, other, seed=seed, seconds=_SECONDS, told=heard.pop):
            rows.append((f"{frame.index:04}.jpg", f"{frame.captured_at:.4f}"))
            picture = cv2.imencode(".jpg", frame.image, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
            (folder / rows[-1][0]).write_bytes(picture)
            progress = check.offer(frame)
            heard.append(progress.challenge.motion if progress.challenge else None)
            if progress.over:
                break
        check.wipe()
        with (folder / TIMES_FILE).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("file", "seconds"), *rows])
        return len(rows)


def _below(random: np.random.Generator, number: int) -> int:
    return int(random.integers(number))


def main(directory: Path, *, each: int, kinds: list[Presentation], names: list[str]) -> None:
    """Film `each` presentations of every kind by every persona; the same call films the same."""
    personas = load_personas()
    chosen = names or sorted(personas)
    books = [FaceBook(personas[name]) for name in chosen]
    attacker = FaceBook(personas[next(name for name in sorted(personas) if name != chosen[0])])
    studio = Studio(ModelStore.bundled())
    for number, (place, name), kind in itertools.product(range(each), enumerate(chosen), kinds):
        seed = 100 * number + place
        challenge = draw_challenge(limit=_TASK_SECONDS, below=partial(_below, np.random.default_rng(seed)))
        other = books[place - 1] if len(books) > 1 else attacker
        folder = directory / kind.value / f"{name}-{number}"
        frames = studio.film(kind, books[place], other, challenge, folder, seed)
        print(f"{kind.value}/{folder.name}: {frames} frames", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Films simulated presentations into folders.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--each", type=int, default=1, help="presentations of each kind by each persona")
    parser.add_argument("--kind", action="append", choices=[kind.value for kind in Presentation], default=[])
    parser.add_argument("--persona", action="append", choices=sorted(load_personas()), default=[])
    asked = parser.parse_args()
    kinds = [Presentation(kind) for kind in asked.kind] or list(Presentation)
    main(asked.directory, each=asked.each, kinds=kinds, names=asked.persona)
