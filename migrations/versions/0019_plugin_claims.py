"""Claims of kinds that other packages bring: what each says, as one JSON object.

Revision 0019, after 0018. It only adds: what such a claim shares with every claim has its tables already.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from claims.store.schema import migration_ops as c

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

OURS = "'quote', 'event_mention', 'role', 'figure'"
OF_CLAIM = ("date_from", "date_to", "date_precision", "time_expression_id", "place")
"""Fields of a proposal or a decision that are columns of every claim."""


def upgrade() -> None:
    c.create(
        "plugin_claim",
        *c.integer("claim_id"),
        *c.json("fields"),
        c.key("plugin_claim", "claim_id"),
        *c.belongs("plugin_claim", claim_id="claim"),
    )
    _restore()


def downgrade() -> None:
    op.drop_table("plugin_claim")


def _restore() -> None:
    """Bring back what a downgrade dropped: what was proposed, and what people decided, are still there."""
    connection = op.get_bind()
    proposed = sa.text(
        "SELECT claim.id, payload FROM claim JOIN proposal ON proposal.claim_id = claim.id "  # noqa: S608  # ours
        f"AND proposal.run_id = claim.run_id WHERE claim.kind NOT IN ({OURS})"
    )
    decided = sa.text("SELECT became FROM decision WHERE claim_id = :claim ORDER BY id")
    added = sa.text("INSERT INTO plugin_claim (claim_id, fields) VALUES (:claim, :fields)")
    for claim_id, payload in connection.execute(proposed).all():
        fields = dict(json.loads(payload)["fields"])
        for (became,) in connection.execute(decided, {"claim": claim_id}):
            fields |= json.loads(became).get("fields", {})
        own = {name: value for name, value in fields.items() if name not in OF_CLAIM}
        kept = json.dumps(own, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        connection.execute(added, {"claim": claim_id, "fields": kept})
