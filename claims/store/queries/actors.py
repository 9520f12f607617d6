"""Actors as a reviewer lists them: clusters with their members, spellings, roles and mentions."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from claims.document import Span
from claims.records import ActorRow
from claims.store.batches import batches
from claims.store.linking import link_queries
from claims.store.models import Actor, ActorRole, Article, Mention, Participant
from claims.store.review.filters import actors_called

MENTIONS = 200
"""The most mentions that a card shows."""
SPELLINGS = 2000
"""Among how many mentions spellings are counted."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention."""

    id: int
    actor_id: int
    article_id: int
    form: str
    span: Span


def actor_ids(session: Session, text: str, kind: str | None) -> array[int]:
    """Return the canonical actors that fit, most mentioned first."""
    counted = (
        select(Mention.actor_id, func.count().label("n"))
        .where(Mention.actor_id.is_not(None))
        .group_by(Mention.actor_id)
        .subquery()
    )
    cluster = Actor.canonical_id
    statement = select(cluster).outerjoin(counted, counted.c.actor_id == Actor.id).group_by(cluster)
    if text:
        statement = statement.where(Actor.id.in_(actors_called(text)))
    if kind:
        statement = statement.where(cluster.in_(select(Actor.id).where(Actor.kind == kind)))
    order = statement.order_by(func.coalesce(func.sum(counted.c.n), 0).desc(), cluster)
    return array("q", session.scalars(order))


def counted(session: Session, ids: Collection[int]) -> dict[int, ActorRow]:
    """Return each canonical actor with its counts."""
    cluster = Actor.canonical_id
    of_members = select(cluster, func.count())
    of_mentions = select(cluster, func.count(), func.count(distinct(Mention.article_id))).join(
        Mention, Mention.actor_id == Actor.id
    )
    of_claims = select(cluster, func.count(distinct(Participant.claim_id))).join(
        Participant, Participant.resolved_actor_id == Actor.id
    )
    found: dict[int, ActorRow] = {}
    for some in batches(ids):
        mine = Actor.canonical_id.in_(some)
        sizes, seen, claims = (
            {row[0]: row[1:] for row in session.execute(statement.where(mine).group_by(cluster))}
            for statement in (of_members, of_mentions, of_claims)
        )
        proposed = link_queries.open_about(session, "actor", some)
        columns = (Actor.id, Actor.name, Actor.kind, Actor.external_id)
        for row in session.execute(select(*columns).where(Actor.id.in_(some), cluster == Actor.id)):
            mentions, articles = seen.get(row.id, (0, 0))
            counts = (sizes[row.id][0], mentions, claims.get(row.id, (0,))[0], articles, proposed[row.id])
            found[row.id] = ActorRow(row.id, row.name, row.kind, row.external_id, *counts)
    return found


def spellings(session: Session, members: Collection[int]) -> list[tuple[str, int]]:
    """Return how the names of these actors are written and how often, the commonest first."""
    words = func.substr(Article.text, Mention.char_start + 1, Mention.char_end - Mention.char_start)
    some = (
        select(words.label("words"))
        .select_from(Mention)
        .join(Article, Article.id == Mention.article_id)
        .where(Mention.actor_id.in_(members), Mention.form == "name")
        .limit(SPELLINGS)
        .subquery()
    )
    order = (func.count().desc(), some.c.words)
    rows = session.execute(select(some.c.words, func.count()).group_by(some.c.words).order_by(*order))
    return [(" ".join(words.split()), n) for words, n in rows]


def roles(session: Session, members: Collection[int]) -> list[tuple[str, date | None, int]]:
    """Return the roles that articles give, with each article's date and id."""
    rows = session.execute(
        select(ActorRole.role, Article.published_from, Article.id)
        .join(Actor, Actor.id == ActorRole.actor_id)
        .join(Article, Article.id == Actor.article_id)
        .where(ActorRole.actor_id.in_(members))
        .order_by(ActorRole.role, Article.published_from.nulls_first())
    )
    return [(row[0], row[1], row[2]) for row in rows]


def member_rows(session: Session, members: Iterable[int]) -> list[tuple[int, str, str, int | None, int]]:
    """Return id, name, kind, article and number of mentions of each member."""
    count = select(func.count()).where(Mention.actor_id == Actor.id).scalar_subquery()
    found: list[tuple[int, str, str, int | None, int]] = []
    for some in batches(members):
        rows = session.execute(
            select(Actor.id, Actor.name, Actor.kind, Actor.article_id, count).where(Actor.id.in_(some))
        )
        found += [(row[0], row[1], row[2], row[3], row[4]) for row in rows]
    return found


def mentions(session: Session, members: Collection[int], limit: int = MENTIONS) -> list[Mentioned]:
    """Return where these actors are mentioned, in the order the articles came."""
    mine = select(Mention).where(Mention.actor_id.in_(members)).order_by(Mention.id).limit(limit)
    rows = session.scalars(mine)
    return [_mentioned(row) for row in rows]


def mention(session: Session, mention_id: int) -> tuple[Mentioned, str, str] | None:
    """Return a mention with its words and its kind, or ``None``."""
    row = session.get(Mention, mention_id)
    if row is None:
        return None
    text = session.scalar(
        select(func.substr(Article.text, row.char_start + 1, row.char_end - row.char_start)).where(
            Article.id == row.article_id
        )
    )
    return _mentioned(row), text or "", row.kind


def written(session: Session, members: Collection[int], name: str) -> list[Mentioned]:
    """Return the mentions of these actors that are written ``name``."""
    words = func.substr(Article.text, Mention.char_start + 1, Mention.char_end - Mention.char_start)
    rows = session.scalars(
        select(Mention)
        .join(Article, Article.id == Mention.article_id)
        .where(Mention.actor_id.in_(members), words == name)
        .order_by(Mention.id)
    )
    return [_mentioned(row) for row in rows]


def names_only(session: Session, actor_id: int) -> list[Mentioned]:
    """Return the mentions of one actor that are names."""
    rows = session.scalars(select(Mention).where(Mention.actor_id == actor_id, Mention.form == "name"))
    return [_mentioned(row) for row in rows]


def _mentioned(row: Mention) -> Mentioned:
    return Mentioned(row.id, row.actor_id or 0, row.article_id, row.form, Span(row.char_start, row.char_end))
