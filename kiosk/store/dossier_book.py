"""The counter's side of the store, on the store's own thread and connection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from kiosk.domain.checkin import Person
from kiosk.domain.dossier import (
    DossierHit,
    DossierLine,
    DossierReceipt,
    DossierStatus,
    NewDossier,
    NumberRange,
    hit_of,
)
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.names import skeleton
from kiosk.ports import AuditEntry, StoreError
from kiosk.store import audit, dossier_report, dossiers
from kiosk.store.dossier_report import DossierCounts
from kiosk.store.dossiers import DossierRow, Settlement
from kiosk.store.owner import ConnectionOwner
from kiosk.store.reports import Period
from kiosk.store.sealing import Sealer

_HITS_AT_MOST = 100
_ID_TAIL = 4


class DossierBook:
    """Implements `kiosk.ports.Dossiers`, and what the command line needs besides. Callable from any thread.

    `sealer`: the one in force, which a rotation replaces.
    """

    def __init__(self, owner: ConnectionOwner, sealer: Callable[[], Sealer]) -> None:
        self._owner = owner
        self._sealer = sealer

    def receive(self, dossier: NewDossier, numbers: NumberRange) -> DossierReceipt:
        """Keeps dossier, number and audit row together or not at all. The same key again yields the same number."""
        return self._owner.write(lambda connection: dossiers.receive(connection, self._sealer(), dossier, numbers))

    def open_of(self, person: Person) -> tuple[DossierLine, ...]:
        """What is still to be done for that person, oldest first."""
        return self._owner.read(lambda connection: dossiers.open_of(connection, self._sealer(), person))

    def mark_ready(self, number: str, officer: str, at: datetime) -> DossierLine:
        """The result lies at the counter. Raises StoreError (DOSSIER_NOT_OPEN)."""
        return self._owner.write(
            lambda connection: dossiers.mark_ready(connection, self._sealer(), number, officer, at)
        )

    def settle(self, number: str, person: Person, status: DossierStatus, officer: str, at: datetime) -> DossierLine:
        """Handed out or withdrawn, once, for its own person. Raises StoreError (DOSSIER_NOT_OPEN)."""
        settlement = Settlement(number, person, status, officer, at)
        return self._owner.write(lambda connection: dossiers.settle(connection, self._sealer(), settlement))

    def search(self, text: str, officer: str, at: datetime) -> tuple[DossierHit, ...]:
        """Today's dossiers by a part of the number, the last four of the ID or a part of the name without tones, newest
        first; all of today for an empty text. A whole number finds any day's. That somebody searched is audited.
        """

        def work(connection: Connection) -> tuple[DossierHit, ...]:
            exact = dossiers.find(connection, text.strip().upper())
            if exact is not None:
                hits: tuple[DossierHit, ...] = (hit_of(exact.line, self._person(exact)),)
            else:
                today = at.astimezone(VIETNAM_TIME).date()
                hits = self._of_day(connection, text, today)
            details = (("hits", str(len(hits))), ("officer", officer))
            audit.append(connection, self._sealer(), AuditEntry(at, "dossiers_searched", details))
            return hits

        return self._owner.write(work)

    def receipt(self, number: str) -> DossierReceipt | None:
        """What the person took home of the dossier; None where there is none of that number."""
        row = self.row(number)
        return None if row is None else row.receipt

    def row(self, number: str) -> DossierRow | None:
        """All that is kept of a dossier but what is personal."""
        return self._owner.read(lambda connection: dossiers.find(connection, number))

    def rows(self, since: datetime, until: datetime, status: DossierStatus | None = None) -> Sequence[DossierRow]:
        """Dossiers received in a time, all or of one state, oldest first."""
        return self._owner.read(lambda connection: dossiers.between(connection, since, until, status))

    def opened(self, row: DossierRow) -> NewDossier:
        """The dossier with its person. Raises StoreError where it was erased or does not open."""
        return dossiers.opened(self._sealer(), row)

    def counts(self, since: datetime, until: datetime, period: Period, today: date) -> Sequence[DossierCounts]:
        """Dossiers by what became of them, a row for each period in which any was received."""
        return self._owner.read(lambda connection: dossier_report.counts(connection, since, until, period, today))

    def _of_day(self, connection: Connection, text: str, day: date) -> tuple[DossierHit, ...]:
        hits: list[DossierHit] = []
        for row in dossiers.of_day(connection, day):
            person = self._person(row)
            if _matches(text, row.line.number, person):
                hits.append(hit_of(row.line, person))
            if len(hits) == _HITS_AT_MOST:
                break
        return tuple(hits)

    def _person(self, row: DossierRow) -> Person | None:
        try:
            return dossiers.opened(self._sealer(), row).person
        except StoreError:  # erased when its time had come, or damaged: its number still finds it
            return None


def _matches(text: str, number: str, person: Person | None) -> bool:
    sought = " ".join(text.split())
    if not sought or sought.upper() in number:
        return True
    if person is None:
        return False
    if sought.isdigit():
        return len(sought) == _ID_TAIL and (person.personal_id or person.lookup_number).endswith(sought)
    return skeleton(sought) in skeleton(person.full_name)
