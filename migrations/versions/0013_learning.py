"""Tables of what a desk learns: lexicon layers and their edits, weights of links, and articles drawn whole.

Revision 0013, after 0012. It only adds tables.
"""

from __future__ import annotations

from alembic import op

from claims.store.schema import migration_ops as c

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.create(
        "lexicon_layer",
        *c.integer("id"),
        *c.text("name", "body", "made_by", "made_at"),
        *c.text("off_at", null=True),
        c.key("lexicon_layer", "id"),
        c.unique("lexicon_layer", "name"),
    )
    c.create(
        "lexicon_edit",
        *c.integer("id"),
        *c.integer("layer_id", null=True),
        *c.text("section"),
        *c.json("entry", "evidence", "replay"),
        *c.text("judgement", "proposed_at"),
        *c.text("judged_by", "judged_at", null=True),
        c.key("lexicon_edit", "id"),
        c.unique("lexicon_edit", "section", "entry"),
        c.one_of("lexicon_edit", "judgement", "proposed", "accepted", "declined"),
        *c.refers("lexicon_edit", layer_id="lexicon_layer"),
    )
    c.create(
        "link_weights",
        *c.integer("id"),
        *c.text("thing", "made_by", "made_at"),
        *c.json("weights", "trial"),
        *c.text("retracted_at", null=True),
        c.key("link_weights", "id"),
        c.one_of("link_weights", "thing", "actor", "event"),
    )
    c.create(
        "audit_article",
        *c.integer("article_id", "audit_id"),
        *c.real("probability"),
        *c.text("finished_by", "finished_at", null=True),
        c.key("audit_article", "article_id", "audit_id"),
        *c.belongs("audit_article", article_id="article", audit_id="audit"),
        rowid=False,
    )


def downgrade() -> None:
    for table in ("audit_article", "link_weights", "lexicon_edit", "lexicon_layer"):
        op.drop_table(table)
