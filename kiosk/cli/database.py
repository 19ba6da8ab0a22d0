"""Which database a command is about: that of the settings, or a simulated one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from platformdirs import user_state_path

from kiosk.app.parts import open_settings_store, open_store
from kiosk.config.settings import load_settings
from kiosk.ports import AuditEntry
from kiosk.runner.system import SystemClock
from kiosk.store.sql_store import SqlStore, StoreMode

config_option = click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings of a kiosk in service."
)
store_option = click.option(
    "--store", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of a simulated database."
)
personal_option = click.option(
    "--show-personal", is_flag=True, help="Names and numbers in full; that somebody looked is kept in the audit trail."
)


def simulated_store_directory() -> Path:
    """Where `kiosk run --simulate` keeps its database."""
    return user_state_path("cccd-kiosk") / "simulated"


@contextmanager
def opened(config: Path | None, store: Path | None) -> Iterator[SqlStore]:
    """The database, closed at the end. Raises SettingsError, StoreError."""
    if config is not None:
        database = open_settings_store(load_settings(config))
    else:
        database = open_store(store or simulated_store_directory(), StoreMode.SIMULATED)
    try:
        yield database
    finally:
        database.close()


def note_disclosure(database: SqlStore, what: str, rows: int) -> None:
    """Keeps that somebody had persons shown, before they are. Raises StoreError: then they are not."""
    database.audit(AuditEntry(SystemClock().now(), "personal_data_shown", (("rows", str(rows)), ("what", what))))
