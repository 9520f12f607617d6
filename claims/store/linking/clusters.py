"""Clusters from links: actors or events joined by valid ``same`` links share one canonical member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache

from sqlalchemy import Executable, bindparam, select, update
from sqlalchemy.orm import Session

from claims.disjoint_sets import DisjointSets
from claims.store.backends import lists
from claims.store.batches import batches
from claims.store.linking import blocking_keys, key_moves
from claims.store.models import Actor, ActorLink, Event, EventLink
from claims.store.models.base import table_of
from claims.store.statements import execute_many, fetch

Member = type[Actor] | type[Event]
Link = type[ActorLink] | type[EventLink]
LISTED = select(Actor.id).where(lists.among(Actor.id, "ids"), Actor.external_id.is_not(None))
LINK_OF: Mapping[Member, Link] = {Actor: ActorLink, Event: EventLink}


@cache
def _heads(model: Member) -> Executable:
    return select(model.id, model.canonical_id).where(lists.among(model.id, "ids"))


@cache
def _move(model: Member) -> Executable:
    statement = update(table_of(model)).where(model.canonical_id == bindparam("old"))
    return statement.values(canonical_id=bindparam("new"))


def canonical(session: Session, model: Member, member_id: int) -> int | None:
    """Return the canonical member of the cluster of ``member_id``, or ``None`` where there is no such row."""
    found: int | None = session.scalar(select(model.canonical_id).where(model.id == member_id))
    return found


def members(session: Session, model: Member, ids: Iterable[int]) -> list[int]:
    """Return everything that is in a cluster with one of ``ids``, by its canonical member."""
    heads: set[int] = set()
    for some in batches(ids):
        heads.update(session.scalars(select(model.canonical_id).where(model.id.in_(some))))
    found: set[int] = set(heads)
    for some in batches(heads):
        found.update(session.scalars(select(model.id).where(model.canonical_id.in_(some))))
    return sorted(found)


def joined(session: Session, model: Member, ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return the live ``same`` links with an end among ``ids``."""
    link = LINK_OF[model]
    live = (link.retracted_at.is_(None), link.judgement == "same")
    found: set[tuple[int, int]] = set()
    for some in batches(ids):
        for end in (link.left_id, link.right_id):
            rows = session.execute(select(link.left_id, link.right_id).where(*live, end.in_(some)))
            found.update((left, right) for left, right in rows)
    return found


def components(ids: Collection[int], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return ``ids`` in groups that ``links`` connect, each sorted."""
    sets = DisjointSets[int]()
    within = set(ids)
    for left, right in links:
        if left in within and right in within:
            sets.unite(left, right)
    groups: dict[int, list[int]] = {}
    for member in sorted(ids):
        groups.setdefault(sets.head(member), []).append(member)
    return list(groups.values())


def reach(session: Session, model: Member, ids: Iterable[int]) -> set[int]:
    """Return ``ids`` and everything that live ``same`` links lead to from there."""
    seen: set[int] = set(ids)
    fresh = set(seen)
    while fresh:
        fresh = {end for link in joined(session, model, fresh) for end in link} - seen
        seen |= fresh
    return seen


def refresh(session: Session, model: Member, ids: Iterable[int]) -> None:
    """Give the clusters around ``ids`` their canonical members again, as the links now say."""
    around = reach(session, model, members(session, model, ids))
    if not around:
        return
    choose = _canonical_actor(session, around) if model is Actor else min
    wanted = {
        member: choose(group)
        for group in components(around, joined(session, model, around))
        for member in group
    }
    table = table_of(model)
    moved: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for some in batches(around):
        for member, now in session.execute(select(model.id, model.canonical_id).where(model.id.in_(some))):
            if now != wanted[member]:
                moved[now, wanted[member]].append(member)
    rows = [{"member": member, "head": new} for (_, new), some in moved.items() for member in some]
    if rows:
        statement = update(table).where(table.c.id == bindparam("member"))
        session.connection().execute(statement.values(canonical_id=bindparam("head")), rows)
    if model is Actor:
        key_moves.follow(session, moved)
        blocking_keys.requeue(session, (new for (_, new), some in moved.items() if new in some))


def unite(session: Session, model: Member, pairs: Iterable[tuple[int, int]]) -> None:
    """Make one cluster of those of each pair: what :func:`refresh` does, where links were only added.

    It reads and writes the smaller clusters only, so that one more link to an actor whom thousands of
    articles name costs no more than the first.
    """
    pairs = list(pairs)
    ends = {end for pair in pairs for end in pair}
    heads: dict[int, int] = dict(map(tuple, fetch(session, _heads(model), ids=ends)))
    tops = set(heads.values())
    choose = _canonical_actor(session, tops) if model is Actor else min
    moved = [
        (choose(group), top)
        for group in components(tops, ((heads[left], heads[right]) for left, right in pairs))
        for top in group
        if top != choose(group)
    ]
    execute_many(session, _move(model), ({"new": new, "old": old} for new, old in moved))
    if model is Actor:
        key_moves.follow_all(session, moved)


def _canonical_actor(session: Session, ids: Collection[int]) -> Callable[[list[int]], int]:
    """Return the choice of a cluster's canonical actor: one of a gazetteer first, else the oldest."""
    listed = {actor for (actor,) in fetch(session, LISTED, ids=ids)}
    return lambda group: min(group, key=lambda member: (member not in listed, member))


def refresh_actors(session: Session, link_ids: Iterable[int]) -> None:
    """Bring the clusters of these actor links up to date."""
    refresh(session, Actor, _ends(session, ActorLink, link_ids))


def refresh_events(session: Session, link_ids: Iterable[int]) -> None:
    """Bring the clusters of these event links up to date."""
    refresh(session, Event, _ends(session, EventLink, link_ids))


def _ends(session: Session, link: Link, link_ids: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for some in batches(link_ids):
        for left, right in session.execute(select(link.left_id, link.right_id).where(link.id.in_(some))):
            found |= {left, right}
    return found
