"""A reviewer's questions in SQL: read-only by the engine itself, limited in time and in rows."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from itertools import islice

from claims.desk.cards import Answered, Catalogue, Cell, Lead, SavedQuery
from claims.desk.console.at_once import is_name
from claims.desk.sessions import Sessions
from claims.errors import QueryError
from claims.store.console import catalogue
from claims.store.console.read_only import Answer, Watch, asking, number_or_text
from claims.store.console.sql_tokenizer import parameters, tokens
from claims.store.review import bookmarks

__all__ = ["ROWS", "Queries", "Watch", "leads_to", "number_or_text", "watching"]

ROWS = 10_000
"""Rows of an answer that a screen gets; a file gets them all."""
SECONDS = 60.0
"""The longest that a question may take."""
NUMBERED = {
    "claim": {"id": "claim"},
    "article": {"id": "article"},
    "quote_search": {"rowid": "claim"},
    "claims": {"id": "claim"},
    "quotes": {"id": "claim"},
    "event_mentions": {"id": "claim"},
    "roles": {"id": "claim"},
    "articles": {"id": "article"},
}
"""The thing whose number a bare number is, where a question asks these."""


def watching() -> Watch:
    """Return a watch that stops a question at the usual time limit."""
    return Watch(SECONDS)


class Queries:
    """Questions in SQL to one database, and those that were saved."""

    def __init__(self, database: Sessions) -> None:
        self.database = database

    def meant(self, written: str) -> str:
        """Return the question that ``written`` stands for: itself, or the saved one of that name."""
        named = {one.name: one.query for one in self.saved()}
        return named.get(written.strip(), written)

    def parameters(self, query: str) -> tuple[str, ...]:
        """Return the names that a question wants values for."""
        return parameters(query)

    def ask(self, query: str, values: Mapping[str, Cell], watch: Watch) -> Answered:
        """Return the first rows of the answer, at most :data:`ROWS`.

        Raises:
            QueryError: it is wrong, would write, takes too long, or was stopped.
        """
        began = time.monotonic()
        with self.answering(query, values, watch) as answer:
            rows = tuple(islice(answer.rows, ROWS + 1))
        seconds = time.monotonic() - began
        return Answered(query, values, answer.columns, rows[:ROWS], len(rows) <= ROWS, seconds)

    def answering(
        self, query: str, values: Mapping[str, Cell], watch: Watch
    ) -> AbstractContextManager[Answer]:
        """Give the whole answer, row by row, for as long as the block lasts."""
        return asking(self.database.address, query, values, watch=watch)

    def catalogue(self) -> Catalogue:
        """Return what may stand in a question."""
        with self.database.read() as session:
            askable = catalogue.sources(session)
        return Catalogue(askable, self.saved())

    def saved(self) -> tuple[SavedQuery, ...]:
        """Return the questions kept under a name."""
        with self.database.read() as session:
            return tuple(SavedQuery(name, query) for name, query in bookmarks.saved(session, "query"))

    def save(self, name: str, query: str) -> None:
        """Keep a question under a name; an older one of that name is replaced.

        Raises:
            QueryError: the name could be taken for a question.
        """
        if not is_name(name):
            raise QueryError(f"{name!r} cannot be a name; use letters, digits, - and _.")
        with self.database.write() as session:
            bookmarks.save(session, "query", name, query)

    def drop(self, name: str) -> None:
        """Forget a saved question."""
        with self.database.write() as session:
            bookmarks.drop(session, "query", name)


def leads_to(answered: Answered, row: int, column: int) -> Lead | None:
    """Return what a row of an answer is about: the number under the cursor before any other, claims first."""
    numbered = _numbered(answered.query)
    leads = [
        _lead(name, cell, numbered) for name, cell in zip(answered.columns, answered.rows[row], strict=True)
    ]
    others = (lead for lead in leads if lead)
    return leads[column] or min(others, key=lambda lead: lead.to != "claim", default=None)


def _numbered(query: str) -> dict[str, str]:
    asked = [token.name for token in tokens(query)]
    return {name: to for source in asked for name, to in NUMBERED.get(source, {}).items()}


def _lead(name: str, cell: Cell, numbered: Mapping[str, str]) -> Lead | None:
    if not isinstance(cell, int):
        return None
    plain = name.partition(":")[0].casefold()
    if plain.endswith("claim_id") or numbered.get(plain) == "claim":
        return Lead("claim", cell)
    if plain.endswith("article_id") or numbered.get(plain) == "article":
        return Lead("article", cell)
    return None
