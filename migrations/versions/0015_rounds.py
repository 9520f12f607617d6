"""Rounds of blind coding: rounds, seats, drafts, votes, and the decisions that rest on them.

Revision 0015, after 0014. It only adds tables.
"""

from __future__ import annotations

from alembic import op

from claims.store.schema import migration_ops as c

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = ("round", "seat", "seat_draft", "vote", "decision_vote")


def upgrade() -> None:
    c.create(
        "round",
        *c.integer("id"),
        *c.text("name", "unit"),
        *c.integer("seats"),
        *c.text("filter", "policy"),
        *c.real("repeats"),
        *c.integer("seed"),
        *c.text("opened_by", "opened_at"),
        *c.text("closed_at", null=True),
        c.key("round", "id"),
        c.unique("round", "name"),
        c.one_of("round", "unit", "article", "claim"),
        c.one_of("round", "policy", "unanimous", "majority", "adjudicate"),
        c.check("round", "seats", "seats > 0"),
        c.check("round", "repeats", "repeats >= 0 AND repeats <= 1"),
    )
    _seats()
    _votes()


def _seats() -> None:
    c.create(
        "seat",
        *c.integer("id", "round_id", "target", "n", "again"),
        *c.text("state", default="open"),
        *c.text("reviewer", "token", "leased_until", null=True),
        *c.integer("ms", null=True),
        *c.text("done_at", null=True),
        c.key("seat", "id"),
        *c.belongs("seat", round_id="round"),
        c.unique("seat", "round_id", "target", "n"),
        c.unique("seat", "round_id", "target", "reviewer", "again"),
        c.one_of("seat", "state", "open", "leased", "done", "skipped"),
    )
    op.create_index("ix_seat_round_id_state", "seat", ["round_id", "state", "id"])
    op.create_index("ix_seat_target", "seat", ["target"])
    c.create(
        "seat_draft",
        *c.integer("round_id", "target"),
        *c.text("reviewer"),
        *c.json("body"),
        *c.text("at"),
        c.key("seat_draft", "round_id", "target", "reviewer"),
        *c.belongs("seat_draft", round_id="round"),
        rowid=False,
    )


def _votes() -> None:
    c.create(
        "vote",
        *c.integer("id", "seat_id"),
        *c.text("reviewer"),
        *c.integer("claim_id", null=True),
        *c.text("kind", null=True),
        *c.text("verdict"),
        *c.json("became"),
        *c.text("note", null=True),
        *c.integer("ms"),
        *c.text("at"),
        *c.integer("extra"),
        c.key("vote", "id"),
        *c.refers("vote", seat_id="seat", claim_id="claim"),
        c.one_of("vote", "verdict", "confirm", "correct", "reject", "dispute", "make"),
    )
    op.create_index("ix_vote_seat_id", "vote", ["seat_id"])
    op.create_index("ix_vote_claim_id", "vote", ["claim_id"])
    c.create(
        "decision_vote",
        *c.integer("decision_id", "vote_id"),
        c.key("decision_vote", "decision_id", "vote_id"),
        *c.refers("decision_vote", decision_id="decision", vote_id="vote"),
        rowid=False,
    )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
