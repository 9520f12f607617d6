"""Claims as FollowTheMoney entities, one JSON object a line, for OpenAleph and nomenklatura.

The model is https://followthemoney.tech/explorer/. Articles are Article; actors Person, PublicBody,
Organization or LegalEntity; each mention of a name is a Mention resolved to its actor; an event mention is an
Event, a quote a Note on its speaker, an office a Membership. Ids are hashes of what the articles say, so that
a second export of the same articles gives the same entities. The review status stands in ``notes``, for a
Membership in ``status``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import IO

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from claims.export.by_article import articles
from claims.export.graphs import ftm_entities as entities
from claims.export.graphs.ftm_entities import Entity
from claims.store.batches import batches
from claims.store.models import Actor, ActorName, ActorRole, Article, Mention, Participant


def write_followthemoney(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write the entities of articles, actors, mentions and claims; return how many claims there are.

    Figures have no schema and are not counted, nor is an office whose holder or body is not known. Mentions
    are written only where all claims are.
    """
    number = 0
    told: set[str] = set()
    for article, some in articles(session, ids):
        named = _mentions(session, article) if ids is None else []
        taking_part = _taking_part(session, [record["claim_id"] for record in some])
        actors = _actors(session, [actor for _, _, actor in (*named, *taking_part)])
        mentions = [
            entities.mention(article, start, end, actors[actor])
            for start, end, actor in named
            if actor in actors
        ]
        parts: dict[int, dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
        for claim_id, role, actor in taking_part:
            if actor in actors:
                parts[claim_id][role].append(actors[actor])
        made = [entities.claim(record, article, parts[record["claim_id"]]) for record in some]
        claims = [entity for entity in made if entity is not None]
        number += len(claims)
        for entity in (entities.article(article), *actors.values(), *mentions, *claims):
            if entity.id not in told:
                told.add(entity.id)
                file.write(json.dumps(entity.plain(), ensure_ascii=False) + "\n")
    return number


def _taking_part(session: Session, claims: Sequence[int]) -> list[tuple[int, str, int]]:
    """Return claim, part and canonical actor of everyone who takes part in one of the claims."""
    found: list[tuple[int, str, int]] = []
    for some in batches(claims):
        rows = session.execute(
            select(Participant.claim_id, Participant.role, Actor.canonical_id)
            .join(Actor, Actor.id == Participant.resolved_actor_id)
            .where(Participant.claim_id.in_(some))
            .order_by(Participant.claim_id, Participant.role, Participant.ordinal)
        )
        found += [(claim_id, role, actor) for claim_id, role, actor in rows]
    return found


def _mentions(session: Session, article: Article) -> list[tuple[int, int, int]]:
    """Return the place and the canonical actor of each mention by name."""
    rows = session.execute(
        select(Mention.char_start, Mention.char_end, Actor.canonical_id)
        .join(Actor, Actor.id == Mention.actor_id)
        .where(Mention.article_id == article.id, Mention.form == "name")
        .order_by(Mention.char_start)
    )
    return [(start, end, actor) for start, end, actor in rows]


def _actors(session: Session, ids: Sequence[int]) -> dict[int, Entity]:
    """Return the entity of each canonical actor whose kind has a schema."""
    found: dict[int, Entity] = {}
    for some in batches(sorted(set(ids))):
        names, roles = _of_members(session, some, ActorName), _of_members(session, some, ActorRole)
        rows = session.execute(
            select(Actor, Article.sha256)
            .outerjoin(Article, Article.id == Actor.article_id)
            .where(Actor.id.in_(some))
            .order_by(Actor.id)
        )
        for actor, sha256 in rows:
            entity = entities.actor(actor, sha256, names.get(actor.id, []), roles.get(actor.id, []))
            if entity is not None:
                found[actor.id] = entity
    return found


def _of_members(
    session: Session, ids: Sequence[int], table: type[ActorName] | type[ActorRole]
) -> Mapping[int, list[str]]:
    """Return the names, or the roles, of the members of each cluster."""
    member = aliased(Actor)
    value = ActorName.name if table is ActorName else ActorRole.role
    rows = session.execute(
        select(member.canonical_id, value)
        .join(member, member.id == table.actor_id)
        .where(member.canonical_id.in_(ids))
        .order_by(value)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for actor, told in rows:
        found[actor].append(told)
    return found
