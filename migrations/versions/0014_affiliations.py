"""The country and the sector of an actor, each with the rule that says so.

Revision 0014, after 0013. It only adds columns; `claims actors affiliate` fills them for what is there.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COLUMNS = ("country", "country_rule", "sector", "sector_rule")


def upgrade() -> None:
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("actor")}
    for name in COLUMNS:
        if name not in there:
            op.add_column("actor", sa.Column(name, sa.Text(), nullable=True))


def downgrade() -> None:
    """Keep the columns: an earlier program does not look at them."""
