"""Connections to SQLite as this program needs them, and its errors in words.

Python's driver begins transactions on its own, too late and not before DDL; here it is told not to, and
SQLAlchemy's ``begin`` event says BEGIN itself. Writers say BEGIN IMMEDIATE: a deferred one that turns into a
write fails at once when somebody else wrote in between, whatever the busy timeout is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from claims.errors import DatabaseError
from claims.store.backends.sqlite.driver import connection as driver
from claims.store.backends.sqlite.driver.connection import BUSY_SECONDS
from claims.store.backends.sqlite.driver.media import is_immutable

ALL = {"busy_timeout": str(BUSY_SECONDS * 1000), "temp_store": "MEMORY"}
READER = {**ALL, "query_only": "ON", "cache_size": "-4096", "mmap_size": "268435456"}
WRITER = {**ALL, "foreign_keys": "ON", "synchronous": "FULL", "cache_size": "-16384"}
"""A writer keeps 16 MB of pages: an article goes to places all over a large file, which 2 MB do not hold."""
MIGRATOR = {**ALL, "foreign_keys": "OFF", "synchronous": "FULL"}


def reader(path: Path) -> Engine:
    """Return an engine that only reads; any number of threads may use it."""
    engine = create_engine(_url(path), pool_size=8, max_overflow=-1)
    return _prepared(engine, READER, "BEGIN")


def writer(path: Path) -> Engine:
    """Return an engine with a single connection: threads write one after the other, in order of asking."""
    engine = create_engine(_url(path), pool_size=1, max_overflow=0, pool_timeout=BUSY_SECONDS)
    return _prepared(engine, WRITER, "BEGIN IMMEDIATE")


def migrator(path: Path) -> Engine:
    """Return an engine for changes of the schema: foreign keys are off, so that a table can be rebuilt.

    With foreign keys on, the DROP TABLE inside a rebuild deletes every row that refers to the table,
    silently.
    """
    return _prepared(create_engine(_url(path, "rwc"), poolclass=NullPool), MIGRATOR, "BEGIN IMMEDIATE")


def _url(path: Path, mode: str = "rw") -> URL:
    """Return where an engine connects. Only mode ``rwc`` makes a file where there is none."""
    query = {"mode": "ro", "immutable": "1"} if is_immutable(path) else {"mode": mode}
    return URL.create("sqlite", database=path.resolve().as_uri(), query={**query, "uri": "true"})


def _prepared(engine: Engine, pragmas: Mapping[str, str], begin: str) -> Engine:
    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def name_taken(error: Exception) -> tuple[str, str] | None:
    """Return the kind and name of what bears a name that SQLite was to give; ``None`` for other errors."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return driver.name_taken(cause) if isinstance(cause, sqlite3.Error) else None


def explained(path: Path, error: BaseException | None) -> DatabaseError | None:
    """Return what to tell the user of SQLite's ``error``; ``None`` when the fault is ours, not the file's."""
    if isinstance(error, PoolTimeoutError):
        return driver.busy(path)
    cause = error.orig if isinstance(error, DBAPIError) else error
    return driver.explained(path, cause) if isinstance(cause, sqlite3.Error) else None


def is_read_only(error: DatabaseError) -> bool:
    """Say whether ``error`` came of writing to a database that may only be read."""
    cause = error.__cause__
    cause = cause.orig if isinstance(cause, DBAPIError) else cause
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Raise what SQLite complains of inside the block as a DatabaseError about ``path``."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError, sqlite3.Error) as error:
        known = explained(path, error)
        if known is None:
            raise
        raise known from error
