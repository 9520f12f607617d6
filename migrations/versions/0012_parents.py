"""Event mentions that another contains: what is demanded, threatened or condemned.

Revision 0012, after 0011. It only adds a column and its index.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.schema.migration_ops import index

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("event_mention")}
    if "parent_id" not in columns:
        parent = sa.ForeignKey("claim.id", name=op.f("fk_event_mention_parent_id_claim"))
        op.add_column("event_mention", sa.Column("parent_id", sa.Integer(), parent), inline_references=True)
    index("event_mention", "parent_id")


def downgrade() -> None:
    """Drop the index. The column stays: an earlier program does not look at it."""
    op.drop_index("ix_event_mention_parent_id", "event_mention")
