"""`kiosk store`: the database's upkeep."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.database import config_option, opened, store_option
from kiosk.cli.output import command_errors, emit, json_option
from kiosk.config.settings import load_settings
from kiosk.ports import AuditEntry
from kiosk.runner.system import SystemClock
from kiosk.store.keys import FileKey
from kiosk.store.retention import RetentionPolicy


@click.group()
def store() -> None:
    """The local database: another key, and forgetting what is too old."""


@store.command()
@config_option
@store_option
@json_option
@command_errors
def retain(*, config: Path | None, store: Path | None, as_json: bool) -> None:
    """Forgets what is older than the settings say; a running kiosk does so itself every day."""
    policy = RetentionPolicy() if config is None else load_settings(config).retention_policy()
    now = SystemClock().now()
    with opened(config, store) as database:
        gone = database.retain(policy, now)
        if gone:
            database.audit(AuditEntry(now, "forgotten", gone.details()))
    emit({"forgotten": dict(gone.details())}, as_json=as_json)


@store.command(name="rotate-key")
@click.option(
    "--new-key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File of 32 bytes; default: a new key of chance. A systemd credential needs this.",
)
@config_option
@store_option
@json_option
@command_errors
def rotate_key(*, new_key: Path | None, config: Path | None, store: Path | None, as_json: bool) -> None:
    """Seals all personal data under another key. The kiosk must be stopped."""
    key = None if new_key is None else FileKey(new_key).load(create=False)
    with opened(config, store) as database:
        count = database.rotate_key(key)
        database.audit(AuditEntry(SystemClock().now(), "key_rotated", (("check_ins", str(count)),)))
    emit({"sealed_anew": count}, as_json=as_json)
