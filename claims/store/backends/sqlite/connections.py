"""Connections to SQLite as this program needs them, and its errors in words.

Python's driver begins transactions on its own, too late and not before DDL; here it is told not to, and
SQLAlchemy's ``begin`` event says BEGIN itself. Writers say BEGIN IMMEDIATE: a deferred one that turns into a
write fails at once when somebody else wrote in between, whatever the busy timeout is.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from claims.errors import DatabaseError, LockedError
from claims.store.backends.sqlite.media import is_immutable, read_only_uri

BUSY_SECONDS = 30
"""The time a writer waits for another program's transaction before it gives up."""
LOOK_SECONDS = 5
"""Seconds that a look at the file's revision waits."""

ALL = {"busy_timeout": str(BUSY_SECONDS * 1000), "temp_store": "MEMORY"}
READER = {**ALL, "query_only": "ON", "cache_size": "-32768", "mmap_size": "268435456"}
WRITER = {**ALL, "foreign_keys": "ON", "synchronous": "FULL"}
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


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection of the driver itself, for a look at the file before any engine is made."""
    if is_immutable(path):
        return sqlite3.connect(read_only_uri(path), uri=True)
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=LOOK_SECONDS)


def writing(path: Path) -> sqlite3.Connection:
    """Return a connection of the driver itself that waits for other writers."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS)


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


SAYINGS = {
    sqlite3.SQLITE_BUSY: "{path} is locked: another program has been writing to it for {seconds} seconds. "
    "Wait until it is done, or close it, and try again.",
    sqlite3.SQLITE_LOCKED: "{path} is locked by another part of this program; try again.",
    sqlite3.SQLITE_READONLY: "{path} is read-only. Change its permissions and its folder's, or take a copy.",
    sqlite3.SQLITE_PERM: "{path} may not be opened by you. Change its permissions, or work on a copy.",
    sqlite3.SQLITE_IOERR: "The disk under {path} failed ({detail}). Nothing was changed; check the disk.",
    sqlite3.SQLITE_FULL: "The disk with {path} is full. Nothing was changed; make room and try again.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({detail}). `claims db check` says more, "
    "`claims db restore BACKUP` puts a backup in its place.",
    sqlite3.SQLITE_NOTADB: "{path} is not a database of claims. Choose another file name.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened ({detail}). See that its folder exists and is yours.",
}
"""The meaning of SQLite's errors to a user, by primary code (https://sqlite.org/rescode.html)."""

TAKEN = re.compile(
    r"(?P<kind>table|index|view|trigger) (?P<name>\S+) already exists"
    r"|there is already an? (?P<other>table|index) named (?P<named>\S+)"
    r"|duplicate (?P<part>column) name: (?P<called>\S+)"
)
"""SQLite's words where a migration wants a name that a user has given something."""
CLASH = (
    "{path} has a {kind} of yours named {name}, which this version needs for itself; nothing was changed. "
    "Rename yours, and try again."
)


def name_taken(error: Exception) -> tuple[str, str] | None:
    """Return the kind and name of what bears a name that SQLite was to give; ``None`` for other errors."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    found = TAKEN.search(str(cause))
    if found is None:
        return None
    kind, name = (value for value in found.groups() if value)
    return kind, name


def explained(path: Path, error: BaseException | None) -> DatabaseError | None:
    """Return what to tell the user of SQLite's ``error``; ``None`` when the fault is ours, not the file's."""
    if isinstance(error, PoolTimeoutError):
        return LockedError(SAYINGS[sqlite3.SQLITE_BUSY].format(path=path, seconds=BUSY_SECONDS))
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    kind = LockedError if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else DatabaseError
    if taken := name_taken(cause):
        return DatabaseError(CLASH.format(path=path, kind=taken[0], name=taken[1]))
    saying = SAYINGS.get(code)
    return kind(saying.format(path=path, seconds=BUSY_SECONDS, detail=cause)) if saying else None


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
