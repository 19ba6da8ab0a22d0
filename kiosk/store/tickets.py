"""Queue numbers: the sign of a queue and a count that begins anew each day in Vietnam.

A queue is a service's letter or, for those who are received first, that letter with another behind it. Its sign stands
in the column `prefix`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, func, select, update

from kiosk.domain.checkin import CheckIn, DeliveryStatus, KeptTicket, Ticket
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.numbering import LastIssue, MachineTime, series_for
from kiosk.domain.priority import is_priority_sign, queue_sign, queues_ahead
from kiosk.store import schema

_STILL_WAITING = timedelta(minutes=30)
"""Who drew a number longer ago is taken to have been called: an estimate, until the hospital's queue tells better."""

_TRIES_AGAIN = timedelta(minutes=30)
"""Who comes back later than that comes for something else."""


def issue(connection: Connection, check_in: CheckIn, machine: MachineTime) -> Ticket:
    """Draws the next number of the queue. Within the caller's transaction, its check-in row written."""
    table = schema.ticket
    at, prefix = check_in.occurred_at, queue_sign(check_in.service.prefix, check_in.priority)
    latest = connection.execute(select(table).order_by(table.c.issue.desc()).limit(1)).one_or_none()
    last = None
    if latest is not None:
        last = LastIssue(latest.series, latest.issued_at, MachineTime(latest.boot, latest.uptime or 0.0))
    series = series_for(last, at, machine)
    same_queue = (table.c.series == series) & (table.c.prefix == prefix)
    number = connection.scalar(select(func.max(table.c.number)).where(same_queue)) or 0
    queues = _waiting(connection, series, at)
    connection.execute(
        table.insert().values(
            issue=1 if latest is None else latest.issue + 1,
            key=check_in.key,
            day=at.astimezone(VIETNAM_TIME).date().isoformat(),
            prefix=prefix,
            number=number + 1,
            room=check_in.service.room,
            service_name=check_in.service.name,
            ahead=sum(queues.get(sign, 0) for sign in queues_ahead(prefix)),
            issued_at=at,
            series=series,
            handed_over=False,
            boot=machine.boot,
            uptime=machine.uptime,
        )
    )
    return _ticket(connection.execute(select(table).where(table.c.key == check_in.key)).one())


def waiting(connection: Connection, now: datetime) -> dict[str, int]:
    """How many people wait in each queue that has any, by its sign."""
    series = connection.scalar(select(schema.ticket.c.series).order_by(schema.ticket.c.issue.desc()).limit(1))
    return {} if series is None else _waiting(connection, series, now)


def _waiting(connection: Connection, series: int, now: datetime) -> dict[str, int]:
    table = schema.ticket
    query = (
        select(table.c.prefix, func.count().label("people"))
        .where(table.c.issued_at.between(now - _STILL_WAITING, now), table.c.series == series)
        .group_by(table.c.prefix)
    )
    return {row.prefix: row.people for row in connection.execute(query)}


def find(connection: Connection, key: str) -> Ticket | None:
    """The ticket of a visit."""
    row = connection.execute(select(schema.ticket).where(schema.ticket.c.key == key)).one_or_none()
    return None if row is None else _ticket(row)


def last(connection: Connection) -> Ticket | None:
    """The ticket drawn last, without the people ahead: they have been called since, or not."""
    row = connection.execute(select(schema.ticket).order_by(schema.ticket.c.issue.desc()).limit(1)).one_or_none()
    return None if row is None else replace(_ticket(row), ahead=None)


def of_day(connection: Connection, person: str, at: datetime) -> KeptTicket | None:
    """The latest ticket of the person with that tag on the day of `at` in Vietnam, without the people ahead of then,
    and its check-in's delivery."""
    table = schema.ticket
    query = (
        select(table, schema.outbox.c.status.label("status"))
        .join(schema.check_in, schema.check_in.c.key == table.c.key)
        .join(schema.outbox, schema.outbox.c.key == table.c.key)
        .where(schema.check_in.c.person == person, table.c.day == at.astimezone(VIETNAM_TIME).date().isoformat())
        .order_by(table.c.issue.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else KeptTicket(replace(_ticket(row), ahead=None), DeliveryStatus(row.status))


def interrupted(connection: Connection, person: str, check_in: CheckIn, last_row: int) -> Ticket | None:
    """The ticket of a check-in that the same person made a moment ago and that the program's end kept from being shown.

    `person` is the person's tag, `last_row` the last check-in of before this program's start. Whoever finds the screen
    dark begins again: that is the same visit, under the same key, not another one.
    """
    row = schema.check_in
    query = (
        select(schema.ticket)
        .join(row, row.c.key == schema.ticket.c.key)
        .where(row.c.person == person, row.c.id <= last_row, schema.ticket.c.handed_over.is_(False))
        .where(schema.ticket.c.prefix == queue_sign(check_in.service.prefix, check_in.priority))
        .where(schema.ticket.c.service_name == check_in.service.name)
        .where(row.c.occurred_at.between(check_in.occurred_at - _TRIES_AGAIN, check_in.occurred_at))
        .order_by(row.c.id.desc())
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    return None if found is None else _ticket(found)


def handed_over(connection: Connection, key: str) -> None:
    """The person has it, on paper or on the screen."""
    connection.execute(update(schema.ticket).where(schema.ticket.c.key == key).values(handed_over=True))


def _ticket(row: Row[tuple[object, ...]]) -> Ticket:
    values = row._mapping  # noqa: SLF001 - public by documentation
    return Ticket(
        number=f"{values['prefix']} {values['number']:03d}",
        room=values["room"],
        service_name=values["service_name"],
        ahead=values["ahead"],
        issued_at=values["issued_at"],
        key=values["key"],
        priority=is_priority_sign(values["prefix"]),
    )
