"""Memory, file handles and threads of this process, and whether they stay flat."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import linear_regression, median

WARM_UP = 0.25
"""The part of a run in which caches may fill."""
FEWEST = 20
"""Samples after the warm-up below which no trend is told."""
KIB_A_VISIT = 24.0
"""Growth that counts as flat: what the simulated gateway keeps of a visit, and the allocator's play."""


class Trend(StrEnum):
    """How something went over the run."""

    FLAT = "flat"
    GROWS = "grows"
    TOO_SHORT = "too_short"
    """The run was too short to tell."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """One sample after so many visits. `resident` in KiB."""

    visits: int
    resident: int
    handles: int
    threads: int


def take_vitals(visits: int) -> Vitals:
    """Looks at this process (Linux: /proc), after what nobody holds any more has gone."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    handles = len(list(Path("/proc/self/fd").iterdir()))
    return Vitals(visits, pages * os.sysconf("SC_PAGE_SIZE") // 1024, handles, threading.active_count())


@dataclass(frozen=True, slots=True)
class Trends:
    """What the samples say. `kib_a_visit`: the slope of resident memory after the warm-up; None if too short."""

    memory: Trend
    kib_a_visit: float | None
    handles: Trend
    threads: Trend

    @property
    def problems(self) -> tuple[str, ...]:
        """What grows, as sentences."""
        told = {
            "memory": self.memory,
            "the number of file handles": self.handles,
            "the number of threads": self.threads,
        }
        return tuple(f"{name} grows" for name, trend in told.items() if trend is Trend.GROWS)


def trends(samples: Sequence[Vitals]) -> Trends:
    """Memory by its slope; handles and threads by the medians of the first and last third after the warm-up."""
    settled = samples[int(len(samples) * WARM_UP) :]
    if len(settled) < FEWEST:
        return Trends(Trend.TOO_SHORT, None, Trend.TOO_SHORT, Trend.TOO_SHORT)
    slope = linear_regression([one.visits for one in settled], [one.resident for one in settled]).slope
    return Trends(
        Trend.GROWS if slope > KIB_A_VISIT else Trend.FLAT,
        round(slope, 2),
        _counted([one.handles for one in settled]),
        _counted([one.threads for one in settled]),
    )


def _counted(values: Sequence[int]) -> Trend:
    third = len(values) // 3
    # Two come and go with a device that is opened or a call under way.
    return Trend.GROWS if median(values[-third:]) > median(values[:third]) + 2 else Trend.FLAT
