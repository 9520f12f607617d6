"""Rounds of blind coding: seats that reviewers take one by one, and the votes they give there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import Base, Id, JsonObject, one_of, table


class Round(Base):
    """Claims or articles that several reviewers judge, none seeing another's verdicts."""

    __tablename__ = "round"
    __table_args__ = table(
        one_of("unit", "article", "claim"),
        one_of("policy", "unanimous", "majority", "adjudicate"),
        CheckConstraint("seats > 0", name="seats"),
        CheckConstraint("repeats >= 0 AND repeats <= 1", name="repeats"),
        comment="Claims or articles that several reviewers judge blind.",
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)
    unit: Mapped[str] = mapped_column(comment="what one seat is for")
    seats: Mapped[int] = mapped_column(comment="how many reviewers judge each")
    filter: Mapped[str] = mapped_column(comment="which claims, in the filter language")
    policy: Mapped[str] = mapped_column(comment="what is settled without a person")
    repeats: Mapped[float] = mapped_column(comment="share that comes back to the same reviewer unmarked")
    seed: Mapped[int] = mapped_column(comment="the order of the targets, and which come back")
    opened_by: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Seat(Base):
    """A place for one reviewer at one target; made when the round opens, so there are never too many."""

    __tablename__ = "seat"
    __table_args__ = table(
        one_of("state", "open", "leased", "done", "skipped"),
        UniqueConstraint("round_id", "target", "n"),
        UniqueConstraint("round_id", "target", "reviewer", "again"),
        Index("ix_seat_round_id_state", "round_id", "state", "id"),
        Index("ix_seat_target", "target"),
        comment="A place for one reviewer at one target of a round.",
    )

    id: Mapped[Id]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    target: Mapped[int] = mapped_column(comment="the claim or the article, as the round's unit says")
    n: Mapped[int] = mapped_column(comment="1, 2, … among the seats of a target")
    again: Mapped[bool] = mapped_column(comment="1 where a reviewer judges the target a second time")
    state: Mapped[str] = mapped_column(server_default="open")
    reviewer: Mapped[str | None] = mapped_column(comment="who has it, or had it last")
    token: Mapped[str | None] = mapped_column(comment="what whoever has it shows, to be known again")
    leased_until: Mapped[datetime | None] = mapped_column(comment="after this others may take it")
    ms: Mapped[int | None] = mapped_column(comment="milliseconds that it took")
    done_at: Mapped[datetime | None]


class SeatDraft(Base):
    """What a reviewer had done at a target before finishing; kept when the seat is lost."""

    __tablename__ = "seat_draft"
    __table_args__ = table(comment="Unfinished work at a target of a round.", rowid=False)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    target: Mapped[int] = mapped_column(primary_key=True)
    reviewer: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[JsonObject]
    at: Mapped[datetime]


class Vote(Base):
    """What one reviewer said of one claim in a round. Append-only: triggers forbid UPDATE and DELETE."""

    __tablename__ = "vote"
    __table_args__ = table(
        one_of("verdict", "confirm", "correct", "reject", "dispute", "make"),
        Index("ix_vote_seat_id", "seat_id"),
        Index("ix_vote_claim_id", "claim_id"),
        comment="What one reviewer said of one claim in a round. Append-only.",
    )

    id: Mapped[Id]
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    reviewer: Mapped[str]
    claim_id: Mapped[int | None] = mapped_column(
        ForeignKey("claim.id"), comment="NULL for a claim that the reviewer made"
    )
    kind: Mapped[str | None] = mapped_column(comment="the kind of a claim that the reviewer made")
    verdict: Mapped[str]
    became: Mapped[JsonObject] = mapped_column(comment="what a correction changes, as in decision.became")
    note: Mapped[str | None]
    ms: Mapped[int] = mapped_column(comment="milliseconds from seeing it to saying so")
    at: Mapped[datetime]
    extra: Mapped[bool] = mapped_column(comment="1 where it came after the seat was another's")


class DecisionVote(Base):
    """A vote that a decision rests on."""

    __tablename__ = "decision_vote"
    __table_args__ = table(comment="A vote that a decision rests on.", rowid=False)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
