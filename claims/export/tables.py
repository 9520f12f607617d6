"""Every public view as a file of its own, CSV or Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Result
from sqlalchemy.orm import Session

from claims.export.parquet import write_parquet
from claims.store.documentation import views

BLOCK = 10_000
"""Rows held in memory at once."""


def write_csv_files(session: Session, folder: Path, ids: Collection[int] | None) -> int:
    """Write ``VIEW.csv`` for each view and return the number of claims."""
    return _each(session, folder, ids, _csv)


def write_parquet_files(session: Session, folder: Path, ids: Collection[int] | None) -> int:
    """Write ``VIEW.parquet`` for each view and return the number of claims."""
    return _each(session, folder, ids, _parquet)


def _each(
    session: Session,
    folder: Path,
    ids: Collection[int] | None,
    write: Callable[[Result[Any], Path], int],
) -> int:
    number = 0
    for view in views():
        columns = [name for name, _ in view.columns]
        query = f'SELECT * FROM "{view.name}"'  # noqa: S608  # a name of our own
        if ids is not None and "claim_id" in columns:
            query += f" WHERE claim_id IN ({','.join(str(int(id_)) for id_ in ids)})"
        rows = write(session.execute(text(query)), folder / view.name)
        number = rows if view.name == "claims" else number
    return number


def _csv(found: Result[Any], path: Path) -> int:
    number = 0
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(found.keys())
        while block := found.fetchmany(BLOCK):
            writer.writerows(block)
            number += len(block)
    return number


def _parquet(found: Result[Any], path: Path) -> int:
    return write_parquet(list(found.keys()), (list(row) for row in found), path.with_suffix(".parquet"))
