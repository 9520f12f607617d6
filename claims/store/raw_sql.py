"""Statements in SQL that are given to the driver as they are written.

An article is linked by some fifty statements, each asked once. One that is made of SQLAlchemy's expressions
takes 2 to 5 ms to make and compile and a fraction of one to run, so these are written out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

Value = str | int | Collection[int] | Collection[str]
Answer = Sequence[Row[*tuple[Any, ...]]]


def ask(session: Session, statement: str, **values: Value) -> Answer:
    """Return the rows that ``statement`` gives for its ``:name`` parameters.

    Ids or strings given as a collection become a JSON array, to be read by ``json_each(:name)``: so that one
    statement serves however many they are.
    """
    return session.connection().exec_driver_sql(statement, _bound(values)).all()


def order(session: Session, statement: str, **values: Value) -> None:
    """Run a statement that gives no rows; values are bound as for :func:`ask`."""
    session.connection().exec_driver_sql(statement, _bound(values))


def order_many(session: Session, statement: str, rows: Iterable[tuple[str | int | None, ...]]) -> None:
    """Run a statement with ``?`` parameters once for each of ``rows``."""
    if bound := list(rows):
        session.connection().exec_driver_sql(statement, bound)


def day(written: str | None) -> date | None:
    """Return the day in a column of dates, which SQLite keeps as text (ISO 8601)."""
    return date.fromisoformat(written) if written else None


def _bound(values: dict[str, Value]) -> dict[str, str | int]:
    return {
        name: value if isinstance(value, str | int) else json.dumps(sorted(value))
        for name, value in values.items()
    }
