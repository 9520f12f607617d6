"""Expressions that each kind of database writes in its own way."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator


class least(FunctionElement[int]):  # noqa: N801  # reads like the functions of sqlalchemy.func
    """The smallest of some numbers."""

    type = sa.Integer()
    inherit_cache = True


@compiles(least)
def _least(element: least, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    return f"least({compiler.process(element.clauses, **options)})"


@compiles(least, "sqlite")
def _min(element: least, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    return f"min({compiler.process(element.clauses, **options)})"


class FullTextQuery(TypeDecorator[str]):
    """A full-text query in FTS5's language, which a database gets in its own."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the query as the database reads it."""
        if value is None or dialect.name == "sqlite":
            return value
        from claims.store.backends.postgresql.full_text import tsquery

        return tsquery(value)


class _Matches(FunctionElement[bool]):
    """Whether a row, by its id, is among those of an index that match a query."""

    type = sa.Boolean()
    inherit_cache = True


def matches(row_id: ColumnElement[Any] | InstrumentedAttribute[Any], index: str, query: str) -> _Matches:
    """Say whether a row matches a full-text query.

    Args:
        row_id: the id of the sentence or the claim.
        index: ``sentence_search`` or ``quote_search``.
        query: in FTS5's language.
    """
    return _Matches(row_id, sa.literal_column(index), sa.literal(query, FullTextQuery))


@compiles(_Matches, "sqlite")
def _match(element: _Matches, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    row_id, index, query = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{row_id} IN (SELECT rowid FROM {index} WHERE {index} MATCH {query})"  # noqa: S608  # a name of ours


@compiles(_Matches, "postgresql")
def _holds(element: _Matches, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    row_id, index, query = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{row_id} IN (SELECT id FROM {index} WHERE words @@ CAST({query} AS tsquery))"  # noqa: S608  # ours
