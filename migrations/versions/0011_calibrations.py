"""Calibrations that a desk learned from its own decisions.

Revision 0011, after 0010.
"""

from __future__ import annotations

from alembic import op

from claims.store.schema import migration_ops as c

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.create(
        "calibration",
        *c.integer("id"),
        *c.text("made_by", "made_at"),
        *c.json("cells", "trial"),
        *c.text("retracted_at", null=True),
        c.key("calibration", "id"),
    )


def downgrade() -> None:
    op.drop_table("calibration")
