"""The dossiers of a one-stop-shop counter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds their table."""
    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(100), nullable=False, unique=True),
        sa.Column("agency", sa.String(40), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(64), nullable=False, unique=True),
        sa.Column("procedure_code", sa.String(50), nullable=False),
        sa.Column("procedure_name", sa.String(), nullable=False),
        sa.Column("papers", sa.String(), nullable=False),
        sa.Column("fee", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("received_at", sa.String(27), nullable=False),
        sa.Column("due", sa.String(10), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("ready_at", sa.String(27)),
        sa.Column("ready_by", sa.String()),
        sa.Column("settled_at", sa.String(27)),
        sa.Column("settled_by", sa.String()),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("person", sa.String(32)),
        sa.UniqueConstraint("agency", "day", "serial", name="uq_dossier_agency_day_serial"),
    )
    op.create_index("ix_dossier_person", "dossier", ["person"])
    op.create_index("ix_dossier_received_at", "dossier", ["received_at"])
    op.create_index("ix_dossier_not_erased", "dossier", ["settled_at"], sqlite_where=sa.text("sealed != x''"))
