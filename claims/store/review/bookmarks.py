"""Bookmarks and saved filters of a reviewer, and news since the last visit."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from claims.store.models import Bookmark, Claim, Decision, Run, SavedQuery

Kept = Literal["filter", "query"]


def bookmark(session: Session, reviewer: str, queue: str) -> int | None:
    """Return the claim a reviewer was at in a queue."""
    mine = (Bookmark.reviewer == reviewer, Bookmark.queue == queue)
    return session.scalar(select(Bookmark.claim_id).where(*mine))


def remember(session: Session, reviewer: str, queue: str, claim_id: int) -> None:
    """Keep the claim a reviewer is at in a queue."""
    session.execute(delete(Bookmark).where(Bookmark.reviewer == reviewer, Bookmark.queue == queue))
    session.execute(insert(Bookmark).values(reviewer=reviewer, queue=queue, claim_id=claim_id))


def saved(session: Session, kind: Kept) -> list[tuple[str, str]]:
    """Return name and text of everything of a kind that was saved."""
    statement = (
        select(SavedQuery.name, SavedQuery.body).where(SavedQuery.kind == kind).order_by(SavedQuery.name)
    )
    return [(name, body) for name, body in session.execute(statement)]


def save(session: Session, kind: Kept, name: str, body: str) -> None:
    """Keep a filter or a query under a name, in place of an older one."""
    drop(session, kind, name)
    session.execute(insert(SavedQuery).values(kind=kind, name=name, body=body))


def drop(session: Session, kind: Kept, name: str) -> None:
    """Forget a saved filter or query."""
    session.execute(delete(SavedQuery).where(SavedQuery.kind == kind, SavedQuery.name == name))


def newest(session: Session) -> tuple[int, int]:
    """Return the highest decision and the highest claim, 0 where there is none."""
    decision, claim = session.execute(
        select(select(func.max(Decision.id)).scalar_subquery(), select(func.max(Claim.id)).scalar_subquery())
    ).one()
    return decision or 0, claim or 0


def runs(session: Session) -> list[tuple[int, datetime]]:
    """Return id and beginning of every run, oldest first."""
    statement = select(Run.id, Run.started_at).order_by(Run.id)
    return [(run_id, moment) for run_id, moment in session.execute(statement)]


def decided_since(
    session: Session, decision_id: int, but: str, limit: int = 5000
) -> list[tuple[int | None, str]]:
    """Return claim (if it is about one) and reviewer of decisions that others took since."""
    later = select(Decision.claim_id, Decision.reviewer).where(Decision.id > decision_id)
    rows = session.execute(later.where(Decision.reviewer != but).order_by(Decision.id.desc()).limit(limit))
    return [(claim_id, reviewer) for claim_id, reviewer in rows]


def made_since(session: Session, claim_id: int, by: str) -> int:
    """Return how many of the claims after ``claim_id`` a reviewer made by hand."""
    made = select(func.count(func.distinct(Decision.claim_id)))
    mine = (Decision.claim_id > claim_id, Decision.reviewer == by, Decision.action == "create")
    return session.scalar(made.where(*mine)) or 0
