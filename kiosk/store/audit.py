"""The audit trail: rows chained by SHA-256, so that a change in the middle shows.

The chain alone cannot show that rows were cut off at its end; for that, keep the last hash somewhere else.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from kiosk.ports import AuditEntry
from kiosk.store import schema

BEGINNING = "0" * 64
"""What the first row names as the hash before it."""


def append(connection: Connection, entry: AuditEntry) -> None:
    """Adds a row whose hash covers the row before."""
    table = schema.audit
    previous = connection.scalar(select(table.c.hash).order_by(table.c.id.desc()).limit(1)) or BEGINNING
    details = json.dumps(entry.details, ensure_ascii=False, separators=(",", ":"))
    connection.execute(
        table.insert().values(
            at=entry.at,
            kind=entry.kind,
            details=details,
            previous=previous,
            hash=chain_hash(previous, entry.at, entry.kind, details),
        )
    )


def chain_hash(previous: str, at: datetime, kind: str, details: str) -> str:
    """SHA-256 in hex over the previous hash and the content, as one JSON array: no two contents give one text."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps([previous, instant, kind, details]).encode()).hexdigest()


def first_broken(connection: Connection) -> int | None:
    """The id of the first row that does not fit its content or the row before it; None where all do."""
    previous = BEGINNING
    for row in connection.execute(select(schema.audit).order_by(schema.audit.c.id)):
        if row.previous != previous or row.hash != chain_hash(previous, row.at, row.kind, row.details):
            return int(row.id)
        previous = row.hash
    return None
