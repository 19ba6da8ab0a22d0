"""What is kept for others to see: outages of the gateway, and persons whose data social insurance holds otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.domain.checkin import Person
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.ports import StoreError
from kiosk.store import schema
from kiosk.store.checkins import person_tag
from kiosk.store.payload import person_from_json, person_to_json
from kiosk.store.sealing import Sealer

_SEALED_AS = "mismatch:"


@dataclass(frozen=True, slots=True)
class Outage:
    """The gateway did not do its work from `began` to `ended`; None: it still does not. `failures` counts calls."""

    began: datetime
    ended: datetime | None
    failures: int
    last_failure: FailureCode


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One row of the data-cleaning list. `person` is None where it cannot be opened."""

    at: datetime
    code: str | None
    failure: FailureCode | None
    person: Person | None = field(repr=False)

    @property
    def fields(self) -> tuple[str, ...]:
        """What differs, by the gateway's code (060, 061, 070)."""
        match self.failure:
            case FailureCode.INSURANCE_NAME_DIFFERS:
                return ("full_name",)
            case FailureCode.INSURANCE_BIRTH_DATE_DIFFERS:
                return ("birth_date",)
            case _:
                return ()


def note_gateway(connection: Connection, failure: FailureCode | None, at: datetime) -> None:
    """A call failed, or was answered (None). An outage begins with the first failed call and ends with an answer."""
    table = schema.outage
    running = table.c.ended.is_(None)
    if failure is None:
        connection.execute(update(table).where(running).values(ended=at))
        return
    changed = connection.execute(
        update(table).where(running).values(failures=table.c.failures + 1, last_failure=failure.value)
    )
    if changed.rowcount == 0:
        connection.execute(table.insert().values(began=at, failures=1, last_failure=failure.value))


def outages(connection: Connection) -> Sequence[Outage]:
    """All that are kept, oldest first."""
    query = select(schema.outage).order_by(schema.outage.c.id)
    return [
        Outage(row.began, row.ended, row.failures, FailureCode(row.last_failure)) for row in connection.execute(query)
    ]


def note_mismatch(connection: Connection, sealer: Sealer, person: Person, answer: LookupAnswer, at: datetime) -> None:
    """Keeps a person and the code; once a day for the same code."""
    tag, day = person_tag(sealer, person), at.astimezone(VIETNAM_TIME).date().isoformat()
    connection.execute(
        insert(schema.mismatch)
        .values(
            at=at,
            day=day,
            person=tag,
            code=answer.gateway_code or "",
            failure=None if answer.failure is None else answer.failure.value,
            sealed=sealer.seal(person_to_json(person), _SEALED_AS + tag),
        )
        .on_conflict_do_nothing()
    )


def mismatches(connection: Connection, sealer: Sealer, since: datetime, until: datetime) -> Sequence[Mismatch]:
    """The cleaning list of a time, oldest first."""
    table = schema.mismatch
    query = select(table).where(table.c.at >= since, table.c.at < until).order_by(table.c.at, table.c.id)
    found = []
    for row in connection.execute(query):
        try:
            person = person_from_json(sealer.open(row.sealed, _SEALED_AS + row.person))
        except StoreError:  # shown as a row without a person: somebody has to look at it
            person = None
        failure = None if row.failure is None else FailureCode(row.failure)
        found.append(Mismatch(row.at, row.code or None, failure, person))
    return found


def reseal_mismatches(connection: Connection, old: Sealer, new: Sealer) -> None:
    """Puts every row under another key. Raises StoreError where one does not open."""
    table = schema.mismatch
    for row in connection.execute(select(table.c.id, table.c.person, table.c.sealed)).all():
        payload = old.open(row.sealed, _SEALED_AS + row.person)
        tag = person_tag(new, person_from_json(payload))
        values = {"person": tag, "sealed": new.seal(payload, _SEALED_AS + tag)}
        connection.execute(update(table).where(table.c.id == row.id).values(**values))
