"""The outbox's rows: what waits for the gateway, and how each attempt ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, func, or_, select, update

from kiosk.domain.category import CategoryReason, ProposedCategory
from kiosk.domain.checkin import CheckIn, DeliveryStatus, SendKind, SendOutcome
from kiosk.domain.delivery import LONGEST_WAIT
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.ports import OutboxItem, StoreError
from kiosk.store import schema
from kiosk.store.payload import from_json
from kiosk.store.sealing import Sealer

_STATUSES = {
    SendKind.ACCEPTED: DeliveryStatus.CONFIRMED,
    SendKind.NOT_DONE: DeliveryStatus.QUEUED,
    SendKind.AMBIGUOUS: DeliveryStatus.QUEUED,
    SendKind.REFUSED: DeliveryStatus.REFUSED,
}


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One row as staff may see it: nothing of the person. Times are UTC."""

    key: str
    status: DeliveryStatus
    attempts: int
    ambiguous: bool
    last_failure: FailureCode | None
    gateway_code: str | None
    receipt: str | None
    message: str | None
    occurred_at: datetime
    last_attempt: datetime | None
    next_attempt: datetime | None
    eligibility: Eligibility | None = None
    """What the insurance lookup came to, a later one included."""
    received_at: datetime | None = None
    category: ProposedCategory | None = None


def add(connection: Connection, check_in: CheckIn) -> None:
    """Queues a check-in, due at once."""
    connection.execute(
        schema.outbox.insert().values(
            key=check_in.key,
            status=DeliveryStatus.QUEUED.value,
            attempts=0,
            ambiguous=False,
            sending=False,
            next_attempt=check_in.occurred_at,
        )
    )


def due(connection: Connection, sealer: Sealer, now: datetime, limit: int) -> Sequence[OutboxItem]:
    """What is to be sent now, oldest first; of one person the earliest check-in alone.

    A time further ahead than any pause lasts was written under a clock that has been set back since: it is due.
    A row that cannot be opened becomes a task for staff (refused, F-101), so that it holds up nothing.
    """
    table = schema.outbox
    too_far = now + timedelta(seconds=LONGEST_WAIT)
    query = (
        _joined()
        .where(table.c.status == DeliveryStatus.QUEUED.value)
        .where(or_(table.c.next_attempt.is_(None), table.c.next_attempt <= now, table.c.next_attempt > too_far))
        .where(~_waits())
        .order_by(schema.check_in.c.occurred_at, schema.check_in.c.id)
        .limit(limit)
    )
    items = []
    for row in connection.execute(query).all():
        try:
            items.append(_item(row, sealer))
        except StoreError:
            connection.execute(
                update(table)
                .where(table.c.key == row.key)
                .values(status=DeliveryStatus.REFUSED.value, last_failure=FailureCode.STORE_FAILED.value)
            )
    return items


def find(connection: Connection, sealer: Sealer, key: str) -> OutboxItem | None:
    """The undelivered check-in of a key."""
    query = _joined().where(schema.outbox.c.key == key, schema.outbox.c.status == DeliveryStatus.QUEUED.value)
    row = connection.execute(query).one_or_none()
    return None if row is None else _item(row, sealer)


def settled(connection: Connection, key: str) -> SendOutcome | None:
    """How a check-in ended; None while it waits, or for an unknown key."""
    row = connection.execute(select(schema.outbox).where(schema.outbox.c.key == key)).one_or_none()
    if row is None or row.status == DeliveryStatus.QUEUED.value:
        return None
    kind = SendKind.ACCEPTED if row.status == DeliveryStatus.CONFIRMED.value else SendKind.REFUSED
    return SendOutcome(
        kind,
        row.receipt,
        _failure(row.last_failure),
        row.gateway_code,
        row.message,
        received_at=row.received_at,
        category=_category(row),
    )


def begin_attempt(connection: Connection, key: str) -> None:
    """Notes that a request goes out; one whose outcome was never recorded makes the row ambiguous."""
    table = schema.outbox
    changed = connection.execute(
        update(table).where(table.c.key == key).values(ambiguous=or_(table.c.ambiguous, table.c.sending), sending=True)
    )
    _one(changed.rowcount)


