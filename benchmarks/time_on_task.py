"""Measures how long a person who never hesitates needs from the card on the reader to the number on the screen.

    python -m benchmarks.time_on_task [--visits N]

The real window, the chip at 424 kbit/s with the chip's own times (`simulators.reader.radio`), a gateway that takes a
second for each answer, a camera of 15 pictures a second; no time to think. With the face challenge, whose motions take
a person's time, and with passive liveness alone. Beside the whole, what each step took.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence

from benchmarks.figure import Figure
from benchmarks.visit import Visit, check_in
from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.world import SimulatedWorld

LIMIT_S = 6.0
ANSWER_S = 1.0
VISITS = 5
_FROM = frozenset({"starting", "attract"})
_UNTIL = frozenset({"ticket", "take_card", "clearing"})


def _slow_gateway(world: SimulatedWorld) -> None:
    for endpoint in Endpoint:
        world.gateway.set_fault(endpoint, Fault(FaultKind.SLOW, seconds=ANSWER_S))


def time_on_task(mode: LivenessMode, visits: int) -> Figure:
    """Seconds from the card to the number, 95th percentile."""
    totals: list[float] = []
    steps: dict[str, list[float]] = defaultdict(list)
    for _ in range(visits):
        record = check_in(Visit(LivenessPolicy(mode), _slow_gateway))
        passed: dict[str, float] = defaultdict(float)
        for step in record.as_json()["steps"]:
            if step["name"] not in _FROM | _UNTIL:
                passed[step["name"]] += step["ms"] / 1000
        totals.append(sum(passed.values()))
        for name, seconds in passed.items():
            steps[name].append(seconds)
    ordered = sorted(totals)
    worst = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    parts = ", ".join(f"{name} {statistics.median(seconds):.2f}" for name, seconds in steps.items())
    more = f"median {statistics.median(totals):.2f} of {visits} visits: {parts}"
    return Figure(f"card laid to number, liveness {mode.value}, 95th percentile", worst, LIMIT_S, "s ", more)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; 1 where one is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--visits", type=int, default=VISITS)
    visits = parser.parse_args(arguments).visits
    held = True
    for mode in LivenessMode:
        figure = time_on_task(mode, visits)
        held = held and figure.held
        print(figure, flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
