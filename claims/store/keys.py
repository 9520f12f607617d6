"""Blocking keys in the database: candidates are found by them without reading everything.

A key is made in :mod:`claims.resolve`; here it is a string that leads to ids. Whoever changes how keys are
made adds a migration that lets all articles wait for new ones (``INSERT INTO waiting SELECT id, 1 …``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from claims.accounts import Days
from claims.judgement import Bearers, Named
from claims.store.batches import batches
from claims.store.models import Actor, ActorKey, Claim, EventKey, EventMention, QuoteKey, Waiting

Filed = type[EventKey] | type[QuoteKey]
MEMBER: Mapping[Filed, str] = {EventKey: "event_id", QuoteKey: "claim_id"}

NEWEST = """
    SELECT asked.value, filed.claim_id FROM json_each(:keys) AS asked
    JOIN quote_key AS filed ON filed.key = asked.value AND filed.claim_id >= coalesce(
        (
            SELECT claim_id FROM quote_key AS newer WHERE newer.key = asked.value
            ORDER BY claim_id DESC LIMIT 1 OFFSET :most - 1
        ), 0
    )
    ORDER BY asked.value, filed.claim_id
"""
NEAREST = """
    WITH asked (event, date_from, date_to, published_from, published_to, keys) AS MATERIALIZED (
        SELECT
            json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
            json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
        FROM json_each(:asked)
    ),
    sharing (event, other, keys, place) AS (
        SELECT
            asked.event, filed.event_id, count(*),
            row_number() OVER (PARTITION BY asked.event ORDER BY count(*) DESC, filed.event_id DESC)
        FROM asked, json_each(asked.keys) AS key
        JOIN event_key AS filed ON filed.key = key.value
        WHERE CASE
            WHEN asked.date_from IS NOT NULL AND filed.date_from IS NOT NULL
                THEN asked.date_from <= filed.date_to AND filed.date_from <= asked.date_to
            WHEN asked.published_from IS NOT NULL AND filed.published_from IS NOT NULL
                THEN asked.published_from <= filed.published_to AND filed.published_from <= asked.published_to
            ELSE true
        END
        GROUP BY asked.event, filed.event_id
    )
    SELECT event, other, keys FROM sharing WHERE place <= :most
"""
FULL = """
    SELECT asked.value FROM json_each(:keys) AS asked
    WHERE EXISTS (SELECT 1 FROM name_key AS filed WHERE filed.key = asked.value LIMIT 1 OFFSET :most)
"""
NAMES = """
    SELECT filed.key, profile, name FROM json_each(:keys) AS asked
    JOIN name_key AS filed ON filed.key = asked.value
    ORDER BY filed.key, profile
"""
BEARERS = """
    SELECT profile, min(actor.id), head.id, max(head.external_id IS NOT NULL)
    FROM json_each(:profiles) AS asked
    JOIN actor_key ON profile = asked.value
    JOIN actor ON actor.id = actor_key.actor_id
    JOIN actor AS head ON head.id = coalesce(actor.canonical_id, actor.id)
    GROUP BY profile, head.id ORDER BY profile, min(actor.id)
"""
BEARER = """
    INSERT OR IGNORE INTO actor_key (profile, actor_id)
    SELECT new.profile, new.id FROM (SELECT ? AS profile, ? AS id) AS new
    WHERE NOT EXISTS (
        SELECT 1 FROM actor_key AS known WHERE known.profile = new.profile LIMIT 1 OFFSET {most} - 1
    )
    OR EXISTS (SELECT 1 FROM actor WHERE actor.id = new.id AND canonical_id = actor.id)
"""
REFILE = """
    INSERT OR IGNORE INTO waiting (article_id, linked)
    SELECT article_id, 1 FROM actor WHERE id = ? AND article_id IS NOT NULL
"""
FOLLOW_ALL = """
    UPDATE OR REPLACE {table} SET key = ? || substr(key, length(?) + 1) WHERE key >= ? AND key < ?
"""
FOLLOW = """
    UPDATE OR REPLACE {table} SET key = :new || substr(key, length(:old) + 1)
    WHERE key >= :old || '|' AND key < :old || '}}' AND {member} IN (
        SELECT {found} FROM json_each(:actors) AS asked JOIN participant ON who_id = asked.value {join}
    )
"""
"""Moves what is filed under one actor to another, where it is about some actors: "#7|…" to "#3|…"."""


def waiting(session: Session, linked: bool, most: int) -> list[int]:
    """Return the articles that wait, the oldest first: for links, or (``linked``) only for new keys."""
    wanted = select(Waiting.article_id).where(Waiting.linked == int(linked))
    return list(session.scalars(wanted.order_by(Waiting.article_id).limit(most)))


def count_waiting(session: Session) -> int:
    """Return how many articles wait, for whatever."""
    return session.scalar(select(func.count()).select_from(Waiting)) or 0


def done(session: Session, articles: Iterable[int]) -> None:
    """Put on record that these articles wait no longer."""
    for some in batches(articles):
        session.execute(delete(Waiting).where(Waiting.article_id.in_(some)))


def newest(session: Session, keys: Collection[str], most: int) -> dict[str, list[int]]:
    """Return for each key the ``most`` newest quotes that are filed under it, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    rows = session.execute(text(NEWEST), {"keys": json.dumps(sorted(keys)), "most": most})
    for key, member in rows:
        found[key].append(member)
    return found


