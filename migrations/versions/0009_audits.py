"""Audits, and the status of claims that one of them let be accepted.

Revision 0009, after 0008. A claim may be ``accepted``: nobody read it, but a random sample of its like was
good enough. On SQLite the table is rebuilt for that, since a CHECK cannot be changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
    """Allow these statuses of a claim; on SQLite the table is made anew for that.

    Not by ``batch_alter_table``: it lists the constraints in another order each time.
    """
    if not c.rebuilds_tables():
        op.drop_constraint(op.f("ck_claim_status"), "claim", type_="check")
        listed = ", ".join(f"'{status}'" for status in statuses)
        op.create_check_constraint(op.f("ck_claim_status"), "claim", f"status IN ({listed})")
        return
    columns = _columns()
    _create_claim(columns, statuses)
    c.move("claim", "claim_fresh", {column.name: column.name for column in columns})
    op.rename_table("claim_fresh", "claim")
    for name, indexed in INDEXES.items():
        flagged = sa.text("flag IS NOT NULL") if name == "ix_claim_flag" else None
        op.create_index(name, "claim", indexed, sqlite_where=flagged)


def _columns() -> list[sa.Column[Any]]:
    return [
        *c.integer("id"),
        *c.text("key", "kind"),
        *c.integer("run_id", "article_id"),
        *c.integer("sentence_id", null=True),
        *c.integer("char_start", "char_end"),
        *c.integer("time_expression_id", null=True),
        *c.text("date_from", "date_to", "date_precision", "place", null=True),
        *c.text("rule"),
        *c.real("confidence"),
        *c.text("status", default="new"),
        *c.text("flag", null=True),
        *c.integer("version", default="1"),
    ]


def _create_claim(columns: Iterable[sa.Column[Any]], statuses: Iterable[str]) -> None:
    c.create(
        "claim_fresh",
        *columns,
        c.key("claim", "id"),
        c.check("claim", "range", "date_from <= date_to"),
        c.forward("claim"),
        c.one_of("claim", "status", *statuses),
        c.unique("claim", "key"),
        *c.refers("claim", run_id="run", sentence_id="sentence", time_expression_id="time_expression"),
        *c.belongs("claim", article_id="article"),
    )
