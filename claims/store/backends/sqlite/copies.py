"""Copies of a database file, taken also while others write to it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from claims.atomic_file import whole
from claims.errors import DatabaseError
from claims.store.backends.sqlite.driver.connection import connect, explaining


def backup(path: Path, to: Path) -> Path:
    """Copy the database to ``to``, also while others write to it, and return ``to``.

    SQLite's backup API takes along what is still in the write-ahead log, which copying the file does not. The
    copy appears under its name only when it is whole and on the disk, and with the mode of the database.

    Raises:
        DatabaseError: there is no database, or no room for the copy.
        InputError: the folder of the copy is not there.
    """
    if not path.exists():
        raise DatabaseError(f"There is no database at {path}.")
    with whole(to, like=path) as unfinished:
        copy_to(path, unfinished, to)
    return to


def beside(path: Path, what: str) -> Path:
    """Return a free name next to the database: ``news.db.0001-20260131T120000Z``."""
    stem = f"{path.name}.{what}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    taken = len(list(path.parent.glob(f"{stem}*")))
    return path.with_name(f"{stem}-{taken + 1}" if taken else stem)


def copy_to(source: Path, target: Path, name: Path) -> None:
    """Fill the empty file ``target``, and wait until it is on the disk.

    Messages call it by the ``name`` that it will have. Half a copy is worth nothing, so its pages need no
    journal.
    """
    with (
        explaining(name),
        closing(connect(source)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            copy.execute(f"PRAGMA {pragma}")
        original.backup(copy)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
