"""How many dossiers came in, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from kiosk.domain.dossier import DossierStatus
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.store import schema
from kiosk.store.reports import Period, beginning_of


@dataclass(frozen=True, slots=True)
class DossierCounts:
    """Dossiers received in one period, by their state now. `begins` is its first day in Vietnam."""

    begins: date
    received: int = 0
    """Their result is still to come."""
    ready: int = 0
    handed_out: int = 0
    withdrawn: int = 0
    overdue: int = 0
    """Of those whose result is still to come: promised for a day that has passed."""

    @property
    def dossiers(self) -> int:
        """All of them."""
        return self.received + self.ready + self.handed_out + self.withdrawn


def counts(
    connection: Connection, since: datetime, until: datetime, period: Period, today: date
) -> Sequence[DossierCounts]:
    """A row for each period that had any, oldest first."""
    table = schema.dossier
    query = select(table.c.received_at, table.c.status, table.c.due).where(
        table.c.received_at >= since, table.c.received_at < until
    )
    found: dict[date, dict[str, int]] = {}
    for row in connection.execute(query):
        into = found.setdefault(beginning_of(row.received_at.astimezone(VIETNAM_TIME).date(), period), {})
        into[row.status] = into.get(row.status, 0) + 1
        if row.status == DossierStatus.RECEIVED.value and date.fromisoformat(row.due) < today:
            into["overdue"] = into.get("overdue", 0) + 1
    return [DossierCounts(begins, **found[begins]) for begins in sorted(found)]
