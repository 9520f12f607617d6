"""Blocking keys in the database: candidates are found by them without reading everything.

A key is made in :mod:`claims.resolve`; here it is a string that leads to ids. Whoever changes how keys are
made adds a migration that queues all articles for new ones (``INSERT INTO link_queue SELECT id, 1 …``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import (
    Executable,
    Text,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from claims.records import Bearers, Days, Named
from claims.store.backends import lists
from claims.store.models import (
    Actor,
    ActorKey,
    Claim,
    EventKey,
    EventMention,
    LinkQueue,
    NameKey,
    QuoteKey,
)
from claims.store.models.base import table_of
from claims.store.statements import execute, execute_many, fetch, upsert
from claims.store.types import Day

BATCH = 50
"""Articles that are linked in one transaction."""

LARGEST = 2**63 - 1
"""The largest id that there may be."""
MOST = bindparam("most", type_=Claim.id.type)
DAYS = ("date_from", "date_to", "published_from", "published_to")

QUEUED = (
    select(LinkQueue.article_id)
    .where(LinkQueue.rekey_only == bindparam("rekey_only", type_=LinkQueue.rekey_only.type))
    .order_by(LinkQueue.article_id)
    .limit(MOST)
)
DONE = delete(table_of(LinkQueue)).where(lists.among(LinkQueue.article_id, "articles"))


def _newest() -> Executable:
    asked, newer = lists.texts("keys"), aliased(QuoteKey)
    oldest = (
        select(newer.claim_id)
        .where(newer.key == asked.c.value)
        .order_by(newer.claim_id.desc())
        .limit(1)
        .offset(MOST - 1)
        .correlate(asked)
        .scalar_subquery()
    )
    filed = and_(QuoteKey.key == asked.c.value, QuoteKey.claim_id >= func.coalesce(oldest, 0))
    return (
        select(asked.c.value, QuoteKey.claim_id)
        .select_from(asked)
        .join(QuoteKey, filed)
        .order_by(asked.c.value, QuoteKey.claim_id)
    )


NEWEST = _newest()


def _nearest() -> Executable:
    """One row is asked for each event and key: event, key, and the days in which others may lie."""
    rows = lists.texts("asked").c.value
    columns = [lists.item(rows, 0, EventKey.event_id.type), lists.item(rows, 1, Text())]
    columns += [type_coerce(lists.item(rows, 2 + n, Text()), Day) for n in range(len(DAYS))]
    names = ("event", "key", *DAYS)
    asked = (
        select(*(column.label(name) for column, name in zip(columns, names, strict=True)))
        .cte("asked")
        .prefix_with("MATERIALIZED")
    )
    within = case(
        (
            and_(asked.c.date_from.is_not(None), EventKey.date_from.is_not(None)),
            and_(asked.c.date_from <= EventKey.date_to, EventKey.date_from <= asked.c.date_to),
        ),
        (
            and_(asked.c.published_from.is_not(None), EventKey.published_from.is_not(None)),
            and_(
                asked.c.published_from <= EventKey.published_to,
                EventKey.published_from <= asked.c.published_to,
            ),
        ),
        else_=true(),
    )
    best = (func.count().desc(), EventKey.event_id.desc())
    sharing = (
        select(
            asked.c.event,
            EventKey.event_id.label("other"),
            func.count().label("shared"),
            func.row_number().over(partition_by=asked.c.event, order_by=best).label("place"),
        )
        .select_from(asked)
        .join(EventKey, EventKey.key == asked.c.key)
        .where(within)
        .group_by(asked.c.event, EventKey.event_id)
        .cte("sharing")
    )
    return select(sharing.c.event, sharing.c.other, sharing.c.shared).where(sharing.c.place <= MOST)


NEAREST = _nearest()


def _full() -> Executable:
    asked = lists.texts("keys")
    beyond = select(1).where(NameKey.key == asked.c.value).limit(1).offset(MOST).correlate(asked)
    return select(asked.c.value).where(beyond.exists())


FULL = _full()
NAMES = (
    select(NameKey.key, NameKey.profile, NameKey.name)
    .where(lists.among(NameKey.key, "keys"))
    .order_by(NameKey.key, NameKey.profile)
)


def _bearers() -> Executable:
    head = aliased(Actor)
    listed = func.max(case((head.external_id.is_not(None), 1), else_=0))
    return (
        select(ActorKey.profile, func.min(Actor.id), head.id, listed)
        .join(Actor, Actor.id == ActorKey.actor_id)
        .join(head, head.id == Actor.canonical_id)
        .where(lists.among(ActorKey.profile, "profiles"))
        .group_by(ActorKey.profile, head.id)
        .order_by(ActorKey.profile, func.min(Actor.id))
    )


BEARERS = _bearers()


def _first_bearers() -> Executable:
    asked, older = lists.texts("profiles"), aliased(ActorKey)
    last = (
        select(older.actor_id)
        .where(older.profile == asked.c.value)
        .order_by(older.actor_id)
        .limit(1)
        .offset(MOST - 1)
        .correlate(asked)
        .scalar_subquery()
    )
    filed = and_(ActorKey.profile == asked.c.value, ActorKey.actor_id <= func.coalesce(last, LARGEST))
    return (
        select(asked.c.value, ActorKey.actor_id)
        .select_from(asked)
        .join(ActorKey, filed)
        .order_by(asked.c.value, ActorKey.actor_id)
    )


FIRST_BEARERS = _first_bearers()
UNFILED = select(Actor.id).where(Actor.article_id.is_(None), ~exists().where(ActorKey.actor_id == Actor.id))


def _bearer() -> Executable:
    """File an actor under a name if few bear it, or if it is the canonical actor of a cluster."""
    profile, actor = bindparam("profile", type_=Text), bindparam("actor_id", type_=Actor.id.type)
    crowded = select(1).where(ActorKey.profile == profile).limit(1).offset(MOST - 1).exists()
    canonical = exists().where(Actor.id == actor, Actor.canonical_id == Actor.id)
    new = select(profile, actor).where(or_(~crowded, canonical))
    return upsert(ActorKey).from_select(["profile", "actor_id"], new).on_conflict_do_nothing()


BEARER = _bearer()
FILE_NAME = upsert(NameKey).on_conflict_do_nothing()
FILE_QUOTE = upsert(QuoteKey).on_conflict_do_nothing()


def _file_event() -> Executable:
    """File an event under a key; where it is filed already, its days are renewed."""
    filing = upsert(EventKey)
    renewed = {name: filing.excluded[name] for name in DAYS}
    return filing.on_conflict_do_update(index_elements=["key", "event_id"], set_=renewed)


FILE_EVENT = _file_event()
OF_ARTICLES = select(Claim.id).where(lists.among(Claim.article_id, "articles"))
FORGET = (
    delete(table_of(ActorKey)).where(
        ActorKey.actor_id.in_(select(Actor.id).where(lists.among(Actor.article_id, "articles")))
    ),
    delete(table_of(EventKey)).where(
        EventKey.event_id.in_(select(EventMention.event_id).where(EventMention.claim_id.in_(OF_ARTICLES)))
    ),
    delete(table_of(QuoteKey)).where(QuoteKey.claim_id.in_(OF_ARTICLES)),
)
REQUEUE = (
    upsert(LinkQueue)
    .from_select(
        ["article_id", "rekey_only"],
        select(Actor.article_id, type_coerce(literal(True), LinkQueue.rekey_only.type)).where(
            Actor.id == bindparam("actor", type_=Actor.id.type), Actor.article_id.is_not(None)
        ),
    )
    .on_conflict_do_nothing()
)


def queued(session: Session, rekey_only: bool, most: int) -> list[int]:
    """Return articles in the queue, the oldest first: to be linked, or (``rekey_only``) only to be filed."""
    return [article for (article,) in fetch(session, QUEUED, rekey_only=rekey_only, most=most)]


def count_queued(session: Session) -> int:
    """Return how many articles are in the queue."""
    return session.scalar(select(func.count()).select_from(LinkQueue)) or 0


def done(session: Session, articles: Collection[int]) -> None:
    """Take these articles out of the queue."""
    execute(session, DONE, articles=articles)


def newest(session: Session, keys: Collection[str], most: int) -> dict[str, list[int]]:
    """Return for each key the ``most`` newest quotes that are filed under it, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for key, member in fetch(session, NEWEST, keys=keys, most=most):
        found[key].append(member)
    return found


