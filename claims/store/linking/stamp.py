"""A stamp of what linking rests on: it changes whenever somebody else may have changed any of it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.store.models import Actor, ActorLink, Conflict, Decision, Event, EventLink, QuoteLink, RunChange
from claims.store.statements import fetch

GROWING = (Decision, RunChange, Event, ActorLink, EventLink, QuoteLink, Conflict)
"""Tables that only grow: of decisions, of what a re-extraction changes, and of what linking writes."""
STAMP = select(
    *(select(func.max(model.id)).scalar_subquery() for model in GROWING),
    select(func.max(Actor.id)).where(Actor.article_id.is_(None)).scalar_subquery(),
)


def stamp(session: Session) -> tuple[int | None, ...]:
    """Return the newest rows of what people decide, of re-extractions, gazetteers and links.

    New articles do not count: until they are linked nobody meets them.
    """
    return tuple(fetch(session, STAMP)[0])
