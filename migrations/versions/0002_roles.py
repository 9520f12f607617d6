"""Claims of kind role: who holds which office.

Revision 0002, after 0001. It only adds: what a role shares with every claim has its tables already.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.schema.migration_ops import member

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


AGAIN = """
    INSERT INTO role (claim_id, title)
    SELECT claim.id, coalesce(
        (
            SELECT {decided} FROM decision WHERE claim_id = claim.id AND {decided} IS NOT NULL
            ORDER BY id DESC LIMIT 1
        ),
        {proposed}
    )
    FROM claim JOIN proposal ON proposal.claim_id = claim.id AND proposal.run_id = claim.run_id
    WHERE claim.kind = 'role'
"""
"""Brings back what a downgrade dropped: what was proposed, and what people decided, are still there."""


def upgrade() -> None:
    op.create_table(
        "role",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_role")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], op.f("fk_role_claim_id_claim"), ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    decided, proposed = (member(column, "fields", "title") for column in ("became", "payload"))
    op.execute(sa.text(AGAIN.format(decided=decided, proposed=proposed)))


def downgrade() -> None:
    op.drop_table("role")
