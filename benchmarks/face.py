"""Prints how long the steps of the face check take on this machine, one thread.

Run from the repository: python -m benchmarks.face
"""

import statistics
import time
from collections.abc import Callable

import numpy as np

from biometrics.faces import Box, Face, YuNetDetector
from biometrics.matching import SFaceMatcher
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy, assess

ROUNDS = 30


def milliseconds(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of `step` in milliseconds after one run to warm up."""
    step()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        step()
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def main() -> None:
    """Measure and print the table. The pictures are noise: the time does not depend on what they show."""
    models = ModelStore.bundled()
    noise = np.random.default_rng(seed=1)
    small = noise.integers(0, 256, (480, 640, 3), dtype=np.uint8)
    large = noise.integers(0, 256, (720, 1280, 3), dtype=np.uint8)
    landmarks = np.array([[270, 200], [370, 200], [320, 255], [280, 310], [360, 310]], dtype=np.float32)
    face = Face(Box(230, 120, 180, 240), landmarks, 1.0)
    detector, unbounded, matcher = YuNetDetector(models), YuNetDetector(models, max_side=1280), SFaceMatcher(models)
    rows = {
        "load YuNet": milliseconds(lambda: YuNetDetector(models), rounds=3),
        "load SFace": milliseconds(lambda: SFaceMatcher(models), rounds=3),
        "detect 640x480": milliseconds(lambda: detector.detect(small)),
        "detect 1280x720 (searched at 640x360)": milliseconds(lambda: detector.detect(large)),
        "detect 1280x720 (searched whole)": milliseconds(lambda: unbounded.detect(large)),
        "quality gate": milliseconds(lambda: assess(small, (face,), QualityPolicy())),
        "template (crop and mirrored crop)": milliseconds(lambda: matcher.template(small, face)),
    }
    width = max(map(len, rows))
    print(f"{'step':<{width}}  median ms")
    for step, value in rows.items():
        print(f"{step:<{width}}  {value:9.1f}")


if __name__ == "__main__":
    main()
