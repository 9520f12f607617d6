"""Rows of audits: populations, samples with their verdicts, and what was accepted on their strength."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from claims.document import UNDECIDED
from claims.records import Candidate
from claims.store.models import (
    Article,
    Audit,
    AuditArticle,
    AuditClaim,
    AuditStratum,
    Claim,
    Decision,
    Run,
)
from claims.store.review.decision_log import holds
from claims.store.review.filters import Term, conditions
from claims.store.review.manual_claims import REVIEW


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A drawn claim with its status now."""

    claim_id: int
    stratum: str
    probability: float
    status: str


@dataclass(frozen=True, slots=True)
class StratumRow:
    """A stratum: its size when drawn, how many of it stand accepted, how many of those were contradicted."""

    name: str
    size: int
    accepted: int
    contradicted: int


CONTRADICTING = ("corrected", "rejected", "disputed")
"""Statuses of a claim that was accepted and that somebody then read and found wanting."""


def population(
    session: Session, terms: Sequence[Term], reviewer: str, audit: Audit | None = None
) -> list[Candidate]:
    """Return the undecided claims that fit ``terms``; of an audit's only those that it had before it."""
    statement = select(Claim.id, Claim.kind, Claim.rule, Claim.confidence).where(
        Claim.status == "new", *conditions(terms, reviewer)
    )
    if audit is not None:
        statement = statement.where(Claim.id <= audit.last_claim_id, Claim.run_id <= audit.last_run_id)
    return [Candidate(*row) for row in session.execute(statement.order_by(Claim.id))]


def insert_audit(
    session: Session,
    given: Mapping[str, object],
    sizes: Mapping[str, int],
    sample: Iterable[tuple[int, str, float]],
) -> int:
    """Write an audit with its strata and its sample (claim, stratum, probability); return its id."""
    ends = session.execute(select(func.max(Claim.id), func.max(Claim.run_id))).one()
    audit = Audit(**given, last_claim_id=ends[0], last_run_id=ends[1], opened_at=datetime.now(UTC))
    session.add(audit)
    session.flush()
    strata = [{"audit_id": audit.id, "name": name, "size": size} for name, size in sizes.items()]
    session.execute(insert(AuditStratum), strata)
    drawn = [
        {"audit_id": audit.id, "claim_id": claim_id, "stratum": name, "probability": probability}
        for claim_id, name, probability in sample
    ]
    session.execute(insert(AuditClaim), drawn)
    return audit.id


def audits(session: Session) -> list[Audit]:
    """Return all audits, the newest first."""
    return list(session.scalars(select(Audit).order_by(Audit.id.desc())))


def sample(session: Session, audit_id: int) -> list[SampleRow]:
    """Return the claims that an audit drew, with what stands of them now."""
    drawn = select(AuditClaim.claim_id, AuditClaim.stratum, AuditClaim.probability, Claim.status)
    rows = drawn.join(Claim, Claim.id == AuditClaim.claim_id).where(AuditClaim.audit_id == audit_id)
    return [SampleRow(*row) for row in session.execute(rows.order_by(AuditClaim.claim_id))]


def strata(session: Session, audit_id: int) -> list[StratumRow]:
    """Return the strata of an audit by name."""
    rows = session.execute(
        select(AuditStratum).where(AuditStratum.audit_id == audit_id).order_by(AuditStratum.name)
    ).scalars()
    return [StratumRow(row.name, row.size, *_standing(session, row.decision_id)) for row in rows]


def _standing(session: Session, decision_id: int | None) -> tuple[int, int]:
    """Return how many claims an acceptance that holds was about, and how many were contradicted since."""
    if decision_id is None:
        return 0, 0
    first, each = aliased(Decision), Decision
    same = (each.batch == first.batch) | (each.id == first.id)
    statuses = session.scalars(
        select(Claim.status)
        .select_from(first)
        .join(each, same)
        .join(Claim, Claim.id == each.claim_id)
        .where(first.id == decision_id, holds())
    ).all()
    return len(statuses), sum(status in CONTRADICTING for status in statuses)


