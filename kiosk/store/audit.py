"""The audit trail: rows chained by SHA-256, so that a change in the middle shows.

The last row's hash is kept sealed besides, so that rows cut off at the end show too. Only somebody with the key, or who
puts back an older copy of the whole file, can hide that; for that, keep the head that `kiosk audit verify` prints.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from kiosk.ports import AuditEntry, StoreError
from kiosk.store import meta, schema
from kiosk.store.sealing import Sealer

BEGINNING = "0" * 64
"""What the first row of all names as the hash before it."""
_HEAD, _BASE = "audit_head", "audit_base"


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What a check of the trail found. `first_broken` is a row's id; `head` is the last row's hash."""

    rows: int
    first_broken: int | None
    cut_off: bool
    """Rows are missing at the end."""
    head_id: int | None
    head: str

    @property
    def sound(self) -> bool:
        """Whether nothing was changed, removed or cut off."""
        return self.first_broken is None and not self.cut_off


def append(connection: Connection, sealer: Sealer, entry: AuditEntry) -> None:
    """Adds a row whose hash covers the row before."""
    table = schema.audit
    previous = connection.scalar(select(table.c.hash).order_by(table.c.id.desc()).limit(1))
    if previous is None:
        previous = _sealed_hash(connection, sealer, _BASE)
    details = json.dumps(entry.details, ensure_ascii=False, separators=(",", ":"))
    row_hash = chain_hash(previous, entry.at, entry.kind, details)
    connection.execute(
        table.insert().values(at=entry.at, kind=entry.kind, details=details, previous=previous, hash=row_hash)
    )
    meta.put(connection, _HEAD, sealer.seal(row_hash.encode(), _HEAD))


def kinds(connection: Connection) -> list[str]:
    """What was noted, in order, without details."""
    return list(connection.scalars(select(schema.audit.c.kind).order_by(schema.audit.c.id)))


def begin_sealing(connection: Connection, sealer: Sealer) -> None:
    """Seals the head of a trail that an older version wrote."""
    last = connection.scalar(select(schema.audit.c.hash).order_by(schema.audit.c.id.desc()).limit(1))
    if last is not None:
        meta.put(connection, _HEAD, sealer.seal(last.encode(), _HEAD))


def chain_hash(previous: str, at: datetime, kind: str, details: str) -> str:
    """SHA-256 in hex over the previous hash and the content, as one JSON array: no two contents give one text."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps([previous, instant, kind, details]).encode()).hexdigest()


def verify(connection: Connection, sealer: Sealer) -> AuditReport:
    """Goes through the whole trail."""
    previous = _sealed_hash(connection, sealer, _BASE)
    rows, last = 0, None
    for row in connection.execute(select(schema.audit).order_by(schema.audit.c.id)):
        if row.previous != previous or row.hash != chain_hash(previous, row.at, row.kind, row.details):
            return AuditReport(rows, int(row.id), cut_off=False, head_id=last, head=previous)
        previous, last, rows = row.hash, int(row.id), rows + 1
    # A trail without any row and without a head never began; rows without a head have lost it.
    never_began = last is None and meta.get(connection, _HEAD) is None
    cut_off = not never_began and previous != _sealed_hash(connection, sealer, _HEAD)
    return AuditReport(rows, None, cut_off, last, previous)


def holds(connection: Connection, sealer: Sealer, row_hash: str) -> bool:
    """Whether a row has that hash, or retention cut the trail off just after it."""
    table = schema.audit
    found = connection.scalar(select(table.c.id).where(table.c.hash == row_hash).limit(1))
    return found is not None or row_hash == _sealed_hash(connection, sealer, _BASE)


def prune(connection: Connection, sealer: Sealer, before: datetime, limit: int) -> int:
    """Cuts off rows older than that, as far as they stand together at the beginning, `limit` at most; how many.

    The hash to go on from is kept sealed, so that the rest still verifies.
    """
    table = schema.audit
    last = None
    for row in connection.execute(select(table.c.id, table.c.at, table.c.hash).order_by(table.c.id).limit(limit)):
        if row.at >= before:
            break
        last = row
    if last is None:
        return 0
    meta.put(connection, _BASE, sealer.seal(last.hash.encode(), _BASE))
    return connection.execute(table.delete().where(table.c.id <= last.id)).rowcount


def reseal(connection: Connection, old: Sealer, new: Sealer) -> None:
    """Puts the two sealed hashes under another key."""
    for name in (_HEAD, _BASE):
        value = meta.get(connection, name)
        if value is not None:
            meta.put(connection, name, new.seal(old.open(value, name), name))


def _sealed_hash(connection: Connection, sealer: Sealer, name: str) -> str:
    """A hash kept sealed; the beginning's where none is kept; where it does not open, a text that is no row's hash."""
    value = meta.get(connection, name)
    if value is None:
        return BEGINNING
    try:
        return sealer.open(value, name).decode("ascii", "replace")
    except StoreError:
        return "unreadable"
