"""The first form: check-ins, tickets, outbox, audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "check_in",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(100), nullable=False, unique=True),
        sa.Column("occurred_at", sa.String(27), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "ticket",
        sa.Column("key", sa.String(100), sa.ForeignKey("check_in.key"), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("prefix", sa.String(8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("service_name", sa.String(), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.String(27), nullable=False),
        sa.UniqueConstraint("day", "prefix", "number", name="uq_ticket_day_prefix_number"),
    )
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(100), sa.ForeignKey("check_in.key"), primary_key=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("ambiguous", sa.Boolean(), nullable=False),
        sa.Column("sending", sa.Boolean(), nullable=False),
        sa.Column("next_attempt", sa.String(27)),
        sa.Column("last_attempt", sa.String(27)),
        sa.Column("last_failure", sa.String(16)),
        sa.Column("gateway_code", sa.String(16)),
        sa.Column("receipt", sa.String(100)),
        sa.Column("message", sa.String()),
    )
    op.create_index("ix_outbox_status_next_attempt", "outbox", ["status", "next_attempt"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
