"""Planner of full-text queries: the short way to the ids, however common the words are.

FTS5 walks the matches of a million sentences in 40 ms, but only in the order of their rowids, and asking it
about one row costs a walk. So where matches are to be narrowed to an actor or to days, whichever side has few
rows is looked at first:

- few matches: each is looked up, whether it is the actor's or of those days;
- few rows of the actor or of those days: their texts are put into an index of their own, in memory;
- many of both: they meet often, so the first that do are found soon.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from claims.errors import QueryError
from claims.store.backends.fts_language import RANKED, SEARCH_SOURCES, WORDS, SearchSource, quoted
from claims.store.backends.protocol import Asked, Marks, Snippets, Where
from claims.store.backends.sqlite.driver import schema_files

FEW = 2000
"""So many texts are put into an index of their own in 40 ms."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The rows to which a search is narrowed.

    ``of_actor`` gives all rows of an actor, each in the article ``article``; ``of_days`` those of
    ``{articles}``. A ``+`` keeps SQLite from beginning there.
    """

    of_actor: str
    article: str
    of_days: str


NARROWED: Mapping[Where, Narrowing] = {
    "sentences": Narrowing(
        of_actor="""SELECT (
            SELECT iif(mention.char_start < char_end, id, NULL) FROM sentence
            WHERE article_id = mention.article_id AND char_start <= mention.char_start
            ORDER BY ordinal DESC LIMIT 1
        )
        FROM actor JOIN mention ON mention.actor_id = actor.id
        WHERE actor.canonical_id = :actor_id""",
        article="mention.article_id",
        of_days="SELECT id FROM sentence WHERE article_id IN ({articles})",
    ),
    "quotes": Narrowing(
        of_actor="""SELECT participant.claim_id FROM actor
        JOIN participant ON participant.resolved_actor_id = actor.id
        JOIN claim ON claim.id = participant.claim_id
        WHERE actor.canonical_id = :actor_id AND +claim.kind = 'quote'""",
        article="claim.article_id",
        of_days="SELECT id FROM claim WHERE +kind = 'quote' AND article_id IN ({articles})",
    ),
}


NOT_A_QUERY = re.compile(r"fts5|no such column|unterminated string|unknown special query")
"""SQLite's messages about a malformed query; with every word in double quotes it is usually well formed."""


def matching(session: Session, asked: Asked, limit: int, after: int, marks: Marks) -> Snippets:
    """Return the first ``limit`` hits in order: ids, and words with marks. Hits after ``after`` only.

    Raises:
        QueryError: the query is not one.
    """
    last: OperationalError | None = None
    for query in (asked.query, quoted(asked.query)):
        try:
            return _matching(session, asked, query, limit, after, marks)
        except OperationalError as error:
            if not NOT_A_QUERY.search(str(error.orig)):
                raise
            last = error
    raise QueryError(
        f"Cannot search for {asked.query!r}: {last and last.orig}. Put phrases in double quotes."
    )


def _matching(session: Session, asked: Asked, query: str, limit: int, after: int, marks: Marks) -> Snippets:
    source = SEARCH_SOURCES[asked.where]
    most = max(RANKED, limit)
    ids = _stored(session, source, asked, query, after, most + 1, checks=[])
    if asked.narrowed and len(ids) > most:
        few = _rows(session, source, asked, after)
        if few is not None:
            return _within(session, source, query, few, limit, marks)
        ids = _stored(session, source, asked, query, after, limit, checks=_checks(source, asked))
    elif asked.narrowed:
        ids = _checked(session, source, asked, ids)
    if limit < len(ids) <= RANKED and not after:
        ids = _ranked(session, source, query, ids)
    return _snippets(session, source, query, ids[:limit], marks)


def _articles(asked: Asked) -> str:
    """Return the SQL for the ids of the articles that count."""
    conditions = ["published_to >= :since"] if asked.since else []
    conditions += ["published_from <= :until"] if asked.until else []
    return f"SELECT id FROM article WHERE {' AND '.join(conditions) or 'true'}"  # noqa: S608  # values bound


def _checks(source: SearchSource, asked: Asked) -> list[str]:
    """Return the conditions that the row ``hit.id`` has to fulfil to be a hit."""
    checks = [] if asked.actor_id is None else [source.is_actors]
    article = f"(SELECT article_id FROM {source.table} WHERE id = hit.id)"  # noqa: S608  # a name of ours
    return [*checks, f"{article} IN ({_articles(asked)})"] if asked.dated else checks


