"""Claims of kind figure, and the story that an article tells.

Revision 0010, after 0009. It only adds: two tables, a column of ``article`` and their indexes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.schema.migration_ops import (
    belongs,
    check,
    create,
    index,
    integer,
    key,
    member,
    real,
    refers,
    text,
)

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

AGAIN = """
    INSERT INTO figure (claim_id, role, value, value_to, qualifier, unit)
    SELECT
        claim.id,
        coalesce({decided_role}, {role}),
        CAST(coalesce({decided_value}, {value}) AS DOUBLE PRECISION),
        CAST({value_to} AS DOUBLE PRECISION),
        {qualifier},
        {unit}
    FROM claim JOIN proposal ON proposal.claim_id = claim.id AND proposal.run_id = claim.run_id
    WHERE claim.kind = 'figure'
"""
"""Brings back what a downgrade dropped: what was proposed, and what people decided, are still there."""
DECIDED = """(
    SELECT {became} FROM decision WHERE claim_id = claim.id AND {became} IS NOT NULL
    ORDER BY id DESC LIMIT 1
)"""


def upgrade() -> None:
    create(
        "figure",
        *integer("claim_id"),
        *text("role"),
        *real("value", "value_to", null=True),
        *text("qualifier", "unit", null=True),
        *integer("mention_id", "quote_id", null=True),
        key("figure", "claim_id"),
        check("figure", "range", "value <= value_to"),
        *belongs("figure", claim_id="claim"),
        *refers("figure", mention_id="claim", quote_id="claim"),
    )
    index("figure", "role")
    index("figure", "mention_id")
    create(
        "story_key",
        *text("key", "day"),
        *integer("article_id"),
        key("story_key", "key", "day", "article_id"),
        *belongs("story_key", article_id="article"),
        rowid=False,
    )
    index("story_key", "article_id")
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("article")}
    if "story_id" not in columns:
        first = sa.ForeignKey("article.id", name=op.f("fk_article_story_id_article"))
        op.add_column("article", sa.Column("story_id", sa.Integer(), first), inline_references=True)
    index("article", "story_id")
    proposed = {
        column: member("payload", "fields", column)
        for column in ("role", "value", "value_to", "qualifier", "unit")
    }
    decided = {
        f"decided_{column}": DECIDED.format(became=member("became", "fields", column))
        for column in ("role", "value")
    }
    op.execute(sa.text(AGAIN.format(**proposed, **decided)))


def downgrade() -> None:
    """Drop what was made. The column stays: an earlier program does not look at it."""
    op.drop_index("ix_article_story_id", "article")
    op.drop_table("story_key")
    op.drop_table("figure")
