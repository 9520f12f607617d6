"""What resolving reads and writes: the actors and judgements there are, and the links that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Select, exists, insert, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.document import ActorKind
from claims.judgement import Judgement, KnownActor, Link, Verdict
from claims.names import fold
from claims.store import clusters
from claims.store.batches import batches
from claims.store.models import (
    Actor,
    ActorLink,
    ActorName,
    ActorRole,
    Article,
    EventLink,
    Mention,
    QuoteLink,
)

BY_RULE = "rule:"
"""How ``decided_by`` begins where no person decided."""


def known_actors(session: Session, article_id: int | None = None) -> Iterator[KnownActor]:
    """Yield the actors of one article, or of the whole database with its gazetteer, in order of their ids.

    Documents and groups without a name are left out: what one article calls "the statement", or
    "officials", is no other's.
    """
    names = _texts(session, select(ActorName.actor_id, ActorName.name), ActorName.actor_id, article_id)
    roles = _texts(session, select(ActorRole.actor_id, ActorRole.role), ActorRole.actor_id, article_id)
    company = _company(session, article_id)
    named = exists().where(Mention.actor_id == Actor.id, Mention.form == "name")
    wanted = (
        select(Actor.id, Actor.kind, Actor.name, Actor.article_id, Actor.external_id, Article.published_from)
        .outerjoin(Article, Article.id == Actor.article_id)
        .where(Actor.kind != "document", or_(Actor.kind != "group", Actor.article_id.is_(None), named))
        .order_by(Actor.id)
    )
    if article_id is not None:
        wanted = wanted.where(Actor.article_id == article_id)
    for id_, kind, name, article, external_id, published in session.execute(wanted):
        yield KnownActor(
            id_, cast(ActorKind, kind), name, tuple(names.get(id_, ())), tuple(roles.get(id_, ())),
            published, company.get(article, frozenset()), external_id,
        )  # fmt: skip


def _texts(
    session: Session,
    wanted: Select[int, str],
    owner: InstrumentedAttribute[int],
    article_id: int | None,
) -> Mapping[int, list[str]]:
    """Return the texts that ``wanted`` has of each actor, of one article's or of all."""
    if article_id is not None:
        wanted = wanted.join(Actor, Actor.id == owner).where(Actor.article_id == article_id)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for actor_id, text in session.execute(wanted):
        found[actor_id].append(text)
    return found


def _company(session: Session, article_id: int | None) -> Mapping[int | None, frozenset[str]]:
    """Return the folded names of the people in each article."""
    wanted = select(Actor.article_id, Actor.name).where(Actor.kind == "person", Actor.article_id.is_not(None))
    if article_id is not None:
        wanted = wanted.where(Actor.article_id == article_id)
    found: defaultdict[int | None, set[str]] = defaultdict(set)
    for article, name in session.execute(wanted):
        found[article].add(fold(name))
    return {article: frozenset(some) for article, some in found.items()}


def live_links(session: Session) -> list[Link]:
    """Return every judgement on two actors that was not taken back."""
    wanted = select(ActorLink.left_id, ActorLink.right_id, ActorLink.judgement, ActorLink.decided_by)
    return [
        Link(left, right, cast(Verdict, judgement), decided_by.startswith(BY_RULE))
        for left, right, judgement, decided_by in session.execute(
            wanted.where(ActorLink.retracted_at.is_(None))
        )
    ]


def write_links(session: Session, judgements: Iterable[Judgement]) -> int:
    """Write the judgements on pairs that have none yet, bring the clusters up to date, and count them."""
    new = {(j.left, j.right): j for j in judgements}
    for pair in judged(session, ActorLink, new):
        del new[pair]
    if new:
        session.execute(insert(ActorLink), [link_row(judgement) for judgement in new.values()])
        same = {end for j in new.values() if j.judgement == "same" for end in (j.left, j.right)}
        clusters.refresh(session, Actor, same)
    return len(new)


def judged(
    session: Session, link: type[ActorLink | EventLink | QuoteLink], pairs: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return those of ``pairs`` on which anything is held, or was and was taken back by a person."""
    wanted = set(pairs)
    found = []
    for some in batches(sorted({left for left, _ in wanted})):
        rows = session.execute(select(link.left_id, link.right_id).where(link.left_id.in_(some)))
        found += [pair for left, right in rows if (pair := (left, right)) in wanted]
    return list(dict.fromkeys(found))


def link_row(judgement: Judgement) -> dict[str, object]:
    """Return the row of a rule's judgement."""
    return {
        "left_id": judgement.left,
        "right_id": judgement.right,
        "judgement": judgement.judgement,
        "score": judgement.score,
        "reasons": {"for": list(judgement.reasons), "against": list(judgement.against)},
        "decided_by": f"{BY_RULE}{judgement.rule}",
        "decided_at": datetime.now(UTC),
    }


def write_known(
    session: Session, kind: str, name: str, aliases: Iterable[str], external_id: str | None
) -> int:
    """Write an actor of a gazetteer, or bring the one that is there up to date, and return its id.

    One that is there is known by its external id and kind, or without one by its name and kind.
    """
    same = Actor.external_id == external_id if external_id else Actor.name == name
    found = session.scalar(select(Actor.id).where(Actor.article_id.is_(None), Actor.kind == kind, same))
    if found is None:
        actor = Actor(kind=kind, name=name, external_id=external_id)
        session.add(actor)
        session.flush()
        actor.canonical_id = found = actor.id
    else:
        session.execute(update(Actor).where(Actor.id == found).values(name=name))
    known = set(session.scalars(select(ActorName.name).where(ActorName.actor_id == found)))
    rows = [
        {"actor_id": found, "norm": fold(alias), "name": alias}
        for alias in dict.fromkeys((name, *aliases))
        if alias not in known
    ]
    if rows:
        session.execute(insert(ActorName), rows)
    return found
