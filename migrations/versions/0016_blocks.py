"""Blocks with an author and a time of their own: posts, entries of a live report, turns of a talk, captions.

Revision 0016, after 0015. A downgrade keeps the blocks, as body.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from claims.store.schema import migration_ops as c

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BEFORE = ("title", "body", "caption", "byline", "dateline", "chrome")
AFTER = (
    "title", "body", "post", "entry", "turn", "question", "answer", "caption", "byline", "dateline", "chrome",
)  # fmt: skip


def upgrade() -> None:
    _allow(AFTER, _columns(), [*_columns(), *c.text("author", "time", null=True)])


def downgrade() -> None:
    listed = ", ".join(f"'{kind}'" for kind in BEFORE)
    op.execute(f"UPDATE block SET kind = 'body' WHERE kind NOT IN ({listed})")  # noqa: S608  # our own words
    op.execute("ALTER TABLE block DROP COLUMN author")
    op.execute("ALTER TABLE block DROP COLUMN time")
    _allow(BEFORE, _columns(), _columns())


def _columns() -> list[sa.Column[Any]]:
    return [*c.integer("article_id", "ordinal"), *c.text("kind"), *c.integer("char_start", "char_end")]


def _allow(kinds: tuple[str, ...], old: list[sa.Column[Any]], new: list[sa.Column[Any]]) -> None:
    """Allow these kinds of blocks, in a table with the ``new`` columns; on SQLite it is made anew for that.

    Not by ``batch_alter_table``: it lists the constraints in another order each time.
    """
    if not c.rebuilds_tables():
        op.drop_constraint(op.f("ck_block_kind"), "block", type_="check")
        op.create_check_constraint(op.f("ck_block_kind"), "block", sa.column("kind").in_(kinds))
        for column in new[len(old) :]:
            op.add_column("block", column)
        return
    c.create(
        "block_fresh",
        *new,
        c.key("block", "article_id", "ordinal"),
        c.one_of("block", "kind", *kinds),
        c.forward("block"),
        *c.belongs("block", article_id="article"),
        rowid=False,
    )
    c.move("block", "block_fresh", {column.name: column.name for column in old})
    op.rename_table("block_fresh", "block")
