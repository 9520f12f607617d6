"""Full-text search over sentences and quotes.

A query is FTS5's (https://sqlite.org/fts5.html): words, ``"a phrase"``, ``prefix*``,
``NEAR(oil sanctions, 5)``, AND, OR, NOT. Case and accents do not count.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from claims.store.backends import lists
from claims.store.backends.chosen import operations
from claims.store.backends.protocol import Asked, Marks, Where
from claims.store.models import Article, Claim, Sentence
from claims.store.statements import fetch

__all__ = ["Asked", "Hit", "Where", "search"]


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
    snippets = operations(session).matching(session, asked, limit, after, marks)
    rows = {row[0]: row for row in fetch(session, ARTICLES[asked.where], hits=list(snippets))}
    found = ((rows[id_], snippet) for id_, snippet in snippets.items())
    return [Hit(row[0], row[1], row[2], row[3], row[4], snippet) for row, snippet in found]


DAY = type_coerce(Article.published_from, Text)
ARTICLES = {
    where: select(table.id, Article.id, Article.title, Article.publisher, DAY)
    .join(Article, Article.id == table.article_id)
    .where(lists.among(table.id, "hits"))
    for where, table in (("sentences", Sentence), ("quotes", Claim))
}
"""The statement that finds the article of each hit."""
