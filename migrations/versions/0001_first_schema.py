"""The first schema: articles, what they say, what was found in them, and what people decided.

Revision 0001, as it was first released: a migration never looks at the models, which go on changing.
"""

from __future__ import annotations

from alembic import op

from claims.store.schema import migration_ops as c

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def create_run() -> None:
    c.create(
        "run",
        *c.integer("id"),
        *c.text("tool", "version"),
        *c.text("model", null=True),
        *c.json("config"),
        *c.text("started_at"),
        *c.text("finished_at", null=True),
        c.key("run", "id"),
    )


def create_run_change() -> None:
    c.create(
        "run_change",
        *c.integer("id", "run_id"),
        *c.text("entity"),
        *c.integer("row_id"),
        *c.text("change"),
        *c.json("was", null=True),
        c.key("run_change", "id"),
        c.one_of("run_change", "change", "new", "updated", "withdrawn", "flagged", "removed"),
        *c.refers("run_change", run_id="run"),
    )
    c.index("run_change", "run_id", "id", name="ix_run_change_run_id")


def create_article() -> None:
    c.create(
        "article",
        *c.integer("id"),
        *c.text("sha256", "text"),
        *c.text("title", "url", "publisher", "agency", "author", null=True),
        *c.text("language", default="en"),
        *c.text("origin"),
        *c.json("metadata"),
        *c.text("published_from", "published_to", null=True),
        *c.text("published_basis", default="unknown"),
        *c.integer("supersedes_id", null=True),
        *c.integer("import_run_id"),
        *c.integer("extract_run_id", null=True),
        c.key("article", "id"),
        c.check("article", "published", "published_from <= published_to"),
        c.one_of(
            "article", "published_basis", "given", "metadata", "stated", "dateline", "inferred", "unknown"
        ),
        c.unique("article", "sha256"),
        *c.refers("article", extract_run_id="run", import_run_id="run", supersedes_id="article"),
    )
    c.index("article", "url")


def create_block() -> None:
    c.create(
        "block",
        *c.integer("article_id", "ordinal"),
        *c.text("kind"),
        *c.integer("char_start", "char_end"),
        c.key("block", "article_id", "ordinal"),
        c.one_of("block", "kind", "title", "body", "caption", "byline", "dateline", "chrome"),
        c.forward("block"),
        *c.belongs("block", article_id="article"),
        rowid=False,
    )


def create_sentence() -> None:
    c.create(
        "sentence",
        *c.integer("id", "article_id", "ordinal", "char_start", "char_end"),
        c.key("sentence", "id"),
        c.forward("sentence"),
        c.unique("sentence", "article_id", "ordinal"),
        *c.belongs("sentence", article_id="article"),
    )


def create_actor() -> None:
    c.create(
        "actor",
        *c.integer("id"),
        *c.text("kind", "name"),
        *c.integer("canonical_id", "article_id", null=True),
        *c.text("external_id", null=True),
        c.key("actor", "id"),
        c.one_of("actor", "kind", "person", "organisation", "government", "group", "place", "document"),
        *c.refers("actor", canonical_id="actor"),
        *c.belongs("actor", article_id="article"),
    )
    c.index("actor", "article_id")
    c.index("actor", "canonical_id", "article_id", name="ix_actor_canonical_id")
    c.index("actor", "name")


def create_actor_name() -> None:
    c.create(
        "actor_name",
        *c.integer("actor_id"),
        *c.text("norm", "name"),
        c.key("actor_name", "actor_id", "norm", "name"),
        *c.belongs("actor_name", actor_id="actor"),
        rowid=False,
    )
    c.index("actor_name", "norm")


def create_actor_role() -> None:
    c.create(
        "actor_role",
        *c.integer("actor_id"),
        *c.text("role"),
        c.key("actor_role", "actor_id", "role"),
        *c.belongs("actor_role", actor_id="actor"),
        rowid=False,
    )


def create_actor_link() -> None:
    c.link("actor_link", "actor")


