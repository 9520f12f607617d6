"""Audits, and the status of claims that one of them let be accepted.

Revision 0009, after 0008. A claim may be ``accepted``: nobody read it, but a random sample of its like was
good enough. On SQLite the table is rebuilt for that, since a CHECK cannot be changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.schema import migration_ops as c

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BEFORE = ("new", "confirmed", "corrected", "rejected", "disputed", "withdrawn")
INDEXES = {
    "ix_claim_article_id_char_start": ["article_id", "char_start"],
    "ix_claim_article_id_status": ["article_id", "status", "flag"],
    "ix_claim_sentence_id": ["sentence_id"],
    "ix_claim_status_confidence": ["status", "confidence", "id"],
    "ix_claim_kind_status": ["kind", "status", "id"],
    "ix_claim_date_from": ["date_from"],
    "ix_claim_rule": ["rule", "kind", "status", "confidence"],
    "ix_claim_time_expression_id": ["time_expression_id"],
    "ix_claim_flag": ["flag"],
}
"""The indexes of ``claim``; the last is over the rows that have a flag."""


def upgrade() -> None:
    _allow(*BEFORE, "accepted")
    c.create(
        "audit",
        *c.integer("id"),
        *c.text("filter"),
        *c.real("bar", "level"),
        *c.integer("seed", "last_claim_id", "last_run_id"),
        *c.text("opened_by", "opened_at"),
        c.key("audit", "id"),
        c.check("audit", "bar", "bar > 0 AND bar < 1"),
        c.check("audit", "level", "level > 0 AND level < 1"),
    )
    c.create(
        "audit_stratum",
        *c.integer("audit_id"),
        *c.text("name"),
        *c.integer("size"),
        *c.integer("decision_id", null=True),
        c.key("audit_stratum", "audit_id", "name"),
        *c.belongs("audit_stratum", audit_id="audit"),
        *c.refers("audit_stratum", decision_id="decision"),
        rowid=False,
    )
    c.create(
        "audit_claim",
        *c.integer("claim_id", "audit_id"),
        *c.text("stratum"),
        *c.real("probability"),
        c.key("audit_claim", "claim_id", "audit_id"),
        *c.belongs("audit_claim", claim_id="claim", audit_id="audit"),
        rowid=False,
    )


def downgrade() -> None:
    """Accepted claims wait again: the older program knows no such status, and nobody read them."""
    for table in ("audit_claim", "audit_stratum", "audit"):
        op.drop_table(table)
    op.execute("UPDATE claim SET status = 'new' WHERE status = 'accepted'")
    _allow(*BEFORE)


def _allow(*statuses: str) -> None:
    for name in INDEXES:
        op.drop_index(name, "claim")
    listed = ", ".join(f"'{status}'" for status in statuses)
    with op.batch_alter_table("claim", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("ck_claim_status"), type_="check")
        batch.create_check_constraint(op.f("ck_claim_status"), f"status IN ({listed})")
    for name, columns in INDEXES.items():
        flagged = sa.text("flag IS NOT NULL") if name == "ix_claim_flag" else None
        op.create_index(name, "claim", columns, sqlite_where=flagged, postgresql_where=flagged)
