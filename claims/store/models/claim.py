"""Claims of every kind, with their spans, participants and proposals."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import Base, Id, JsonObject, OfArticle, OfClaim, forward, one_of, sparse, table


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
        one_of("status", "new", "confirmed", "corrected", "rejected", "disputed", "withdrawn", "accepted"),
        CheckConstraint("date_from <= date_to", name="range"),
        forward(),
        Index("ix_claim_article_id_char_start", "article_id", "char_start"),
        Index("ix_claim_article_id_status", "article_id", "status", "flag"),
        Index("ix_claim_sentence_id", "sentence_id"),
        Index("ix_claim_status_confidence", "status", "confidence", "id"),
        Index("ix_claim_kind_status", "kind", "status", "id"),
        Index("ix_claim_date_from", "date_from"),
        Index("ix_claim_rule", "rule", "kind", "status", "confidence"),
        sparse("claim", "flag"),
        comment="The unit of review: something one article says.",
    )

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True, comment="stable name: hash of article, kind and span")
    kind: Mapped[str]
    run_id: Mapped[int] = mapped_column(
        ForeignKey("run.id"), comment="the run whose proposal the row rests upon"
    )
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
    type: Mapped[str] = mapped_column(comment="a type of the ontology, such as PLOVER's")
    mode: Mapped[str | None]
    modality: Mapped[str]
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), comment="the quote that says so")
    number: Mapped[str | None] = mapped_column(comment="a count the event turns on")
    background: Mapped[bool] = mapped_column(server_default="0")
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("claim.id"), index=True, comment="the demand, threat or other event that contains it"
    )


class Role(Base):
    """What a claim of kind role adds."""

    __tablename__ = "role"
    __table_args__ = table(comment="A claim of kind role: who holds which office, as of the article's date.")

    claim_id: Mapped[OfClaim]
    title: Mapped[str] = mapped_column(comment="the office, in the article's words")


class Figure(Base):
    """What a claim of kind figure adds."""

    __tablename__ = "figure"
    __table_args__ = table(
        CheckConstraint("value <= value_to", name="range"),
        Index("ix_figure_role", "role"),
        Index("ix_figure_mention_id", "mention_id"),
        comment="A claim of kind figure: how many of what.",
    )

    claim_id: Mapped[OfClaim]
    role: Mapped[str] = mapped_column(comment="what it tells of: killed, votes, rate, sum, count, …")
    value: Mapped[float | None]
    value_to: Mapped[float | None] = mapped_column(comment="the upper end of a range")
    qualifier: Mapped[str | None] = mapped_column(comment="at least, about, more than, up to, …")
    unit: Mapped[str | None] = mapped_column(comment="a currency, per cent, a measure, or what is counted")
    mention_id: Mapped[int | None] = mapped_column(
        ForeignKey("claim.id"), comment="the event mention that it is of"
    )
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), comment="the quote that says so")


class PluginClaim(Base):
    """What a claim of a kind that another package brings adds."""

    __tablename__ = "plugin_claim"
    __table_args__ = table(comment="A claim of a kind that another package brings: what it says.")

    claim_id: Mapped[OfClaim]
    fields: Mapped[JsonObject] = mapped_column(comment="its values by name, as the package has them")


class Span(Base):
    """The stretches of text a claim consists of."""

    __tablename__ = "span"
    __table_args__ = table(
        forward(),
        comment="The stretches of text a claim consists of.",
        rowid=False,
    )

    claim_id: Mapped[OfClaim]
    role: Mapped[str] = mapped_column(primary_key=True, comment="as the kind of the claim has it")
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    char_start: Mapped[int]
    char_end: Mapped[int]


class Participant(Base):
    """Who takes part in a claim: the actor a person set, or else the mention's."""

    __tablename__ = "participant"
    __table_args__ = table(
        Index("ix_participant_mention_id", "mention_id"),
        Index("ix_participant_actor_id", "actor_id"),
        Index("ix_participant_resolved_actor_id", "resolved_actor_id"),
        comment="Who takes part in a claim. The actor is actor_id, else the mention's.",
        rowid=False,
    )

    claim_id: Mapped[OfClaim]
    role: Mapped[str] = mapped_column(primary_key=True, comment="as the kind of the claim has it")
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    mention_id: Mapped[int | None] = mapped_column(ForeignKey("mention.id"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"), comment="where a person set it")
    resolved_actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("actor.id"), comment="the actor of the two; triggers keep it, so that it can be indexed"
    )


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
