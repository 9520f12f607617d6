"""Full-text search over sentences and quotes, with SQLite's FTS5 (https://sqlite.org/fts5.html).

A query is FTS5's own: words, ``"a phrase"``, ``prefix*``, ``NEAR(oil sanctions, 5)``, AND, OR, NOT. Case and
accents do not count. The same indexes are there for SQL: ``WHERE sentence_search MATCH 'oil'``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from claims.errors import QueryError
from claims.store import schema

Where = Literal["sentences", "quotes"]

RANKED = 1000
"""Up to so many matches are put in order of relevance; more are given in the order they are stored in."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence or a quote that matches.

    ``id`` is its ``sentence_id`` or ``claim_id``; ``snippet`` its words, those that match between the marks
    asked for.
    """

    id: int
    article_id: int
    title: str | None
    publisher: str | None
    published_from: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for: a query, and where hits are to be narrowed to an actor or to days of publication."""

    query: str
    where: Where = "sentences"
    actor_id: int | None = None
    since: date | None = None
    until: date | None = None


def search(
    session: Session, asked: Asked, *, limit: int = 20, after: int = 0, marks: tuple[str, str] = ("[", "]")
) -> list[Hit]:
    """Return the hits, the most relevant first where they are few enough to tell.

    ``after`` is the id of the last hit of the page before, where the hits come as they are stored.

    Raises:
        QueryError: the query is not one.
    """
    last: OperationalError | None = None
    for query in (asked.query, quoted(asked.query)):
        try:
            return _found(session, asked, query, limit, after, marks)
        except OperationalError as error:
            if not NOT_A_QUERY.search(str(error.orig)):
                raise
            last = error
    raise QueryError(
        f"Cannot search for {asked.query!r}: {last and last.orig}. Put phrases in double quotes."
    )


NOT_A_QUERY = re.compile(r"fts5|no such column|unterminated string|unknown special query")
"""What SQLite says of a query that is none; with every word in double quotes it usually is one."""


def quoted(query: str) -> str:
    """Return the words of ``query`` each in double quotes, so that punctuation in them means nothing."""
    words = [word.replace('"', "") for word in query.split() if re.search(r"\w", word)]
    return " ".join(f'"{word}"' for word in words) or '""'


@dataclass(frozen=True, slots=True)
class Source:
    """Where to search: the index, the table whose ids are its rowids, and which of those an actor has."""

    index: str
    table: str
    of_actor: str


SOURCES: Mapping[Where, Source] = {
    "sentences": Source(
        "sentence_search",
        "sentence",
        """
        SELECT (
            SELECT iif(mention.char_start < char_end, id, NULL) FROM sentence
            WHERE article_id = mention.article_id AND char_start <= mention.char_start
            ORDER BY ordinal DESC LIMIT 1
        )
        FROM actor JOIN mention ON mention.actor_id = actor.id
        WHERE actor.canonical_id = :actor_id
        """,
    ),
    "quotes": Source(
        "quote_search",
        "claim",
        """
        SELECT participant.claim_id FROM actor
        JOIN participant ON participant.who_id = actor.id
        WHERE actor.canonical_id = :actor_id
        """,
    ),
}


def _found(
    session: Session, asked: Asked, query: str, limit: int, after: int, marks: tuple[str, str]
) -> list[Hit]:
    source = SOURCES[asked.where]
    parameters = {
        "query": query, "actor_id": asked.actor_id, "after": after, "some": max(RANKED, limit),
        "since": asked.since and asked.since.isoformat(), "until": asked.until and asked.until.isoformat(),
    }  # fmt: skip
    ids = list(session.scalars(text(_matching(asked, source)), parameters))
    if limit < len(ids) < RANKED and not after:
        ids = _ranked(session, source, query, ids)
    return _hits(session, source, query, ids[:limit], marks)


def _matching(asked: Asked, source: Source) -> str:
    """Return the SQL for the ids of what matches, in the order they are stored in."""
    conditions = [f"{source.index} MATCH :query", f"{source.index}.rowid > :after"]
    if asked.actor_id is not None:
        conditions.append(f"+{source.index}.rowid IN ({source.of_actor})")
    conditions += ["article.published_to >= :since"] if asked.since else []
    conditions += ["article.published_from <= :until"] if asked.until else []
    joins = _joined(source) if asked.since or asked.until else ""
    return (
        f"SELECT {source.index}.rowid FROM {source.index} {joins} "  # noqa: S608  # names of ours, values bound
        f"WHERE {' AND '.join(conditions)} ORDER BY {source.index}.rowid LIMIT :some"
    )


def _joined(source: Source) -> str:
    return (
        f"JOIN {source.table} ON {source.table}.id = {source.index}.rowid "
        f"JOIN article ON article.id = {source.table}.article_id"
    )


def _ranked(session: Session, source: Source, query: str, ids: Sequence[int]) -> list[int]:
    """Return ``ids`` with the most relevant first.

    ``ORDER BY rank`` would rank every match there is before it looks at the ids; bm25() ranks those alone.
    """
    statement = text(
        f"SELECT {source.index}.rowid FROM {source.index} WHERE {_among(source)} "  # noqa: S608  # names of ours
        f"ORDER BY bm25({source.index}), {source.index}.rowid"
    )
    return list(session.scalars(statement, _these(query, ids)))


def _hits(
    session: Session, source: Source, query: str, ids: Sequence[int], marks: tuple[str, str]
) -> list[Hit]:
    """Return the hits with these ids, in their order."""
    if not ids:
        return []
    statement = text(
        f"SELECT {source.index}.rowid, article.id, article.title, article.publisher, "  # noqa: S608  # ours
        f"article.published_from, snippet({source.index}, 0, :open, :close, '…', 40) "
        f"FROM {source.index} {_joined(source)} WHERE {_among(source)}"
    )
    bound = {**_these(query, ids), "open": marks[0], "close": marks[1]}
    found = {row[0]: Hit(*row) for row in session.execute(statement, bound)}
    return [found[id_] for id_ in ids]


def _among(source: Source) -> str:
    """Return the SQL that holds matches to some ids; the match is evaluated once, not once for each id."""
    return (
        f"{source.index} MATCH :query AND {source.index}.rowid BETWEEN :first AND :last "  # noqa: S608  # ours
        f"AND +{source.index}.rowid IN (SELECT value FROM json_each(:ids))"
    )


def _these(query: str, ids: Sequence[int]) -> dict[str, str | int]:
    return {"query": query, "first": min(ids), "last": max(ids), "ids": json.dumps(list(ids))}


@contextmanager
def bulk_loading(connection: Connection) -> Iterator[None]:
    """Load many rows inside the block without triggers; then fill search indexes and tallies anew.

    The block must leave ``participant.who_id`` as the triggers would.
    """
    schema.drop_triggers(connection)
    yield
    schema.create_triggers(connection)
    for name in schema.sources("tallies"):
        schema.fill_tally(connection, name)
    for name in schema.sources("indexes"):
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608
