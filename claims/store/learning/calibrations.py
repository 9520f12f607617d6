"""Rows of calibrations: the judgements they are made from, and the claims they are applied to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.orm import Session, aliased

from claims.calibration import Calibration, Cell, JudgedClaim, Trial, band
from claims.store import models as m
from claims.store.review.manual_claims import REVIEW

RIGHT = {"confirmed": True, "corrected": False, "rejected": False}
"""Statuses that say whether a claim was right as it stood."""


def judgements(session: Session) -> dict[int, JudgedClaim]:
    """Return the decided claims of our own extractor by id, each as sure as it was first proposed."""
    proposed = select(m.Proposal.claim_id, func.max(m.Proposal.id).label("id")).group_by(m.Proposal.claim_id)
    newest = proposed.subquery()
    rows = session.execute(
        select(m.Claim.id, m.Claim.kind, m.Claim.rule, m.Proposal.confidence, m.Claim.status, agreed())
        .join(newest, newest.c.claim_id == m.Claim.id)
        .join(m.Proposal, m.Proposal.id == newest.c.id)
        .where(m.Claim.status.in_(tuple(RIGHT)))
        .order_by(m.Claim.id)
    )
    return {
        row.id: JudgedClaim(row.kind, row.rule, row.confidence, RIGHT[row.status], agreed=bool(row.agreed))
        for row in rows
    }


def agreed() -> ColumnElement[bool]:
    """Return the condition that more than one reader proposes a claim."""
    mine, of_run = aliased(m.Proposal), aliased(m.Run)
    tools = (
        select(func.count(of_run.tool.distinct())).select_from(mine).join(of_run, of_run.id == mine.run_id)
    )
    return (tools.where(mine.claim_id == m.Claim.id, of_run.tool != REVIEW).scalar_subquery() > 1).label(
        "agreed"
    )


def totals(session: Session) -> Mapping[tuple[str, float], int]:
    """Return how many claims there are of each kind and band of confidence, as proposed."""
    found: dict[tuple[str, float], int] = {}
    rows = select(m.Claim.kind, m.Proposal.confidence, func.count())
    joined = rows.join(m.Proposal, m.Proposal.claim_id == m.Claim.id).where(m.Claim.status != "withdrawn")
    for kind, confidence, number in session.execute(joined.group_by(m.Claim.kind, m.Proposal.confidence)):
        at = (kind, band(confidence))
        found[at] = found.get(at, 0) + number
    return found


def insert(session: Session, made_by: str, made: Calibration, trial: Trial) -> int:
    """Keep a calibration, from now on in use, and return its id."""
    cells = {
        f"{kind}|{rule}|{low}": [cell.judged, cell.right] for (kind, rule, low), cell in made.cells.items()
    }
    tried = {name: getattr(trial, name) for name in trial.__slots__}
    row = m.Calibration(
        made_by=made_by, made_at=datetime.now(UTC), cells=cells, trial=tried, retracted_at=None
    )
    session.add(row)
    session.flush()
    return row.id


def in_use(session: Session) -> tuple[int, Calibration] | None:
    """Return the newest calibration that was not taken back, with its id."""
    row = session.scalar(
        select(m.Calibration)
        .where(m.Calibration.retracted_at.is_(None))
        .order_by(m.Calibration.id.desc())
        .limit(1)
    )
    return (row.id, _cells(row.cells)) if row else None


def _cells(stored: Mapping[str, tuple[float, float]]) -> Calibration:
    cells = {}
    for name, (judged, right) in stored.items():
        kind, rule, low = name.split("|")
        cells[kind, rule, float(low)] = Cell(judged, right)
    return Calibration(cells)


def changed_since(session: Session, moment: datetime) -> bool:
    """Say whether a calibration was made or taken back after ``moment``."""
    later = (m.Calibration.made_at > moment) | (m.Calibration.retracted_at > moment)
    return session.scalar(select(m.Calibration.id).where(later).limit(1)) is not None


def retract(session: Session, calibration_id: int) -> None:
    """Take a calibration back; the one before it is in use again."""
    row = session.get_one(m.Calibration, calibration_id)
    row.retracted_at = datetime.now(UTC)
    session.flush()


def apply(session: Session, article_id: int | None = None) -> int:
    """Set the confidence of undecided claims by the calibration in use; return how many changed.

    Of one article, or of all. With no calibration in use each gets back the
    confidence it was proposed with, raised where a second reader agrees.
    """
    used = in_use(session)
    made = used[1] if used else Calibration({})
    rests = (m.Proposal.claim_id == m.Claim.id) & (m.Proposal.run_id == m.Claim.run_id)
    statement = select(
        m.Claim.id, m.Claim.kind, m.Claim.rule, m.Claim.confidence, m.Proposal.confidence, agreed()
    )
    statement = statement.join(m.Proposal, rests).where(m.Claim.status == "new")
    if article_id is not None:
        statement = statement.where(m.Claim.article_id == article_id)
    changes = []
    for claim_id, kind, rule, now, proposed, both in session.execute(statement):
        sure = made.confidence(kind, rule, proposed, both) if used or both else proposed
        if abs(sure - now) > 1e-9:
            changes.append({"of": claim_id, "sure": sure})
    if changes:
        table = m.Claim.__table__
        changed = update(m.Claim).where(table.c.id == bindparam("of")).values(confidence=bindparam("sure"))
        session.connection().execute(changed, changes)
    return len(changes)
