"""The dossiers' rows: receiving with a number, the states they go through, and what retention leaves of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, func, select, update

from kiosk.domain.checkin import Person
from kiosk.domain.dossier import (
    DossierLine,
    DossierReceipt,
    DossierStatus,
    NewDossier,
    NumberRange,
    Paper,
    receipt_number,
)
from kiosk.domain.failures import FailureCode
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.ports import AuditEntry, StoreError
from kiosk.store import audit, schema
from kiosk.store.checkins import person_tag
from kiosk.store.payload import dossier_from_json, dossier_to_json
from kiosk.store.sealing import Sealer

_OPEN = tuple(status.value for status in DossierStatus if status.is_open)
_AT_MOST = 50
"""Open dossiers of one person that are shown."""


@dataclass(frozen=True, slots=True)
class DossierRow:
    """All that is kept of a dossier but what is personal."""

    line: DossierLine
    procedure_code: str
    papers: tuple[Paper, ...]
    fee: int
    received_by: str
    ready_at: datetime | None
    ready_by: str | None
    settled_at: datetime | None
    settled_by: str | None
    key: str
    sealed: bytes

    @property
    def receipt(self) -> DossierReceipt:
        """What the person took home of it."""
        line = self.line
        return DossierReceipt(
            line.number, line.procedure, self.papers, line.received_at, line.due, self.fee, self.received_by
        )


def receive(connection: Connection, sealer: Sealer, dossier: NewDossier, numbers: NumberRange) -> DossierReceipt:
    """Keeps a dossier under the next number of its day, with its audit row. The same key again yields the same.

    Raises StoreError (NUMBERS_USED_UP) where the counter's range has no number left today.
    """
    table = schema.dossier
    earlier = connection.execute(select(table).where(table.c.key == dossier.key)).one_or_none()
    if earlier is not None:
        return _row(earlier).receipt
    day = dossier.received_at.astimezone(VIETNAM_TIME).date()
    serial = _next_serial(connection, numbers, day)
    number = receipt_number(numbers.agency, day, serial)
    connection.execute(
        table.insert().values(
            key=dossier.key,
            agency=numbers.agency,
            day=day.isoformat(),
            serial=serial,
            number=number,
            procedure_code=dossier.procedure.code,
            procedure_name=dossier.procedure.name,
            papers=_papers_to_json(dossier.papers),
            fee=dossier.procedure.fee,
            status=DossierStatus.RECEIVED.value,
            received_at=dossier.received_at,
            due=dossier.due.isoformat(),
            received_by=dossier.officer,
            sealed=sealer.seal(dossier_to_json(dossier), _row_key(dossier.key)),
            person=person_tag(sealer, dossier.person),
        )
    )
    details = (("number", number), ("officer", dossier.officer), ("procedure", dossier.procedure.code))
    audit.append(connection, sealer, AuditEntry(dossier.received_at, "dossier_received", details))
    return DossierReceipt(
        number,
        dossier.procedure.name,
        dossier.papers,
        dossier.received_at,
        dossier.due,
        dossier.procedure.fee,
        dossier.officer,
    )


def _next_serial(connection: Connection, numbers: NumberRange, day: date) -> int:
    table = schema.dossier
    of_day = (table.c.agency == numbers.agency) & (table.c.day == day.isoformat())
    last = connection.scalar(
        select(func.max(table.c.serial)).where(of_day, table.c.serial.between(numbers.first, numbers.last))
    )
    serial: int = numbers.first if last is None else last + 1
    if serial > numbers.last:
        raise StoreError("no receipt number is left today", FailureCode.NUMBERS_USED_UP)
    return serial


def open_of(connection: Connection, sealer: Sealer, person: Person) -> tuple[DossierLine, ...]:
    """What is still to be done for that person, oldest first."""
    table = schema.dossier
    query = (
        select(table)
        .where(table.c.person == person_tag(sealer, person), table.c.status.in_(_OPEN))
        .order_by(table.c.id)
        .limit(_AT_MOST)
    )
    return tuple(_row(found).line for found in connection.execute(query))


def mark_ready(connection: Connection, sealer: Sealer, number: str, officer: str, at: datetime) -> DossierLine:
    """The result lies at the counter. Raises StoreError (DOSSIER_NOT_OPEN) where the dossier does not wait for one."""
    table = schema.dossier
    changed = connection.execute(
        update(table)
        .where(table.c.number == number, table.c.status == DossierStatus.RECEIVED.value)
        .values(status=DossierStatus.READY.value, ready_at=at, ready_by=officer)
    )
    if not changed.rowcount:
        raise StoreError("the dossier does not wait for a result", FailureCode.DOSSIER_NOT_OPEN)
    audit.append(connection, sealer, AuditEntry(at, "dossier_ready", (("number", number), ("officer", officer))))
    return _found(connection, number).line


@dataclass(frozen=True, slots=True)
class Settlement:
    """Who marks which dossier of whom as handed out or withdrawn."""

    number: str
    person: Person
    status: DossierStatus
    officer: str
    at: datetime


def settle(connection: Connection, sealer: Sealer, settlement: Settlement) -> DossierLine:
    """Once in a dossier's life, and for its own person alone: a result that lies here is handed out, or an open dossier
    withdrawn. Raises StoreError (DOSSIER_NOT_OPEN).
    """
    table, status = schema.dossier, settlement.status
    before = (DossierStatus.READY.value,) if status is DossierStatus.HANDED_OUT else _OPEN
    changed = connection.execute(
        update(table)
        .where(
            table.c.number == settlement.number,
            table.c.person == person_tag(sealer, settlement.person),
            table.c.status.in_(before),
        )
        .values(status=status.value, settled_at=settlement.at, settled_by=settlement.officer)
    )
    if not changed.rowcount:
        raise StoreError("the dossier is not open for this person", FailureCode.DOSSIER_NOT_OPEN)
    details = (("number", settlement.number), ("officer", settlement.officer))
    audit.append(connection, sealer, AuditEntry(settlement.at, f"dossier_{status.value}", details))
    return _found(connection, settlement.number).line


def find(connection: Connection, number: str) -> DossierRow | None:
    """The dossier of a number."""
    found = connection.execute(select(schema.dossier).where(schema.dossier.c.number == number)).one_or_none()
    return None if found is None else _row(found)


def between(
    connection: Connection, since: datetime, until: datetime, status: DossierStatus | None = None
) -> Sequence[DossierRow]:
    """Dossiers received in a time, all or of one state, oldest first."""
    table = schema.dossier
    query = select(table).where(table.c.received_at >= since, table.c.received_at < until).order_by(table.c.id)
    if status is not None:
        query = query.where(table.c.status == status.value)
    return [_row(found) for found in connection.execute(query)]


def of_day(connection: Connection, day: date) -> Sequence[DossierRow]:
    """Dossiers whose number is of that day, newest first."""
    table = schema.dossier
    query = select(table).where(table.c.day == day.isoformat()).order_by(table.c.id.desc())
    return [_row(found) for found in connection.execute(query)]


def opened(sealer: Sealer, row: DossierRow) -> NewDossier:
    """The dossier as it was received, with its person. Raises StoreError where it was erased or does not open."""
    return dossier_from_json(sealer.open(row.sealed, _row_key(row.key)))


def erase(connection: Connection, before: datetime, limit: int) -> int:
    """Empties dossiers that were settled before that, `limit` at most; how many. What is open stays, however old."""
    table = schema.dossier
    ids = select(table.c.id).where(table.c.settled_at < before, schema.DOSSIER_NOT_ERASED).limit(limit)
    return connection.execute(update(table).where(table.c.id.in_(ids)).values(sealed=b"", person=None)).rowcount


def forget(connection: Connection, oldest: datetime, limit: int) -> int:
    """Removes what is left of dossiers that were emptied long ago; how many."""
    table = schema.dossier
    ids = select(table.c.id).where(table.c.settled_at < oldest, ~schema.DOSSIER_NOT_ERASED).limit(limit)
    return connection.execute(table.delete().where(table.c.id.in_(ids))).rowcount


def reseal(connection: Connection, old: Sealer, new: Sealer) -> None:
    """Puts what is sealed under another key. Raises StoreError where a row does not open."""
    table = schema.dossier
    query = select(table.c.id, table.c.key, table.c.sealed).where(schema.DOSSIER_NOT_ERASED)
    for row in connection.execute(query).all():
        payload = old.open(row.sealed, _row_key(row.key))
        tag = person_tag(new, dossier_from_json(payload).person)
        values = {"sealed": new.seal(payload, _row_key(row.key)), "person": tag}
        connection.execute(update(table).where(table.c.id == row.id).values(**values))


def _found(connection: Connection, number: str) -> DossierRow:
    row = find(connection, number)
    if row is None:
        raise StoreError("there is no dossier of that number", FailureCode.DOSSIER_NOT_OPEN)
    return row


def _row_key(key: str) -> str:
    return f"dossier:{key}"


def _papers_to_json(papers: tuple[Paper, ...]) -> str:
    rows = [[paper.name, paper.copies, paper.required] for paper in papers]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _row(row: Row[tuple[object, ...]]) -> DossierRow:
    values = row._mapping  # noqa: SLF001 - public by documentation
    return DossierRow(
        DossierLine(
            values["number"],
            values["procedure_name"],
            DossierStatus(values["status"]),
            values["received_at"],
            date.fromisoformat(values["due"]),
        ),
        procedure_code=values["procedure_code"],
        papers=tuple(Paper(name, copies, required) for name, copies, required in json.loads(values["papers"])),
        fee=values["fee"],
        received_by=values["received_by"],
        ready_at=values["ready_at"],
        ready_by=values["ready_by"],
        settled_at=values["settled_at"],
        settled_by=values["settled_by"],
        key=values["key"],
        sealed=values["sealed"],
    )