def nearest(
    session: Session, asked: Mapping[int, tuple[Days, Collection[str]]], most: int
) -> dict[int, list[tuple[int, int]]]:
    """Return for each new event the ``most`` others that share the most keys with it, and how many.

    It is asked about with the days in which others may lie, and its keys. Of equals the newest come first.
    """
    rows = [[event, *_in_words(days), sorted(keys)] for event, (days, keys) in asked.items()]
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for event, other, shared in session.execute(text(NEAREST), {"asked": json.dumps(rows), "most": most}):
        found[event].append((other, shared))
    return found


def _in_words(days: Days) -> tuple[str | None, ...]:
    each = (days.date_from, days.date_to, days.published_from, days.published_to)
    return tuple(day.isoformat() if day else None for day in each)


def full(session: Session, keys: Collection[str], most: int) -> set[str]:
    """Return those of ``keys`` under which more than ``most`` names are filed."""
    rows = session.scalars(text(FULL), {"keys": json.dumps(sorted(keys)), "most": most})
    return set(rows)


def names(session: Session, keys: Collection[str]) -> list[Named]:
    """Return the names that are filed under ``keys``."""
    rows = session.execute(text(NAMES), {"keys": json.dumps(sorted(keys))})
    return [Named(key, profile, name) for key, profile, name in rows]


def bearers(session: Session, profiles: Collection[str]) -> dict[str, Bearers]:
    """Return who bears each name, without what is known of them."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    listed: set[str] = set()
    rows = session.execute(text(BEARERS), {"profiles": json.dumps(sorted(profiles))})
    for profile, actor, head, is_listed in rows:
        found[profile].append((actor, head))
        if is_listed:
            listed.add(profile)
    return {profile: Bearers(tuple(some), profile in listed) for profile, some in found.items()}


def first_bearers(session: Session, profile: str, most: int) -> list[int]:
    """Return the ``most`` actors who bore a name first."""
    wanted = select(ActorKey.actor_id).where(ActorKey.profile == profile)
    return list(session.scalars(wanted.order_by(ActorKey.actor_id).limit(most)))


def file_names(session: Session, named: Iterable[Named]) -> None:
    """File names under their keys; one that is there stays."""
    rows = [(one.key, one.profile, one.name) for one in named]
    _write(session, "INSERT OR IGNORE INTO name_key (key, profile, name) VALUES (?, ?, ?)", rows)


def file_actors(session: Session, rows: Iterable[tuple[str, int]], most: int) -> None:
    """File actors as bearers of names, given as (profile, actor).

    The first ``most`` under a name are filed, and whoever is the canonical actor of a cluster: a name that
    thousands bear is not asked about each of them.
    """
    _write(session, BEARER.format(most=most), rows)


def file_events(session: Session, rows: Iterable[tuple[str, int, Days]]) -> None:
    """File events, given as (key, event, its days)."""
    filing = "INSERT OR REPLACE INTO event_key VALUES (?, ?, ?, ?, ?, ?)"
    _write(session, filing, ((key, event, *_in_words(days)) for key, event, days in rows))


def file_quotes(session: Session, rows: Iterable[tuple[str, int]]) -> None:
    """File quotes, given as (key, claim)."""
    _write(session, "INSERT OR IGNORE INTO quote_key (key, claim_id) VALUES (?, ?)", rows)


def _write(session: Session, statement: str, rows: Iterable[tuple[str | int | None, ...]]) -> None:
    ordered = sorted(set(rows), key=lambda row: row[:2])
    if ordered:
        session.connection().exec_driver_sql(statement, ordered)


def forget(session: Session, articles: Collection[int]) -> None:
    """Take what these articles tell out of all keys; names stay, since they lead to nobody then."""
    told = select(EventMention.event_id).join(Claim, Claim.id == EventMention.claim_id)
    for some in batches(articles):
        actors = select(Actor.id).where(Actor.article_id.in_(some))
        claims = select(Claim.id).where(Claim.article_id.in_(some))
        session.execute(delete(ActorKey).where(ActorKey.actor_id.in_(actors)))
        session.execute(delete(EventKey).where(EventKey.event_id.in_(told.where(Claim.article_id.in_(some)))))
        session.execute(delete(QuoteKey).where(QuoteKey.claim_id.in_(claims)))


def follow(session: Session, moved: Mapping[tuple[int, int], Collection[int]]) -> None:
    """Let what is filed under an actor follow some to another: (old head, new head) and who moved."""
    events = "JOIN event_mention ON event_mention.claim_id = participant.claim_id"
    kinds: tuple[tuple[Filed, str, str], ...] = (
        (EventKey, "event_mention.event_id", events), (QuoteKey, "participant.claim_id", ""),
    )  # fmt: skip
    for (old, new), actors in moved.items():
        values = {"old": f"#{old}", "new": f"#{new}", "actors": json.dumps(sorted(actors))}
        for table, found, join in kinds:
            statement = FOLLOW.format(table=table.__tablename__, member=MEMBER[table], found=found, join=join)
            session.execute(text(statement), values)


def refile(session: Session, actors: Iterable[int]) -> None:
    """Let the articles of these actors wait for new keys."""
    _write(session, REFILE, ((actor,) for actor in actors))


def follow_all(session: Session, moved: Iterable[tuple[int, int]]) -> None:
    """Let everything that is filed under an actor follow to another, given as (new head, old head)."""
    rows = [(f"#{new}", f"#{old}", f"#{old}|", f"#{old}}}") for new, old in moved]
    for table in MEMBER:
        session.connection().exec_driver_sql(FOLLOW_ALL.format(table=table.__tablename__), rows)


def unfiled(session: Session) -> list[int]:
    """Return the actors of gazetteers that are filed under no name."""
    filed = select(ActorKey.actor_id).where(ActorKey.actor_id == Actor.id).exists()
    return list(session.scalars(select(Actor.id).where(Actor.article_id.is_(None), ~filed)))
