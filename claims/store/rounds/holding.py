"""Claims held by open rounds: nobody decides on them elsewhere, so that no verdict is seen."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Integer, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.store.batches import batches
from claims.store.models import Claim, Round, Seat


def held_claims(session: Session, claims: Collection[int]) -> dict[int, str]:
    """Return those of these claims that an open round holds, each with the round's name."""
    if session.scalar(select(Round.id).where(Round.closed_at.is_(None)).limit(1)) is None:
        return {}
    of_seat = or_(
        (Round.unit == "claim") & (Seat.target == Claim.id),
        (Round.unit == "article") & (Seat.target == Claim.article_id),
    )
    statement = (
        select(Claim.id, Round.name)
        .join(Seat, or_(Seat.target == Claim.id, Seat.target == Claim.article_id))
        .join(Round, Round.id == Seat.round_id)
        .where(Round.closed_at.is_(None), of_seat)
        .distinct()
    )
    return {
        claim: name
        for some in batches(claims)
        for claim, name in session.execute(statement.where(Claim.id.in_(some)))
    }


def is_set(flag: InstrumentedAttribute[bool]) -> ColumnElement[bool]:
    """Return the condition that a flag, which is kept as 0 or 1, is 1."""
    return type_coerce(flag, Integer) == 1
