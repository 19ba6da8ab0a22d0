"""Small facts of the database itself, by name."""

from __future__ import annotations

from sqlalchemy import Connection, select

from kiosk.store import schema


def get(connection: Connection, name: str) -> bytes | None:
    """The value; None where there is none."""
    value = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == name))
    return None if value is None else bytes(value)


def put(connection: Connection, name: str, value: bytes) -> None:
    """Sets the value."""
    connection.execute(schema.meta.delete().where(schema.meta.c.name == name))
    connection.execute(schema.meta.insert().values(name=name, value=value))
