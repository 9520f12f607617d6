"""A database of claims, opened: created or upgraded on the way, then read and written in transactions.

Any number of threads may share one :class:`Database`. Every ``read()`` takes a connection of its own from a
pool and sees one unchanging moment of the database; ``write()`` hands out the only writing connection, so the
threads of a program queue up in front of it instead of locking each other out, and other programs are waited
for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from claims.errors import DatabaseError, ReplacedError
from claims.store.backends.media import is_immutable
from claims.store.backends.sqlite import BUSY_SECONDS, explaining, reader, writer
from claims.store.schema import migrate

SPECIAL = (":", "file:")
"""How names begin by which SQLite means something else than a file."""


class Database:
    """An open database; make one with :meth:`open`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reader = reader(path)
        self._writer = writer(path)
        self._writing = Lock()
        self._version = 0
        self._file = _identity(path)
        self._immutable = is_immutable(path)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the database at ``path``; one that is missing is created, one that is older is upgraded.

        Before an upgrade the database is copied beside itself. Views, triggers and search indexes that this
        version has otherwise are made anew.

        Raises:
            DatabaseError: it is missing (with ``create=False``), locked, read-only and in need of an upgrade,
                newer
                than the program, not a database, not one of ours, cut short, or the disk is full.
        """
        path = Path(path)
        try:
            _refuse_what_cannot_be(path, create)
        except OSError as error:
            raise DatabaseError(f"{path} cannot be opened: {error.strerror}. Choose another file.") from error
        if migrate.current(path) != migrate.head():
            migrate.upgrade(path)
        migrate.refresh(path)
        return cls(path)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one moment of the database and cannot change it.

        Raises:
            ReplacedError: the file was replaced by another, or is gone.
            DatabaseError: the database cannot be read.
        """
        with explaining(self.path), Session(self._reader, expire_on_commit=False) as session:
            with self._same_file():
                session.connection()
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in a transaction of its own: committed at the end, rolled back on an exception.

        No other writer, in this program or another, comes in between (BEGIN IMMEDIATE); when the block is
        left the change is on the disk. Do not nest: the inner one would wait for the outer.

        Raises:
            ReplacedError: the file was replaced by another, or is gone.
            DatabaseError: somebody else is writing and does not finish, the disk is full, the file is
                read-only.
        """
        if self._immutable:
            raise DatabaseError(f"{self.path} is on read-only media. Copy it to a disk, and open the copy.")
        if not self._writing.acquire(timeout=BUSY_SECONDS):
            raise DatabaseError(
                f"{self.path} is being written to by another part of this program; try again."
            )
        session = Session(self._writer, expire_on_commit=False)
        try:
            with explaining(self.path), session, session.begin():
                with self._same_file():
                    session.connection()
                yield session
        finally:
            self._writing.release()

    @contextmanager
    def _same_file(self) -> Iterator[None]:
        """See that what is connected to in the block is the file that was opened."""
        self._refuse_other_file()
        try:
            yield
        finally:  # where it went in between, SQLite could not open it, or opened another
            self._refuse_other_file()

    def _refuse_other_file(self) -> None:
        """See that the name still leads to the file that is open: what is written to another is lost."""
        found = _identity(self.path)
        if found == self._file:
            return
        what = "is gone: it was moved or deleted" if found is None else "was replaced by another file"
        raise ReplacedError(
            f"{self.path} {what} while it was open; nothing was written to it. "
            f"Close this program, put the file back if need be, and open it anew."
        )

    def data_version(self) -> int:
        """Return a number that changes when another program (or another Database) has committed something.

        What this Database writes itself does not change it. While a thread writes, the last known number is
        returned, so that asking never waits.

        Raises:
            ReplacedError: the file was replaced by another, or is gone.
        """
        if not self._immutable and self._writing.acquire(blocking=False):
            try:
                self._version = self._ask_version()
            finally:
                self._writing.release()
        return self._version

    def _ask_version(self) -> int:
        with explaining(self.path), self._same_file(), closing(self._writer.raw_connection()) as connection:
            (version,) = connection.cursor().execute("PRAGMA data_version").fetchone()
            return int(version)

    def close(self) -> None:
        """Close every connection; the last one to close folds the write-ahead log into the file."""
        self._reader.dispose()
        self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Return the device and inode of a file; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _refuse_what_cannot_be(path: Path, create: bool) -> None:
    if str(path).startswith(SPECIAL):
        raise DatabaseError(f"{path} is no file name to SQLite. Name the file that is to hold the database.")
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder. Name the database file in it.")
    if not path.parent.is_dir():
        raise DatabaseError(f"{path} cannot be made: there is no folder {path.parent}.")
    if not create and not path.exists():
        raise DatabaseError(f"There is no database at {path}. Make one: claims import --db {path} FILE…")
