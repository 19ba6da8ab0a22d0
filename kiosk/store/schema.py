"""The tables as SQLAlchemy sees them. `migrations` make them; a test holds the two equal."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


class UtcTime(TypeDecorator[datetime]):
    """An instant as text of one width in UTC, so that texts sort as the instants do. A naive datetime is refused."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone")
        return value.astimezone(UTC).strftime(_FORM)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else datetime.strptime(value, _FORM).replace(tzinfo=UTC)


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

check_in = Table(
    "check_in",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(100), nullable=False, unique=True),
    Column("occurred_at", UtcTime, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
"""`key` is MA_LK. All that is personal lies in `sealed`."""

ticket = Table(
    "ticket",
    metadata,
    Column("key", String(100), ForeignKey("check_in.key"), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("prefix", String(8), nullable=False),
    Column("number", Integer, nullable=False),
    Column("room", String, nullable=False),
    Column("service_name", String, nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    UniqueConstraint("day", "prefix", "number", name="uq_ticket_day_prefix_number"),
)
"""`day` is the local date in Vietnam."""

outbox = Table(
    "outbox",
    metadata,
    Column("key", String(100), ForeignKey("check_in.key"), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("ambiguous", Boolean, nullable=False),
    Column("sending", Boolean, nullable=False),
    Column("next_attempt", UtcTime),
    Column("last_attempt", UtcTime),
    Column("last_failure", String(16)),
    Column("gateway_code", String(16)),
    Column("receipt", String(100)),
    Column("message", String),
    Index("ix_outbox_status_next_attempt", "status", "next_attempt"),
)
"""`sending`: a request went out whose outcome is not recorded; after a crash that makes the row ambiguous."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("details", String, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
