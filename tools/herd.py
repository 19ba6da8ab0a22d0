"""Sixty thousand kiosks find the gateway again after two hours: what load they offer, by the real rules.

A simulation of events without any socket. Every kiosk goes by `kiosk.domain.delivery`, whose functions are called for
each attempt: pauses with full jitter, the circuit breaker with its probe, the flow that grows from one a round. Prints
the figures, with --out draws them as SVG, and ends with 1 where the peak is more than three times the average drain.
"""

from __future__ import annotations

import argparse
import heapq
import math
import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.domain.checkin import SendKind, SendOutcome
from kiosk.domain.delivery import Breaker, after_round, began, ended, next_try, permits
from kiosk.domain.failures import FailureCode

KIOSKS = 60_000
FACILITIES = 13_000
OUTAGE = 2 * 3600
AFTERWARDS = 2 * 3600
ROUND = 5.0
"""Seconds between two rounds of a kiosk's outbox (`kiosk.runner.outbox_loop`)."""
VISITS_PER_HOUR = 6.0
"""Check-ins of a kiosk in a morning, on average; facilities differ in size."""
REQUEST_SECONDS = 0.4
TOKEN_SECONDS = 600.0
PEAK_LIMIT = 3.0
_START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
_AWAY = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)
_TAKEN = SendOutcome(SendKind.ACCEPTED, "GD")
_TOO_MANY = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_FAULT, retry_after=30.0)

Counts = npt.NDArray[np.int64]


@dataclass(slots=True)
class Row:
    """One check-in that waits. `unchecked`: its insurance is looked up before it is sent."""

    key: str
    unchecked: bool
    attempts: int = 0
    due: float = 0.0


@dataclass(slots=True)
class Kiosk:
    """One kiosk's outbox and its line to the gateway; seconds since the beginning of the outage."""

    pause: float
    """Mean time between two visits."""
    phase: float
    rows: list[Row] = field(default_factory=list)
    breaker: Breaker = field(default_factory=Breaker)
    made: int = 0
    token_until: float = -math.inf
    round_at: float = math.inf


