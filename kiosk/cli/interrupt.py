"""Commands that run until somebody ends them."""

from __future__ import annotations

import signal
import threading


def wait_for_interrupt() -> None:
    """Returns on SIGINT or SIGTERM. Call it from the main thread."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
