"""Keeps the evidence of when the gateway did not do its work (Decree 188/2025 Art 38)."""

from __future__ import annotations

import logging
from datetime import datetime

from kiosk.domain.checkin import CheckIn, Person, SendOutcome
from kiosk.domain.delivery import NO_ANSWER
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer, Officer
from kiosk.ports import Clock, Gateway, Store, StoreError
from kiosk.threads import SYSTEM_THREADS, Threads

_log = logging.getLogger(__name__)


class WatchedGateway:
    """Implements `kiosk.ports.Gateway` by another, and notes every failed call and the first answer after one."""

    def __init__(self, gateway: Gateway, store: Store, clock: Clock, threads: Threads = SYSTEM_THREADS) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        # Held while the store writes, which on a bad disk takes its time.
        self._lock = threads.lock()
        self._answers: bool | None = None
        """None until the first call: an outage of before the start may still be open."""

    def look_up(self, person: Person, officer: Officer | None = None) -> LookupAnswer:
        """Asks for the person's insurance."""
        begun = self._clock.now()
        answer = self._gateway.look_up(person, officer)
        self._note(answer.failure, begun)
        return answer

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        """Delivers one check-in under its key."""
        begun = self._clock.now()
        outcome = self._gateway.check_in(check_in)
        self._note(outcome.failure, begun)
        return outcome

    def _note(self, failure: FailureCode | None, begun: datetime) -> None:
        down = failure if failure in NO_ANSWER else None
        with self._lock:
            if down is None and self._answers:
                return
            try:
                self._store.note_gateway(down, begun if down is not None else self._clock.now())
            except StoreError as error:
                # The answer itself is worth more than the note of it.
                _log.error("the gateway's state was not kept: %s", error)
                return
            self._answers = down is None
