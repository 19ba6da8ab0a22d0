"""Order per person, channels and rechecks; ticket series; outages; the data-cleaning list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds columns and tables. Rows written before keep what cannot be known of them as NULL."""
    for column in (
        sa.Column("person", sa.String(32)),
        sa.Column("channel", sa.String(16)),
        sa.Column("eligibility", sa.String(24)),
        sa.Column("recheck_at", sa.String(27)),
    ):
        op.add_column("check_in", column)
    for column in (
        sa.Column("received_at", sa.String(27)),
        sa.Column("category", sa.String(8)),
        sa.Column("category_reason", sa.String(32)),
    ):
        op.add_column("outbox", column)
    op.create_index("ix_check_in_person", "check_in", ["person"])
    op.create_index("ix_check_in_occurred_at", "check_in", ["occurred_at"])
    op.create_index("ix_check_in_not_erased", "check_in", ["occurred_at"], sqlite_where=sa.text("sealed != x''"))
    op.create_index(
        "ix_check_in_recheck_at", "check_in", ["recheck_at"], sqlite_where=sa.text("recheck_at IS NOT NULL")
    )
    _tickets()
    op.create_table(
        "outage",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("began", sa.String(27), nullable=False),
        sa.Column("ended", sa.String(27)),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failure", sa.String(16), nullable=False),
    )
    op.create_table(
        "mismatch",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("code", sa.String(16)),
        sa.Column("failure", sa.String(16)),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("person", "day", "code", name="uq_mismatch_person_day_code"),
    )


def _tickets() -> None:
    """SQLite cannot change a constraint: the table is made anew, each day a series of its own."""
    op.rename_table("ticket", "ticket_0001")
    op.create_table(
        "ticket",
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(100), sa.ForeignKey("check_in.key"), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("prefix", sa.String(8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("service_name", sa.String(), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.String(27), nullable=False),
        sa.Column("series", sa.Integer(), nullable=False),
        sa.Column("handed_over", sa.Boolean(), nullable=False),
        sa.Column("boot", sa.String(36)),
        sa.Column("uptime", sa.Float()),
        sa.UniqueConstraint("series", "prefix", "number", name="uq_ticket_series_prefix_number"),
    )
    op.execute(
        "INSERT INTO ticket SELECT row_number() OVER (ORDER BY old.rowid), key, day, prefix, number, room,"
        " service_name, ahead, issued_at, dense_rank() OVER (ORDER BY day), 1, NULL, NULL FROM ticket_0001 AS old"
    )
    op.drop_table("ticket_0001")
    op.create_index("ix_ticket_prefix_issued_at", "ticket", ["prefix", "issued_at"])
    op.create_index("ix_ticket_issue", "ticket", ["issue"], unique=True)
