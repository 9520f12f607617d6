"""What resolving reads and writes: the actors and judgements there are, and the links that are new."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from claims.document import ActorKind
from claims.gazetteer.names import fold
from claims.judgement import Judgement, KnownActor, Link, Verdict
from claims.store.ids import add_canonical
from claims.store.linking import clusters
from claims.store.models import Actor, ActorLink, ActorName, Event, EventLink, QuoteLink
from claims.store.raw_sql import Answer, ask, day
from claims.store.review.claim_state import table_of

AnyLink = type[ActorLink] | type[EventLink] | type[QuoteLink]

BY_RULE = "rule:"
"""How ``decided_by`` begins where no person decided."""

KNOWN = """
    SELECT
        actor.id, actor.kind, actor.name, article_id, external_id, published_from,
        (SELECT json_group_array(name) FROM actor_name WHERE actor_id = actor.id),
        (SELECT json_group_array(role) FROM actor_role WHERE actor_id = actor.id)
    FROM actor LEFT JOIN article ON article.id = article_id
    WHERE actor.{which} IN (SELECT value FROM json_each(:ids)) AND CASE actor.kind
        WHEN 'document' THEN false
        WHEN 'group' THEN article_id IS NULL OR EXISTS (
            SELECT 1 FROM mention WHERE actor_id = actor.id AND form = 'name'
        )
        WHEN 'person' THEN NOT EXISTS (SELECT 1 FROM mention WHERE actor_id = actor.id) OR EXISTS (
            SELECT 1 FROM mention WHERE actor_id = actor.id AND form = 'name'
        )
        ELSE true
    END
    ORDER BY actor.id
"""
COMPANY = """
    SELECT article_id, iif(kind = 'person', 'person', 'state'), name
    FROM json_each(:articles) AS asked JOIN actor ON article_id = asked.value
    WHERE kind IN ('person', 'government', 'place')
    UNION ALL
    SELECT article_id, 'role', role
    FROM json_each(:articles) AS asked JOIN actor ON article_id = asked.value
    JOIN actor_role ON actor_id = actor.id
"""
LISTED = """
    SELECT actor.id FROM json_each(:ids) AS asked
    JOIN actor ON actor.id = asked.value
    JOIN actor AS head ON head.id = actor.canonical_id
    WHERE head.external_id IS NOT NULL
"""
HELD = """
    SELECT left_id, right_id, judgement, decided_by FROM {table}
    WHERE judgement = 'different' AND retracted_at IS NULL
    UNION ALL
    SELECT left_id, right_id, judgement, decided_by FROM {table}
    WHERE left_id IN (SELECT value FROM json_each(:ids)) AND retracted_at IS NULL
    UNION ALL
    SELECT left_id, right_id, judgement, decided_by FROM {table}
    WHERE right_id IN (SELECT value FROM json_each(:ids)) AND retracted_at IS NULL
"""
HEADS = """
    SELECT id, canonical_id FROM {table}
    WHERE id IN (SELECT value FROM json_each(:ids)) AND canonical_id != id
"""
JUDGED = "SELECT left_id, right_id FROM {table} WHERE right_id IN (SELECT value FROM json_each(:younger))"


def known_actors(session: Session, articles: Collection[int]) -> Iterator[KnownActor]:
    """Yield the actors of some articles, in order of their ids.

    Documents, and people and groups without a name, are left out: what one article calls "the statement",
    "an aide" or "officials", is no other's.
    """
    yield from _known_actors(session, ask(session, KNOWN.format(which="article_id"), ids=articles))


def actors_by_id(session: Session, ids: Collection[int]) -> Iterator[KnownActor]:
    """Yield some actors, in order of their ids."""
    yield from _known_actors(session, ask(session, KNOWN.format(which="id"), ids=ids))


def with_external_id(session: Session, ids: Collection[int]) -> set[int]:
    """Return those of these actors whose cluster has an external id."""
    return {actor for (actor,) in ask(session, LISTED, ids=ids)}


def _known_actors(session: Session, rows: Answer) -> Iterator[KnownActor]:
    company = _company(session, {row[3] for row in rows if row[3] is not None})
    for id_, kind, name, article, external_id, published, names, roles in rows:
        yield KnownActor(
            id_, cast(ActorKind, kind), name, tuple(json.loads(names)), tuple(json.loads(roles)),
            day(published), company[article, "person"], external_id, article, company[article, "state"],
            company[article, "role"],
        )  # fmt: skip


def _company(session: Session, articles: Collection[int]) -> Mapping[tuple[int, str], frozenset[str]]:
    """Return the folded names of the people and the states of each article, and the roles it gives."""
    found: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for article, what, words in ask(session, COMPANY, articles=articles):
        found[article, what].add(words if what == "role" else fold(words))
    return defaultdict(frozenset, {key: frozenset(some) for key, some in found.items()})


def links_about(session: Session, of: AnyLink, ids: Collection[int]) -> list[Link]:
    """Return what is held of these actors, events or quotes, and every judgement that two are different.

    With each of these comes the link to the canonical member of its cluster, as if somebody had judged it.
    """
    found = [_link(*row) for row in ask(session, HELD.format(table=of.__tablename__), ids=ids)]
    if of is not QuoteLink:
        member = Actor if of is ActorLink else Event
        apart = (link for link in found if link.judgement == "different")
        found += heads(session, member, {*ids, *(end for link in apart for end in (link.left, link.right))})
    return list(dict.fromkeys(found))


def heads(session: Session, model: clusters.Member, ids: Collection[int]) -> list[Link]:
    """Return for each actor or event the link to the canonical member of its cluster."""
    rows = ask(session, HEADS.format(table=model.__tablename__), ids=ids)
    return [Link(min(member, top), max(member, top), "same") for member, top in rows]


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
    rows = ask(session, JUDGED.format(table=link.__tablename__), younger=younger)
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
        found = add_canonical(session, Actor(kind=kind, name=name, external_id=external_id))
    else:
        session.execute(update(Actor).where(Actor.id == found).values(name=name))
    known = set(session.scalars(select(ActorName.name).where(ActorName.actor_id == found)))
    rows = [
        {"actor_id": found, "name_folded": fold(alias), "name": alias}
        for alias in dict.fromkeys((name, *aliases))
        if alias not in known
    ]
    if rows:
        session.execute(insert(ActorName), rows)
    return found
