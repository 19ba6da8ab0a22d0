"""How long this machine runs, by a clock that nobody sets."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.domain.numbering import MachineTime

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def machine_time() -> MachineTime:
    """Run and seconds of it, sleep included where the system counts it. Without a run's identifier outside Linux."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    try:
        boot = _BOOT_ID.read_text(encoding="ascii").strip()[:36] or None
    except OSError:
        boot = None
    return MachineTime(boot, time.clock_gettime(clock))
