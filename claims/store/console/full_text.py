"""Full-text search over sentences and quotes, with SQLite's FTS5 (https://sqlite.org/fts5.html).

A query is FTS5's own: words, ``"a phrase"``, ``prefix*``, ``NEAR(oil sanctions, 5)``, AND, OR, NOT. Case and
accents do not count. The same indexes are there for SQL: ``WHERE sentence_search MATCH 'oil'``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from claims.errors import QueryError
from claims.store.console.fts_planner import Asked, Marks, matching
from claims.store.schema import schema_objects


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


def search(
    session: Session, asked: Asked, *, limit: int = 20, after: int = 0, marks: Marks = ("[", "]")
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


def _found(session: Session, asked: Asked, query: str, limit: int, after: int, marks: Marks) -> list[Hit]:
    """Return the hits with their articles."""
    source, snippets = matching(session, asked, query, limit, after, marks)
    statement = text(
        "SELECT hit.id, article_id, title, publisher, published_from "  # noqa: S608  # a name of ours
        f"FROM {source.table} AS hit JOIN article ON article.id = hit.article_id "
        "WHERE hit.id IN (SELECT value FROM json_each(:ids))"
    )
    rows = session.execute(statement, {"ids": json.dumps(list(snippets))})
    articles = {row.id: (row.article_id, row.title, row.publisher, row.published_from) for row in rows}
    return [Hit(id_, *articles[id_], snippet) for id_, snippet in snippets.items()]


@contextmanager
def bulk_loading(connection: Connection) -> Iterator[None]:
    """Load many rows inside the block without triggers; then fill search indexes and tallies anew.

    The block must leave ``participant.resolved_actor_id`` as the triggers would.
    """
    schema_objects.drop_triggers(connection)
    yield
    schema_objects.create_triggers(connection)
    for name in schema_objects.sources("tallies"):
        schema_objects.fill_tally(connection, name)
    for name in schema_objects.sources("indexes"):
        schema_objects.fill_index(connection, name)
