"""Indexes for what is known of a cluster of actors: the country and the sector that a member brings.

Revision 0018, after 0017. It only adds.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KNOWN = ("country", "sector")


def upgrade() -> None:
    for name in KNOWN:
        brought = sa.text(f"{name}_rule IS NOT NULL")
        columns = ["canonical_id", f"{name}_rule", name]
        op.create_index(f"ix_actor_{name}", "actor", columns, sqlite_where=brought, postgresql_where=brought)


def downgrade() -> None:
    for name in KNOWN:
        op.drop_index(f"ix_actor_{name}", "actor")
