"""Reads rendered and degraded card backs and prints how many give the right key, a wrong one or none, and how fast.

Run from the repository: python -m benchmarks.mrz [CARDS]
"""

import statistics
import sys
import time
from collections import Counter
from datetime import date

import numpy as np
import numpy.typing as npt

from cardreader.access.keys import MrzKey
from cardreader.optical.mrz_identity import MrzIdentity
from cardreader.optical.mrz_image import MrzImageReader, MrzSighting
from cardreader.optical.mrz_vote import MrzCollector, MrzProgress, MrzStage
from cardreader.optical.recogniser import LineRecogniser
from simulators.chip.card_data import CardData
from simulators.chip.mrz import mrz_lines
from simulators.mrz_card import OCR_B, MrzCardPainter, photograph, random_card, random_view

TODAY = date(2026, 11, 22)
FRAMES = 3
HARDSHIPS = (1.0, 2.0, 3.0)
"""1 is what a kiosk's camera gives; the others show what happens beyond, where no reading may be wrong either."""


class Witness(MrzImageReader):
    """A reader that keeps what each frame gave and how long it took."""

    def __init__(self, recogniser: LineRecogniser) -> None:
        super().__init__(recogniser)
        self.sightings: list[MrzSighting] = []
        self.times: list[float] = []

    def read(self, image: npt.NDArray[np.uint8], today: date) -> MrzSighting:
        """Read, and keep sighting and milliseconds."""
        started = time.perf_counter()
        sighting = super().read(image, today)
        self.times.append(1000 * (time.perf_counter() - started))
        self.sightings.append(sighting)
        return sighting


def main(cards: int) -> None:
    """Each card is seen in up to three frames of one seeded sequence, until two agree."""
    painter, recogniser = MrzCardPainter(OCR_B), LineRecogniser.bundled()
    for hardship in HARDSHIPS:
        measure(painter, recogniser, hardship, cards)


def measure(painter: MrzCardPainter, recogniser: LineRecogniser, hardship: float, cards: int) -> None:
    """Read `cards` cards and print the counts and times."""
    single: Counter[str] = Counter()
    voted: Counter[str] = Counter()
    times: list[float] = []
    for seed in range(cards):
        random = np.random.default_rng(seed)
        data = random_card(random)
        card = painter.paint(mrz_lines(data), random)
        expected = MrzIdentity(MrzKey(*key_values(data)), data.personal_id)
        witness = Witness(recogniser)
        collector = MrzCollector(witness, TODAY)
        progress = MrzProgress(MrzStage.NO_ZONE, 0)
        for _ in range(FRAMES):
            frame = photograph(card, random_view(random, hardship), random)
            progress = collector.offer(frame)
        voted[verdict(progress.identity, expected)] += 1
        single.update(verdict(sighting.identity, expected) for sighting in witness.sightings)
        times += witness.times
    print(f"hardship {hardship:g}")
    print(f"  single frames ({len(times)}): {dict(single)}")
    print(f"  cards, up to {FRAMES} frames each ({cards}): {dict(voted)}")
    print(f"  ms a frame: median {statistics.median(times):.0f}, slowest {max(times):.0f}")


def key_values(data: CardData) -> tuple[str, str, str]:
    """Document number, birth date and expiry date as they stand in the zone."""
    expiry = "991231" if data.expiry is None else f"{data.expiry:%y%m%d}"
    return data.personal_id[3:], f"{data.birth_date:%y%m%d}", expiry


def verdict(found: MrzIdentity | None, expected: MrzIdentity) -> str:
    """How a reading compares with the truth."""
    if found is None:
        return "none"
    return "right" if found == expected else "WRONG"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
