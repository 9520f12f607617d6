"""The tables. Names are singular and may change; the views in ``views/`` are the public SQL.

Offsets are code points, half-open. Days are ISO text and moments UTC text, so that both sort and read
well in any SQLite shell. The ``comment`` of a table or column is what ``docs/schema.md`` says about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from claims.store.types import Day, Json, Moment

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

JsonObject = Mapping[str, Any]
Id = Annotated[int, mapped_column(Integer, primary_key=True)]
OfArticle = Annotated[int, mapped_column(ForeignKey("article.id", ondelete="CASCADE"))]
OfClaim = Annotated[int, mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)]


def one_of(column: str, *values: str) -> CheckConstraint:
    """Return a CHECK that ``column`` holds one of ``values``."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def forward() -> CheckConstraint:
    """Return a CHECK that a span runs forward."""
    return CheckConstraint("char_start >= 0 AND char_end > char_start", name="span")


def table(*items: SchemaItem, comment: str, rowid: bool = True) -> tuple[Any, ...]:
    """Return ``__table_args__``: STRICT on SQLite, with a comment for the documentation."""
    options: dict[str, Any] = {"sqlite_strict": True, "comment": comment}
    if not rowid:
        options["sqlite_with_rowid"] = False
    return (*items, options)


def live(name: str, *columns: str) -> Index:
    """Return a unique index over the links that were not taken back."""
    where = text("retracted_at IS NULL")
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


class Base(DeclarativeBase):
    """Every table of the model."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: Text,
        date: Day,
        datetime: Moment,
        JsonObject: Json,
        float: Double().with_variant(REAL(), "sqlite"),
    }


class Run(Base):
    """One run of an importer or an extractor: which program, which version, which model."""

    __tablename__ = "run"
    __table_args__ = table(comment="One run of a program that wrote rows: what it was and when it ran.")

    id: Mapped[Id]
    tool: Mapped[str] = mapped_column(comment="import, extract, or the name of a foreign extractor")
    version: Mapped[str]
    model: Mapped[str | None] = mapped_column(comment="language model and its version")
    config: Mapped[JsonObject]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Article(Base):
    """One document; its text is stored once and never changed."""

    __tablename__ = "article"
    __table_args__ = table(
        one_of("published_basis", "given", "metadata", "stated", "dateline", "inferred", "unknown"),
        CheckConstraint("published_from <= published_to", name="published"),
        comment="One document. Its text is stored once and never changed.",
    )

    id: Mapped[Id]
    sha256: Mapped[str] = mapped_column(unique=True, comment="of the text, UTF-8")
    text: Mapped[str]
    title: Mapped[str | None]
    url: Mapped[str | None] = mapped_column(index=True)
    publisher: Mapped[str | None] = mapped_column(comment="the outlet that published it")
    agency: Mapped[str | None] = mapped_column(comment="the wire agency whose copy it is")
    author: Mapped[str | None]
    language: Mapped[str] = mapped_column(server_default="en")
    origin: Mapped[str] = mapped_column(comment="the file it was read from")
    extra: Mapped[JsonObject] = mapped_column("metadata", comment="whatever else came with it")
    published_from: Mapped[date | None]
    published_to: Mapped[date | None]
    published_basis: Mapped[str] = mapped_column(server_default="unknown", comment="how the date is known")
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    import_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    extract_run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))


class Block(Base):
    """A stretch of the article with one use."""

    __tablename__ = "block"
    __table_args__ = table(
        one_of("kind", "title", "body", "caption", "byline", "dateline", "chrome"),
        forward(),
        comment="A stretch of an article with one use: title, body, caption, site furniture (chrome).",
        rowid=False,
    )

    article_id: Mapped[OfArticle] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    char_start: Mapped[int]
    char_end: Mapped[int]


class Sentence(Base):
    """Offsets of one sentence; its text is a substring of the article, never a copy."""

    __tablename__ = "sentence"
    __table_args__ = table(
        UniqueConstraint("article_id", "ordinal"),
        forward(),
        comment="One sentence: offsets into the article.",
    )

    id: Mapped[Id]
    article_id: Mapped[OfArticle]
    ordinal: Mapped[int]
    char_start: Mapped[int]
    char_end: Mapped[int]


class Actor(Base):
    """A person, organisation, government or group. Articles bring their own; links unite them."""

    __tablename__ = "actor"
    __table_args__ = table(
        one_of("kind", "person", "organisation", "government", "group", "place", "document"),
        comment="Who or what a mention refers to. Every article brings its own actors; links unite them.",
    )

    id: Mapped[Id]
    kind: Mapped[str]
    name: Mapped[str]
    canonical_id: Mapped[int | None] = mapped_column(
        ForeignKey("actor.id"),
        index=True,
        comment="the actor that stands for the cluster; itself when canonical",
    )
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"),
        index=True,
        comment="the article that named it",
    )
    external_id: Mapped[str | None] = mapped_column(comment="such as a Wikidata Q-number, from a gazetteer")


class ActorName(Base):
    """One spelling of an actor."""

    __tablename__ = "actor_name"
    __table_args__ = table(
        Index("ix_actor_name_norm", "norm"), comment="Every spelling seen of an actor.", rowid=False
    )

    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True)
    norm: Mapped[str] = mapped_column(primary_key=True, comment="folded for comparing")
    name: Mapped[str] = mapped_column(primary_key=True)


class ActorRole(Base):
    """A title or office that an article gives an actor; it holds as of the article's date."""

    __tablename__ = "actor_role"
    __table_args__ = table(comment="A title or office an article gives an actor.", rowid=False)

    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class ActorLink(Base):
    """A judgement, or the proposal of one, that two actors are the same."""

    __tablename__ = "actor_link"
    __table_args__ = table(
        CheckConstraint("left_id < right_id", name="ordered"),
        one_of("judgement", "proposed", "same", "different", "unsure"),
        live("uq_actor_link_live", "left_id", "right_id"),
        Index("ix_actor_link_right_id", "right_id"),
        comment="Whether two actors are the same, who says so and why. Clusters follow from it.",
    )

    id: Mapped[Id]
    left_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"))
    right_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"))
    judgement: Mapped[str]
    score: Mapped[float | None]
    reasons: Mapped[JsonObject] = mapped_column(comment='{"for": […], "against": […]} in words')
    decided_by: Mapped[str] = mapped_column(comment="a reviewer, or rule:NAME")
    decided_at: Mapped[datetime]
    retracted_at: Mapped[datetime | None]


