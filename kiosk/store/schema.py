"""The tables as SQLAlchemy sees them. `migrations` make them; a test holds the two equal."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    literal_column,
    text,
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
    Column("person", String(32)),
    Column("channel", String(16)),
    Column("eligibility", String(24)),
    Column("recheck_at", UtcTime),
    Index("ix_check_in_person", "person"),
    Index("ix_check_in_occurred_at", "occurred_at"),
    Index("ix_check_in_not_erased", "occurred_at", sqlite_where=text("sealed != x''")),
    Index("ix_check_in_recheck_at", "recheck_at", sqlite_where=text("recheck_at IS NOT NULL")),
)
"""`key` is MA_LK. All that is personal lies in `sealed`, which retention empties.

`person` tells visits of one person apart from others' without naming anybody: a keyed hash of the number that the
gateway is asked by. `recheck_at` is when the insurance is to be asked for again; NULL where it need not be.
"""

NOT_ERASED: ColumnElement[bool] = literal_column("check_in.sealed != x''", Boolean)
"""Whether a check-in's payload is still there; worded as its index is, so that SQLite uses it."""

ticket = Table(
    "ticket",
    metadata,
    Column("issue", Integer, nullable=False),
    Column("key", String(100), ForeignKey("check_in.key"), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("prefix", String(8), nullable=False),
    Column("number", Integer, nullable=False),
    Column("room", String, nullable=False),
    Column("service_name", String, nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("series", Integer, nullable=False),
    Column("handed_over", Boolean, nullable=False),
    Column("boot", String(36)),
    Column("uptime", Float),
    UniqueConstraint("series", "prefix", "number", name="uq_ticket_series_prefix_number"),
    Index("ix_ticket_prefix_issued_at", "prefix", "issued_at"),
    Index("ix_ticket_issue", "issue", unique=True),
)
"""`day` is the local date in Vietnam by the clock of that moment; `series` counts the days that numbers begin anew.

`issue` is the order in which tickets were drawn, whatever the clock said. `boot` and `uptime` (seconds) tell, of the
machine's run, whether the clock was changed between two tickets. `handed_over`: paper or screen has shown it.
"""

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
    Column("received_at", UtcTime),
    Column("category", String(8)),
    Column("category_reason", String(32)),
    Index("ix_outbox_status_next_attempt", "status", "next_attempt"),
)
"""`received_at` is the gateway's own time of receipt; `category` MA_DOITUONG_KCB as it was sent last.

`sending`: a request went out whose outcome is not recorded; after a crash that makes the row ambiguous.
"""

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
"""Rows chained by `hash`. Retention cuts the oldest off and keeps the hash to go on from in `meta`."""

outage = Table(
    "outage",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("began", UtcTime, nullable=False),
    Column("ended", UtcTime),
    Column("failures", Integer, nullable=False),
    Column("last_failure", String(16), nullable=False),
)
"""When the gateway did not do its work (Decree 188/2025 Art 38 asks for evidence). At most one row has no `ended`."""

mismatch = Table(
    "mismatch",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False),
    Column("day", String(10), nullable=False),
    Column("person", String(32), nullable=False),
    Column("code", String(16)),
    Column("failure", String(16)),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("person", "day", "code", name="uq_mismatch_person_day_code"),
)
"""Persons whose data social insurance holds otherwise: the data-cleaning list. `sealed` holds who it is."""

dossier = Table(
    "dossier",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(100), nullable=False, unique=True),
    Column("agency", String(40), nullable=False),
    Column("day", String(10), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(64), nullable=False, unique=True),
    Column("procedure_code", String(50), nullable=False),
    Column("procedure_name", String, nullable=False),
    Column("papers", String, nullable=False),
    Column("fee", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("due", String(10), nullable=False),
    Column("received_by", String, nullable=False),
    Column("ready_at", UtcTime),
    Column("ready_by", String),
    Column("settled_at", UtcTime),
    Column("settled_by", String),
    Column("sealed", LargeBinary, nullable=False),
    Column("person", String(32)),
    UniqueConstraint("agency", "day", "serial", name="uq_dossier_agency_day_serial"),
    Index("ix_dossier_person", "person"),
    Index("ix_dossier_received_at", "received_at"),
    Index("ix_dossier_not_erased", "settled_at", sqlite_where=text("sealed != x''")),
)
"""`number` is made of agency, `day` (the local date in Vietnam by the clock of that moment) and `serial`, and given to
no second dossier, whatever the clock does. Who brought it, with the note, lies in `sealed`; `person` as in `check_in`.
`settled_*`: handed out or withdrawn. `papers` is a JSON list of name, copies and whether required.
"""

DOSSIER_NOT_ERASED: ColumnElement[bool] = literal_column("dossier.sealed != x''", Boolean)
