"""Which comparison a conflict is from, and where its values stand when the claims do not give them.

Revision 0020, after 0019. It only adds columns. A conflict between figures, or in a name of two events,
is one of a story.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.schema import migration_ops as c

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

OF_STORY = """
    UPDATE conflict SET scope = 'story' WHERE NOT EXISTS (
        SELECT 1 FROM event_mention AS ours
        LEFT JOIN event AS mine ON mine.id = ours.event_id
        JOIN event_mention AS theirs ON theirs.claim_id = conflict.right_claim_id
        LEFT JOIN event AS its ON its.id = theirs.event_id
        WHERE ours.claim_id = conflict.left_claim_id
            AND (conflict.field <> 'name' OR mine.canonical_id = its.canonical_id)
    )
"""


def upgrade() -> None:
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("conflict")}
    columns = (*c.text("scope", default="event"), *c.integer("left_at", "right_at", null=True))
    for column in columns:
        if column.name not in there:
            op.add_column("conflict", column)
    op.execute(OF_STORY)


def downgrade() -> None:
    """Keep the columns: an earlier program does not look at them."""
