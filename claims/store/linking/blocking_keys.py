"""Blocking keys in the database: candidates are found by them without reading everything.

A key is made in :mod:`claims.resolve`; here it is a string that leads to ids. Whoever changes how keys are
made adds a migration that lets all articles wait for new ones (``INSERT INTO link_queue SELECT id, 1 …``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy.orm import Session

from claims.accounts import Days
from claims.judgement import Bearers, Named
from claims.store.models import EventKey, QuoteKey
from claims.store.raw_sql import ask, order, order_many

Filed = type[EventKey] | type[QuoteKey]
MEMBER: Mapping[Filed, str] = {EventKey: "event_id", QuoteKey: "claim_id"}

BATCH = 50
"""How many articles are linked in one transaction."""

WAITING = "SELECT article_id FROM link_queue WHERE rekey_only = :rekey_only ORDER BY article_id LIMIT :most"
DONE = "DELETE FROM link_queue WHERE article_id IN (SELECT value FROM json_each(:articles))"
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
    JOIN actor AS head ON head.id = actor.canonical_id
    GROUP BY profile, head.id ORDER BY profile, min(actor.id)
"""
FIRST_BEARERS = "SELECT actor_id FROM actor_key WHERE profile = :profile ORDER BY actor_id LIMIT :most"
UNFILED = """
    SELECT id FROM actor
    WHERE article_id IS NULL AND NOT EXISTS (SELECT 1 FROM actor_key WHERE actor_id = actor.id)
"""
BEARER = """
    INSERT OR IGNORE INTO actor_key (profile, actor_id)
    SELECT new.profile, new.id FROM (SELECT ? AS profile, ? AS id) AS new
    WHERE NOT EXISTS (
        SELECT 1 FROM actor_key AS known WHERE known.profile = new.profile LIMIT 1 OFFSET {most} - 1
    )
    OR EXISTS (SELECT 1 FROM actor WHERE actor.id = new.id AND canonical_id = actor.id)
"""
FORGET = (
    """DELETE FROM actor_key WHERE actor_id IN (
        SELECT actor.id FROM json_each(:articles) AS asked JOIN actor ON article_id = asked.value
    )""",
    """DELETE FROM event_key WHERE event_id IN (
        SELECT event_id FROM json_each(:articles) AS asked
        JOIN claim ON article_id = asked.value JOIN event_mention ON claim_id = claim.id
    )""",
    """DELETE FROM quote_key WHERE claim_id IN (
        SELECT claim.id FROM json_each(:articles) AS asked JOIN claim ON article_id = asked.value
    )""",
)
REFILE = """
    INSERT OR IGNORE INTO link_queue (article_id, rekey_only)
    SELECT article_id, 1 FROM actor WHERE id = ? AND article_id IS NOT NULL
"""
FOLLOW_ALL = """
    UPDATE OR REPLACE {table} SET key = ? || substr(key, length(?) + 1) WHERE key >= ? AND key < ?
"""
FOLLOW = """
    UPDATE OR REPLACE {table} SET key = :new || substr(key, length(:old) + 1)
    WHERE key >= :old || '|' AND key < :old || '}}' AND {member} IN (
        SELECT {found} FROM json_each(:actors) AS asked
        JOIN participant ON resolved_actor_id = asked.value {join}
    )
"""
"""Moves what is filed under one actor to another, where it is about some actors: "#7|…" to "#3|…"."""


def waiting(session: Session, rekey_only: bool, most: int) -> list[int]:
    """Return the articles that wait, the oldest first: for links, or (``rekey_only``) only for new keys."""
    return [article for (article,) in ask(session, WAITING, rekey_only=int(rekey_only), most=most)]


def count_waiting(session: Session) -> int:
    """Return how many articles wait, for whatever."""
    ((count,),) = ask(session, "SELECT count(*) FROM link_queue")
    return int(count)


def done(session: Session, articles: Collection[int]) -> None:
    """Put on record that these articles wait no longer."""
    order(session, DONE, articles=articles)


def newest(session: Session, keys: Collection[str], most: int) -> dict[str, list[int]]:
    """Return for each key the ``most`` newest quotes that are filed under it, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for key, member in ask(session, NEWEST, keys=keys, most=most):
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
    for event, other, shared in ask(session, NEAREST, asked=json.dumps(rows), most=most):
        found[event].append((other, shared))
    return found


def _in_words(days: Days) -> tuple[str | None, ...]:
    each = (days.date_from, days.date_to, days.published_from, days.published_to)
    return tuple(day.isoformat() if day else None for day in each)


def full(session: Session, keys: Collection[str], most: int) -> set[str]:
    """Return those of ``keys`` under which more than ``most`` names are filed."""
    return {key for (key,) in ask(session, FULL, keys=keys, most=most)}


def names(session: Session, keys: Collection[str]) -> list[Named]:
    """Return the names that are filed under ``keys``."""
    return [Named(key, profile, name) for key, profile, name in ask(session, NAMES, keys=keys)]


def bearers(session: Session, profiles: Collection[str]) -> dict[str, Bearers]:
    """Return who bears each name, without what is known of them."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    listed: set[str] = set()
    for profile, actor, head, is_listed in ask(session, BEARERS, profiles=profiles):
        found[profile].append((actor, head))
        if is_listed:
            listed.add(profile)
    return {profile: Bearers(tuple(some), profile in listed) for profile, some in found.items()}


def first_bearers(session: Session, profile: str, most: int) -> list[int]:
    """Return the ``most`` actors who bore a name first."""
    return [actor for (actor,) in ask(session, FIRST_BEARERS, profile=profile, most=most)]


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
    order_many(session, statement, sorted(dict.fromkeys(rows), key=lambda row: row[:2]))


def forget(session: Session, articles: Collection[int]) -> None:
    """Take what these articles tell out of all keys; names stay, since they lead to nobody then."""
    for statement in FORGET:
        order(session, statement, articles=articles)


def follow(session: Session, moved: Mapping[tuple[int, int], Collection[int]]) -> None:
    """Let what is filed under an actor follow some to another: (old head, new head) and who moved."""
    events = "JOIN event_mention ON event_mention.claim_id = participant.claim_id"
    kinds: tuple[tuple[Filed, str, str], ...] = (
        (EventKey, "event_mention.event_id", events), (QuoteKey, "participant.claim_id", ""),
    )  # fmt: skip
    for (old, new), actors in moved.items():
        for table, found, join in kinds:
            statement = FOLLOW.format(table=table.__tablename__, member=MEMBER[table], found=found, join=join)
            order(session, statement, old=f"#{old}", new=f"#{new}", actors=actors)


def refile(session: Session, actors: Iterable[int]) -> None:
    """Let the articles of these actors wait for new keys."""
    _write(session, REFILE, ((actor,) for actor in actors))


def follow_all(session: Session, moved: Iterable[tuple[int, int]]) -> None:
    """Let everything that is filed under an actor follow to another, given as (new head, old head)."""
    rows = [(f"#{new}", f"#{old}", f"#{old}|", f"#{old}}}") for new, old in moved]
    for table in MEMBER:
        order_many(session, FOLLOW_ALL.format(table=table.__tablename__), rows)


def unfiled(session: Session) -> list[int]:
    """Return the actors of gazetteers that are filed under no name."""
    return [actor for (actor,) in ask(session, UNFILED)]