class Mention(Base):
    """A span that refers to an actor."""

    __tablename__ = "mention"
    __table_args__ = table(
        UniqueConstraint("article_id", "char_start", "char_end"),
        one_of("form", "name", "nominal", "pronoun"),
        forward(),
        comment="A span that refers to an actor: a name, a nominal or a pronoun.",
    )

    id: Mapped[Id]
    article_id: Mapped[OfArticle]
    char_start: Mapped[int]
    char_end: Mapped[int]
    form: Mapped[str]
    kind: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"), index=True)
    rule: Mapped[str]
    score: Mapped[float]


class TimeExpression(Base):
    """A span with a normalised time; evidence, not a claim."""

    __tablename__ = "time_expression"
    __table_args__ = table(
        UniqueConstraint("article_id", "char_start", "char_end"),
        one_of("type", "DATE", "TIME", "DURATION", "SET"),
        CheckConstraint("date_from <= date_to", name="range"),
        forward(),
        comment="A span with a TIMEX3 value and the days it covers.",
    )

    id: Mapped[Id]
    article_id: Mapped[OfArticle]
    char_start: Mapped[int]
    char_end: Mapped[int]
    type: Mapped[str]
    value: Mapped[str]
    date_from: Mapped[date | None]
    date_to: Mapped[date | None]
    precision: Mapped[str | None]
    rule: Mapped[str]
    anchor: Mapped[str | None] = mapped_column(comment="what a relative value was counted from")


