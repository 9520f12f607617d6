"""Blocking keys of actors, events and quotes, and which articles wait to be brought together with the others.

Revision 0005, after 0004. It only adds. The keys of what is there are made by the next import: an article
that tells of events was brought together with the others before, so only its keys are missing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEYS = {"actor_key": ("profile", "actor"), "event_key": ("key", "event"), "quote_key": ("key", "claim")}
"""Each table of keys: its column for the key, and the table it leads to."""

LINKS = ("actor_link", "event_link", "quote_link")

EVERYBODY = """
    INSERT INTO waiting (article_id, linked)
    SELECT id, CAST(EXISTS (
        SELECT 1 FROM claim JOIN event_mention ON event_mention.claim_id = claim.id
        WHERE claim.article_id = article.id AND event_mention.event_id IS NOT NULL
    ) AS INTEGER)
    FROM article
"""


def upgrade() -> None:
    op.create_table(
        "name_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "profile", name=op.f("pk_name_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for table, (key, of) in KEYS.items():
        _create(table, key, of)
    op.create_table(
        "waiting",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("linked", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_waiting")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], op.f("fk_waiting_article_id_article"), ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    where = sa.text("judgement = 'different' AND retracted_at IS NULL")
    for table in LINKS:
        op.create_index(f"ix_{table}_apart", table, ["left_id"], sqlite_where=where, postgresql_where=where)
    op.execute(EVERYBODY)


def _create(table: str, key: str, of: str) -> None:
    member = f"{of}_id"
    op.create_table(
        table,
        sa.Column(key, sa.Text(), nullable=False),
        sa.Column(member, sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(key, member, name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            [member], [f"{of}.id"], op.f(f"fk_{table}_{member}_{of}"), ondelete="CASCADE"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{table}_{member}", table, [member])


def downgrade() -> None:
    for table in LINKS:
        op.drop_index(f"ix_{table}_apart", table)
    for table in ("waiting", *KEYS, "name_key"):
        op.drop_table(table)
