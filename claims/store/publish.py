"""A whole database copied into an empty one of either kind: from a file to a server, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from claims.errors import DatabaseError
from claims.store.backends.address import Address
from claims.store.backends.chosen import backend_at, operations
from claims.store.backends.protocol import Backend
from claims.store.database import Database
from claims.store.models import Base
from claims.store.schema import migrate
from claims.store.schema.integrity import replayed

BLOCK = 5000
"""Rows held in memory at once."""


def publish(source: Address, target: Address) -> Mapping[str, int]:
    """Copy every row of our tables to a database that is new or empty; return how many, by table.

    The rows go in one transaction. Before it is committed they are counted, and the decisions are replayed
    over the proposals: the target is then what the source was at one moment, or it is empty.

    Raises:
        DatabaseError: there is no source, the target has claims in it, or the copy is not the same.
    """
    backend = backend_at(target)
    backend.refuse_impossible(create=True)
    with Database.open(source, create=False) as database, database.read() as session:
        migrate.upgraded(backend)
        engine = backend.writer()
        try:
            with backend.explaining(), engine.begin() as connection:
                _refuse_filled(backend, connection)
                return _copy(session, connection, backend.name)
        finally:
            engine.dispose()


def _refuse_filled(backend: Backend, connection: Connection) -> None:
    if any(_count(connection, table) for table in Base.metadata.sorted_tables):
        raise DatabaseError(
            f"{backend.name} has something in it already. "
            "Name a new file, or an empty database on the server."
        )


def _rows(session: Session, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table as the driver gives them, whatever type the model has for a column."""
    plain = sa.select(sa.text(", ".join(f'"{name}"' for name in columns))).select_from(sa.table(table))
    for row in session.execute(plain.execution_options(yield_per=BLOCK)):
        yield tuple(row)


def _copy(session: Session, connection: Connection, name: str) -> dict[str, int]:
    own = operations(connection)
    counts: dict[str, int] = {}
    own.defer_foreign_keys(connection)
    with own.bulk_loading(connection):
        for table in Base.metadata.sorted_tables:
            columns = [column.name for column in table.columns]
            own.load(connection, table.name, columns, _rows(session, table.name, columns))
            counts[table.name] = _count(session.connection(), table)
    arrived = {table.name: _count(connection, table) for table in Base.metadata.sorted_tables}
    if arrived != counts:
        differing = ", ".join(table for table, number in counts.items() if arrived[table] != number)
        raise DatabaseError(f"Not all rows of {differing} arrived in {name}; nothing was written.")
    with Session(connection, join_transaction_mode="create_savepoint") as copied:
        for finding in replayed(copied):
            raise DatabaseError(
                f"{name} would not be sound: {finding.what} Run `claims db check` on the source."
            )
    return counts


def _count(connection: Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
