"""Actors by their names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from claims.document import Span
from claims.gazetteer.names import fold
from claims.store.ids import add_canonical
from claims.store.linking import blocking_keys
from claims.store.linking.clusters import members
from claims.store.models import Actor, ActorName, Mention

ALIKE = 0.5
"""The share of characters that two stretches must have in common to be taken for one."""


@dataclass(frozen=True, slots=True)
class CanonicalActor:
    """A canonical actor."""

    id: int
    name: str
    kind: str


def by_id(session: Session, actor_id: int) -> CanonicalActor | None:
    """Return the canonical actor of the cluster that ``actor_id`` is in."""
    head = select(Actor.canonical_id).where(Actor.id == actor_id).scalar_subquery()
    row = session.execute(select(Actor.id, Actor.name, Actor.kind).where(Actor.id == head)).first()
    return CanonicalActor(*row) if row else None


def called(session: Session, name: str) -> list[CanonicalActor]:
    """Return the canonical actors one of whose names is ``name``, whatever case and accents."""
    folded = fold(name)
    spelt = select(ActorName.actor_id).where(ActorName.name_folded == folded)
    heads = select(Actor.canonical_id).where(or_(Actor.id.in_(spelt), func.lower(Actor.name) == name.lower()))
    rows = session.execute(select(Actor.id, Actor.name, Actor.kind).where(Actor.id.in_(heads)))
    return [CanonicalActor(*row) for row in rows]


def beginning(session: Session, text: str, limit: int) -> list[CanonicalActor]:
    """Return canonical actors with a name that ``text`` begins, then such as hold it; the shortest first."""
    wanted = Actor.name.icontains(text, autoescape=True)
    heads = select(Actor.canonical_id).where(wanted)
    order = (Actor.name.istartswith(text, autoescape=True).desc(), func.length(Actor.name), Actor.name)
    rows = session.execute(
        select(Actor.id, Actor.name, Actor.kind).where(Actor.id.in_(heads)).order_by(*order).limit(limit)
    )
    return [CanonicalActor(*row) for row in rows]


def add_actor(session: Session, name: str, kind: str, article_id: int | None) -> int:
    """Add an actor that no extractor found and return its id; its article waits for new keys."""
    actor_id = add_canonical(session, Actor(name=name, kind=kind, article_id=article_id))
    session.add(ActorName(actor_id=actor_id, name_folded=fold(name), name=name))
    session.flush()
    blocking_keys.requeue(session, [actor_id])
    return actor_id


def actor_of(session: Session, mention_id: int) -> int | None:
    """Return whom a mention means."""
    return session.scalar(select(Mention.actor_id).where(Mention.id == mention_id))


def words_at(session: Session, mention_id: int) -> tuple[int, int] | None:
    """Return the offsets of a mention."""
    row = session.execute(
        select(Mention.char_start, Mention.char_end).where(Mention.id == mention_id)
    ).first()
    return (row[0], row[1]) if row else None


def form_of(session: Session, mention_id: int) -> str | None:
    """Return whether a mention is a name, a nominal or a pronoun."""
    return session.scalar(select(Mention.form).where(Mention.id == mention_id))


def mention_at(session: Session, article_id: int, span: Span) -> int | None:
    """Return the mention that is ``span`` or nearly so; ``None`` where there is none."""
    columns = (Mention.id, Mention.char_start, Mention.char_end)
    rows = session.execute(
        select(*columns).where(
            Mention.article_id == article_id, Mention.char_start < span.end, Mention.char_end > span.start
        )
    )
    shared = [
        (min(end, span.end) - max(start, span.start), max(end, span.end) - min(start, span.start), id_)
        for id_, start, end in rows
    ]
    best = max(shared, key=lambda one: one[0] / one[1], default=None)
    return best[2] if best is not None and best[0] / best[1] >= ALIKE else None


def mentions_in(session: Session, article_id: int, actor_id: int) -> list[tuple[int, Span]]:
    """Return where an article mentions an actor, or anybody in its cluster: id and offsets."""
    mine = Mention.actor_id.in_(members(session, Actor, [actor_id]))
    columns = (Mention.id, Mention.char_start, Mention.char_end)
    rows = session.execute(select(*columns).where(Mention.article_id == article_id, mine))
    return [(row[0], Span(row[1], row[2])) for row in rows]


def near(session: Session, article_id: int, offset: int, limit: int) -> list[CanonicalActor]:
    """Return the canonical actors that an article mentions, those nearest to an offset first."""
    own, head = aliased(Actor), aliased(Actor)
    away = func.min(func.abs(Mention.char_start - offset))
    rows = session.execute(
        select(head.id, head.name, head.kind)
        .select_from(Mention)
        .join(own, own.id == Mention.actor_id)
        .join(head, head.id == own.canonical_id)
        .where(Mention.article_id == article_id)
        .group_by(head.id, head.name, head.kind)
        .order_by(away, head.id)
        .limit(limit)
    )
    return [CanonicalActor(*row) for row in rows]
