"""The visit history (Lskcb2025), asked beside the lookup: it may help, and nobody waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.domain.insurance import PastVisit
from kiosk.gateway.replies import gateway_moment, http_failure, reply_of, result_code, text
from kiosk.gateway.transport import Answer
from kiosk.threads import SYSTEM_THREADS, Threads

_MOST_VISITS = 500
_UNDER_WAY = 2
"""Beside the one being asked, so many may still hang; with more the gateway is sick, and is spared the question."""

Visits = tuple[PastVisit, ...] | None


def parse_history(answer: Answer) -> Visits:
    """The visits of an answer; None where it does not tell of any history."""
    reply = reply_of(answer)
    if http_failure(answer.status) is not None or reply is None or result_code(reply) != "000":
        return None
    return visits_in(reply.get("dsLichSuKCB2025"))


def visits_in(value: object) -> Visits:
    """The visits of dsLichSuKCB2025 or dsLichSuKCB2018, without what they say of illness; None for null.

    A row that names no facility or no time of coming is left out.
    """
    if not isinstance(value, list):
        return None
    return tuple(visit for row in value[:_MOST_VISITS] if (visit := _visit(row)) is not None)


def _visit(row: object) -> PastVisit | None:
    if not isinstance(row, dict):
        return None
    facility = text(row.get("maCSKCB"))
    came = gateway_moment(row.get("ngayVao"), "%Y%m%d%H%M")
    left_text = text(row.get("ngayRa"))
    left = gateway_moment(left_text, "%Y%m%d%H%M")
    # A time of leaving that cannot be read is not taken for an open visit.
    if facility is None or came is None or (left_text is not None and left is None):
        return None
    return PastVisit(facility.upper(), came, left)


class Beside:
    """Runs a call on a thread of its own while its caller does something else. Thread-safe."""

    def __init__(self, threads: Threads = SYSTEM_THREADS) -> None:
        self._threads = threads
        self._places = threading.BoundedSemaphore(_UNDER_WAY)

    def begin(self, ask: Callable[[], Visits]) -> Callable[[float], Visits]:
        """Begins to ask; the result gives the visits if they come within so many seconds, else None."""
        if not self._places.acquire(blocking=False):
            return lambda _seconds: None
        found: list[Visits] = []

        def run() -> None:
            try:
                found.append(ask())
            finally:
                self._places.release()

        thread = self._threads.thread(run, "visit-history")
        thread.start()

        def wait(seconds: float) -> Visits:
            thread.join(seconds)
            return found[0] if found else None

        return wait
