"""Every public view as a file of its own, CSV or Parquet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, column, literal_column, or_, select, table
from sqlalchemy.engine import Result
from sqlalchemy.orm import Session

from claims.atomic_file import whole
from claims.csv_file import write_csv
from claims.export.origins import machine_paths, portable_rows
from claims.export.parquet import write_parquet
from claims.store.backends import lists
from claims.store.schema.data_dictionary import views

BLOCK = 10_000
"""Rows held in memory at once."""


def _given(name: str) -> ColumnElement[bool]:
    return lists.among(column(name, Integer), "ids")


def _with_given(name: str, view: str) -> ColumnElement[bool]:
    return column(name).in_(select(column(name)).select_from(table(view)).where(_given("claim_id")))


ABOUT = {
    "claim_id": _given("claim_id"),
    "left_claim_id": or_(_given("left_claim_id"), _given("right_claim_id")),
    "event_id": _with_given("event_id", "event_mentions"),
    "article_id": _with_given("article_id", "claims"),
    "actor_id": _with_given("actor_id", "participants"),
}
"""By the first of these columns that a view has, which of its rows are about some claims."""


def write_csv_files(session: Session, folder: Path, ids: Collection[int] | None, *, raw: bool = False) -> int:
    """Write ``VIEW.csv`` for each view and return the number of claims; see :mod:`claims.csv_file`."""
    return _each(session, folder, ids, partial(_csv, raw=raw))


def write_parquet_files(session: Session, folder: Path, ids: Collection[int] | None) -> int:
    """Write ``VIEW.parquet`` for each view and return the number of claims."""
    return _each(session, folder, ids, _parquet)


def _each(
    session: Session,
    folder: Path,
    ids: Collection[int] | None,
    write: Callable[[Result[Any], Path, Mapping[str, str]], int],
) -> int:
    number, paths = 0, machine_paths(session)
    for view in views():
        query: Select[Any] = select(literal_column("*")).select_from(table(view.name))
        condition = None if ids is None else _about({name for name, _ in view.columns})
        if condition is None:
            found = session.execute(query)
        else:
            found = session.execute(query.where(condition), {"ids": ids})
        rows = write(found, folder / view.name, paths)
        number = rows if view.name == "claims" else number
    return number


def _about(columns: Collection[str]) -> ColumnElement[bool] | None:
    """Return the condition that a row of a view with these columns is about one of the claims ``ids``."""
    return next((condition for column, condition in ABOUT.items() if column in columns), None)


def _csv(found: Result[Any], path: Path, paths: Mapping[str, str], *, raw: bool) -> int:
    with (
        whole(path.with_suffix(".csv")) as unfinished,
        unfinished.open("w", encoding="utf-8", newline="") as file,
    ):
        columns = list(found.keys())
        return write_csv(file, columns, portable_rows(found.yield_per(BLOCK), paths), raw=raw)


def _parquet(found: Result[Any], path: Path, paths: Mapping[str, str]) -> int:
    with whole(path.with_suffix(".parquet")) as unfinished:
        columns = list(found.keys())
        return write_parquet(columns, (list(row) for row in portable_rows(found, paths)), unfinished)
