"""Audits: random samples of claims, and what their strata were when they were drawn."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import Base, Id, OfClaim, table


class Audit(Base):
    """A random sample of undecided claims, drawn to learn how many are right as they stand."""

    __tablename__ = "audit"
    __table_args__ = table(
        CheckConstraint("bar > 0 AND bar < 1", name="bar"),
        CheckConstraint("level > 0 AND level < 1", name="level"),
        comment="A random sample of undecided claims.",
    )

    id: Mapped[Id]
    filter: Mapped[str] = mapped_column(comment="the population, in the filter language")
    bar: Mapped[float] = mapped_column(
        comment="the share right as they stand that a stratum must surely pass"
    )
    level: Mapped[float] = mapped_column(comment="how sure that has to be")
    seed: Mapped[int] = mapped_column(comment="the same population and seed give the same sample")
    last_claim_id: Mapped[int] = mapped_column(comment="claims made later are not of the population")
    last_run_id: Mapped[int] = mapped_column(comment="nor are those that a later extraction changed")
    opened_by: Mapped[str]
    opened_at: Mapped[datetime]


class AuditStratum(Base):
    """A part of an audit's population: one kind, one band of confidence."""

    __tablename__ = "audit_stratum"
    __table_args__ = table(comment="A kind and a band of confidence within an audit.", rowid=False)

    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(comment="how many claims it had when the sample was drawn")
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("decision.id"), comment="the first decision that accepted the rest of it unread"
    )


class AuditClaim(Base):
    """A claim that was drawn."""

    __tablename__ = "audit_claim"
    __table_args__ = table(comment="A claim that an audit drew.", rowid=False)

    claim_id: Mapped[OfClaim]
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True)
    stratum: Mapped[str]
    probability: Mapped[float] = mapped_column(comment="its chance of being drawn")


class AuditArticle(Base):
    """An article that was drawn whole, so that claims which nobody found are counted."""

    __tablename__ = "audit_article"
    __table_args__ = table(comment="An article that an audit drew whole.", rowid=False)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True)
    probability: Mapped[float] = mapped_column(comment="its chance of being drawn")
    finished_by: Mapped[str | None] = mapped_column(comment="who added all that had been missed")
    finished_at: Mapped[datetime | None]
