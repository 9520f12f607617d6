"""Indexes for the decisions on a link or a conflict, for flagged claims, and for articles by their days.

Revision 0004, after 0003. It only adds.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SPARSE = (
    ("decision", "actor_link_id"),
    ("decision", "event_link_id"),
    ("decision", "quote_link_id"),
    ("decision", "conflict_id"),
    ("claim", "flag"),
)
"""Columns that few rows have, so that an index over those is small."""


def upgrade() -> None:
    for table, column in SPARSE:
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=there, postgresql_where=there)
    op.create_index("ix_article_published", "article", ["published_from", "published_to"])


def downgrade() -> None:
    op.drop_index("ix_article_published", "article")
    for table, column in reversed(SPARSE):
        op.drop_index(f"ix_{table}_{column}", table)
