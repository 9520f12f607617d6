"""Decisions of people, and what the desk keeps for them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import Base, Id, JsonObject, one_of, sparse, table


class Decision(Base):
    """What a person did. Append-only: triggers forbid UPDATE and DELETE."""

    __tablename__ = "decision"
    __table_args__ = table(
        Index("ix_decision_claim_id", "claim_id"),
        sparse("decision", "actor_id"),
        sparse("decision", "mention_id"),
        sparse("decision", "article_id"),
        sparse("decision", "actor_link_id"),
        sparse("decision", "event_link_id"),
        sparse("decision", "quote_link_id"),
        sparse("decision", "conflict_id"),
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


class SavedQuery(Base):
    """A filter or a query kept under a name."""

    __tablename__ = "saved_query"
    __table_args__ = table(
        one_of("kind", "filter", "query"),
        UniqueConstraint("kind", "name"),
        comment="A filter or a query kept under a name.",
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
