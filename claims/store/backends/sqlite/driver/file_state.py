"""An SQLite file looked at before it is opened: whether it can be one of ours, and at which revision."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from claims.errors import DatabaseError, UnusableFileError
from claims.store.backends.sqlite.driver.connection import connect, explaining
from claims.store.backends.sqlite.driver.schema_files import fingerprint
from claims.store.schema.revisions import head

HEADER = 100
MAGIC = b"SQLite format 3\0"
SPECIAL = (":", "file:")
"""Beginnings of names that SQLite takes for something other than a file."""


def current(path: Path) -> str | None:
    """Return the revision of the database at ``path``; ``None`` for an empty or a missing file.

    Raises:
        UnusableFileError: it is not a database of claims, is damaged, or cannot be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    _refuse_what_is_broken(path)
    with explaining(path), closing(connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if "alembic_version" in tables:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
    if tables:
        raise UnusableFileError(
            f"{path} is an SQLite database, but of another program ({', '.join(sorted(tables)[:3])}).",
            "Choose another file name.",
        )
    return None


def _refuse_what_is_broken(path: Path) -> None:
    """Look at the header (https://sqlite.org/fileformat.html): that costs nothing, however large the file."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
    except OSError as error:
        raise UnusableFileError(
            f"{path} cannot be read ({error.strerror}).", "Choose another file."
        ) from error
    if not header.startswith(MAGIC[: len(header)]):
        raise UnusableFileError(f"{path} is not a database.", "Choose another file name.")
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    # The rest may stand in a write-ahead log, or a journal is still to be rolled back.
    logs = (path.with_name(f"{path.name}{end}") for end in ("-wal", "-journal"))
    whole = len(header) == HEADER and path.stat().st_size >= pages * (65536 if size == 1 else size)
    if not whole and not any(log.exists() and log.stat().st_size for log in logs):
        raise UnusableFileError(
            f"{path} is cut short: a part of it is missing.",
            f"Put a backup in its place: claims db restore BACKUP --db {path}",
        )


def refuse_impossible(path: Path, *, create: bool) -> None:
    """Raise a DatabaseError where no database can be at ``path``, or with ``create`` false is none."""
    if str(path).startswith(SPECIAL):
        raise DatabaseError(f"{path} is no file name to SQLite. Name the file that is to hold the database.")
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder. Name the database file in it.")
    if not path.parent.is_dir():
        raise DatabaseError(f"{path} cannot be made: there is no folder {path.parent}.")
    if not create and not path.exists():
        raise DatabaseError(f"There is no database at {path}. Make one: claims import --db {path} FILE…")


def identity(path: Path) -> tuple[int, int] | None:
    """Return the device and inode of a file; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold the file open during the block; give whether it is at this program's revision, views included.

    What only reads cannot remove the files of the write-ahead log that it makes beside the database
    (https://sqlite.org/wal.html#read_only_databases); this connection does when it closes last.
    """
    try:
        connection = connect(path)
    except sqlite3.Error:  # the full program reports why
        yield False
        return
    with closing(connection):
        yield _is_current(connection)


def _is_current(connection: sqlite3.Connection) -> bool:
    try:
        (laid_over,) = connection.execute("PRAGMA user_version").fetchone()
        revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.Error:  # as above
        return False
    return bool(laid_over == fingerprint() and revisions == [(head(),)])
