"""The choice of a database's kind: by its address before it is open, by its session afterwards."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from claims.errors import DatabaseError
from claims.store.backends.address import Address, is_server
from claims.store.backends.protocol import Backend, Operations
from claims.store.backends.sqlite.backend import SqliteBackend
from claims.store.backends.sqlite.operations import SqliteOperations

NO_DRIVER = "PostgreSQL needs a driver that is not installed: pip install 'claimdesk[postgresql]'"


def backend_at(address: Address) -> Backend:
    """Return the database at an address; nothing is opened yet.

    Raises:
        DatabaseError: it is on a server, and the driver for that is not installed.
    """
    if not is_server(address):
        return SqliteBackend(Path(address))
    try:
        from claims.store.backends.postgresql.backend import PostgresBackend
    except ImportError as error:
        raise DatabaseError(NO_DRIVER) from error
    return PostgresBackend(str(address))


def operations(bound: Session | Connection) -> Operations:
    """Return what the database of a session or connection says in its own way."""
    bind = bound.get_bind() if isinstance(bound, Session) else bound
    if bind.dialect.name == "sqlite":
        return SqliteOperations()
    from claims.store.backends.postgresql.operations import PostgresOperations

    return PostgresOperations()
