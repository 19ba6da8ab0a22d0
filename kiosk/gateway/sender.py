"""Empties the outbox: one attempt at a time for each check-in, by the rules of `kiosk.domain.delivery`."""

from __future__ import annotations

import random
from collections.abc import Sequence

from kiosk.domain.checkin import CheckIn, SendKind, SendOutcome
from kiosk.domain.delivery import NO_ANSWER, ROUND_LIMIT, next_try
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.gateway.line import GatewayLine
from kiosk.ports import Clock, Gateway, OutboxItem, Store, StoreError
from kiosk.threads import SYSTEM_THREADS, Event, Threads

_LOOKUPS_BEFORE_SENDING = 5
"""So often a check-in waits for its insurance to be looked up; then it goes out without, to be corrected later."""


class _Flight:
    """One attempt under way, and what it came to for all who wait for it."""

    def __init__(self, landed: Event) -> None:
        self._landed = landed
        self._outcome: SendOutcome | None = None
        self.error: BaseException | None = None

    def end(self, outcome: SendOutcome | None, error: BaseException | None) -> None:
        """It is over: one of both."""
        self._outcome, self.error = outcome, error
        self._landed.set()

    def result(self) -> SendOutcome:
        """Waits for the end; the outcome. Raises what the attempt raised."""
        self._landed.wait()
        if self._outcome is None:
            raise self.error or RuntimeError("an attempt ended with nothing")
        return self._outcome


class OutboxSender:
    """Implements `kiosk.ports.Sender`. Callable from any thread; one key is never sent twice at the same time.

    Whoever asks for a key that is being sent waits for that attempt and gets its outcome.
    """

    def __init__(
        self, store: Store, gateway: Gateway, clock: Clock, rng: random.Random, threads: Threads = SYSTEM_THREADS
    ) -> None:
        self._store = store
        self._gateway = gateway
        self._clock = clock
        self._rng = rng
        self._line = GatewayLine(clock, rng)
        self._threads = threads
        self._lock = threads.lock()
        self._in_flight: dict[str, _Flight] = {}

    def send(self, key: str) -> SendOutcome:
        """One attempt now, recorded. Of a check-in settled before, how it ended. Raises StoreError.

        Where an earlier check-in of the same person waits, or the gateway is known to be away, nothing is sent: the
        check-in stays queued, and the person need not wait.
        """
        mine, attempt = self._claim(key)
        if mine:
            self._attempt(key, attempt, in_background=False)
        return attempt.result()

    def send_due(self) -> int:
        """Attempts what is due and the line allows, oldest first; how many attempts were made.

        One check-in that cannot be read or recorded does not hold up the rest; the first such StoreError is raised
        after the last of them.
        """
        errors: list[StoreError] = []
        attempted = 0
        for item in self._chosen():
            if not self._line.allowance():  # the gateway went away in the middle of the round
                break
            key = item.check_in.key
            mine, attempt = self._claim(key)
            if not mine:
                continue
            self._attempt(key, attempt, in_background=True)
            error = attempt.error
            if isinstance(error, StoreError):
                errors.append(error)
            elif error is not None:
                raise error
            attempted += 1
        self._line.round_ended()
        if errors:
            raise errors[0]
        return attempted

    def _chosen(self) -> Sequence[OutboxItem]:
        """What this round tries. A probe takes whichever was tried least, so that no bad row is the probe for ever."""
        allowed = self._line.allowance()
        if not allowed:
            return ()
        items = self._store.due(self._clock.now(), ROUND_LIMIT)
        if allowed == 1:
            return sorted(items, key=lambda item: item.attempts)[:1]
        return items[:allowed]

    def _claim(self, key: str) -> tuple[bool, _Flight]:
        with self._lock:
            existing = self._in_flight.get(key)
            if existing is not None:
                return False, existing
            return True, self._in_flight.setdefault(key, _Flight(self._threads.event()))

    def _attempt(self, key: str, attempt: _Flight, *, in_background: bool) -> None:
        """Ends the flight with outcome or exception, so that those who wait for it see the same."""
        try:
            outcome = self._send_and_record(key, in_background=in_background)
        except BaseException as error:  # noqa: BLE001 - handed on whole to all who wait
            self._release(key)
            attempt.end(None, error)
        else:
            self._release(key)
            attempt.end(outcome, None)

    def _release(self, key: str) -> None:
        with self._lock:
            del self._in_flight[key]

    def _send_and_record(self, key: str, *, in_background: bool) -> SendOutcome:
        item = self._store.find(key)
        if item is None:  # another attempt was faster than this one's claim
            outcome = self._store.settled(key)
            if outcome is None:
                raise StoreError("there is no check-in of that key")
            return outcome
        if item.waits:
            return SendOutcome(SendKind.NOT_DONE)
        with self._line.attempt(key) as attempt:
            if attempt is None:
                return SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)
            outcome = self._deliver(item, in_background=in_background)
            attempt.ended(outcome)
        now = self._clock.now()
        self._store.record(key, outcome, now, next_try(item.attempts, outcome, now, self._rng.random()))
        return outcome

    def _deliver(self, item: OutboxItem, *, in_background: bool) -> SendOutcome:
        check_in = item.check_in
        if (
            in_background
            and check_in.eligibility is Eligibility.NOT_CHECKED
            and item.attempts < _LOOKUPS_BEFORE_SENDING
        ):
            looked_up = self._with_insurance(check_in)
            if isinstance(looked_up, SendOutcome):
                return looked_up
            check_in = looked_up
        self._store.begin_attempt(check_in.key)
        return self._gateway.check_in(check_in)

    def _with_insurance(self, check_in: CheckIn) -> CheckIn | SendOutcome:
        """The check-in with what a lookup says now; the outcome where the gateway gives no answer to that either."""
        answer = self._gateway.look_up(check_in.person)
        if answer.failure in NO_ANSWER:
            return SendOutcome(SendKind.NOT_DONE, failure=answer.failure, retry_after=answer.retry_after)
        if answer.eligibility is Eligibility.NOT_CHECKED:  # the account's or the officer's fault: no reason to wait
            return check_in
        now = self._clock.now()
        if answer.eligibility is Eligibility.MISMATCH:
            self._store.note_mismatch(check_in.person, answer, now)
        return self._store.amend(check_in.key, answer, now)
