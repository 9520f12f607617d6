"""Full-text search on PostgreSQL: GIN finds the rows, FTS5 in memory judges, orders and marks them.

The rows that a ``tsquery`` finds are put into an FTS5 index of their own, which is asked the query as it was
written. So the language, its errors, the snippets and what NEAR means are the same as in an SQLite file. The
hits are ranked among themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.errors import QueryError
from claims.store.backends.fts_language import RANKED, SEARCH_SOURCES, WORDS, SearchSource, quoted
from claims.store.backends.postgresql.query_language import TextQuery, translated
from claims.store.backends.protocol import Asked, Marks, Snippets


def matching(session: Session, asked: Asked, limit: int, after: int, marks: Marks) -> Snippets:
    """Return the first ``limit`` hits in order: ids, and words with marks. Hits after ``after`` only.

    Raises:
        QueryError: the query is not one.
    """
    source = SEARCH_SOURCES[asked.where]
    with closing(_index(source)) as memory:
        query = _understood(memory, source, asked.query)
        wide = translated(query)
        most = max(RANKED, limit)
        ids = _found(session, source, asked, wide, after, most + 1)
        if wide.exact and (len(ids) > RANKED or after):
            ids = ids[:limit]  # in the order they are stored in: the others are not looked at
        insert = f"INSERT INTO {source.index} (rowid, {source.text}) VALUES (?, ?)"  # noqa: S608  # names of ours
        memory.executemany(insert, _texts(session, source, ids))
        return _hits(memory, source, query, limit, marks, ranked=not after)


def _hits(
    memory: sqlite3.Connection, source: SearchSource, query: str, limit: int, marks: Marks, *, ranked: bool
) -> Snippets:
    """Return what matches of the texts in the index, the most relevant first where they are few enough."""
    found = f"FROM {source.index} WHERE {source.index} MATCH ?"
    (many,) = memory.execute(f"SELECT count(*) {found}", (query,)).fetchone()
    snippet = f"snippet({source.index}, 0, ?, ?, '…', {WORDS})"
    order = "rank, rowid" if ranked and limit < many <= RANKED else "rowid"
    return dict(
        memory.execute(f"SELECT rowid, {snippet} {found} ORDER BY {order} LIMIT ?", (*marks, query, limit))
    )


def tsquery(query: str) -> str:
    """Return a query in FTS5's language as a ``tsquery``, which may match more."""
    try:
        return translated(query).text
    except ValueError:
        return translated(quoted(query)).text


def _index(source: SearchSource) -> sqlite3.Connection:
    """Return an FTS5 index in memory with nothing in it."""
    memory = sqlite3.connect(":memory:")
    tokenize = "unicode61 remove_diacritics 2"
    memory.execute(f"CREATE VIRTUAL TABLE {source.index} USING fts5({source.text}, tokenize='{tokenize}')")
    return memory


def _understood(memory: sqlite3.Connection, source: SearchSource, query: str) -> str:
    """Return the query, or its words each in quotation marks where it is none."""
    last: Exception | None = None
    for candidate in (query, quoted(query)):
        try:
            probe = f"SELECT 1 FROM {source.index} WHERE {source.index} MATCH ?"  # noqa: S608  # a name of ours
            memory.execute(probe, (candidate,)).fetchone()
            translated(candidate)
        except (sqlite3.OperationalError, ValueError) as error:
            last = error
        else:
            return candidate
    raise QueryError(f"Cannot search for {query!r}: {last}. Put phrases in double quotes.")


PLANNED_ANEW = text("SET LOCAL plan_cache_mode = force_custom_plan")
"""A choice by the words of the query: the index or the order of the rows, whichever leads there sooner."""


def _found(
    session: Session, source: SearchSource, asked: Asked, query: TextQuery, after: int, most: int
) -> Sequence[int]:
    """Return the first matches, in the order they are stored in; more where some may be none."""
    if not query.text:
        return []
    checks = ["hit.words @@ CAST(:query AS tsquery)", "hit.id > :after"]
    checks += [source.is_actors] if asked.actor_id is not None else []
    article = f"(SELECT article_id FROM {source.table} WHERE id = hit.id)"  # noqa: S608  # a name of ours
    checks += [f"{article} IN ({_articles(asked)})"] if asked.dated else []
    statement = text(
        f"SELECT hit.id FROM {source.index} AS hit "  # noqa: S608  # names of ours
        f"WHERE {' AND '.join(checks)} ORDER BY hit.id LIMIT :most"
    )
    most = most if query.exact else most * 10
    session.execute(PLANNED_ANEW)
    bound = {**asked.values, "query": query.text, "after": after, "most": most}
    return session.scalars(statement, bound).all()


def _texts(session: Session, source: SearchSource, ids: Sequence[int]) -> list[tuple[int, str]]:
    """Return rows with their texts."""
    if not ids:
        return []
    statement = text(
        f"SELECT {source.key}, {source.text} FROM {source.view} "  # noqa: S608  # names of ours
        f"WHERE {source.key} = ANY(:ids)"
    )
    return [(row[0], row[1]) for row in session.execute(statement, {"ids": list(ids)})]


def _articles(asked: Asked) -> str:
    """Return the SQL for the ids of the articles that count."""
    conditions = ["published_to >= :since"] if asked.since else []
    conditions += ["published_from <= :until"] if asked.until else []
    return f"SELECT id FROM article WHERE {' AND '.join(conditions)}"  # noqa: S608  # values bound
