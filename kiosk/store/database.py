"""Opening the SQLite file: pragmas, migrations, and what its errors mean."""

from __future__ import annotations

import sqlite3
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.domain.failures import FailureCode
from kiosk.ports import StoreError

BUSY_SECONDS = 5.0
NEWEST_FORM = "0003"
"""`revision` of the last step in `kiosk.store.migrations`."""
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
)
_CODES = {
    sqlite3.SQLITE_FULL: FailureCode.STORE_FULL,
    sqlite3.SQLITE_READONLY: FailureCode.STORE_READ_ONLY,
    sqlite3.SQLITE_PERM: FailureCode.STORE_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: FailureCode.STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: FailureCode.STORE_DAMAGED,
}


def make_engine(path: Path) -> Engine:
    """An engine whose transactions take the write lock at their beginning, unless the connection's option `reading` is
    set. Its errors show no parameters."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
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
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def migrate(connection: Connection) -> str | None:
    """Brings the database to the newest form within the caller's transaction; the form it had, None for an empty one.

    Raises StoreError (STORE_UNSUITED) for a form of a later version.
    """
    earlier = _form(connection)
    if earlier != NEWEST_FORM:
        _upgrade(connection)
    return earlier


def _form(connection: Connection) -> str | None:
    """As alembic notes it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def _upgrade(connection: Connection) -> None:
    # Every other morning the form is the newest, and nobody waits for this library to be loaded.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    with as_file(files("kiosk.store").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(
                "the database was written by a newer version of this program: install that", FailureCode.STORE_UNSUITED
            ) from error


def store_error(error: SQLAlchemyError) -> StoreError:
    """The database's error in SQLite's own words, which name tables and conditions and never a value."""
    original = getattr(error, "orig", None)
    text = str(original) if original is not None else type(error).__name__
    # The low byte is the primary code (sqlite.org/rescode.html).
    primary = (getattr(original, "sqlite_errorcode", None) or 0) & 0xFF
    return StoreError(f"the database does not answer: {text}", _CODES.get(primary, FailureCode.STORE_FAILED))
