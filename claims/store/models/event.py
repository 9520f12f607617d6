"""Events across articles, links between them, and conflicts of accounts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import Base, Id, Judgement, link, live, one_of, table


class Event(Base):
    """What happened in the world: the event mentions that are about the same thing."""

    __tablename__ = "event"
    __table_args__ = table(comment="What happened in the world.")

    id: Mapped[Id]
    canonical_id: Mapped[int] = mapped_column(
        ForeignKey("event.id"),
        index=True,
        comment="the event that stands for the cluster; itself when canonical",
    )


class EventLink(Judgement, Base):
    """A judgement, or the proposal of one, that two events are the same."""

    __tablename__ = "event_link"
    __table_args__ = link("event_link", comment="Whether two events are the same, who says so and why.")

    left_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    right_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))


class QuoteLink(Judgement, Base):
    """Two quotes of different articles that carry the same utterance in different words."""

    __tablename__ = "quote_link"
    __table_args__ = link(
        "quote_link", comment="Whether two quotes are the same utterance, who says so and why."
    )

    left_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    right_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))


class Conflict(Base):
    """Two claims about one event, or of two articles of one story, that do not agree in one field."""

    __tablename__ = "conflict"
    __table_args__ = table(
        CheckConstraint("left_claim_id < right_claim_id", name="ordered"),
        one_of("judgement", "open", "settled", "apparent"),
        live("uq_conflict_live", "field", "left_claim_id", "right_claim_id"),
        Index("ix_conflict_left_claim_id", "left_claim_id"),
        Index("ix_conflict_field_left_value", "field", "left_value"),
        comment="Two claims about one event, or of two articles of one story, that differ in one field.",
    )

    id: Mapped[Id]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    scope: Mapped[str] = mapped_column(
        server_default="event",
        comment="event: mentions of one event differ, or of two that are likely one; "
        "story: what two articles of one story tell, whatever their events",
    )
    field: Mapped[str] = mapped_column(comment="date, place, modality, number, name")
    kind: Mapped[str] = mapped_column(comment="disagreement, superseded, time zone")
    left_claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    right_claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    left_value: Mapped[str]
    right_value: Mapped[str]
    left_at: Mapped[int | None] = mapped_column(
        comment="where in the article the value stands, if not in the sentence of the claim"
    )
    right_at: Mapped[int | None] = mapped_column(comment="the same of the other value")
    judgement: Mapped[str] = mapped_column(server_default="open")
    preferred_claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    retracted_at: Mapped[datetime | None]
