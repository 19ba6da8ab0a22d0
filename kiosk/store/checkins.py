"""The check-ins' rows: what is kept of each, and what a later lookup changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update

from kiosk.domain.checkin import CheckIn, DeliveryStatus, Person
from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.ports import StoreError
from kiosk.store import schema
from kiosk.store.payload import from_json, to_json
from kiosk.store.sealing import Sealer

RECHECK_FOR = timedelta(days=7)
"""How long a visit's insurance is asked for again; later the answer would speak of another time."""


def insert(connection: Connection, sealer: Sealer, check_in: CheckIn) -> None:
    """Keeps a new check-in; one whose insurance could not be looked up is to be asked for again."""
    connection.execute(
        schema.check_in.insert().values(
            key=check_in.key,
            occurred_at=check_in.occurred_at,
            sealed=sealer.seal(to_json(check_in), check_in.key),
            person=person_tag(sealer, check_in.person),
            channel=check_in.channel.value,
            eligibility=check_in.eligibility.value,
            recheck_at=check_in.occurred_at if check_in.eligibility is Eligibility.NOT_CHECKED else None,
        )
    )


def person_tag(sealer: Sealer, person: Person) -> str:
    """What all visits of one person have in common; the personal ID where it is known, else the insurance number."""
    return sealer.tag(person.personal_id or person.lookup_number)


def last_row(connection: Connection) -> int:
    """The id of the latest check-in; 0 without any."""
    return connection.scalar(select(func.max(schema.check_in.c.id))) or 0


def opened(connection: Connection, sealer: Sealer, key: str) -> CheckIn:
    """The check-in of a key. Raises StoreError where there is none, or it was erased or changed."""
    sealed = connection.scalar(select(schema.check_in.c.sealed).where(schema.check_in.c.key == key))
    if sealed is None:
        raise StoreError("there is no check-in of that key")
    return from_json(sealer.open(sealed, key))


def amend(connection: Connection, sealer: Sealer, key: str, answer: LookupAnswer) -> CheckIn:
    """Puts a later lookup's answer in; everything else stays, the time of the visit above all."""
    check_in = replace(
        opened(connection, sealer, key),
        eligibility=answer.eligibility,
        coverage=answer.coverage,
        lookup_code=answer.gateway_code,
    )
    connection.execute(
        update(schema.check_in)
        .where(schema.check_in.c.key == key)
        .values(
            sealed=sealer.seal(to_json(check_in), key),
            eligibility=answer.eligibility.value,
            recheck_at=None if answer.eligibility is not Eligibility.NOT_CHECKED else schema.check_in.c.recheck_at,
        )
    )
    return check_in


def unchecked(connection: Connection, sealer: Sealer, now: datetime, limit: int) -> Sequence[CheckIn]:
    """Settled check-ins whose insurance is to be asked for again now, oldest first.

    One that is too old, or that cannot be opened, is not asked for any more.
    """
    table, outbox = schema.check_in, schema.outbox
    connection.execute(update(table).where(table.c.recheck_at < now - RECHECK_FOR).values(recheck_at=None))
    query = (
        select(table.c.key, table.c.sealed, table.c.occurred_at)
        .join(outbox, outbox.c.key == table.c.key)
        .where(table.c.recheck_at <= now, outbox.c.status != DeliveryStatus.QUEUED.value)
        .order_by(table.c.id)
        .limit(limit)
    )
    found = []
    for row in connection.execute(query).all():
        try:
            if row.occurred_at >= now - RECHECK_FOR:
                found.append(from_json(sealer.open(row.sealed, row.key)))
                continue
        except StoreError:  # it is a task for staff already, or its time to be erased had come
            pass
        postpone(connection, row.key, None)
    return found


def postpone(connection: Connection, key: str, until: datetime | None) -> None:
    """The insurance is asked for again at `until`, or never."""
    connection.execute(update(schema.check_in).where(schema.check_in.c.key == key).values(recheck_at=until))
