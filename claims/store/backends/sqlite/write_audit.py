"""The tables that a migration writes to: only those are checked afterwards.

SQLite asks an authorizer about every statement it prepares (https://sqlite.org/c3ref/set_authorizer.html);
one that allows everything learns what is written where. To look at every foreign key of a million claims
takes seconds, and a migration that only adds needs none of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

ALEMBIC = "alembic_version"


@dataclass(slots=True)
class Written:
    """The tables into which rows were put, and those whose rows were changed, deleted or dropped."""

    filled: set[str] = field(default_factory=set)
    disturbed: set[str] = field(default_factory=set)

    def note(self, action: int, table: str | None, *_: str | None) -> int:
        """Take down what a statement does; allow it."""
        if table is None or table == ALEMBIC or table.startswith("sqlite_"):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_INSERT:
            self.filled.add(table)
        elif action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_DROP_TABLE):
            self.disturbed.add(table)
        return sqlite3.SQLITE_OK

    def changed(self, table: str) -> bool:
        """Say whether the rows of a table may be others than before."""
        return table in self.filled | self.disturbed


@contextmanager
def noted(connection: Connection) -> Iterator[Written]:
    """Take down what the block writes on this connection."""
    written = Written()
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.set_authorizer(written.note)
    try:
        yield written
    finally:
        driver.set_authorizer(None)


def broken(connection: Connection, written: Written) -> list[str]:
    """Return the table of every row that refers to nothing, in tables where that may have come about.

    Rows that were only put in can be wrong themselves; where others were changed or went, any row may be.
    """
    if written.disturbed:
        checks = ["PRAGMA foreign_key_check"]
    else:
        checks = [f'PRAGMA foreign_key_check("{table}")' for table in sorted(written.filled)]
    return [str(row[0]) for check in checks for row in connection.exec_driver_sql(check)]
