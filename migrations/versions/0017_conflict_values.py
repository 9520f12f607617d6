"""An index for the conflicts in a value, which linking looks up for every new article.

Revision 0017, after 0016. It only adds.
"""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_conflict_field_left_value", "conflict", ["field", "left_value"])


def downgrade() -> None:
    op.drop_index("ix_conflict_field_left_value", "conflict")