def _stored(
    session: Session,
    source: SearchSource,
    asked: Asked,
    query: str,
    after: int,
    most: int,
    checks: Sequence[str],
) -> list[int]:
    """Return at most ``most`` matches that pass the checks, in the order they are stored in."""
    found = f"{source.index} MATCH :query AND rowid > :after ORDER BY rowid"
    statement = (
        f"SELECT hit.id FROM (SELECT rowid AS id FROM {source.index} WHERE {found}) AS hit "  # noqa: S608  # ours
        f"WHERE {' AND '.join(checks) or 'true'} LIMIT :most"
    )
    bound = {**asked.values, "query": query, "after": after, "most": most}
    return list(session.scalars(text(statement), bound))


def _checked(session: Session, source: SearchSource, asked: Asked, ids: Sequence[int]) -> list[int]:
    """Return those of ``ids`` that stand the checks."""
    statement = (
        "SELECT hit.id FROM (SELECT value AS id FROM json_each(:ids)) AS hit "  # noqa: S608  # ours
        f"WHERE {' AND '.join(_checks(source, asked))}"
    )
    return list(session.scalars(text(statement), {**asked.values, "ids": json.dumps(list(ids))}))


def _rows(session: Session, source: SearchSource, asked: Asked, after: int) -> list[int] | None:
    """Return the rows that may be hits whatever they say; ``None`` where they are many."""
    if asked.actor_id is None:
        rows = NARROWED[asked.where].of_days.format(articles=_articles(asked))
    else:
        narrowing = NARROWED[asked.where]
        rows = narrowing.of_actor + (
            f" AND +{narrowing.article} IN ({_articles(asked)})" if asked.dated else ""
        )
    found = list(session.scalars(text(f"{rows} LIMIT {FEW + 1}"), asked.values))
    if len(found) > FEW:
        return None
    return sorted({id_ for id_ in found if id_ is not None and id_ > after})


def _within(
    session: Session, source: SearchSource, query: str, ids: Sequence[int], limit: int, marks: Marks
) -> Snippets:
    """Return which of ``ids`` match, by an index of their texts alone."""
    statement = (
        f"SELECT {source.key}, {source.text} FROM {source.view} "  # noqa: S608  # names of ours
        f"WHERE {source.key} IN (SELECT value FROM json_each(:ids))"
    )
    rows = session.execute(text(statement), {"ids": json.dumps(ids)})
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(re.sub(r" (content|content_rowid|prefix)='.*?',?", "", _made(source)))
        memory.executemany(
            f"INSERT INTO {source.index} (rowid, {source.text}) VALUES (?, ?)",  # noqa: S608  # names of ours
            map(tuple, rows),
        )
        found = f"FROM {source.index} WHERE {source.index} MATCH ?"
        (many,) = memory.execute(f"SELECT count(*) > {RANKED} {found}", (query,)).fetchone()
        snippet = f"snippet({source.index}, 0, ?, ?, '…', {WORDS})"
        order = "rowid" if many else "rank, rowid"
        hits = memory.execute(
            f"SELECT rowid, {snippet} {found} ORDER BY {order} LIMIT ?",
            (*marks, query, limit),
        )
        return dict(hits)


def _made(source: SearchSource) -> str:
    """Return the statement that makes the index."""
    return schema_files.sources("indexes")[source.index]


def _ranked(session: Session, source: SearchSource, query: str, ids: Sequence[int]) -> list[int]:
    """Return ``ids`` with the most relevant first.

    ``ORDER BY rank`` would rank every match there is before it looks at the ids; bm25() ranks those alone.
    """
    statement = text(
        f"SELECT rowid FROM {source.index} WHERE {_among(source)} ORDER BY bm25({source.index}), rowid"  # noqa: S608  # ours
    )
    return list(session.scalars(statement, _these(query, ids)))


def _snippets(
    session: Session, source: SearchSource, query: str, ids: Sequence[int], marks: Marks
) -> Snippets:
    """Return the words around what matches in these rows, in their order."""
    if not ids:
        return {}
    snippet = f"snippet({source.index}, 0, :open, :close, '…', {WORDS})"
    statement = text(f"SELECT rowid, {snippet} FROM {source.index} WHERE {_among(source)}")  # noqa: S608  # ours
    bound = {**_these(query, ids), "open": marks[0], "close": marks[1]}
    found = {row[0]: str(row[1]) for row in session.execute(statement, bound)}
    return {id_: found[id_] for id_ in ids}


def _among(source: SearchSource) -> str:
    """Return the SQL that holds matches to some ids; the match is evaluated once, not once for each id."""
    return (
        f"{source.index} MATCH :query AND rowid BETWEEN :first AND :last "  # noqa: S608  # a name of ours
        "AND +rowid IN (SELECT value FROM json_each(:ids))"
    )


def _these(query: str, ids: Sequence[int]) -> dict[str, str | int]:
    return {"query": query, "first": min(ids), "last": max(ids), "ids": json.dumps(list(ids))}
