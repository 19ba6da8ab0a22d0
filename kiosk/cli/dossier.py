"""`kiosk dossier`: what a one-stop-shop counter received, and whose results are ready."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from kiosk.cli.database import config_option, note_disclosure, opened, personal_option, store_option
from kiosk.cli.days import days_between, range_options
from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.cli.tables import Cell, Row, cell, chosen_format, format_option, out_option, write_rows
from kiosk.domain.checkin import Person
from kiosk.domain.dossier import DossierStatus
from kiosk.domain.failures import FailureCode
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.masking import mask_name, mask_number
from kiosk.ports import StoreError
from kiosk.runner.system import SystemClock
from kiosk.store.dossiers import DossierRow
from kiosk.store.sql_store import SqlStore

_COLUMNS = ("number", "status", "procedure", "received_at", "due", "received_by", "full_name", "personal_id")
_BY_COMMAND = "command line"
"""Who marked a result as ready, where nobody was signed in."""


@click.group()
def dossier() -> None:
    """The dossiers of a one-stop-shop counter."""


@dossier.command(name="list")
@click.option("--status", type=click.Choice([status.value for status in DossierStatus]), help="Only those.")
@range_options
@personal_option
@format_option
@out_option
@config_option
@store_option
@json_option
@command_errors
def list_dossiers(
    *,
    status: str | None,
    first: datetime | None,
    last: datetime | None,
    show_personal: bool,
    form: str | None,
    out: Path | None,
    config: Path | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """Dossiers received in a time, oldest first."""
    chosen = chosen_format(form, out, as_json=as_json)
    since, until = days_between(first, last)
    wanted = None if status is None else DossierStatus(status)
    with opened(config, store) as database:
        rows = database.dossiers.rows(since, until, wanted)
        if show_personal:
            note_disclosure(database, "dossiers", len(rows))
        table: list[Row] = [_listed(row) | _person(database, row, show=show_personal) for row in rows]
    write_rows(table, _COLUMNS, chosen, out)


@dossier.command()
@click.argument("number")
@personal_option
@config_option
@store_option
@json_option
@command_errors
def show(number: str, *, show_personal: bool, config: Path | None, store: Path | None, as_json: bool) -> None:
    """All that is kept of the dossier NUMBER; the note only with --show-personal."""
    with opened(config, store) as database:
        row = _row(database, number)
        if show_personal:
            note_disclosure(database, "dossier", 1)
        answer: dict[str, object] = {
            **_listed(row),
            "procedure_code": row.procedure_code,
            "papers": [
                {"name": paper.name, "copies": paper.copies, "required": paper.required} for paper in row.papers
            ],
            "fee": row.fee,
            "ready_at": _time(row.ready_at),
            "ready_by": row.ready_by,
            "settled_at": _time(row.settled_at),
            "settled_by": row.settled_by,
        }
        answer |= _person(database, row, show=show_personal)
        if show_personal:
            answer["note"] = _note(database, row)
    emit(answer, as_json=as_json)


@dossier.command()
@click.argument("number")
@click.option("--officer", default=_BY_COMMAND, show_default=True, help="Who says so; kept in the audit trail.")
@config_option
@store_option
@json_option
@command_errors
def ready(number: str, *, officer: str, config: Path | None, store: Path | None, as_json: bool) -> None:
    """The result of the dossier NUMBER lies at the counter and may be handed out."""
    with opened(config, store) as database:
        line = database.dossiers.mark_ready(number.strip().upper(), officer, SystemClock().now())
    emit({"number": line.number, "status": line.status.value, "due": line.due.isoformat()}, as_json=as_json)


def _row(database: SqlStore, number: str) -> DossierRow:
    row = database.dossiers.row(number.strip().upper())
    if row is None:
        fail(FailureCode.DOSSIER_NOT_OPEN, "there is no dossier of that number")
    return row


def _listed(row: DossierRow) -> dict[str, Cell]:
    line = row.line
    return {
        "number": line.number,
        "status": line.status.value,
        "procedure": line.procedure,
        "received_at": _time(line.received_at),
        "due": line.due.isoformat(),
        "received_by": row.received_by,
    }


def _time(at: datetime | None) -> Cell:
    return None if at is None else cell(at.astimezone(VIETNAM_TIME))


def _person(database: SqlStore, row: DossierRow, *, show: bool) -> dict[str, Cell]:
    try:
        person: Person = database.dossiers.opened(row).person
    except StoreError:  # erased when its time had come, or damaged
        return {"full_name": None, "personal_id": None}
    number = person.personal_id or person.lookup_number
    return {
        "full_name": person.full_name if show else mask_name(person.full_name),
        "personal_id": number if show else mask_number(number),
    }


def _note(database: SqlStore, row: DossierRow) -> str | None:
    try:
        return database.dossiers.opened(row).note
    except StoreError:
        return None
