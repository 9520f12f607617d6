"""Which articles another program has read, whether or not it found a claim there.

Revision 0021, after 0020. It only adds a table. Of earlier runs it is known only where they found something.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.schema import migration_ops as c

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

KNOWN = """
    INSERT INTO reading (article_id, run_id)
    SELECT DISTINCT claim.article_id, proposal.run_id
    FROM proposal
    JOIN claim ON claim.id = proposal.claim_id
    JOIN run ON run.id = proposal.run_id
    WHERE run.tool NOT IN ('claims', 'review')
"""


def upgrade() -> None:
    if sa.inspect(op.get_bind()).has_table("reading"):
        return
    c.create(
        "reading",
        *c.integer("article_id", "run_id"),
        c.key("reading", "article_id", "run_id"),
        *c.belongs("reading", article_id="article", run_id="run"),
        rowid=False,
    )
    op.execute(KNOWN)


def downgrade() -> None:
    """Keep the table: an earlier program does not look at it, and nothing else says what was read in vain."""
