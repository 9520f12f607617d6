"""A database of claims, opened: created or upgraded on the way, then read and written in transactions.

Any number of threads may share one :class:`Database`. Every ``read()`` takes a connection of its own from a
pool and sees one unchanging moment of the database; ``write()`` lets one writer in at a time, so the threads
of a program queue up in front of it instead of locking each other out, and other programs are waited for.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from claims.errors import DatabaseError
from claims.store.backends.address import Address, is_server
from claims.store.backends.chosen import backend_at
from claims.store.backends.protocol import Backend
from claims.store.schema import migrate
from claims.store.schema.revisions import refuse_newer


class Database:
    """An open database; make one with :meth:`open`. ``name`` is how messages show where it is."""

    def __init__(self, address: Address, backend: Backend) -> None:
        self.address = address if is_server(address) else Path(address)
        self.name = backend.name
        self._backend = backend
        self._sessions = backend.sessions()

    @classmethod
    def open(cls, address: Address, *, create: bool = True) -> Self:
        """Open the database; one that is missing is created, and an older file is upgraded.

        Before an upgrade the file is copied beside itself. Views, triggers and search indexes that this
        version has otherwise are made again. A database on a server is upgraded by ``claims db upgrade``
        alone, since others may be at work in it.

        Raises:
            DatabaseError: it is missing (with ``create=False``), locked, read-only and in need of an upgrade,
                newer than the program, not a database, not one of ours, cut short, or the disk is full.
        """
        backend = backend_at(address)
        backend.refuse_impossible(create=create)
        at = backend.revision()
        if at != migrate.head():
            if at is not None and not backend.upgrades_itself:
                refuse_newer(backend.name, at)
                raise DatabaseError(
                    f"{backend.name} is at revision {at}, this program works with {migrate.head()}. "
                    f"When nobody is at work in it: claims db upgrade --db {backend.name}"
                )
            migrate.upgraded(backend)
        if backend.upgrades_itself:
            backend.refresh()
        return cls(address, backend)

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that sees one moment of the database and cannot change it.

        Raises:
            ReplacedError: the file was replaced by another, or is gone.
            DatabaseError: the database cannot be read.
        """
        return self._sessions.read()

    def write(self) -> AbstractContextManager[Session]:
        """Give a session in a transaction of its own: committed at the end, rolled back on an exception.

        No other writer, in this program or another, comes in between; when the block is left the change is on
        the disk. Do not nest: the inner one would wait for the outer.

        Raises:
            ReplacedError: the file was replaced by another, or is gone.
            DatabaseError: somebody else is writing and does not finish, the disk is full, the database is
                read-only.
        """
        return self._sessions.write()

    def data_version(self) -> int:
        """Return a number that changes when another program (or another Database) has committed something.

        What this Database writes itself does not change it. While a thread writes, the last known number is
        returned, so that asking never waits.

        Raises:
            ReplacedError: the file was replaced by another, or is gone.
        """
        return self._sessions.version()

    @property
    def tells(self) -> bool:
        """Whether :meth:`wait` is told when somebody else commits; where not, one has to ask."""
        return self._sessions.tells

    def wait(self, seconds: float, over: Callable[[], bool]) -> bool:
        """Wait until somebody else commits, for ``seconds`` at most, or until ``over`` says that it is.

        Returns whether somebody has committed. One thread at a time may wait.

        Raises:
            DatabaseError: the database cannot be reached.
        """
        return self._sessions.wait(seconds, over)

    @property
    def path(self) -> Path:
        """The file that the database is in.

        Raises:
            DatabaseError: it is on a server.
        """
        if isinstance(self.address, str):
            raise DatabaseError(f"{self.name} is on a server, not in a file.")
        return self.address

    def beside(self, suffix: str) -> Path:
        """Return a name for a file that belongs to this database, ending in ``suffix``."""
        return self._backend.beside(suffix)

    def close(self) -> None:
        """Close every connection."""
        self._sessions.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