class Claim(Base):
    """The unit of review: something one article says."""

    __tablename__ = "claim"
    __table_args__ = table(
        one_of("status", "new", "confirmed", "corrected", "rejected", "disputed", "withdrawn"),
        CheckConstraint("date_from <= date_to", name="range"),
        forward(),
        Index("ix_claim_article_id_char_start", "article_id", "char_start"),
        Index("ix_claim_status_confidence", "status", "confidence", "id"),
        Index("ix_claim_kind_status", "kind", "status", "id"),
        Index("ix_claim_date_from", "date_from"),
        comment="The unit of review: something one article says.",
    )

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True, comment="stable name: article, kind, rule-free span hash")
    kind: Mapped[str]
    article_id: Mapped[OfArticle]
    sentence_id: Mapped[int | None] = mapped_column(ForeignKey("sentence.id"))
    char_start: Mapped[int]
    char_end: Mapped[int]
    time_expression_id: Mapped[int | None] = mapped_column(
        ForeignKey("time_expression.id"),
        index=True,
        comment="where the date comes from; NULL if set by hand",
    )
    date_from: Mapped[date | None]
    date_to: Mapped[date | None]
    date_precision: Mapped[str | None]
    place: Mapped[str | None]
    rule: Mapped[str]
    confidence: Mapped[float]
    status: Mapped[str] = mapped_column(server_default="new")
    flag: Mapped[str | None] = mapped_column(comment="why a reviewed claim wants another look")
    version: Mapped[int] = mapped_column(server_default="1", comment="counts up with every change")


class Quote(Base):
    """What a claim of kind quote adds."""

    __tablename__ = "quote"
    __table_args__ = table(
        one_of("form", "direct", "indirect", "mixed"),
        one_of("polarity", "positive", "negative"),
        comment="A claim of kind quote: how it was said.",
    )

    claim_id: Mapped[OfClaim]
    form: Mapped[str]
    cue: Mapped[str | None]
    cue_class: Mapped[str | None] = mapped_column(comment="say, deny, ask, … as in the lexicon")
    polarity: Mapped[str] = mapped_column(server_default="positive")
    occasion: Mapped[str | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), comment="the quote it stands in")


class Event(Base):
    """What happened in the world: the event mentions that are about the same thing."""

    __tablename__ = "event"
    __table_args__ = table(comment="What happened in the world.")

    id: Mapped[Id]
    canonical_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)


class EventMention(Base):
    """What a claim of kind event_mention adds."""

    __tablename__ = "event_mention"
    __table_args__ = table(
        one_of("modality", "occurred", "ongoing", "planned", "possible", "negated"),
        Index("ix_event_mention_type", "type"),
        comment="A claim of kind event_mention: what is said to happen.",
    )

    claim_id: Mapped[OfClaim]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    type: Mapped[str] = mapped_column(comment="one of PLOVER's sixteen")
    mode: Mapped[str | None]
    modality: Mapped[str]
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), comment="the quote that says so")
    number: Mapped[str | None] = mapped_column(comment="a count the event turns on")
    background: Mapped[bool] = mapped_column(Integer, server_default="0")


class EventLink(Base):
    """A judgement, or the proposal of one, that two events are the same."""

    __tablename__ = "event_link"
    __table_args__ = table(
        CheckConstraint("left_id < right_id", name="ordered"),
        one_of("judgement", "proposed", "same", "different", "unsure"),
        live("uq_event_link_live", "left_id", "right_id"),
        Index("ix_event_link_right_id", "right_id"),
        comment="Whether two events are the same, who says so and why.",
    )

    id: Mapped[Id]
    left_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    right_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    judgement: Mapped[str]
    score: Mapped[float | None]
    reasons: Mapped[JsonObject]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    retracted_at: Mapped[datetime | None]


class QuoteLink(Base):
    """Two quotes of different articles that carry the same utterance in different words."""

    __tablename__ = "quote_link"
    __table_args__ = table(
        CheckConstraint("left_id < right_id", name="ordered"),
        one_of("judgement", "proposed", "same", "different", "unsure"),
        live("uq_quote_link_live", "left_id", "right_id"),
        Index("ix_quote_link_right_id", "right_id"),
        comment="Whether two quotes are the same utterance, who says so and why.",
    )

    id: Mapped[Id]
    left_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    right_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    judgement: Mapped[str]
    score: Mapped[float | None]
    reasons: Mapped[JsonObject]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    retracted_at: Mapped[datetime | None]


