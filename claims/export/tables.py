"""Every public view as a file of its own, CSV or Parquet: its rows in one order, whatever keeps them."""

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
from claims.export.parquet import BLOCK, write_typed_parquet
from claims.store.backends import lists
from claims.store.schema.data_dictionary import View, views


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
    """Write ``VIEW.parquet`` for each view and return the number of claims; columns have their types.

    Raises:
        InputError: pyarrow is not installed.
    """
    return _each(session, folder, ids, _parquet)


def _each(
    session: Session,
    folder: Path,
    ids: Collection[int] | None,
    write: Callable[[Result[Any], View, Path, Mapping[str, str]], int],
) -> int:
    number, paths = 0, machine_paths(session)
    for view in views():
        query: Select[Any] = select(literal_column("*")).select_from(table(view.name))
        query = query.order_by(*(column(name).nulls_first() for name in view.described))
        condition = None if ids is None else _about(view.described)
        if condition is None:
            found = session.execute(query)
        else:
            found = session.execute(query.where(condition), {"ids": ids})
        rows = write(found.yield_per(BLOCK), view, folder, paths)
        number = rows if view.name == "claims" else number
    return number


def _about(columns: Collection[str]) -> ColumnElement[bool] | None:
    """Return the condition that a row of a view with these columns is about one of the claims ``ids``."""
    return next((condition for column, condition in ABOUT.items() if column in columns), None)


def _csv(found: Result[Any], view: View, folder: Path, paths: Mapping[str, str], *, raw: bool) -> int:
    with (
        whole(folder / f"{view.name}.csv") as unfinished,
        unfinished.open("w", encoding="utf-8", newline="") as file,
    ):
        return write_csv(file, list(view.described), portable_rows(found, paths), raw=raw)


def _parquet(found: Result[Any], view: View, folder: Path, paths: Mapping[str, str]) -> int:
    types = {column.name: column.type for column in view.columns}
    with whole(folder / f"{view.name}.parquet") as unfinished:
        return write_typed_parquet(types, portable_rows(found, paths), unfinished)
