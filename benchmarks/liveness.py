"""Presents live persons and attacks to the liveness check and prints how many pass (ISO/IEC 30107-3).

Run from the repository: python -m benchmarks.liveness [SEEDS] [--minutes MINUTES] [--looks LOOKS] [--tuning]
Every presentation is interactive: the simulated person, or attacker, hears what is asked and does what that kind can.
With `--looks` the check sees so many frames a second, as on a busy machine; the camera films more all the same.
With `--minutes` none begins after that time: of SEEDS rounds over persons and kinds those that fit are counted.
Thresholds were set on persons p1 to p3 (`--tuning`); without it the other persons and other seeds are presented.
Ends with status 1 when BPCER, or APCER of a kind that is not a documented miss, is above 5 %.
"""

import argparse
import itertools
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from biometrics.evaluation.intervals import exact_interval
from biometrics.faces import YuNetDetector
from biometrics.liveness.challenge import ChallengeDraw, Motion, Posture
from biometrics.liveness.check import LivenessCheck
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.verdict import Finding, LivenessPolicy, LivenessVerdict, Outcome
from biometrics.matching import SFaceMatcher
from biometrics.modelstore import ModelStore
from simulators.attacks import DOCUMENTED_MISSES, Presentation, film
from simulators.performer import FaceBook
from simulators.personas.persona import load_personas

TUNING = ("p1", "p2", "p3")
LIMIT = 0.05
SECONDS = 60.0
TASK_SECONDS = 5.0
"""Less than the product allows: it spares time and is no easier for anyone."""


@dataclass
class Bench:
    """The models, and what was measured."""

    detector: YuNetDetector
    landmarks: LandmarkReader
    matcher: SFaceMatcher
    gap: float
    """Least seconds from one look to the next."""
    milliseconds: list[float] = field(default_factory=list)

    def present(self, kind: Presentation, book: FaceBook, other: FaceBook, seed: int) -> LivenessVerdict:
        """Run one capture to its end and return its verdict."""
        random = np.random.default_rng(seed)
        posture = Posture.SEATED if seed // 10 % 2 else Posture.STANDING
        challenge = ChallengeDraw(2, posture, TASK_SECONDS, below=lambda n: int(random.integers(n)))
        check = LivenessCheck(self.detector, self.landmarks, self.matcher, LivenessPolicy(), challenge=challenge)
        asked: list[Motion | None] = [None]
        due = 0.0
        for frame in film(kind, book, other, seed=seed, seconds=SECONDS, told=lambda: asked[-1]):
            if frame.captured_at < due:
                continue
            due = frame.captured_at + self.gap
            started = time.thread_time()
            progress = check.offer(frame)
            self.milliseconds.append(1000 * (time.thread_time() - started))
            asked.append(progress.challenge.motion if progress.challenge else None)
            if progress.over:
                break
        verdict = check.verdict()
        check.wipe()
        return verdict


def present_all(
    bench: Bench, books: list[FaceBook], seeds: int, *, offset: int, until: float
) -> Iterator[tuple[Presentation, LivenessVerdict]]:
    """Present every kind by every person, seed after seed, so that a run cut short holds all kinds alike."""
    for seed, (place, book), kind in itertools.product(range(seeds), enumerate(books), Presentation):
        if time.monotonic() >= until:
            return
        yield kind, bench.present(kind, book, books[place - 1], seed=1000 * seed + 10 * place + offset)


def main(seeds: int, *, minutes: float, looks: float, tuning: bool) -> int:
    """Present everything, print the table, return the exit status."""
    personas = sorted(load_personas().values(), key=lambda persona: persona.face)
    books = [FaceBook(persona) for persona in personas if (persona.face in TUNING) is tuning]
    models = ModelStore.bundled()
    bench = Bench(YuNetDetector(models), LandmarkReader(models), SFaceMatcher(models), 1 / looks)
    verdicts: dict[Presentation, list[LivenessVerdict]] = {kind: [] for kind in Presentation}
    until = time.monotonic() + 60 * minutes
    for kind, verdict in present_all(bench, books, seeds, offset=0 if tuning else 5, until=until):
        verdicts[kind].append(verdict)
        print(f"{kind.value} {verdict.outcome.value}", file=sys.stderr, flush=True)
    print(
        f"{'presentation':<20} {'n':>4} {'live':>5} {'suspect':>8} {'open':>5}   error rate [95 %], and what spoke"
        " against it"
    )
    failed = [kind.value for kind, judged in verdicts.items() if judged and not row_holds(kind, judged)]
    print(
        f"ms a frame, one thread: median {statistics.median(bench.milliseconds):.0f},"
        f" 95 % below {np.percentile(bench.milliseconds, 95):.0f} (templates included);"
        f" load of the machine {os.getloadavg()[2]:.1f} over 15 minutes, {os.cpu_count()} processors"
    )
    print(f"above {LIMIT:.0%}: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


def row_holds(kind: Presentation, verdicts: list[LivenessVerdict]) -> bool:
    """Print the row of a kind; return whether its error rate is within the limit or a documented miss."""
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    live = outcomes[Outcome.LIVE]
    genuine = kind is Presentation.GENUINE
    errors = len(verdicts) - live if genuine else live
    interval = exact_interval(errors, len(verdicts))
    print(
        f"{kind.value:<20} {len(verdicts):>4} {live:>5} {outcomes[Outcome.ATTACK_SUSPECTED]:>8}"
        f" {outcomes[Outcome.NOT_DETERMINED]:>5}   {'BPCER' if genuine else 'APCER'} {errors / len(verdicts):5.1%}"
        f" [{interval.low:.1%}, {interval.high:.1%}]{' (documented miss)' if kind in DOCUMENTED_MISSES else ''}"
        f"  {against(verdicts)}"
    )
    return errors <= LIMIT * len(verdicts) or kind in DOCUMENTED_MISSES


def against(verdicts: list[LivenessVerdict]) -> str:
    """How often each test spoke against it, or was not finished."""
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        counts.update(result.test.value for result in verdict.tests if result.finding is Finding.AGAINST)
        counts.update(f"{result.test.value}?" for result in verdict.tests if result.finding is Finding.INCOMPLETE)
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Error rates of the liveness check on simulated presentations.")
    parser.add_argument("seeds", nargs="?", type=int, default=3, help="presentations of each kind by each person")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin none after this time")
    parser.add_argument("--looks", type=float, default=float("inf"), help="frames a second that are looked at, at most")
    parser.add_argument("--tuning", action="store_true", help="the persons on whom thresholds were set")
    chosen = parser.parse_args()
    sys.exit(main(chosen.seeds, minutes=chosen.minutes, looks=chosen.looks, tuning=chosen.tuning))