class Country:
    """All kiosks, and what arrives at the gateway each second. `capacity`: requests a second; None is no limit."""

    def __init__(self, kiosks: int, facilities: int, capacity: int | None, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - jitter
        sizes = [self._rng.lognormvariate(0.0, 0.7) for _ in range(facilities)]
        mean = sum(sizes) / facilities
        self._kiosks = [
            Kiosk(3600.0 * mean / (VISITS_PER_HOUR * sizes[number % facilities]), self._rng.random() * ROUND)
            for number in range(kiosks)
        ]
        self._capacity = capacity
        self._end = float(OUTAGE + AFTERWARDS)
        seconds = OUTAGE + AFTERWARDS + 60
        self.offered: Counts = np.zeros(seconds, dtype=np.int64)
        self.taken: Counts = np.zeros(seconds, dtype=np.int64)
        """Check-ins that were accepted."""
        self.made: Counts = np.zeros(seconds, dtype=np.int64)
        """Check-ins that people made."""

    def run(self) -> None:
        """Everything in order of time: visits, and rounds of the outboxes."""
        rng = self._rng
        events = [(rng.expovariate(1.0 / kiosk.pause), number, True) for number, kiosk in enumerate(self._kiosks)]
        heapq.heapify(events)
        while events:
            now, number, is_visit = heapq.heappop(events)
            if now >= self._end:
                return
            kiosk = self._kiosks[number]
            if is_visit:
                self._visit(kiosk, number, now)
                heapq.heappush(events, (now + rng.expovariate(1.0 / kiosk.pause), number, True))
            elif now < kiosk.round_at:  # another round was set in its place
                continue
            else:
                self._round(kiosk, now)
            at = self._next_round(kiosk, now)
            if at != kiosk.round_at:
                kiosk.round_at = at
                if at < math.inf:
                    heapq.heappush(events, (at, number, False))

    def _visit(self, kiosk: Kiosk, number: int, now: float) -> None:
        """A person checks in: one attempt at once, where the line allows it."""
        kiosk.made += 1
        self.made[int(now)] += 1
        row = Row(f"{number}.{kiosk.made}", unchecked=now < OUTAGE or not kiosk.breaker.closed, due=now)
        kiosk.rows.append(row)
        self._attempt(kiosk, row, now, in_background=False)

    def _round(self, kiosk: Kiosk, now: float) -> None:
        """As `OutboxSender.send_due` does it."""
        due = [row for row in kiosk.rows if row.due <= now]
        allowed = permits(kiosk.breaker, now)
        chosen = sorted(due, key=lambda row: row.attempts)[:1] if allowed == 1 else due[:allowed]
        at = now
        for row in chosen:
            at += self._attempt(kiosk, row, at, in_background=True)
        kiosk.breaker = after_round(kiosk.breaker)

    def _attempt(self, kiosk: Kiosk, row: Row, now: float, *, in_background: bool) -> float:
        """One attempt by the real rules; how long it takes."""
        if not permits(kiosk.breaker, now):
            return 0.0
        kiosk.breaker = began(kiosk.breaker)
        outcome, requests = self._ask(kiosk, row, now, look_up=row.unchecked and in_background)
        took = requests * REQUEST_SECONDS
        kiosk.breaker = ended(kiosk.breaker, row.key, outcome, now + took, self._rng.random())
        again = next_try(row.attempts, outcome, _START + timedelta(seconds=now + took), self._rng.random())
        if again is None:
            kiosk.rows.remove(row)
            self.taken[int(now)] += 1
        else:
            row.attempts += 1
            row.due = (again - _START).total_seconds()
        return took

    def _ask(self, kiosk: Kiosk, row: Row, now: float, *, look_up: bool) -> tuple[SendOutcome, int]:
        """What the gateway says, and with how many requests: a token, a lookup and the check-in itself."""
        second = int(now)
        needs_token = kiosk.token_until <= now
        full = self._capacity is not None and self.offered[second] >= self._capacity
        if now < OUTAGE or full:
            self.offered[second] += 1
            return (_AWAY if now < OUTAGE else _TOO_MANY), 1
        if needs_token:
            kiosk.token_until = now + TOKEN_SECONDS
        row.unchecked = row.unchecked and not look_up
        requests = 1 + needs_token + look_up
        for number in range(requests):
            self.offered[int(now + number * REQUEST_SECONDS)] += 1
        return _TAKEN, requests

    @staticmethod
    def _next_round(kiosk: Kiosk, now: float) -> float:
        """The next of the kiosk's rounds, five seconds apart, at which there is something to do."""
        if not kiosk.rows:
            return math.inf
        ready = max(min(row.due for row in kiosk.rows), kiosk.breaker.open_until or 0.0, now)
        return kiosk.phase + ROUND * (math.floor((ready - kiosk.phase) / ROUND) + 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of it. Rates are requests a second, of all kiosks together."""

    waiting: int
    """Check-ins in the outboxes when the gateway came back."""
    drained_after: int
    """Seconds until no more waited than are on their way on any day."""
    average: float
    peak: int
    during_outage: float
    everyday: float

    @property
    def ratio(self) -> float:
        """Peak over average."""
        return self.peak / self.average


def figures(country: Country) -> Figures:
    """Peak and average of the offered load from the gateway's return until the backlog is gone."""
    backlog = np.cumsum(country.made) - np.cumsum(country.taken)
    waiting = int(backlog[OUTAGE - 1])
    gone = np.nonzero(backlog[OUTAGE:] <= waiting // 1000)[0]
    drained = int(gone[0]) if gone.size else AFTERWARDS
    load = country.offered[OUTAGE : OUTAGE + drained]
    tail = country.offered[OUTAGE + drained : OUTAGE + AFTERWARDS]
    return Figures(
        waiting,
        drained,
        float(load.mean()),
        int(load.max()),
        float(country.offered[OUTAGE // 2 : OUTAGE].mean()),
        float(tail.mean()) if tail.size else math.nan,
    )


def draw(country: Country, found: Figures) -> str:
    """Offered load over time as SVG, ten seconds a point."""
    width, height, left, bottom, top = 960, 420, 70, 50, 40
    bins = country.offered[: OUTAGE + AFTERWARDS].reshape(-1, 10).mean(axis=1)
    highest = max(float(bins.max()), PEAK_LIMIT * found.average) * 1.05

    def x(second: float) -> float:
        return left + second / (OUTAGE + AFTERWARDS) * (width - left - 20)

    def y(rate: float) -> float:
        return height - bottom - rate / highest * (height - bottom - top)

    points = " ".join(f"{x(number * 10):.1f},{y(value):.1f}" for number, value in enumerate(bins))
    marks = [
        f'<line x1="{x(at):.1f}" y1="{top}" x2="{x(at):.1f}" y2="{height - bottom}" stroke="#b5b5b5"'
        f' stroke-dasharray="4 4"/><text x="{x(at) + 4:.1f}" y="{top - 8}">{text}</text>'
        for at, text in ((0, "gateway away"), (OUTAGE, "back"), (OUTAGE + found.drained_after, "drained"))
    ]
    lines = [
        f'<line x1="{left}" y1="{y(rate):.1f}" x2="{width - 20}" y2="{y(rate):.1f}" stroke="{colour}"/>'
        f'<text x="{left + 6}" y="{y(rate) - 4:.1f}" fill="{colour}">{text}</text>'
        for rate, colour, text in (
            (found.average, "#1a7f37", f"average while draining: {found.average:.0f}/s"),
            (PEAK_LIMIT * found.average, "#b42318", f"limit: {PEAK_LIMIT:.0f} times the average"),
        )
    ]
    hours = [
        f'<text x="{x(hour * 3600):.1f}" y="{height - bottom + 20}" text-anchor="middle">{hour} h</text>'
        for hour in range((OUTAGE + AFTERWARDS) // 3600 + 1)
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    return "\n".join(
        [
            head + ' font-family="sans-serif" font-size="13">',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            f'<polyline points="{points}" fill="none" stroke="#1f4e9e" stroke-width="1.5"/>',
            *marks,
            *lines,
            *hours,
            f'<text x="{left - 8}" y="{y(0):.1f}" text-anchor="end">0</text>',
            f'<text x="{left - 8}" y="{y(found.peak):.1f}" text-anchor="end">{found.peak}/s</text>',
            "</svg>",
            "",
        ]
    )


def main() -> int:
    """Runs it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kiosks", type=int, default=KIOSKS)
    parser.add_argument("--facilities", type=int, default=FACILITIES)
    parser.add_argument("--capacity", type=int, help="requests a second; beyond it the gateway answers 429")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="SVG file")
    chosen = parser.parse_args()
    country = Country(chosen.kiosks, chosen.facilities, chosen.capacity, chosen.seed)
    country.run()
    found = figures(country)
    print(f"kiosks {chosen.kiosks}, facilities {chosen.facilities}, outage {OUTAGE // 3600} h")
    print(f"waiting when the gateway is back: {found.waiting} check-ins")
    print(f"drained after {found.drained_after} s")
    print(f"offered load: peak {found.peak}/s, average {found.average:.0f}/s, ratio {found.ratio:.2f}")
    print(f"during the outage {found.during_outage:.0f}/s, afterwards {found.everyday:.0f}/s")
    if chosen.out is not None:
        chosen.out.write_text(draw(country, found), encoding="utf-8")
    return 0 if found.ratio <= PEAK_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
