"""Queue numbers: a letter and a count that begins anew each day in Vietnam."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, Row, func, select

from kiosk.domain.checkin import CheckIn, Ticket
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.store import schema

_STILL_WAITING = timedelta(minutes=30)
"""Who drew a number longer ago is taken to have been called: an estimate, until the hospital's queue tells better."""


def issue(connection: Connection, check_in: CheckIn) -> Ticket:
    """Draws the next number of the service's letter. Within the caller's transaction, its check-in row written."""
    table = schema.ticket
    day = check_in.occurred_at.astimezone(VIETNAM_TIME).date().isoformat()
    prefix = check_in.service.prefix
    same_queue = (table.c.day == day) & (table.c.prefix == prefix)
    last = connection.scalar(select(func.max(table.c.number)).where(same_queue)) or 0
    ahead = connection.scalar(
        select(func.count())
        .select_from(table)
        .where(same_queue & (table.c.issued_at >= check_in.occurred_at - _STILL_WAITING))
    )
    connection.execute(
        table.insert().values(
            key=check_in.key,
            day=day,
            prefix=prefix,
            number=last + 1,
            room=check_in.service.room,
            service_name=check_in.service.name,
            ahead=ahead or 0,
            issued_at=check_in.occurred_at,
        )
    )
    return _ticket(connection.execute(select(table).where(table.c.key == check_in.key)).one())


def find(connection: Connection, key: str) -> Ticket | None:
    """The ticket of a visit."""
    row = connection.execute(select(schema.ticket).where(schema.ticket.c.key == key)).one_or_none()
    return None if row is None else _ticket(row)


def _ticket(row: Row[tuple[object, ...]]) -> Ticket:
    values = row._mapping  # noqa: SLF001 - public by documentation
    return Ticket(
        number=f"{values['prefix']} {values['number']:03d}",
        room=values["room"],
        service_name=values["service_name"],
        ahead=values["ahead"],
        issued_at=values["issued_at"],
        key=values["key"],
    )
