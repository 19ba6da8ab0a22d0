"""When the outbox tries again: pure rules of what happened, the time now and a number drawn by chance.

Two rules work together. Each check-in has pauses of its own that double up to a quarter of an hour, with full jitter
and never before the gateway's Retry-After. And one circuit breaker for the gateway stops all traffic when several
different check-ins in a row found no answer: then one probe at a time goes out until one is answered, after which the
flow grows again from one a round. One bad check-in alone never opens the breaker, so it never holds up the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.checkin import SendKind, SendOutcome
from kiosk.domain.failures import FailureCode

BASE_PAUSE = 5.0
LONGEST_PAUSE = 900.0
LONGEST_RETRY_AFTER = 3600.0
"""What a check-in may wait for at most because the gateway asked for it."""
LONGEST_WAIT = LONGEST_PAUSE + LONGEST_RETRY_AFTER
"""No next try lies further ahead. One that does was written under a clock that went wrong since."""
FAILURES_TO_OPEN = 3
"""So many different check-ins in a row without an answer open the breaker."""
FIRST_COOL_DOWN = 30.0
ROUND_LIMIT = 20
"""Most check-ins that one round sends."""


NO_ANSWER = frozenset(
    {
        FailureCode.GATEWAY_UNREACHABLE,
        FailureCode.GATEWAY_NOT_TRUSTED,
        FailureCode.GATEWAY_TIMED_OUT,
        FailureCode.GATEWAY_ANSWER_INVALID,
        FailureCode.GATEWAY_FAULT,
    }
)
"""The gateway did not do its work: what an outage is made of. A refused account is none, since that is ours to mend."""


def answered(outcome: SendOutcome) -> bool:
    """Whether the gateway did its work on the check-in, for better or worse."""
    return outcome.kind in (SendKind.ACCEPTED, SendKind.REFUSED)


def longest_pause(attempts: int, base: float = BASE_PAUSE) -> float:
    """Seconds: doubles with every attempt made before, up to a quarter of an hour."""
    return min(LONGEST_PAUSE, base * 2.0 ** min(attempts, 16))


def next_try(attempts: int, outcome: SendOutcome, now: datetime, draw: float) -> datetime | None:
    """When a check-in with so many `attempts` before this one is due again; None where it is settled.

    `draw` is uniform in [0, 1): full jitter. What the gateway asked for in Retry-After is waited for first and the
    jitter comes on top, so that all who were sent away at once do not come back at once.
    """
    if answered(outcome):
        return None
    asked = min(max(outcome.retry_after or 0.0, 0.0), LONGEST_RETRY_AFTER)
    return now + timedelta(seconds=asked + draw * longest_pause(attempts))


@dataclass(frozen=True, slots=True)
class Breaker:
    """The state of the line to the gateway. Times are in seconds of a clock that never goes back."""

    failed: frozenset[str] = frozenset()
    """While it is closed: keys of the check-ins that found no answer since the last answer."""
    openings: int = 0
    """How often in a row it opened without an answer between."""
    open_until: float | None = None
    """None: closed. After that instant one probe may go out."""
    probing: bool = False
    """A probe is under way."""
    window: int = ROUND_LIMIT
    """How many a round may send; small after an outage, then growing."""

    @property
    def closed(self) -> bool:
        """Whether traffic flows."""
        return self.open_until is None


def permits(breaker: Breaker, now: float) -> int:
    """How many attempts may begin now: a round's worth, one probe, or none."""
    if breaker.open_until is None:
        return breaker.window
    return 1 if now >= breaker.open_until and not breaker.probing else 0


def began(breaker: Breaker) -> Breaker:
    """An attempt goes out; on an open breaker that is the probe."""
    return breaker if breaker.closed else replace(breaker, probing=True)


def abandoned(breaker: Breaker) -> Breaker:
    """The attempt came to nothing that tells of the gateway (a fault of this machine): the probe is free again."""
    return replace(breaker, probing=False)


def ended(breaker: Breaker, key: str, outcome: SendOutcome, now: float, draw: float) -> Breaker:
    """What an attempt tells of the line. `draw` is uniform in [0, 1)."""
    if answered(outcome):
        if breaker.closed:
            return replace(breaker, failed=frozenset())
        return Breaker(window=1)
    failed = breaker.failed | {key}
    asked = min(max(outcome.retry_after or 0.0, 0.0), LONGEST_RETRY_AFTER)
    if breaker.closed and len(failed) < FAILURES_TO_OPEN and not asked:
        return replace(breaker, failed=failed)
    pause = asked + draw * longest_pause(breaker.openings, FIRST_COOL_DOWN)
    # An answer that was still under way when the breaker opened must not shorten what is being waited for.
    until = max(now + pause, breaker.open_until or 0.0)
    return Breaker(frozenset(), breaker.openings + 1, until, probing=False, window=1)


def after_round(breaker: Breaker) -> Breaker:
    """A round of sending is over: the flow doubles until it is full again."""
    return replace(breaker, window=min(ROUND_LIMIT, breaker.window * 2)) if breaker.closed else breaker