def nearest(
    session: Session, asked: Mapping[int, tuple[Days, Collection[str]]], most: int
) -> dict[int, list[tuple[int, int]]]:
    """Return for each new event the ``most`` others that share the most keys with it, and how many.

    It is asked about with the days in which others may lie, and its keys. Of equals the newest come first.
    """
    rows = [
        (event, key, *iso) for event, (days, keys) in asked.items() for iso in (_iso(days),) for key in keys
    ]
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for event, other, shared in fetch(session, NEAREST, asked=rows, most=most):
        found[event].append((other, shared))
    return found


def _iso(days: Days) -> tuple[str | None, ...]:
    each = (days.date_from, days.date_to, days.published_from, days.published_to)
    return tuple(day.isoformat() if day else None for day in each)


def full(session: Session, keys: Collection[str], most: int) -> set[str]:
    """Return those of ``keys`` under which more than ``most`` names are filed."""
    return {key for (key,) in fetch(session, FULL, keys=keys, most=most)}


def names(session: Session, keys: Collection[str]) -> list[Named]:
    """Return the names that are filed under ``keys``."""
    return [Named(key, profile, name) for key, profile, name in fetch(session, NAMES, keys=keys)]


def bearers(session: Session, profiles: Collection[str]) -> dict[str, Bearers]:
    """Return who bears each name, without what is known of them."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    listed: set[str] = set()
    for profile, actor, head, is_listed in fetch(session, BEARERS, profiles=profiles):
        found[profile].append((actor, head))
        if is_listed:
            listed.add(profile)
    return {profile: Bearers(tuple(some), profile in listed) for profile, some in found.items()}


def first_bearers(session: Session, profiles: Collection[str], most: int) -> Mapping[str, Sequence[int]]:
    """Return for each name the ``most`` actors who bore it first, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for profile, actor in fetch(session, FIRST_BEARERS, profiles=profiles, most=most):
        found[profile].append(actor)
    return found