def record(connection: Connection, key: str, outcome: SendOutcome, at: datetime, next_attempt: datetime | None) -> None:
    """Keeps what an attempt came to. A check-in once ambiguous stays so: it may have been received."""
    table = schema.outbox
    values: dict[str, Any] = {
        "status": _STATUSES[outcome.kind].value,
        "attempts": table.c.attempts + 1,
        "sending": False,
        "last_attempt": at,
        "next_attempt": next_attempt,
        "last_failure": None if outcome.failure is None else outcome.failure.value,
        "gateway_code": outcome.gateway_code,
        "receipt": outcome.receipt,
        "message": outcome.message,
        "received_at": outcome.received_at,
    }
    if outcome.category is not None:
        values |= {"category": outcome.category.code, "category_reason": outcome.category.reason.name}
    if outcome.kind is SendKind.AMBIGUOUS:
        values["ambiguous"] = True
    _one(connection.execute(update(table).where(table.c.key == key).values(**values)).rowcount)


def rows(connection: Connection, status: DeliveryStatus | None = None) -> Sequence[OutboxRow]:
    """Every row, or those of one status, oldest first."""
    query = (
        select(schema.outbox, schema.check_in.c.occurred_at, schema.check_in.c.eligibility)
        .join(schema.check_in, schema.check_in.c.key == schema.outbox.c.key)
        .order_by(schema.check_in.c.occurred_at, schema.check_in.c.id)
    )
    if status is not None:
        query = query.where(schema.outbox.c.status == status.value)
    return [
        OutboxRow(
            key=row.key,
            status=DeliveryStatus(row.status),
            attempts=row.attempts,
            ambiguous=row.ambiguous or row.sending,
            last_failure=_failure(row.last_failure),
            gateway_code=row.gateway_code,
            receipt=row.receipt,
            message=row.message,
            occurred_at=row.occurred_at,
            last_attempt=row.last_attempt,
            next_attempt=row.next_attempt,
            eligibility=None if row.eligibility is None else Eligibility(row.eligibility),
            received_at=row.received_at,
            category=_category(row),
        )
        for row in connection.execute(query)
    ]


def summary(connection: Connection) -> OutboxSummary:
    """How much has not arrived yet, and since when the oldest that will be tried again waits."""
    table = schema.outbox
    undelivered = (DeliveryStatus.QUEUED.value, DeliveryStatus.REFUSED.value)
    found = connection.execute(
        select(table.c.status, func.count()).where(table.c.status.in_(undelivered)).group_by(table.c.status)
    )
    counts = {str(status): int(count) for status, count in found}
    oldest = connection.scalar(
        select(func.min(schema.check_in.c.occurred_at))
        .join(table, table.c.key == schema.check_in.c.key)
        .where(table.c.status == DeliveryStatus.QUEUED.value)
    )
    return OutboxSummary(
        counts.get(DeliveryStatus.QUEUED.value, 0), counts.get(DeliveryStatus.REFUSED.value, 0), oldest
    )


def retry(connection: Connection, key: str) -> bool:
    """Queues a refused check-in again, due at once; whether there was one."""
    table = schema.outbox
    changed = connection.execute(
        update(table)
        .where(table.c.key == key, table.c.status == DeliveryStatus.REFUSED.value)
        .values(status=DeliveryStatus.QUEUED.value, next_attempt=None)
    )
    return changed.rowcount == 1


def _joined() -> Any:  # noqa: ANN401 - a Select of many columns has no useful type
    return select(
        schema.outbox.c.key,
        schema.outbox.c.attempts,
        schema.outbox.c.ambiguous,
        schema.outbox.c.sending,
        schema.check_in.c.sealed,
        _waits().label("waits"),
    ).join(schema.check_in, schema.check_in.c.key == schema.outbox.c.key)


def _item(row: Row[Any], sealer: Sealer) -> OutboxItem:
    check_in = from_json(sealer.open(row.sealed, row.key))
    return OutboxItem(check_in, row.attempts, row.ambiguous or row.sending, row.waits)


def _waits() -> ColumnElement[bool]:
    """Whether an earlier check-in of the same person is still to be sent; earlier by its row, not by the clock."""
    earlier, its_outbox = schema.check_in.alias("earlier"), schema.outbox.alias("earlier_outbox")
    return exists(
        select(earlier.c.id)
        .join(its_outbox, its_outbox.c.key == earlier.c.key)
        .where(earlier.c.person == schema.check_in.c.person, earlier.c.id < schema.check_in.c.id)
        .where(its_outbox.c.status == DeliveryStatus.QUEUED.value)
        .correlate(schema.check_in)
    )


def _category(row: Row[Any]) -> ProposedCategory | None:
    return None if row.category is None else ProposedCategory(row.category, CategoryReason[row.category_reason])


def _failure(value: str | None) -> FailureCode | None:
    return None if value is None else FailureCode(value)


def _one(count: int) -> None:
    if count != 1:
        raise StoreError("there is no check-in of that key")
