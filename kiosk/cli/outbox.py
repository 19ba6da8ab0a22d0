"""`kiosk outbox`: what is not delivered yet, what staff must look at, and when the gateway was away."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.database import config_option, note_disclosure, opened, personal_option, store_option
from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.cli.tables import Row, cell, chosen_format, format_option, out_option, write_rows
from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.masking import mask_name, mask_number
from kiosk.ports import StoreError
from kiosk.store.outbox import OutboxRow
from kiosk.store.sql_store import SqlStore

status_option = click.option(
    "--status", type=click.Choice([status.value for status in DeliveryStatus]), help="Only rows of this status."
)
_PERSON_COLUMNS = ("full_name", "personal_id", "insurance_number")


@click.group()
def outbox() -> None:
    """Check-ins on their way to the gateway."""


def _as_row(row: OutboxRow) -> dict[str, object]:
    failure = row.last_failure
    return {
        "key": row.key,
        "status": row.status.value,
        "attempts": row.attempts,
        "ambiguous": row.ambiguous,
        "insurance": row.eligibility.value if row.eligibility else None,
        "failure": failure.value if failure else None,
        "gateway_code": row.gateway_code,
        "message": row.message,
        "cure": FAILURES[failure].cure if failure and row.status is DeliveryStatus.REFUSED else None,
        "category": row.category.code if row.category else None,
        "category_reason": row.category.reason.value if row.category else None,
        "receipt": row.receipt,
        "received_at": None if row.received_at is None else row.received_at.isoformat(),
        "occurred_at": row.occurred_at.isoformat(),
        "next_attempt": None if row.next_attempt is None else row.next_attempt.isoformat(),
    }


@outbox.command(name="list")
@status_option
@config_option
@store_option
@json_option
@command_errors
def list_rows(*, status: str | None, config: Path | None, store: Path | None, as_json: bool) -> None:
    """Every check-in's delivery, without anything personal. `--status refused` is what waits for staff."""
    with opened(config, store) as database:
        rows = database.outbox_rows(DeliveryStatus(status) if status else None)
    emit({"rows": [_as_row(row) for row in rows]}, as_json=as_json)


@outbox.command()
@click.argument("key")
@config_option
@store_option
@json_option
@command_errors
def retry(*, key: str, config: Path | None, store: Path | None, as_json: bool) -> None:
    """Queues a refused check-in again; the running kiosk sends it."""
    with opened(config, store) as database:
        queued = database.retry(key)
    if not queued:
        fail(FailureCode.WRONG_USE, "no refused check-in has this key")
    emit({"queued": key}, as_json=as_json)


@outbox.command()
@status_option
@personal_option
@format_option
@out_option
@config_option
@store_option
@json_option
@command_errors
def export(
    *,
    status: str | None,
    show_personal: bool,
    form: str | None,
    out: Path | None,
    config: Path | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """The outbox with whom it is about, as table, CSV or XLSX: masked unless --show-personal."""
    chosen = chosen_format(form, out, as_json=as_json)
    with opened(config, store) as database:
        found = database.outbox_rows(DeliveryStatus(status) if status else None)
        if show_personal:
            note_disclosure(database, "outbox", len(found))
        rows: list[Row] = [
            {
                name: cell(value)
                for name, value in (_as_row(row) | _person(database, row.key, show=show_personal)).items()
            }
            for row in found
        ]
    columns = tuple(rows[0]) if rows else ("key", "status")
    write_rows(rows, columns, chosen, out)


def _person(database: SqlStore, key: str, *, show: bool) -> dict[str, object]:
    try:
        person = database.opened(key).person
    except StoreError:  # erased when its time had come, or a task for staff since it does not open
        return dict.fromkeys(_PERSON_COLUMNS)
    number, insurance = person.personal_id, person.insurance_number
    return {
        "full_name": person.full_name if show else mask_name(person.full_name),
        "personal_id": number if show or number is None else mask_number(number),
        "insurance_number": insurance if show or insurance is None else mask_number(insurance),
    }


@outbox.command()
@format_option
@out_option
@config_option
@store_option
@json_option
@command_errors
def outages(*, form: str | None, out: Path | None, config: Path | None, store: Path | None, as_json: bool) -> None:
    """When the gateway did not do its work, from and to in Vietnam's time: evidence for social insurance."""
    chosen = chosen_format(form, out, as_json=as_json)
    with opened(config, store) as database:
        found = database.outages()
    rows: list[Row] = [
        {
            "from": cell(outage.began.astimezone(VIETNAM_TIME)),
            "to": None if outage.ended is None else cell(outage.ended.astimezone(VIETNAM_TIME)),
            "minutes": None if outage.ended is None else round((outage.ended - outage.began).total_seconds() / 60, 1),
            "failed_calls": outage.failures,
            "failure": outage.last_failure.value,
            "cause": FAILURES[outage.last_failure].cause,
        }
        for outage in found
    ]
    write_rows(rows, ("from", "to", "minutes", "failed_calls", "failure", "cause"), chosen, out)