def create_mention() -> None:
    c.create(
        "mention",
        *c.integer("id", "article_id", "char_start", "char_end"),
        *c.text("form", "kind"),
        *c.integer("actor_id", null=True),
        *c.text("rule"),
        *c.real("score"),
        c.key("mention", "id"),
        c.one_of("mention", "form", "name", "nominal", "pronoun"),
        c.forward("mention"),
        c.unique("mention", "article_id", "char_start", "char_end"),
        *c.refers("mention", actor_id="actor"),
        *c.belongs("mention", article_id="article"),
    )
    c.index("mention", "actor_id")


def create_time_expression() -> None:
    c.create(
        "time_expression",
        *c.integer("id", "article_id", "char_start", "char_end"),
        *c.text("type", "value"),
        *c.text("date_from", "date_to", "precision", null=True),
        *c.text("rule"),
        *c.text("anchor", null=True),
        c.key("time_expression", "id"),
        c.check("time_expression", "range", "date_from <= date_to"),
        c.forward("time_expression"),
        c.one_of("time_expression", "type", "DATE", "TIME", "DURATION", "SET"),
        c.unique("time_expression", "article_id", "char_start", "char_end"),
        *c.belongs("time_expression", article_id="article"),
    )


def create_claim() -> None:
    c.create(
        "claim",
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
        c.key("claim", "id"),
        c.check("claim", "range", "date_from <= date_to"),
        c.forward("claim"),
        c.one_of("claim", "status", "new", "confirmed", "corrected", "rejected", "disputed", "withdrawn"),
        c.unique("claim", "key"),
        *c.refers("claim", run_id="run", sentence_id="sentence", time_expression_id="time_expression"),
        *c.belongs("claim", article_id="article"),
    )
    c.index("claim", "article_id", "char_start")
    c.index("claim", "date_from")
    c.index("claim", "kind", "status", "id", name="ix_claim_kind_status")
    c.index("claim", "rule", "kind", "status", "confidence", name="ix_claim_rule")
    c.index("claim", "sentence_id")
    c.index("claim", "status", "confidence", "id", name="ix_claim_status_confidence")
    c.index("claim", "time_expression_id")


def create_span() -> None:
    c.create(
        "span",
        *c.integer("claim_id"),
        *c.text("role"),
        *c.integer("ordinal", "char_start", "char_end"),
        c.key("span", "claim_id", "role", "ordinal"),
        c.forward("span"),
        *c.belongs("span", claim_id="claim"),
        rowid=False,
    )


def create_participant() -> None:
    c.create(
        "participant",
        *c.integer("claim_id"),
        *c.text("role"),
        *c.integer("ordinal"),
        *c.integer("mention_id", "actor_id", "who_id", null=True),
        c.key("participant", "claim_id", "role", "ordinal"),
        *c.refers("participant", actor_id="actor", mention_id="mention", who_id="actor"),
        *c.belongs("participant", claim_id="claim"),
        rowid=False,
    )
    c.index("participant", "actor_id")
    c.index("participant", "mention_id")
    c.index("participant", "who_id")


def create_proposal() -> None:
    c.create(
        "proposal",
        *c.integer("id", "claim_id", "run_id"),
        *c.real("confidence"),
        *c.json("payload"),
        c.key("proposal", "id"),
        c.unique("proposal", "claim_id", "run_id"),
        *c.refers("proposal", run_id="run"),
        *c.belongs("proposal", claim_id="claim"),
    )


def create_quote() -> None:
    c.create(
        "quote",
        *c.integer("claim_id"),
        *c.text("form"),
        *c.text("cue", "cue_class", null=True),
        *c.text("polarity", default="positive"),
        *c.text("occasion", null=True),
        *c.integer("parent_id", null=True),
        c.key("quote", "claim_id"),
        c.one_of("quote", "form", "direct", "indirect", "mixed"),
        c.one_of("quote", "polarity", "positive", "negative"),
        *c.refers("quote", parent_id="claim"),
        *c.belongs("quote", claim_id="claim"),
    )


def create_event() -> None:
    c.create(
        "event",
        *c.integer("id"),
        *c.integer("canonical_id", null=True),
        c.key("event", "id"),
        *c.refers("event", canonical_id="event"),
    )
    c.index("event", "canonical_id")