def file_names(session: Session, named: Iterable[Named]) -> None:
    """File names under their keys; one that is there stays."""
    rows = sorted({(one.key, one.profile): one.name for one in reversed(list(named))}.items())
    execute_many(
        session,
        FILE_NAME,
        ({"key": key, "profile": profile, "name": name} for (key, profile), name in rows),
    )


def file_actors(session: Session, rows: Iterable[tuple[str, int]], most: int) -> None:
    """File actors as bearers of names, given as (profile, actor).

    The first ``most`` under a name are filed, and whoever is the canonical actor of a cluster: a name that
    thousands bear is not asked about each of them.
    """
    bound = ({"profile": profile, "actor_id": actor, "most": most} for profile, actor in sorted(set(rows)))
    execute_many(session, BEARER, bound)


def file_events(session: Session, rows: Iterable[tuple[str, int, Days]]) -> None:
    """File events, given as (key, event, its days); where one is filed already, its days are renewed."""
    days = {(key, event): days for key, event, days in rows}
    execute_many(
        session,
        FILE_EVENT,
        (
            {"key": key, "event_id": event, **{name: getattr(days[key, event], name) for name in DAYS}}
            for key, event in sorted(days)
        ),
    )


def file_quotes(session: Session, rows: Iterable[tuple[str, int]]) -> None:
    """File quotes, given as (key, claim)."""
    bound = ({"key": key, "claim_id": claim} for key, claim in sorted(set(rows)))
    execute_many(session, FILE_QUOTE, bound)


def forget(session: Session, articles: Collection[int]) -> None:
    """Take what these articles tell out of all keys; names stay, since they lead to nobody then."""
    for statement in FORGET:
        execute(session, statement, articles=articles)


def requeue(session: Session, actors: Iterable[int]) -> None:
    """Queue the articles of these actors for new keys."""
    execute_many(session, REQUEUE, ({"actor": actor} for actor in sorted(set(actors))))


def unfiled(session: Session) -> list[int]:
    """Return the actors of gazetteers that are filed under no name."""
    return [actor for (actor,) in fetch(session, UNFILED)]
