"""The choice of a database's kind: by its address before it is open, by its session afterwards."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from claims.store.backends.address import Address
from claims.store.backends.protocol import Backend, Operations
from claims.store.backends.sqlite.backend import SqliteBackend
from claims.store.backends.sqlite.operations import SqliteOperations


def backend_at(address: Address) -> Backend:
    """Return the database at an address; nothing is opened yet."""
    return SqliteBackend(Path(address))


def operations(bound: Session | Connection) -> Operations:
    """Return what the database of a session or connection says in its own way."""
    return SqliteOperations()
