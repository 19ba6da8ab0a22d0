"""Opening the SQLite file: rights, pragmas, migrations."""

from __future__ import annotations

import os
import sqlite3
import stat
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.store.sealing import sync_folder

_BUSY_SECONDS = 5.0
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
)


def make_private_file(path: Path) -> bool:
    """Makes the file, empty, where there is none, for its owner alone; whether the database is still to be begun.

    An older file with wider rights is narrowed. WAL and shared-memory files inherit the rights. Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        status = path.stat()
        if stat.S_IMODE(status.st_mode) & 0o077:
            path.chmod(0o600)
        return status.st_size == 0
    sync_folder(path.parent)
    return True


def make_engine(path: Path) -> Engine:
    """An engine whose every transaction takes the write lock at its beginning. Its errors show no parameters."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": _BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver would begin transactions late and end them before DDL
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except sqlite3.Error:  # nobody else would close a connection that never came into use
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def migrate(connection: Connection) -> None:
    """Brings the database to the newest form within the caller's transaction. Raises alembic's CommandError."""
    with as_file(files("kiosk.store").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
