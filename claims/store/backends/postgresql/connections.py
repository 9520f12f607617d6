"""Connections to PostgreSQL as this program needs them, and its errors in words.

What is read is a ``REPEATABLE READ, READ ONLY`` transaction: one unchanging moment. Whoever writes takes an
advisory lock first, so that writers come one after the other as they do in an SQLite file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import adapt
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from claims.errors import DatabaseError, LockedError

BUSY_SECONDS = 30
"""The time a writer waits for another program's transaction before it gives up."""
SETTINGS = "-c jit=off -c enable_mergejoin=off -c random_page_cost=1.1"
"""Compiling costs more than our questions take, and a page merged with a table reads the table up to it."""
PREPARED_FROM = 1
"""Times that a question was asked before the server keeps it prepared."""
OPTIONS = {"connect_timeout": BUSY_SECONDS, "options": SETTINGS, "prepare_threshold": PREPARED_FROM}
WRITE_LOCK, SCHEMA_LOCK = 0x636C616D, 0x636C6173
"""The advisory locks of whoever writes, and of whoever changes the schema."""


def url_of(address: str) -> URL:
    """Return an address as SQLAlchemy wants it."""
    return make_url(address).set(drivername="postgresql+psycopg")


def reader(address: str) -> Engine:
    """Return an engine that only reads; any number of threads may use it.

    The connection that was used last comes first: it knows the questions.
    """
    engine = _engine(address, pool_size=8, max_overflow=-1, pool_use_lifo=True)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writer(address: str) -> Engine:
    """Return an engine that writes."""
    return _engine(address, pool_size=2, max_overflow=8, pool_timeout=BUSY_SECONDS)


def migrator(address: str) -> Engine:
    """Return an engine for changes of the schema."""
    return _engine(address, poolclass=NullPool)


def looker(address: str) -> Engine:
    """Return an engine for single questions, each a transaction of its own."""
    return _engine(address, pool_size=1, max_overflow=4, isolation_level="AUTOCOMMIT")


class _Number(adapt.Loader):
    """A numeric as a whole number where it has no decimals, else as a float: what SQLite gives."""

    def load(self, data: Any) -> int | float:  # noqa: ANN401  # a buffer, as psycopg has it
        written = bytes(data)
        return float(written) if b"." in written or b"N" in written else int(written)


def plain_numbers(connection: psycopg.Connection[Any]) -> None:
    """Have a connection give numerics as Python's own numbers."""
    connection.adapters.register_loader("numeric", _Number)


def _engine(address: str, **options: Any) -> Engine:  # noqa: ANN401  # what create_engine takes
    engine = create_engine(url_of(address), connect_args=OPTIONS, **options)

    @event.listens_for(engine, "connect")
    def connected(connection: psycopg.Connection[Any], _: ConnectionPoolEntry) -> None:
        plain_numbers(connection)

    return engine


BUSY = "{name} is locked: another program has been writing to it for {seconds} seconds. Try again."
SAYINGS: dict[type[psycopg.Error], tuple[type[DatabaseError], str]] = {
    psycopg.errors.LockNotAvailable: (LockedError, BUSY),
    psycopg.errors.DeadlockDetected: (LockedError, "{name} was being changed by somebody else; try again."),
    psycopg.errors.SerializationFailure: (
        LockedError,
        "{name} was being changed by somebody else; try again.",
    ),
    psycopg.errors.InsufficientPrivilege: (
        DatabaseError,
        "{name} does not let you do that ({detail}). Ask whoever keeps the server for the right to.",
    ),
    psycopg.errors.DiskFull: (
        DatabaseError,
        "The disk of {name} is full. Nothing was changed; make room and try again.",
    ),
    psycopg.errors.ReadOnlySqlTransaction: (DatabaseError, "{name} can only be read ({detail})."),
    psycopg.errors.DuplicateTable: (
        DatabaseError,
        "{name} has something of yours under a name that this version needs for itself ({detail}); nothing "
        "was changed. Rename yours, and try again.",
    ),
}
"""The meaning of each of PostgreSQL's errors to a user."""


ADVICE = {
    "password": "Put the right one into ~/.pgpass or PGPASSWORD.",
    "does not exist": "See that the names are right, or have it made: createdb --encoding UTF8 NAME.",
    "resolve host": "See that the address is right; in a password @ is written %40 and / %2F.",
    "invalid port": "See that the address is right; in a password @ is written %40 and / %2F.",
}
"""What to do, by words of what the server or the driver says when there is no connection."""


def explained(name: str, error: BaseException) -> DatabaseError | None:
    """Return what to tell the user of an error; ``None`` when the fault is ours."""
    if isinstance(error, PoolTimeoutError):
        return LockedError(BUSY.format(name=name, seconds=BUSY_SECONDS))
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    detail = " ".join(str(cause).split("\n")[0].split())
    for kind, (ours, saying) in SAYINGS.items():
        if isinstance(cause, kind):
            return ours(saying.format(name=name, detail=detail, seconds=BUSY_SECONDS))
    if isinstance(cause, psycopg.OperationalError):
        return DatabaseError(f"{name} cannot be reached or used ({detail}). {_advice(detail)}")
    if "NUL" in detail:
        return DatabaseError(f"{name} cannot keep a text with a NUL character in it. Take that out.")
    return None


def _advice(detail: str) -> str:
    """Return what to do where the server cannot be reached; it tells no reason but in words."""
    return next((advice for words, advice in ADVICE.items() if words in detail), "See that the server runs.")


@contextmanager
def explaining(name: str) -> Iterator[None]:
    """Raise what PostgreSQL complains of inside the block as a DatabaseError."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError, psycopg.Error) as error:
        known = explained(name, error)
        if known is None:
            raise
        raise known from error
