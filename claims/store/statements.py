"""Statements that are made once and run often, with their values by name.

SQLAlchemy keeps what it compiled of a statement for as long as the engine lives, and knows it again by its
form. So statements are constants of their modules, or come from a function that is cached: to make and
compile one takes 2 to 5 ms, to run it again a fraction of one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ClauseElement, Dialect, Executable, Row
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

from claims.store.models import Base

Rows = Sequence[Row[*tuple[Any, ...]]]


def fetch(session: Session, statement: Executable, **values: object) -> Rows:
    """Return the rows that a statement gives for its named parameters."""
    return session.connection().execute(statement, values).all()


def fetch_listed(session: Session, statement: Executable, **lists: Collection[object]) -> Rows:
    """Return the rows about what is listed; where a list is empty there are none, and nothing is asked."""
    return fetch(session, statement, **lists) if all(lists.values()) else ()


def execute(session: Session, statement: Executable, **values: object) -> None:
    """Run a statement that gives no rows."""
    session.connection().execute(statement, values)


def execute_many(session: Session, statement: Executable, rows: Iterable[Mapping[str, object]]) -> None:
    """Run a statement, a constant, once for each of ``rows``, if there are any.

    The rows go to the driver at once, as it takes them: SQLAlchemy's own way costs three times as much.
    """
    bound = list(rows)
    if not bound:
        return
    connection = session.connection()
    made = _prepared(statement, connection.dialect, tuple(bound[0]))
    connection.exec_driver_sql(made.sql, [made.driven(row) for row in bound])


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement as SQL, the parameters it takes in order, and what makes some values the driver's.

    A driver that takes parameters by name has no order of them: ``names`` is ``None``.
    """

    sql: str
    names: tuple[str, ...] | None
    fixed: Mapping[str, object]
    processors: Mapping[str, Callable[[Any], Any]]

    def driven(self, row: Mapping[str, object]) -> tuple[object, ...] | dict[str, object]:
        """Return the values of a row as the driver takes them."""
        values = {**self.fixed, **row}
        for name, process in self.processors.items():
            values[name] = process(values[name])
        return values if self.names is None else tuple([values[name] for name in self.names])


@lru_cache(maxsize=256)
def _prepared(statement: Executable, dialect: Dialect, names: tuple[str, ...]) -> _Prepared:
    assert isinstance(statement, ClauseElement)
    compiled = statement.compile(dialect=dialect, column_keys=names)
    assert isinstance(compiled, SQLCompiler)
    processors = {
        name: process
        for bind, name in compiled.bind_names.items()
        if (process := bind.type.dialect_impl(dialect).bind_processor(dialect))
    }
    in_order = tuple(compiled.positiontup or ()) if compiled.positional else None
    return _Prepared(str(compiled), in_order, compiled.params, processors)


def upsert(model: type[Base]) -> Insert:
    """Return an INSERT that can say what happens where a row is there already.

    SQLite has taken ON CONFLICT over from PostgreSQL, and compiles this as well.
    """
    return insert(model)