class Conflict(Base):
    """Two claims about one event that do not agree in one field."""

    __tablename__ = "conflict"
    __table_args__ = table(
        CheckConstraint("left_claim_id < right_claim_id", name="ordered"),
        one_of("judgement", "open", "settled", "apparent"),
        live("uq_conflict_live", "field", "left_claim_id", "right_claim_id"),
        comment="Two claims about one event that differ in one field.",
    )

    id: Mapped[Id]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    field: Mapped[str] = mapped_column(comment="date, place, modality, number, name")
    kind: Mapped[str] = mapped_column(comment="disagreement, superseded, time zone")
    left_claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    right_claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    left_value: Mapped[str]
    right_value: Mapped[str]
    judgement: Mapped[str] = mapped_column(server_default="open")
    preferred_claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    retracted_at: Mapped[datetime | None]


class Span(Base):
    """The stretches of text a claim consists of."""

    __tablename__ = "span"
    __table_args__ = table(
        one_of("role", "content", "cue", "trigger", "time", "place", "occasion", "number"),
        forward(),
        comment="The stretches of text a claim consists of.",
        rowid=False,
    )

    claim_id: Mapped[OfClaim]
    role: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    char_start: Mapped[int]
    char_end: Mapped[int]


class Participant(Base):
    """Who takes part in a claim: the actor a person set, or else the mention's."""

    __tablename__ = "participant"
    __table_args__ = table(
        one_of("role", "speaker", "addressee", "actor", "recipient"),
        Index("ix_participant_mention_id", "mention_id"),
        Index("ix_participant_actor_id", "actor_id"),
        comment="Who takes part in a claim. The actor is actor_id, else the mention's.",
        rowid=False,
    )

    claim_id: Mapped[OfClaim]
    role: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    mention_id: Mapped[int | None] = mapped_column(ForeignKey("mention.id"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"))


class Proposal(Base):
    """What an extractor said, verbatim, kept for ever."""

    __tablename__ = "proposal"
    __table_args__ = table(
        UniqueConstraint("claim_id", "run_id"), comment="What an extractor said, verbatim, kept for ever."
    )

    id: Mapped[Id]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    confidence: Mapped[float]
    payload: Mapped[JsonObject]


class Decision(Base):
    """What a person did. Append-only: triggers forbid UPDATE and DELETE."""

    __tablename__ = "decision"
    __table_args__ = table(
        Index("ix_decision_claim_id", "claim_id"),
        Index("ix_decision_reviewer", "reviewer", "id"),
        Index("ix_decision_batch", "batch"),
        comment="What a person did. Append-only.",
    )

    id: Mapped[Id]
    at: Mapped[datetime]
    reviewer: Mapped[str]
    action: Mapped[str] = mapped_column(
        comment="confirm, correct, reject, dispute, reopen, merge, split, undo"
    )
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"))
    actor_link_id: Mapped[int | None] = mapped_column(ForeignKey("actor_link.id"))
    event_link_id: Mapped[int | None] = mapped_column(ForeignKey("event_link.id"))
    quote_link_id: Mapped[int | None] = mapped_column(ForeignKey("quote_link.id"))
    conflict_id: Mapped[int | None] = mapped_column(ForeignKey("conflict.id"))
    mention_id: Mapped[int | None] = mapped_column(ForeignKey("mention.id"))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    was: Mapped[JsonObject]
    became: Mapped[JsonObject]
    note: Mapped[str | None]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), unique=True)
    batch: Mapped[str | None] = mapped_column(comment="decisions taken, undone and redone as one")


class Saved(Base):
    """A filter or a query kept under a name."""

    __tablename__ = "saved"
    __table_args__ = table(
        one_of("kind", "filter", "query"), comment="A filter or a query kept under a name."
    )

    id: Mapped[Id]
    kind: Mapped[str]
    name: Mapped[str]
    body: Mapped[str]


class Bookmark(Base):
    """Where a reviewer was in a queue."""

    __tablename__ = "bookmark"
    __table_args__ = table(comment="Where a reviewer was in a queue.", rowid=False)

    reviewer: Mapped[str] = mapped_column(primary_key=True)
    queue: Mapped[str] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
