"""Events are found by more than those who act, and conflicts by the claim that they are about.

Revision 0007, after 0006. It only adds an index. The keys of articles filed before lack offices, towns and
victims by which an event is now found, so these wait to be filed again.
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

AGAIN = """
    INSERT INTO waiting (article_id, linked)
    SELECT id, 1 FROM article WHERE id NOT IN (SELECT article_id FROM waiting)
"""


def upgrade() -> None:
    op.create_index("ix_conflict_left_claim_id", "conflict", ["left_claim_id"])
    op.execute(AGAIN)


def downgrade() -> None:
    op.drop_index("ix_conflict_left_claim_id", "conflict")
