"""The books of a soak: what people were given, what lies in the database, what the gateway holds, held together.

The database is read past the kiosk's own code, so that a store which loses something cannot hide it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.checkin import DeliveryStatus
from simulators.gateway.records import ReceivedCheckIn


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database holds: keys of check-ins and of tickets, numbers as drawn, the outbox by key."""

    check_ins: tuple[str, ...]
    tickets: tuple[str, ...]
    numbers: tuple[tuple[int, str, int], ...]
    outbox: dict[str, DeliveryStatus]

    @property
    def refused(self) -> frozenset[str]:
        """Those that staff have to see to."""
        return frozenset(key for key, status in self.outbox.items() if status is DeliveryStatus.REFUSED)


def read_kept(path: Path) -> Kept:
    """Reads the database file, which may be in use."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        return Kept(
            tuple(key for (key,) in database.execute("SELECT key FROM check_in ORDER BY id")),
            tuple(key for (key,) in database.execute("SELECT key FROM ticket ORDER BY issue")),
            tuple(database.execute("SELECT series, prefix, number FROM ticket ORDER BY issue")),
            {key: DeliveryStatus(status) for key, status in database.execute("SELECT key, status FROM outbox")},
        )


@dataclass(frozen=True, slots=True)
class Balance:
    """How the books stand. `lost` and `doubled` name keys (MA_LK), which tell nothing of a person."""

    committed: int
    held: int
    waiting: int
    refused: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    wrong: tuple[str, ...]
    """What else does not agree, as sentences."""

    @property
    def problems(self) -> tuple[str, ...]:
        """All of it as sentences."""
        lost = [f"{key} is lost" for key in self.lost]
        return (*lost, *(f"{key} is at the gateway twice, or was never committed" for key in self.doubled), *self.wrong)


def balance(given: Iterable[str], kept: Kept, held: Sequence[ReceivedCheckIn]) -> Balance:
    """Holds the books together. `given`: the keys of all numbers that people were given so far."""
    at_gateway = Counter(received.key for received in held)
    known = set(kept.check_ins)
    confirmed = {key for key, status in kept.outbox.items() if status is DeliveryStatus.CONFIRMED}
    lost = sorted((set(given) - known) | (confirmed - set(at_gateway)) | (known - set(kept.outbox)))
    doubled = sorted({key for key, count in at_gateway.items() if count > 1} | (set(at_gateway) - known))
    repeated = [number for number, count in Counter(kept.numbers).items() if count > 1]
    complaints = {
        "check-ins and tickets differ": sorted(kept.check_ins) != sorted(kept.tickets),
        "the outbox knows what was never committed": not set(kept.outbox) <= known,
        f"a number was drawn twice: {repeated}": bool(repeated),
    }
    return Balance(
        committed=len(kept.check_ins),
        held=len(at_gateway),
        waiting=sum(status is DeliveryStatus.QUEUED for status in kept.outbox.values()),
        refused=len(kept.refused),
        lost=tuple(lost),
        doubled=tuple(doubled),
        wrong=tuple(text for text, so in complaints.items() if so),
    )