def set_accepted(session: Session, audit_id: int, name: str, decision_id: int) -> None:
    """Note which decision accepted the rest of a stratum."""
    here = (AuditStratum.audit_id == audit_id, AuditStratum.name == name)
    session.execute(update(AuditStratum).where(*here).values(decision_id=decision_id))


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """The claims of one kind in an article: right as they stood, found at all, and added by reviewers."""

    article_id: int
    kind: str
    right: int
    found: int
    missed: int


def articles(session: Session, terms: Sequence[Term], reviewer: str) -> list[int]:
    """Return the articles that have a claim which fits; without terms all."""
    statement = select(Article.id).order_by(Article.id)
    if terms:
        fitting = select(Claim.article_id).where(*conditions(terms, reviewer))
        statement = statement.where(Article.id.in_(fitting))
    return list(session.scalars(statement))


def insert_article_audit(
    session: Session, given: Mapping[str, object], drawn: Sequence[int], probability: float
) -> int:
    """Write an audit of whole articles, each drawn with the same chance; return its id."""
    ends = session.execute(select(func.max(Claim.id), func.max(Claim.run_id))).one()
    audit = Audit(**given, last_claim_id=ends[0] or 0, last_run_id=ends[1] or 0, opened_at=datetime.now(UTC))
    session.add(audit)
    session.flush()
    rows = [
        {"audit_id": audit.id, "article_id": article_id, "probability": probability} for article_id in drawn
    ]
    session.execute(insert(AuditArticle), rows)
    return audit.id


def drawn_articles(session: Session, audit_id: int) -> dict[int, str | None]:
    """Return the articles that an audit drew whole, each with who finished it."""
    rows = select(AuditArticle.article_id, AuditArticle.finished_by).where(AuditArticle.audit_id == audit_id)
    return dict(session.execute(rows.order_by(AuditArticle.article_id)).all())


def chances(session: Session, audit_id: int) -> list[float]:
    """Return the chance that each drawn article had."""
    return list(session.scalars(select(AuditArticle.probability).where(AuditArticle.audit_id == audit_id)))


def undecided(session: Session, article_id: int) -> int:
    """Return how many claims of an article no person judged, those that an audit accepted among them."""
    undecided = Claim.status.in_((*UNDECIDED, "accepted"))
    statement = select(func.count()).where(Claim.article_id == article_id, undecided)
    return session.scalar(statement) or 0


def claims_in(session: Session, article_id: int) -> int:
    """Return how many claims an article has, the withdrawn not counted."""
    statement = select(func.count()).where(Claim.article_id == article_id, Claim.status != "withdrawn")
    return session.scalar(statement) or 0


def set_finished(session: Session, audit_id: int, article_id: int, by: str | None) -> None:
    """Note who finished a drawn article, or that nobody has."""
    here = (AuditArticle.audit_id == audit_id, AuditArticle.article_id == article_id)
    at = datetime.now(UTC) if by is not None else None
    session.execute(update(AuditArticle).where(*here).values(finished_by=by, finished_at=at))


def counted(session: Session, article_ids: Sequence[int]) -> list[ArticleCount]:
    """Return for each article and kind how many true claims were right, found, and missed."""
    made = Run.tool == REVIEW
    right = (Claim.status == "confirmed") & ~made
    found = Claim.status.in_(("confirmed", "corrected"))
    columns = (func.sum(case((of, 1), else_=0)) for of in (right, found & ~made, found & made))
    rows = (
        select(Claim.article_id, Claim.kind, *columns)
        .join(Run, Run.id == Claim.run_id)
        .where(Claim.article_id.in_(article_ids))
        .group_by(Claim.article_id, Claim.kind)
        .order_by(Claim.article_id, Claim.kind)
    )
    return [ArticleCount(*row) for row in session.execute(rows)]