def create_event_mention() -> None:
    c.create(
        "event_mention",
        *c.integer("claim_id"),
        *c.integer("event_id", null=True),
        *c.text("type"),
        *c.text("mode", null=True),
        *c.text("modality"),
        *c.integer("quote_id", null=True),
        *c.text("number", null=True),
        *c.integer("background", default="0"),
        c.key("event_mention", "claim_id"),
        c.one_of("event_mention", "modality", "occurred", "ongoing", "planned", "possible", "negated"),
        *c.refers("event_mention", event_id="event", quote_id="claim"),
        *c.belongs("event_mention", claim_id="claim"),
    )
    c.index("event_mention", "event_id")
    c.index("event_mention", "type")


def create_event_link() -> None:
    c.link("event_link", "event")


def create_quote_link() -> None:
    c.link("quote_link", "claim")


def create_conflict() -> None:
    c.create(
        "conflict",
        *c.integer("id"),
        *c.integer("event_id", null=True),
        *c.text("field", "kind"),
        *c.integer("left_claim_id", "right_claim_id"),
        *c.text("left_value", "right_value"),
        *c.text("judgement", default="open"),
        *c.integer("preferred_claim_id", null=True),
        *c.text("retracted_at", null=True),
        c.key("conflict", "id"),
        c.one_of("conflict", "judgement", "open", "settled", "apparent"),
        c.check("conflict", "ordered", "left_claim_id < right_claim_id"),
        *c.refers("conflict", event_id="event", preferred_claim_id="claim"),
        *c.belongs("conflict", left_claim_id="claim", right_claim_id="claim"),
    )
    c.index("conflict", "event_id")
    c.live("conflict", "field", "left_claim_id", "right_claim_id")


def create_decision() -> None:
    c.create(
        "decision",
        *c.integer("id"),
        *c.text("at", "reviewer", "action"),
        *c.integer("claim_id", "actor_id", "actor_link_id", "event_link_id", null=True),
        *c.integer("quote_link_id", "conflict_id", "mention_id", "article_id", null=True),
        *c.json("was", "became"),
        *c.text("note", null=True),
        *c.integer("undoes_id", null=True),
        *c.text("batch", null=True),
        c.key("decision", "id"),
        c.unique("decision", "undoes_id"),
        *c.refers(
            "decision",
            actor_id="actor",
            actor_link_id="actor_link",
            article_id="article",
            claim_id="claim",
            conflict_id="conflict",
            event_link_id="event_link",
            mention_id="mention",
            quote_link_id="quote_link",
            undoes_id="decision",
        ),
    )
    c.index("decision", "actor_id", sparse=True)
    c.index("decision", "article_id", sparse=True)
    c.index("decision", "batch")
    c.index("decision", "claim_id")
    c.index("decision", "mention_id", sparse=True)
    c.index("decision", "reviewer", "id", name="ix_decision_reviewer")


def create_saved() -> None:
    c.create(
        "saved",
        *c.integer("id"),
        *c.text("kind", "name", "body"),
        c.key("saved", "id"),
        c.one_of("saved", "kind", "filter", "query"),
        c.unique("saved", "kind", "name"),
    )


def create_bookmark() -> None:
    c.create(
        "bookmark",
        *c.text("reviewer", "queue"),
        *c.integer("claim_id"),
        c.key("bookmark", "reviewer", "queue"),
        *c.belongs("bookmark", claim_id="claim"),
        rowid=False,
    )


TABLES = (
    create_run, create_run_change, create_article, create_block, create_sentence, create_actor,
    create_actor_name, create_actor_role, create_actor_link, create_mention, create_time_expression,
    create_claim, create_span, create_participant, create_proposal, create_quote, create_event,
    create_event_mention, create_event_link, create_quote_link, create_conflict, create_decision,
    create_saved, create_bookmark,
)  # fmt: skip
"""Every table, those that are referred to before those that refer to them."""


def upgrade() -> None:
    for table in TABLES:
        table()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table.__name__.removeprefix("create_"))
