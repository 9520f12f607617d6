"""Claim ids in the orders a reviewer works in.

Every order is a row of *parts*, read one after the other, each in the order of an index, so that the first
ids come at once however many claims there are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Select, and_, func, select, union
from sqlalchemy.orm import Session, aliased

from claims.store.backends.chosen import operations
from claims.store.batches import batches
from claims.store.models import Actor, Claim, Conflict, Decision, Participant
from claims.store.review.filters import Term, conditions, statuses

Ids = Select[int]

IN_TURN = ("new", "disputed", "corrected", "confirmed", "rejected", "accepted", "withdrawn")
"""Statuses as a reviewer meets them: what waits comes first."""
FEW = 5000
"""The most matches that are sorted here; more are looked for in order."""
ACTORS = 200
"""The most actors whose claims are looked for at once."""


def claim_ids(
    session: Session, order: str, terms: Sequence[Term], reviewer: str, limit: int | None = None
) -> array[int]:
    """Return the ids of the claims that fit all ``terms``, in ``order``; with ``limit`` only the first."""
    asked = conditions(terms, reviewer)
    few = _few(session, terms, asked) if asked and order == "uncertain" else None
    if few is not None:
        return few[:limit]
    found: array[int] = array("q")
    for part in PARTS[order](session, terms, reviewer):
        missing = None if limit is None else limit - len(found)
        if missing == 0:
            break
        found.extend(fetch_ids(session, part.where(*asked).limit(missing)))
    return found


def _few(session: Session, terms: Sequence[Term], asked: Sequence[ColumnElement[bool]]) -> array[int] | None:
    """Return all claims that fit, the uncertain first, where they are few; ``None`` where they are many.

    Many are met soon when one walks in order; few are found sooner in the order of the table.
    """
    columns = (Claim.status, Claim.confidence, Claim.id)
    rows = session.execute(select(*columns).where(_status(terms), *asked).limit(FEW + 1)).all()
    if len(rows) > FEW:
        return None
    return array(
        "q", (row[2] for row in sorted(rows, key=lambda row: (IN_TURN.index(row[0]), row[1], row[2])))
    )


def fetch_ids(session: Session, statement: Ids) -> array[int]:
    """Return the first column of ``statement``, in its order, as one packed array."""
    return array("q", operations(session).fetch_ids(session, statement))


def _uncertain(session: Session, terms: Sequence[Term], reviewer: str) -> Iterator[Ids]:
    for status in IN_TURN:
        if status in statuses(terms):
            yield select(Claim.id).where(Claim.status == status).order_by(Claim.confidence, Claim.id)


def _conflicts(session: Session, terms: Sequence[Term], reviewer: str) -> Iterator[Ids]:
    live = (Conflict.retracted_at.is_(None), Conflict.judgement == "open")
    sides = union(
        select(Conflict.event_id.label("event"), Conflict.left_claim_id.label("claim")).where(*live),
        select(Conflict.event_id, Conflict.right_claim_id).where(*live),
    ).subquery()
    first = select(sides.c.claim, func.min(sides.c.event).label("event")).group_by(sides.c.claim).subquery()
    status = _status(terms)
    yield (
        select(Claim.id)
        .join(first, first.c.claim == Claim.id)
        .where(status)
        .order_by(first.c.event, Claim.id)
    )
    for part in _uncertain(session, terms, reviewer):
        yield part.where(Claim.id.not_in(select(first.c.claim)))


def _article(session: Session, terms: Sequence[Term], reviewer: str) -> Iterator[Ids]:
    yield select(Claim.id).where(_status(terms)).order_by(Claim.article_id, Claim.char_start, Claim.id)


def _newest(session: Session, terms: Sequence[Term], reviewer: str) -> Iterator[Ids]:
    yield select(Claim.id).where(_status(terms)).order_by(Claim.id.desc())


def _disputed(session: Session, terms: Sequence[Term], reviewer: str) -> Iterator[Ids]:
    yield select(Claim.id).where(Claim.status == "disputed").order_by(Claim.confidence, Claim.id)
    flagged = select(Claim.id).where(Claim.flag.is_not(None), Claim.status != "disputed", _status(terms))
    yield flagged.order_by(Claim.id)


def _mine(session: Session, terms: Sequence[Term], reviewer: str) -> Iterator[Ids]:
    last = (
        select(Decision.claim_id, func.max(Decision.id).label("last"))
        .where(Decision.reviewer == reviewer, Decision.claim_id.is_not(None))
        .group_by(Decision.claim_id)
        .subquery()
    )
    yield select(Claim.id).join(last, last.c.claim_id == Claim.id).order_by(last.c.last.desc())


def _actor(session: Session, terms: Sequence[Term], reviewer: str) -> Iterator[Ids]:
    """Walk the actors by name; a claim goes by its speaker or first actor, those with neither come last."""
    own, first = aliased(Actor), aliased(Actor)
    leads = and_(
        Participant.claim_id == Claim.id,
        Participant.role.in_(("speaker", "actor")),
        Participant.ordinal == 0,
        Participant.resolved_actor_id.is_not(None),
    )
    heads = select(Actor.id).where(Actor.canonical_id == Actor.id).order_by(Actor.name, Actor.id)
    for some in batches(session.scalars(heads).all(), ACTORS):
        yield (
            select(Claim.id)
            .join(Participant, leads)
            .join(own, own.id == Participant.resolved_actor_id)
            .join(first, first.id == own.canonical_id)
            .where(own.canonical_id.in_(some), first.id.in_(some), _status(terms))
            .order_by(first.name, first.id, Claim.id)
        )
    yield (
        select(Claim.id)
        .where(_status(terms), ~select(Participant.claim_id).where(leads).exists())
        .order_by(Claim.id)
    )


def _status(terms: Sequence[Term]) -> ColumnElement[bool]:
    return Claim.status.in_(sorted(statuses(terms)))


PARTS = {
    "uncertain": _uncertain, "conflicts": _conflicts, "article": _article, "newest": _newest,
    "disputed": _disputed, "mine": _mine, "actor": _actor,
}  # fmt: skip
