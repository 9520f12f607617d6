"""Indexes for pages of actors and of progress, and of which earlier article an article is a copy.

Revision 0003, after 0002. It only adds.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("article")}
    if "copy_of_id" not in columns:
        original = sa.ForeignKey("article.id", name=op.f("fk_article_copy_of_id_article"))
        op.add_column("article", sa.Column("copy_of_id", sa.Integer(), original), inline_references=True)
    canonical = sa.text("canonical_id = id")
    op.create_index("ix_actor_canonical", "actor", ["id"], sqlite_where=canonical, postgresql_where=canonical)
    op.create_index("ix_claim_article_id_status", "claim", ["article_id", "status", "flag"])


def downgrade() -> None:
    """Drop the indexes. The column stays: an earlier program does not look at it, and its values are kept."""
    op.drop_index("ix_claim_article_id_status", "claim")
    op.drop_index("ix_actor_canonical", "actor")
