"""The decisions that claims rest upon: about them, their articles, who takes part, and their links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.store.batches import batches
from claims.store.models import (
    Actor,
    ActorLink,
    Base,
    Conflict,
    Decision,
    EventLink,
    EventMention,
    Mention,
    Participant,
    QuoteLink,
)
from claims.store.models.base import table_of

Row = Mapping[str, Any]


def decisions_about(session: Session, claims: Iterable[int], articles: Iterable[int]) -> list[Row]:
    """Return every decision that these claims rest upon, in the order in which they were taken."""
    claims, articles = list(claims), list(articles)
    mentions = _ids(session, Mention.id, Mention.article_id, articles)
    actors = _ids(session, Actor.id, Actor.article_id, articles)
    actors |= _ids(session, Participant.resolved_actor_id, Participant.claim_id, claims)
    events = _ids(session, EventMention.event_id, EventMention.claim_id, claims)
    about = {
        "claim_id": claims,
        "article_id": articles,
        "mention_id": mentions,
        "actor_id": actors,
        "actor_link_id": _links(session, ActorLink, actors),
        "event_link_id": _links(session, EventLink, events),
        "quote_link_id": _links(session, QuoteLink, claims),
        "conflict_id": _ids(session, Conflict.id, Conflict.event_id, events),
    }
    found = {row["id"]: row for name, ids in about.items() for row in rows_with(session, Decision, name, ids)}
    return [found[number] for number in sorted(found)]


def rows_with(session: Session, model: type[Base], column: str, ids: Iterable[int]) -> list[Row]:
    """Return the rows that have one of ``ids`` in a column, in the order of their own."""
    table = table_of(model)
    found = [
        dict(row)
        for some in batches(sorted(ids))
        for row in session.execute(select(table).where(table.c[column].in_(some))).mappings()
    ]
    return sorted(found, key=lambda row: row["id"])


def _ids(
    session: Session,
    wanted: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    ids: Iterable[int],
) -> set[int]:
    return {
        value
        for some in batches(ids)
        for value in session.scalars(select(wanted).where(column.in_(some)))
        if value is not None
    }


def _links(
    session: Session, model: type[ActorLink] | type[EventLink] | type[QuoteLink], ids: Iterable[int]
) -> set[int]:
    """Return the links that have an end among ``ids``."""
    return {
        link
        for some in batches(ids)
        for link in session.scalars(
            select(model.id).where(or_(model.left_id.in_(some), model.right_id.in_(some)))
        )
    }
