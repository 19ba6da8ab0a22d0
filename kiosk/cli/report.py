"""`kiosk report`: what the facility owes the state of its visits."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kiosk.cli.database import config_option, note_disclosure, opened, personal_option, store_option
from kiosk.cli.days import days_between, range_options
from kiosk.cli.output import command_errors, json_option
from kiosk.cli.tables import Row, cell, chosen_format, format_option, out_option, write_rows
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.masking import mask_name, mask_number
from kiosk.store.dossier_report import DossierCounts
from kiosk.store.evidence import Mismatch
from kiosk.store.reports import TARGET_PERCENT, Period, ShareRow

_SHARE_COLUMNS = (
    "begins",
    "visits",
    "chip",
    "vneid",
    "card_qr",
    "insurance_card",
    "staff",
    "not_checked",
    "insured",
    "share_percent",
    "strict_share_percent",
    "target_met",
)
_MISMATCH_COLUMNS = ("at", "code", "differs", "full_name", "birth_date", "sex", "personal_id", "insurance_number")


_DOSSIER_COLUMNS = ("begins", "dossiers", "received", "overdue", "ready", "handed_out", "withdrawn")


@click.group()
def report() -> None:
    """Counts and lists for the facility and social insurance."""


@report.command()
@click.option("--by", type=click.Choice([period.value for period in Period]), default=Period.DAY.value)
@range_options
@format_option
@out_option
@config_option
@store_option
@json_option
@command_errors
def share(
    *,
    by: str,
    first: datetime | None,
    last: datetime | None,
    form: str | None,
    out: Path | None,
    config: Path | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """How people were identified, and whether 80 % of the insured came by chip card, VNeID or the card's QR.

    The strict share counts chip and VNeID alone. Visits not checked yet are in no share.
    """
    chosen = chosen_format(form, out, as_json=as_json)
    since, until = days_between(first, last)
    with opened(config, store) as database:
        found = database.shares(since, until, Period(by))
    rows = [_share_row(row) for row in found]
    write_rows(rows, _SHARE_COLUMNS, chosen, out, {"by": by, "target_percent": TARGET_PERCENT})


def _share_row(row: ShareRow) -> Row:
    return {
        "begins": row.begins.isoformat(),
        "visits": row.visits,
        "chip": row.chip,
        "vneid": row.vneid,
        "card_qr": row.card_qr,
        "insurance_card": row.insurance_card,
        "staff": row.staff,
        "not_checked": row.not_checked,
        "insured": row.insured,
        "share_percent": None if row.share is None else round(row.share, 1),
        "strict_share_percent": None if row.strict_share is None else round(row.strict_share, 1),
        "target_met": row.target_met,
    }


@report.command()
@range_options
@personal_option
@format_option
@out_option
@config_option
@store_option
@json_option
@command_errors
def mismatches(
    *,
    first: datetime | None,
    last: datetime | None,
    show_personal: bool,
    form: str | None,
    out: Path | None,
    config: Path | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """Persons whose data social insurance holds otherwise, with what differs: the data-cleaning list."""
    chosen = chosen_format(form, out, as_json=as_json)
    since, until = days_between(first, last)
    with opened(config, store) as database:
        found = database.mismatches(since, until)
        if show_personal:
            note_disclosure(database, "mismatches", len(found))
    write_rows([_mismatch_row(row, show=show_personal) for row in found], _MISMATCH_COLUMNS, chosen, out)


def _mismatch_row(row: Mismatch, *, show: bool) -> Row:
    common: dict[str, Any] = {
        "at": cell(row.at.astimezone(VIETNAM_TIME)),
        "code": row.code,
        "differs": ", ".join(row.fields) or None,
    }
    person = row.person
    if person is None:
        return common
    number, insurance = person.personal_id, person.insurance_number
    return common | {
        "full_name": person.full_name if show else mask_name(person.full_name),
        "birth_date": person.birth_date.isoformat() if show else None,
        "sex": person.sex.value if show else None,
        "personal_id": number if show or number is None else mask_number(number),
        "insurance_number": insurance if show or insurance is None else mask_number(insurance),
    }


@report.command()
@click.option("--by", type=click.Choice([period.value for period in Period]), default=Period.DAY.value)
@range_options
@format_option
@out_option
@config_option
@store_option
@json_option
@command_errors
def dossiers(
    *,
    by: str,
    first: datetime | None,
    last: datetime | None,
    form: str | None,
    out: Path | None,
    config: Path | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """Dossiers that a counter received, by what became of them; those overdue are among those received."""
    chosen = chosen_format(form, out, as_json=as_json)
    since, until = days_between(first, last)
    with opened(config, store) as database:
        found = database.dossiers.counts(since, until, Period(by), datetime.now(VIETNAM_TIME).date())
    write_rows([_dossier_row(row) for row in found], _DOSSIER_COLUMNS, chosen, out, {"by": by})


def _dossier_row(row: DossierCounts) -> Row:
    return {
        "begins": row.begins.isoformat(),
        "dossiers": row.dossiers,
        "received": row.received,
        "overdue": row.overdue,
        "ready": row.ready,
        "handed_out": row.handed_out,
        "withdrawn": row.withdrawn,
    }
