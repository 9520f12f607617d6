"""The first schema: articles, what they say, what was found in them, and what people decided.

Revision 0001. The tables as they were first released, written out: a migration never looks at the models,
which go on changing. Views, triggers and the search index are no part of a revision; they are made anew
after every upgrade (claims/store/schema.py).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "bookmark", "saved", "decision", "conflict", "quote_link", "event_link", "event_mention",
    "event", "quote", "proposal", "participant", "span", "claim", "time_expression", "mention",
    "actor_link", "actor_role", "actor_name", "actor", "sentence", "block", "article", "run_change",
    "run",
)  # fmt: skip
"""Every table, those that refer before those they refer to."""


def upgrade() -> None:
    create_run()
    create_run_change()
    create_article()
    create_block()
    create_sentence()
    create_actor()
    create_actor_name()
    create_actor_role()
    create_link("actor_link", "actor")
    create_mention()
    create_time_expression()
    create_claim()
    create_span()
    create_participant()
    create_proposal()
    create_quote()
    create_event()
    create_event_mention()
    create_link("event_link", "event")
    create_link("quote_link", "claim")
    create_conflict()
    create_decision()
    create_saved()
    create_bookmark()


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)


def integer(*names: str, null: bool = False, default: str | None = None) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=null, server_default=default) for name in names]


def text(*names: str, null: bool = False, default: str | None = None) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=null, server_default=default) for name in names]


def real(*names: str, null: bool = False) -> list[sa.Column[float]]:
    number = sa.Double().with_variant(sa.REAL(), "sqlite")
    return [sa.Column(name, number, nullable=null) for name in names]


def json(*names: str, null: bool = False) -> list[sa.Column[str]]:
    either = sa.Text().with_variant(postgresql.JSONB(), "postgresql")
    return [sa.Column(name, either, nullable=null) for name in names]


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def refers(table: str, **others: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{other}.id"], op.f(f"fk_{table}_{column}_{other}"))
        for column, other in others.items()
    ]


def belongs(table: str, **owners: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{owner}.id"], op.f(f"fk_{table}_{column}_{owner}"), ondelete="CASCADE"
        )
        for column, owner in owners.items()
    ]


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    return check(table, column, f"{column} IN ({', '.join(repr(value) for value in values)})")


def forward(table: str) -> sa.CheckConstraint:
    return check(table, "span", "char_start >= 0 AND char_end > char_start")


def create(name: str, *items: sa.schema.SchemaItem, rowid: bool = True) -> None:
    op.create_table(name, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def index(table: str, *columns: str, name: str | None = None, sparse: bool = False) -> None:
    there = sa.text(f"{columns[0]} IS NOT NULL") if sparse else None
    name = name or f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, sqlite_where=there, postgresql_where=there)


def live(table: str, *columns: str) -> None:
    kept = sa.text("retracted_at IS NULL")
    op.create_index(f"uq_{table}_live", table, columns, unique=True, sqlite_where=kept, postgresql_where=kept)


def create_run() -> None:
    create(
        "run",
        *integer("id"),
        *text("tool", "version"),
        *text("model", null=True),
        *json("config"),
        *text("started_at"),
        *text("finished_at", null=True),
        key("run", "id"),
    )


def create_run_change() -> None:
    create(
        "run_change",
        *integer("id", "run_id"),
        *text("entity"),
        *integer("row_id"),
        *text("change"),
        *json("was", null=True),
        key("run_change", "id"),
        one_of("run_change", "change", "new", "updated", "withdrawn", "flagged", "removed"),
        *refers("run_change", run_id="run"),
    )
    index("run_change", "run_id", "id", name="ix_run_change_run_id")


def create_article() -> None:
    create(
        "article",
        *integer("id"),
        *text("sha256", "text"),
        *text("title", "url", "publisher", "agency", "author", null=True),
        *text("language", default="en"),
        *text("origin"),
        *json("metadata"),
        *text("published_from", "published_to", null=True),
        *text("published_basis", default="unknown"),
        *integer("supersedes_id", null=True),
        *integer("import_run_id"),
        *integer("extract_run_id", null=True),
        key("article", "id"),
        check("article", "published", "published_from <= published_to"),
        one_of(
            "article", "published_basis", "given", "metadata", "stated", "dateline", "inferred", "unknown"
        ),
        unique("article", "sha256"),
        *refers("article", extract_run_id="run", import_run_id="run", supersedes_id="article"),
    )
    index("article", "url")


def create_block() -> None:
    create(
        "block",
        *integer("article_id", "ordinal"),
        *text("kind"),
        *integer("char_start", "char_end"),
        key("block", "article_id", "ordinal"),
        one_of("block", "kind", "title", "body", "caption", "byline", "dateline", "chrome"),
        forward("block"),
        *belongs("block", article_id="article"),
        rowid=False,
    )


def create_sentence() -> None:
    create(
        "sentence",
        *integer("id", "article_id", "ordinal", "char_start", "char_end"),
        key("sentence", "id"),
        forward("sentence"),
        unique("sentence", "article_id", "ordinal"),
        *belongs("sentence", article_id="article"),
    )


def create_actor() -> None:
    create(
        "actor",
        *integer("id"),
        *text("kind", "name"),
        *integer("canonical_id", "article_id", null=True),
        *text("external_id", null=True),
        key("actor", "id"),
        one_of("actor", "kind", "person", "organisation", "government", "group", "place", "document"),
        *refers("actor", canonical_id="actor"),
        *belongs("actor", article_id="article"),
    )
    index("actor", "article_id")
    index("actor", "canonical_id", "article_id", name="ix_actor_canonical_id")
    index("actor", "name")


def create_actor_name() -> None:
    create(
        "actor_name",
        *integer("actor_id"),
        *text("norm", "name"),
        key("actor_name", "actor_id", "norm", "name"),
        *belongs("actor_name", actor_id="actor"),
        rowid=False,
    )
    index("actor_name", "norm")


def create_actor_role() -> None:
    create(
        "actor_role",
        *integer("actor_id"),
        *text("role"),
        key("actor_role", "actor_id", "role"),
        *belongs("actor_role", actor_id="actor"),
        rowid=False,
    )


def create_link(name: str, other: str) -> None:
    """Judgements over pairs of rows of another table."""
    create(
        name,
        *integer("left_id", "right_id", "id"),
        *text("judgement"),
        *real("score", null=True),
        *json("reasons"),
        *text("decided_by", "decided_at"),
        *text("retracted_at", null=True),
        key(name, "id"),
        one_of(name, "judgement", "proposed", "same", "different", "unsure"),
        check(name, "ordered", "left_id < right_id"),
        *belongs(name, left_id=other, right_id=other),
    )
    index(name, "left_id")
    index(name, "right_id")
    live(name, "left_id", "right_id")


def create_mention() -> None:
    create(
        "mention",
        *integer("id", "article_id", "char_start", "char_end"),
        *text("form", "kind"),
        *integer("actor_id", null=True),
        *text("rule"),
        *real("score"),
        key("mention", "id"),
        one_of("mention", "form", "name", "nominal", "pronoun"),
        forward("mention"),
        unique("mention", "article_id", "char_start", "char_end"),
        *refers("mention", actor_id="actor"),
        *belongs("mention", article_id="article"),
    )
    index("mention", "actor_id")


def create_time_expression() -> None:
    create(
        "time_expression",
        *integer("id", "article_id", "char_start", "char_end"),
        *text("type", "value"),
        *text("date_from", "date_to", "precision", null=True),
        *text("rule"),
        *text("anchor", null=True),
        key("time_expression", "id"),
        check("time_expression", "range", "date_from <= date_to"),
        forward("time_expression"),
        one_of("time_expression", "type", "DATE", "TIME", "DURATION", "SET"),
        unique("time_expression", "article_id", "char_start", "char_end"),
        *belongs("time_expression", article_id="article"),
    )


def create_claim() -> None:
    create(
        "claim",
        *integer("id"),
        *text("key", "kind"),
        *integer("run_id", "article_id"),
        *integer("sentence_id", null=True),
        *integer("char_start", "char_end"),
        *integer("time_expression_id", null=True),
        *text("date_from", "date_to", "date_precision", "place", null=True),
        *text("rule"),
        *real("confidence"),
        *text("status", default="new"),
        *text("flag", null=True),
        *integer("version", default="1"),
        key("claim", "id"),
        check("claim", "range", "date_from <= date_to"),
        forward("claim"),
        one_of("claim", "status", "new", "confirmed", "corrected", "rejected", "disputed", "withdrawn"),
        unique("claim", "key"),
        *refers("claim", run_id="run", sentence_id="sentence", time_expression_id="time_expression"),
        *belongs("claim", article_id="article"),
    )
    index("claim", "article_id", "char_start")
    index("claim", "date_from")
    index("claim", "kind", "status", "id", name="ix_claim_kind_status")
    index("claim", "rule", "kind", "status", "confidence", name="ix_claim_rule")
    index("claim", "sentence_id")
    index("claim", "status", "confidence", "id", name="ix_claim_status_confidence")
    index("claim", "time_expression_id")


def create_span() -> None:
    create(
        "span",
        *integer("claim_id"),
        *text("role"),
        *integer("ordinal", "char_start", "char_end"),
        key("span", "claim_id", "role", "ordinal"),
        forward("span"),
        *belongs("span", claim_id="claim"),
        rowid=False,
    )


def create_participant() -> None:
    create(
        "participant",
        *integer("claim_id"),
        *text("role"),
        *integer("ordinal"),
        *integer("mention_id", "actor_id", "who_id", null=True),
        key("participant", "claim_id", "role", "ordinal"),
        *refers("participant", actor_id="actor", mention_id="mention", who_id="actor"),
        *belongs("participant", claim_id="claim"),
        rowid=False,
    )
    index("participant", "actor_id")
    index("participant", "mention_id")
    index("participant", "who_id")


def create_proposal() -> None:
    create(
        "proposal",
        *integer("id", "claim_id", "run_id"),
        *real("confidence"),
        *json("payload"),
        key("proposal", "id"),
        unique("proposal", "claim_id", "run_id"),
        *refers("proposal", run_id="run"),
        *belongs("proposal", claim_id="claim"),
    )


def create_quote() -> None:
    create(
        "quote",
        *integer("claim_id"),
        *text("form"),
        *text("cue", "cue_class", null=True),
        *text("polarity", default="positive"),
        *text("occasion", null=True),
        *integer("parent_id", null=True),
        key("quote", "claim_id"),
        one_of("quote", "form", "direct", "indirect", "mixed"),
        one_of("quote", "polarity", "positive", "negative"),
        *refers("quote", parent_id="claim"),
        *belongs("quote", claim_id="claim"),
    )


def create_event() -> None:
    create(
        "event",
        *integer("id"),
        *integer("canonical_id", null=True),
        key("event", "id"),
        *refers("event", canonical_id="event"),
    )
    index("event", "canonical_id")


def create_event_mention() -> None:
    create(
        "event_mention",
        *integer("claim_id"),
        *integer("event_id", null=True),
        *text("type"),
        *text("mode", null=True),
        *text("modality"),
        *integer("quote_id", null=True),
        *text("number", null=True),
        *integer("background", default="0"),
        key("event_mention", "claim_id"),
        one_of("event_mention", "modality", "occurred", "ongoing", "planned", "possible", "negated"),
        *refers("event_mention", event_id="event", quote_id="claim"),
        *belongs("event_mention", claim_id="claim"),
    )
    index("event_mention", "event_id")
    index("event_mention", "type")


def create_conflict() -> None:
    create(
        "conflict",
        *integer("id"),
        *integer("event_id", null=True),
        *text("field", "kind"),
        *integer("left_claim_id", "right_claim_id"),
        *text("left_value", "right_value"),
        *text("judgement", default="open"),
        *integer("preferred_claim_id", null=True),
        *text("retracted_at", null=True),
        key("conflict", "id"),
        one_of("conflict", "judgement", "open", "settled", "apparent"),
        check("conflict", "ordered", "left_claim_id < right_claim_id"),
        *refers("conflict", event_id="event", preferred_claim_id="claim"),
        *belongs("conflict", left_claim_id="claim", right_claim_id="claim"),
    )
    index("conflict", "event_id")
    live("conflict", "field", "left_claim_id", "right_claim_id")


def create_decision() -> None:
    create(
        "decision",
        *integer("id"),
        *text("at", "reviewer", "action"),
        *integer("claim_id", "actor_id", "actor_link_id", "event_link_id", null=True),
        *integer("quote_link_id", "conflict_id", "mention_id", "article_id", null=True),
        *json("was", "became"),
        *text("note", null=True),
        *integer("undoes_id", null=True),
        *text("batch", null=True),
        key("decision", "id"),
        unique("decision", "undoes_id"),
        *refers(
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
    index("decision", "actor_id", sparse=True)
    index("decision", "article_id", sparse=True)
    index("decision", "batch")
    index("decision", "claim_id")
    index("decision", "mention_id", sparse=True)
    index("decision", "reviewer", "id", name="ix_decision_reviewer")


def create_saved() -> None:
    create(
        "saved",
        *integer("id"),
        *text("kind", "name", "body"),
        key("saved", "id"),
        one_of("saved", "kind", "filter", "query"),
        unique("saved", "kind", "name"),
    )


def create_bookmark() -> None:
    create(
        "bookmark",
        *text("reviewer", "queue"),
        *integer("claim_id"),
        key("bookmark", "reviewer", "queue"),
        *belongs("bookmark", claim_id="claim"),
        rowid=False,
    )
