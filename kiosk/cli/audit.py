"""`kiosk audit`: whether the audit trail is whole."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.database import config_option, opened, store_option
from kiosk.cli.output import FAILED, command_errors, emit, json_option


@click.group()
def audit() -> None:
    """The tamper-evident record of what happened."""


@audit.command()
@click.option("--expect", metavar="HASH", help="A head that was printed before: it must still be in the trail.")
@config_option
@store_option
@json_option
@command_errors
def verify(*, expect: str | None, config: Path | None, store: Path | None, as_json: bool) -> None:
    """Recomputes the chain of hashes. Ends with 1 where a row was changed, removed or cut off.

    Keep the printed head somewhere else: with --expect it shows that nobody put back an older copy of the database.
    """
    with opened(config, store) as database:
        found = database.verify_audit()
        known = expect is None or database.audit_holds(expect.strip().lower())
    sound = found.sound and known
    emit(
        {
            "sound": sound,
            "rows": found.rows,
            "first_broken": found.first_broken,
            "cut_off": found.cut_off,
            "expected_found": None if expect is None else known,
            "head_row": found.head_id,
            "head": found.head,
        },
        as_json=as_json,
    )
    if not sound:
        raise SystemExit(FAILED)
