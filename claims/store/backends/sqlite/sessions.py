"""Sessions on an SQLite file: any number of readers, and one writing connection for which all queue up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from time import sleep

from sqlalchemy.orm import Session

from claims.errors import DatabaseError, ReplacedError
from claims.store.backends.sqlite.connections import explaining, reader, writer
from claims.store.backends.sqlite.driver.connection import BUSY_SECONDS
from claims.store.backends.sqlite.driver.file_state import identity
from claims.store.backends.sqlite.driver.media import is_immutable


class SqliteSessions:
    """The file at ``path``, opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reader = reader(path)
        self._writer = writer(path)
        self._writing = Lock()
        self._version = 0
        self._file = identity(path)
        self._immutable = is_immutable(path)

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
        found = identity(self.path)
        if found == self._file:
            return
        what = "is gone: it was moved or deleted" if found is None else "was replaced by another file"
        raise ReplacedError(
            f"{self.path} {what} while it was open; nothing was written to it. "
            f"Close this program, put the file back if need be, and open it again."
        )

    @property
    def tells(self) -> bool:
        """Whether one hears of what others commit: a file tells nobody."""
        return False

    def wait(self, seconds: float, over: Callable[[], bool]) -> bool:
        """Wait so long: a file tells nobody when it is written to."""
        sleep(seconds)
        return False

    def version(self) -> int:
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
