"""Counts over claims and decisions, for statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, Text, cast, column, func, select, type_coerce
from sqlalchemy import table as sql_table
from sqlalchemy.orm import Session, aliased

from claims.store.backends.expressions import least
from claims.store.models import (
    Actor,
    Article,
    Base,
    Claim,
    Decision,
    Event,
    Mention,
    Sentence,
    TimeExpression,
)
from claims.store.review.decision_log import holds

JUDGED = ("confirmed", "corrected", "rejected")
RULE_TALLY = sql_table(
    "rule_tally",
    column("rule", Text),
    column("kind", Text),
    column("status", Text),
    column("claims", Integer),
)
"""``tallies/rule_tally.sql``, which triggers keep: nobody has to count a million claims."""
RECENT = 5000
"""The last decisions of a reviewer that tell their pace."""


def totals(session: Session) -> list[tuple[str, int, int | None]]:
    """Return how many there are of everything, and of the claims of each kind how many are reviewed."""

    def count(what: type[Base], *which: ColumnElement[bool]) -> int:
        return session.scalar(select(func.count()).select_from(what).where(*which)) or 0

    there: Counter[str] = Counter()
    reviewed: Counter[str] = Counter()
    for kind, status, number in by_kind(session):
        if status != "withdrawn":
            there[kind] += number
            reviewed[kind] += number * (status != "new")
    return [
        ("articles", count(Article), None),
        ("sentences", count(Sentence), None),
        ("actors", count(Actor, Actor.canonical_id == Actor.id), None),
        ("mentions", count(Mention), None),
        ("time expressions", count(TimeExpression), None),
        *((f"claims: {kind}", there[kind], reviewed[kind]) for kind in sorted(there, reverse=True)),
        ("events", count(Event, Event.canonical_id == Event.id), None),
        ("decisions", count(Decision), None),
    ]


def by_kind(session: Session) -> list[tuple[str, str, int]]:
    """Return kind, status and number of claims."""
    return _by(session, RULE_TALLY.c.kind)


def by_rule(session: Session) -> list[tuple[str, str, int]]:
    """Return rule, status and number of claims."""
    return _by(session, RULE_TALLY.c.rule)


def _by(session: Session, name: ColumnElement[str]) -> list[tuple[str, str, int]]:
    status = RULE_TALLY.c.status
    rows = session.execute(select(name, status, func.sum(RULE_TALLY.c.claims)).group_by(name, status))
    return [(value, status, count) for value, status, count in rows if count]


def by_confidence(session: Session, parts: int = 10) -> list[tuple[int, int, int]]:
    """Return for each part of the range of confidence how many claims are judged and how many confirmed."""
    part = least(cast(Claim.confidence * parts, Integer), parts - 1)
    confirmed = func.sum(cast(Claim.status == "confirmed", Integer))
    rows = session.execute(
        select(part, func.count(), confirmed).where(Claim.status.in_(JUDGED)).group_by(part).order_by(part)
    )
    return [(int(row[0]), row[1], int(row[2])) for row in rows]


def moments(session: Session, reviewer: str) -> list[datetime]:
    """Return when a reviewer took their last decisions about claims, oldest first; a batch counts once."""
    taken = (Decision.reviewer == reviewer, Decision.action.not_in(("undo", "redo")))
    statement = select(Decision.at).where(*taken, Decision.claim_id.is_not(None))
    rows = session.scalars(statement.order_by(Decision.id.desc()).limit(RECENT))
    return sorted(set(rows))


def by_day(session: Session) -> list[tuple[str, int]]:
    """Return how many decisions about claims were taken on each day (UTC)."""
    day = func.substr(type_coerce(Decision.at, Text), 1, 10)
    taken = (Decision.claim_id.is_not(None), Decision.action.not_in(("undo", "redo")))
    rows = session.execute(select(day, func.count()).where(*taken).group_by(day).order_by(day))
    return [(str(day), count) for day, count in rows]


def by_reviewer(session: Session) -> list[tuple[str, int]]:
    """Return how many decisions about claims each reviewer took, the busiest first."""
    taken = (Decision.claim_id.is_not(None), Decision.action.not_in(("undo", "redo")))
    count = func.count()
    rows = session.execute(
        select(Decision.reviewer, count).where(*taken).group_by(Decision.reviewer).order_by(count.desc())
    )
    return [(reviewer, number) for reviewer, number in rows]


def verdicts(session: Session, actions: Sequence[str]) -> list[tuple[int, str, str]]:
    """Return claim, reviewer and the status they gave it, for claims that more than one reviewer judged.

    The last verdict of each reviewer that holds counts; redone ones are verdicts too.
    """
    given = (Decision.claim_id.is_not(None), Decision.action.in_(actions), holds())
    last = (
        select(func.max(Decision.id).label("id"), Decision.claim_id, Decision.reviewer)
        .where(*given)
        .group_by(Decision.claim_id, Decision.reviewer)
        .subquery()
    )
    other = aliased(last)
    shared = select(last.c.claim_id).join(
        other, (other.c.claim_id == last.c.claim_id) & (other.c.reviewer != last.c.reviewer)
    )
    rows = session.execute(
        select(Decision.claim_id, Decision.reviewer, Decision.became)
        .join(last, last.c.id == Decision.id)
        .where(Decision.claim_id.in_(shared))
        .order_by(Decision.claim_id, Decision.reviewer)
    )
    return [
        (claim_id, reviewer, became["status"])
        for claim_id, reviewer, became in rows
        if claim_id is not None and "status" in became
    ]
