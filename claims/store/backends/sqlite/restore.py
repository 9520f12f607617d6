"""Restore: a backup takes the place of a database, and the database that was there is kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from claims.atomic_file import whole
from claims.errors import DatabaseError, LockedError, UnusableFileError
from claims.store.backends.protocol import Restored
from claims.store.backends.sqlite.copies import beside, copy_to
from claims.store.backends.sqlite.driver.connection import connect, explaining
from claims.store.backends.sqlite.driver.file_state import current
from claims.store.schema.revisions import refuse_newer

LOCK_START, LOCK_LENGTH = 0x40000000, 512
"""The bytes on which every open connection to an SQLite file holds a lock (https://sqlite.org/lockingv3.html)."""
COMPANIONS = ("-wal", "-shm", "-journal")
"""Files that belong to a database and that another database must not find beside it."""
ANOTHER = "Choose another backup."


def restore(path: Path, copy: Path) -> Restored:
    """Put ``copy`` in the place of the database at ``path``. The copy itself stays as it is.

    The old database is kept under another name, and its write-ahead log with it: left where it is, the log
    would destroy the restored database. A sound database is there at every moment, the old one or the new
    one, even if this is killed half-way.

    Raises:
        DatabaseError: ``copy`` is missing, damaged, not a database of claims or newer than the program, or
            is the database itself.
        LockedError: another program has the database open.
    """
    revision = _revision_of_copy(copy)
    if not path.exists():
        with whole(path, like=copy) as unfinished:
            copy_to(copy, unfinished, path)
        return Restored(revision, None)
    if path.samefile(copy):
        raise DatabaseError(f"{copy} is the database itself. Name the backup to restore.")
    _fold_write_ahead_log(path)
    with _locked(path), whole(path, like=path) as unfinished:
        copy_to(copy, unfinished, path)
        return Restored(revision, _set_aside(path))


def _revision_of_copy(copy: Path) -> str:
    """Return the revision of a backup that can be restored."""
    if not copy.is_file():
        raise DatabaseError(f"There is no backup at {copy}.")
    try:
        revision = current(copy)
        if revision is None:
            raise UnusableFileError(f"{copy} is empty.", ANOTHER)
        refuse_newer(str(copy), revision)
        with explaining(copy), closing(connect(copy)) as connection:
            (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except UnusableFileError as error:  # advises as if the copy were the database itself
        raise UnusableFileError(error.what, ANOTHER) from error
    if sound != "ok":
        raise UnusableFileError(f"{copy} is damaged ({sound}).", ANOTHER)
    return revision


def _fold_write_ahead_log(path: Path) -> None:
    """Put what is in the write-ahead log into the database, which SQLite does where nobody else has it open.

    A database that is too damaged for that keeps its log.
    """
    with suppress(DatabaseError, sqlite3.DatabaseError):
        current(path)  # SQLite deletes the log of a file that it does not take for a database
        with closing(sqlite3.connect(path, timeout=0)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock that every open connection needs; the file must not be opened again inside the block.

    That SQLite cannot read the file does not matter here: it takes the same lock before it looks.

    Raises:
        LockedError: another program has the database open.
    """
    import fcntl  # only there on Unix

    with path.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCK_LENGTH, LOCK_START)
        except OSError as error:
            raise LockedError(
                f"{path} is open in another program, such as a review desk or an import. "
                f"Close it, and restore again."
            ) from error
        yield


def _set_aside(path: Path) -> Path:
    """Give the old database and its companions another name, and return it; and return it."""
    kept = beside(path, "replaced")
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        path.rename(kept)
    for suffix in COMPANIONS:
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(kept.with_name(kept.name + suffix))
    return kept
