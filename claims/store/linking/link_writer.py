"""Actors and judgements read for linking, and new links written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Literal, cast

from sqlalchemy import (
    Executable,
    case,
    exists,
    false,
    insert,
    literal,
    or_,
    select,
    true,
    union_all,
    update,
)
from sqlalchemy.orm import Session, aliased

from claims.document import ActorKind
from claims.gazetteer.names import fold
from claims.link_weights import Weights
from claims.records import Judgement, KnownActor, Link, Verdict
from claims.store.backends import lists
from claims.store.ids import add_canonical
from claims.store.learning import link_weights
from claims.store.linking import clusters
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
from claims.store.models.base import table_of
from claims.store.statements import Rows, fetch, fetch_listed

AnyLink = type[ActorLink] | type[EventLink] | type[QuoteLink]

THINGS: Mapping[AnyLink, link_weights.Thing] = {ActorLink: "actor", EventLink: "event"}
BY_RULE = "rule:"
"""The beginning of ``decided_by`` where no person decided."""

MENTIONED = exists().where(Mention.actor_id == Actor.id)
NAMED = exists().where(Mention.actor_id == Actor.id, Mention.form == "name")
COMPARED = case(
    (Actor.kind == "document", false()),
    (Actor.kind == "group", or_(Actor.article_id.is_(None), NAMED)),
    (Actor.kind == "person", or_(~MENTIONED, NAMED)),
    else_=true(),
)
"""The condition that an actor is compared with those of other articles."""

NAMES = (
    select(ActorName.actor_id, ActorName.name)
    .where(lists.among(ActorName.actor_id, "actors"))
    .order_by(ActorName.actor_id, ActorName.name_folded, ActorName.name)
)
ROLES = (
    select(ActorRole.actor_id, ActorRole.role)
    .where(lists.among(ActorRole.actor_id, "actors"))
    .order_by(ActorRole.actor_id, ActorRole.role)
)
AROUND = union_all(
    select(Actor.article_id, case((Actor.kind == "person", "person"), else_="state"), Actor.name).where(
        lists.among(Actor.article_id, "articles"), Actor.kind.in_(("person", "government", "place"))
    ),
    select(Actor.article_id, literal("role"), ActorRole.role)
    .join(ActorRole, ActorRole.actor_id == Actor.id)
    .where(lists.among(Actor.article_id, "articles")),
)


@cache
def _known(by: Literal["article_id", "id"]) -> Executable:
    wanted = Actor.article_id if by == "article_id" else Actor.id
    return (
        select(Actor.id, Actor.kind, Actor.name, Actor.article_id, Actor.external_id, Article.published_from)
        .outerjoin(Article, Article.id == Actor.article_id)
        .where(lists.among(wanted, "ids"), COMPARED)
        .order_by(Actor.id)
    )


@cache
def _listed() -> Executable:
    head = aliased(Actor)
    return (
        select(Actor.id)
        .join(head, head.id == Actor.canonical_id)
        .where(lists.among(Actor.id, "ids"), head.external_id.is_not(None))
    )


@cache
def _held(of: AnyLink) -> Executable:
    live = select(of.left_id, of.right_id, of.judgement, of.decided_by).where(of.retracted_at.is_(None))
    return union_all(
        live.where(of.judgement == "different"),
        live.where(lists.among(of.left_id, "ids")),
        live.where(lists.among(of.right_id, "ids")),
    )


@cache
def _heads(model: clusters.Member) -> Executable:
    return select(model.id, model.canonical_id).where(
        lists.among(model.id, "ids"), model.canonical_id != model.id
    )


@cache
def _judged(of: AnyLink) -> Executable:
    return select(of.left_id, of.right_id).where(lists.among(of.right_id, "younger"))


def known_actors(session: Session, articles: Collection[int]) -> Iterator[KnownActor]:
    """Yield the actors of some articles, in order of their ids.

    Documents, and people and groups without a name, are left out: what one article calls "the statement",
    "an aide" or "officials", is no other's.
    """
    yield from _known_actors(session, fetch(session, _known("article_id"), ids=articles))


def actors_by_id(session: Session, ids: Collection[int]) -> Iterator[KnownActor]:
    """Yield some actors, in order of their ids."""
    yield from _known_actors(session, fetch(session, _known("id"), ids=ids))


def with_external_id(session: Session, ids: Collection[int]) -> set[int]:
    """Return those of these actors whose cluster has an external id."""
    return {actor for (actor,) in fetch(session, _listed(), ids=ids)}


def _known_actors(session: Session, rows: Rows) -> Iterator[KnownActor]:
    company = _company(session, {row[3] for row in rows if row[3] is not None})
    ids = [row[0] for row in rows]
    names, roles = _by_actor(session, NAMES, ids), _by_actor(session, ROLES, ids)
    for id_, kind, name, article, external_id, published in rows:
        yield KnownActor(
            id_, cast(ActorKind, kind), name, tuple(names.get(id_, ())), tuple(roles.get(id_, ())),
            published, company[article, "person"], external_id, article, company[article, "state"],
            company[article, "role"],
        )  # fmt: skip


def _by_actor(session: Session, statement: Executable, actors: Collection[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for actor, words in fetch(session, statement, actors=actors):
        found[actor].append(words)
    return found


def _company(session: Session, articles: Collection[int]) -> Mapping[tuple[int, str], frozenset[str]]:
    """Return the folded names of the people and the states of each article, and the roles it gives."""
    found: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for article, what, words in fetch(session, AROUND, articles=articles):
        found[article, what].add(words if what == "role" else fold(words))
    return defaultdict(frozenset, {key: frozenset(some) for key, some in found.items()})


def links_about(session: Session, of: AnyLink, ids: Collection[int]) -> list[Link]:
    """Return what is held of these actors, events or quotes, and every judgement that two are different.

    With each of these comes the link to the canonical member of its cluster, as if somebody had judged it.
    """
    found = [_link(*row) for row in fetch(session, _held(of), ids=ids)]
    if of is not QuoteLink:
        member = Actor if of is ActorLink else Event
        apart = (link for link in found if link.judgement == "different")
        found += heads(session, member, {*ids, *(end for link in apart for end in (link.left, link.right))})
    return list(dict.fromkeys(found))


def heads(session: Session, model: clusters.Member, ids: Collection[int]) -> list[Link]:
    """Return for each actor or event the link to the canonical member of its cluster."""
    rows = fetch(session, _heads(model), ids=ids)
    return [Link(min(member, top), max(member, top), "same") for member, top in rows]


def _link(left: int, right: int, judgement: str, decided_by: str) -> Link:
    return Link(left, right, cast(Verdict, judgement), decided_by.startswith(BY_RULE))


def write_links(session: Session, of: AnyLink, judgements: Iterable[Judgement]) -> int:
    """Write the judgements on pairs that have none yet, bring the clusters up to date, and count them."""
    new = {(found.left, found.right): found for found in judgements}
    for pair in judged(session, of, new):
        del new[pair]
    if new:
        used = None if of is QuoteLink else link_weights.in_use(session, THINGS[of])
        rows = [link_row(found, used[1] if used else None) for found in new.values()]
        session.connection().execute(insert(table_of(of)), rows)
        same = [pair for pair, found in new.items() if found.judgement == "same"]
        if of is not QuoteLink:
            clusters.unite(session, Actor if of is ActorLink else Event, same)
    return len(new)


def judged(session: Session, link: AnyLink, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of ``pairs`` on which anything is held, or was and was taken back by a person."""
    wanted = set(pairs)
    younger = {right for _, right in wanted}  # few are linked to it yet, while a head may have thousands
    rows = fetch_listed(session, _judged(link), younger=younger)
    return list(dict.fromkeys(pair for left, right in rows if (pair := (left, right)) in wanted))


def link_row(judgement: Judgement, weights: Weights | None = None) -> dict[str, object]:
    """Return the row of a rule's judgement; learned weights give a proposal its score."""
    reasons: dict[str, object] = {"for": list(judgement.reasons), "against": list(judgement.against)}
    score = judgement.score
    if weights is not None and judgement.judgement == "proposed":
        reasons[link_weights.SHIPPED] = score
        score = weights.score(score, judgement.reasons, judgement.against)
    return {
        "left_id": judgement.left,
        "right_id": judgement.right,
        "judgement": judgement.judgement,
        "score": score,
        "reasons": reasons,
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
        found = add_canonical(session, Actor(kind=kind, name=name, external_id=external_id))
    else:
        session.execute(update(Actor).where(Actor.id == found).values(name=name))
    known = set(session.scalars(select(ActorName.name).where(ActorName.actor_id == found)))
    new = (alias for alias in dict.fromkeys((name, *aliases)) if alias not in known)
    rows = [{"actor_id": found, "name_folded": fold(alias), "name": alias} for alias in new]
    if rows:
        session.execute(insert(ActorName), rows)
    return found
