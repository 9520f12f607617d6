"""What resolving reads and writes: the actors and judgements there are, and the links that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import ColumnElement, Select, exists, insert, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.document import ActorKind
from claims.judgement import Judgement, KnownActor, Link, Verdict
from claims.names import fold
from claims.store import clusters
from claims.store.batches import batches, listed
from claims.store.models import (
    Actor,
    ActorLink,
    ActorName,
    ActorRole,
    Article,
    Event,
    EventLink,
    Mention,
    QuoteLink,
)
from claims.store.states import table_of

AnyLink = type[ActorLink] | type[EventLink] | type[QuoteLink]

NOBODY: frozenset[str] = frozenset()
BY_RULE = "rule:"
"""How ``decided_by`` begins where no person decided."""


def known_actors(session: Session, articles: Collection[int]) -> Iterator[KnownActor]:
    """Yield the actors of some articles, in order of their ids.

    Documents, and people and groups without a name, are left out: what one article calls "the statement",
    "an aide" or "officials", is no other's.
    """
    for some in batches(sorted(articles)):
        mine = Actor.article_id.in_(some)
        yield from _known_actors(session, mine, mine)


def actors_by_id(session: Session, ids: Collection[int]) -> Iterator[KnownActor]:
    """Yield some actors, in order of their ids."""
    for some in batches(sorted(ids)):
        with_them = select(Actor.article_id).where(Actor.id.in_(some))
        yield from _known_actors(session, Actor.id.in_(some), Actor.article_id.in_(with_them))


def with_external_id(session: Session, ids: Collection[int]) -> set[int]:
    """Return those of these actors whose cluster has an external id."""
    found: set[int] = set()
    for some in batches(sorted(ids)):
        canonical = aliased(Actor)
        wanted = select(Actor.id).join(canonical, canonical.id == clusters.head(Actor))
        found.update(session.scalars(wanted.where(Actor.id.in_(some), canonical.external_id.is_not(None))))
    return found


def _known_actors(
    session: Session, which: ColumnElement[bool], company: ColumnElement[bool]
) -> Iterator[KnownActor]:
    names = _texts(session, select(ActorName.actor_id, ActorName.name), ActorName.actor_id, which)
    roles = _texts(session, select(ActorRole.actor_id, ActorRole.role), ActorRole.actor_id, which)
    people, states = _named(session, company, "person"), _named(session, company, "government", "place")
    offices = _offices(session, company)
    mentioned = exists().where(Mention.actor_id == Actor.id)
    named = mentioned.where(Mention.form == "name")
    wanted = (
        select(Actor.id, Actor.kind, Actor.name, Actor.article_id, Actor.external_id, Article.published_from)
        .outerjoin(Article, Article.id == Actor.article_id)
        .where(Actor.kind != "document")
        .where(or_(Actor.kind != "group", Actor.article_id.is_(None), named))
        .where(or_(Actor.kind != "person", ~mentioned, named))
        .where(which)
        .order_by(Actor.id)
    )
    for id_, kind, name, article, external_id, published in session.execute(wanted):
        yield KnownActor(
            id_, cast(ActorKind, kind), name, tuple(names.get(id_, ())), tuple(roles.get(id_, ())),
            published, people.get(article, NOBODY), external_id, article, states.get(article, NOBODY),
            offices.get(article, NOBODY),
        )  # fmt: skip


def _texts(
    session: Session, wanted: Select[int, str], owner: InstrumentedAttribute[int], which: ColumnElement[bool]
) -> Mapping[int, list[str]]:
    """Return the texts that ``wanted`` has of each actor."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for actor_id, text in session.execute(wanted.join(Actor, Actor.id == owner).where(which)):
        found[actor_id].append(text)
    return found


def _named(
    session: Session, which: ColumnElement[bool], *kinds: ActorKind
) -> Mapping[int | None, frozenset[str]]:
    """Return the folded names of the actors of some kinds in each article."""
    wanted = select(Actor.article_id, Actor.name).where(Actor.kind.in_(kinds), which)
    return _gathered((article, fold(name)) for article, name in session.execute(wanted))


def _offices(session: Session, which: ColumnElement[bool]) -> Mapping[int | None, frozenset[str]]:
    """Return the roles that each article gives to anybody."""
    wanted = select(Actor.article_id, ActorRole.role).join(Actor, Actor.id == ActorRole.actor_id).where(which)
    return _gathered((article, role) for article, role in session.execute(wanted))


def _gathered(rows: Iterable[tuple[int | None, str]]) -> Mapping[int | None, frozenset[str]]:
    found: defaultdict[int | None, set[str]] = defaultdict(set)
    for article, words in rows:
        found[article].add(words)
    return {article: frozenset(some) for article, some in found.items()}


def links_about(session: Session, of: AnyLink, ids: Collection[int]) -> list[Link]:
    """Return what is held of these actors, events or quotes, and every judgement that two are different.

    With each of these comes the link to the canonical member of its cluster, as if somebody had judged it.
    """
    about = _judgements(of)
    apart = [_link(*row) for row in session.execute(about.where(of.judgement == "different"))]
    found = list(apart)
    for end in (of.left_id, of.right_id):
        found += [_link(*row) for row in session.execute(about.where(end.in_(listed(ids))))]
    if of is not QuoteLink:
        member = Actor if of is ActorLink else Event
        ends = {*ids, *(end for link in apart for end in (link.left, link.right))}
        found += heads(session, member, ends)
    return list(dict.fromkeys(found))


def heads(session: Session, model: clusters.Member, ids: Collection[int]) -> list[Link]:
    """Return for each actor or event the link to the canonical member of its cluster."""
    wanted = select(model.id, clusters.head(model)).where(model.id.in_(listed(ids)))
    rows = session.execute(wanted.where(model.canonical_id != model.id))
    return [Link(min(member, top), max(member, top), "same") for member, top in rows]


def _judgements(of: AnyLink) -> Select[int, int, str, str]:
    wanted = select(of.left_id, of.right_id, of.judgement, of.decided_by)
    return wanted.where(of.retracted_at.is_(None))


def _link(left: int, right: int, judgement: str, decided_by: str) -> Link:
    return Link(left, right, cast(Verdict, judgement), decided_by.startswith(BY_RULE))


def write_links(session: Session, of: AnyLink, judgements: Iterable[Judgement]) -> int:
    """Write the judgements on pairs that have none yet, bring the clusters up to date, and count them."""
    new = {(found.left, found.right): found for found in judgements}
    for pair in judged(session, of, new):
        del new[pair]
    if new:
        session.connection().execute(insert(table_of(of)), [link_row(found) for found in new.values()])
        same = [pair for pair, found in new.items() if found.judgement == "same"]
        if of is not QuoteLink:
            clusters.unite(session, Actor if of is ActorLink else Event, same)
    return len(new)


def judged(session: Session, link: AnyLink, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of ``pairs`` on which anything is held, or was and was taken back by a person."""
    wanted = set(pairs)
    younger = {right for _, right in wanted}  # few are linked to it yet, while a head may have thousands
    rows = session.execute(select(link.left_id, link.right_id).where(link.right_id.in_(listed(younger))))
    return list(dict.fromkeys(pair for left, right in rows if (pair := (left, right)) in wanted))


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
