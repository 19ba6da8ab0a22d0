"""`kiosk outbox`: what is not delivered yet, and another try."""

from __future__ import annotations

from pathlib import Path

import click
from platformdirs import user_state_path

from kiosk.app.parts import open_store
from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.config.settings import load_settings
from kiosk.domain.failures import FailureCode
from kiosk.store.sql_store import SqlStore, StoreMode

config_option = click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings of a kiosk in service."
)
store_option = click.option(
    "--store", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of a simulated database."
)


def simulated_store_directory() -> Path:
    """Where `kiosk run --simulate` keeps its database."""
    return user_state_path("cccd-kiosk") / "simulated"


def _open(config: Path | None, store: Path | None) -> SqlStore:
    if config is not None:
        return open_store(load_settings(config).store.directory, StoreMode.PRODUCTION)
    return open_store(store or simulated_store_directory(), StoreMode.SIMULATED)


@click.group()
def outbox() -> None:
    """Check-ins on their way to the gateway."""


@outbox.command(name="list")
@config_option
@store_option
@json_option
@command_errors
def list_rows(*, config: Path | None, store: Path | None, as_json: bool) -> None:
    """Every check-in's delivery, without anything personal."""
    opened = _open(config, store)
    try:
        rows = opened.outbox_rows()
    finally:
        opened.close()
    emit(
        {
            "rows": [
                {
                    "key": row.key,
                    "status": row.status.value,
                    "attempts": row.attempts,
                    "ambiguous": row.ambiguous,
                    "failure": row.last_failure.value if row.last_failure else None,
                    "message": row.message,
                    "receipt": row.receipt,
                    "occurred_at": row.occurred_at.isoformat(),
                }
                for row in rows
            ]
        },
        as_json=as_json,
    )


@outbox.command()
@click.argument("key")
@config_option
@store_option
@json_option
@command_errors
def retry(*, key: str, config: Path | None, store: Path | None, as_json: bool) -> None:
    """Queues a refused check-in again; the running kiosk sends it."""
    opened = _open(config, store)
    try:
        queued = opened.retry(key)
    finally:
        opened.close()
    if not queued:
        fail(FailureCode.WRONG_USE, "no refused check-in has this key")
    emit({"queued": key}, as_json=as_json)
