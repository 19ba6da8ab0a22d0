"""What is forgotten when its time has come, and another key for what stays."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, select, update

from kiosk.domain.checkin import DeliveryStatus
from kiosk.ports import StoreError
from kiosk.store import audit, dossiers, meta, schema
from kiosk.store.checkins import person_tag
from kiosk.store.evidence import reseal_mismatches
from kiosk.store.payload import from_json
from kiosk.store.sealing import Sealer

LOG_YEARS_AT_LEAST = 5
"""Logs are kept at least so long (Decree 356/2025)."""
_LONGEST_STEP = timedelta(days=7)
_RETAINED = "retained_to"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """Days and years that things are kept. Raises ValueError for a log shorter than the law asks for."""

    payload_days: int = 30
    """Personal data of a delivered check-in, and of a dossier handed out or withdrawn; what is not settled stays,
    however old."""
    mismatch_days: int = 90
    """Persons on the data-cleaning list."""
    log_years: int = LOG_YEARS_AT_LEAST
    """Audit trail, outages, and of each visit what names nobody."""

    def __post_init__(self) -> None:
        if self.log_years < LOG_YEARS_AT_LEAST:
            raise ValueError(f"logs must be kept for at least {LOG_YEARS_AT_LEAST} years")
        if self.payload_days < 1 or self.mismatch_days < 1:
            raise ValueError("personal data must be kept for at least a day: it may have to be corrected")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of each went."""

    payloads: int
    mismatches: int
    visits: int
    outages: int
    audit_rows: int
    dossiers: int = 0
    """Emptied."""
    dossier_rows: int = 0

    def __add__(self, other: Forgotten) -> Forgotten:
        """Both together."""
        return Forgotten(
            self.payloads + other.payloads,
            self.mismatches + other.mismatches,
            self.visits + other.visits,
            self.outages + other.outages,
            self.audit_rows + other.audit_rows,
            self.dossiers + other.dossiers,
            self.dossier_rows + other.dossier_rows,
        )

    def details(self) -> tuple[tuple[str, str], ...]:
        """What went, by name, for the audit trail; empty where nothing did."""
        return tuple((name, str(count)) for name, count in asdict(self).items() if count)

    def __bool__(self) -> bool:
        """Whether anything went."""
        return self != NOTHING


NOTHING = Forgotten(0, 0, 0, 0, 0)


def trusted_now(connection: Connection, now: datetime) -> datetime:
    """The time that retention goes by: from one run to the next a week further at most.

    So a clock that jumps ahead does not empty the database.
    """
    kept = meta.get(connection, _RETAINED)
    if kept is not None:
        before = datetime.fromisoformat(kept.decode("ascii"))
        now = max(before, min(now, before + _LONGEST_STEP))
    meta.put(connection, _RETAINED, now.astimezone(UTC).isoformat().encode("ascii"))
    return now


def retain(connection: Connection, sealer: Sealer, policy: RetentionPolicy, now: datetime) -> Forgotten:
    """Forgets some of what is too old, a few hundred rows of each kind at most; nothing is left when nothing went.

    Within the caller's transaction: a check-in must not wait for a long one.
    """
    oldest = now - timedelta(days=366 * policy.log_years)
    old_mismatches = _some(schema.mismatch.c.id, schema.mismatch.c.at < now - timedelta(days=policy.mismatch_days))
    old_outages = _some(schema.outage.c.id, schema.outage.c.ended < oldest)
    return Forgotten(
        payloads=_erase_payloads(connection, now - timedelta(days=policy.payload_days)),
        mismatches=connection.execute(
            schema.mismatch.delete().where(schema.mismatch.c.id.in_(old_mismatches))
        ).rowcount,
        visits=_forget_visits(connection, oldest),
        outages=connection.execute(schema.outage.delete().where(schema.outage.c.id.in_(old_outages))).rowcount,
        audit_rows=audit.prune(connection, sealer, oldest, _AT_ONCE),
        dossiers=dossiers.erase(connection, now - timedelta(days=policy.payload_days), _AT_ONCE),
        dossier_rows=dossiers.forget(connection, oldest, _AT_ONCE),
    )


def _some(column: Column[Any], condition: ColumnElement[bool]) -> Select[Any]:
    return select(column).where(condition).limit(_AT_ONCE)


def _erase_payloads(connection: Connection, before: datetime) -> int:
    """Empties what was delivered. What staff still have to correct, or the gateway to receive, stays however old."""
    table, outbox = schema.check_in, schema.outbox
    ids = (
        select(table.c.id)
        .join(outbox, outbox.c.key == table.c.key)
        .where(table.c.occurred_at < before, schema.NOT_ERASED, outbox.c.status == DeliveryStatus.CONFIRMED.value)
        .limit(_AT_ONCE)
    )
    values = {"sealed": b"", "person": None, "recheck_at": None}
    return connection.execute(update(table).where(table.c.id.in_(ids)).values(**values)).rowcount


def _forget_visits(connection: Connection, oldest: datetime) -> int:
    """Removes what is left of visits whose payload was erased long ago."""
    table = schema.check_in
    keys = connection.scalars(_some(table.c.key, (table.c.occurred_at < oldest) & ~schema.NOT_ERASED)).all()
    for other in (schema.ticket, schema.outbox, table):
        connection.execute(other.delete().where(other.c.key.in_(keys)))
    return len(keys)


def reseal(connection: Connection, old: Sealer, new: Sealer) -> int:
    """Puts all that is sealed under another key, within the caller's transaction; how many check-ins.

    Raises StoreError where a row does not open: nothing is changed then. A row that was a task for staff because it
    cannot be opened stays as it is.
    """
    table, outbox = schema.check_in, schema.outbox
    count = 0
    query = (
        select(table.c.id, table.c.key, table.c.sealed, outbox.c.status)
        .join(outbox, outbox.c.key == table.c.key)
        .where(schema.NOT_ERASED)
        .order_by(table.c.id)
    )
    for row in connection.execute(query).all():
        try:
            payload = old.open(row.sealed, row.key)
        except StoreError:
            if row.status == DeliveryStatus.REFUSED.value:
                continue
            raise
        tag = person_tag(new, from_json(payload).person)
        connection.execute(
            update(table).where(table.c.id == row.id).values(sealed=new.seal(payload, row.key), person=tag)
        )
        count += 1
    reseal_mismatches(connection, old, new)
    dossiers.reseal(connection, old, new)
    audit.reseal(connection, old, new)
    return count
