"""What the program lays over the tables: the public views, triggers, search indexes and tallies.

They hold nothing of their own, so no migration speaks of them: they are made anew from ``views/*.sql``,
``triggers/*.sql``, ``indexes/*.sql`` and ``tallies/*.sql`` after every migration, and whenever the files
have changed. What users added to the database (views, triggers, indexes) is never ours to drop: it is set
aside and put back.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from claims.errors import DatabaseError

MARK = "-- a view of claims"
"""Stands in every view of ours, so that ours are told from those a user made."""
ITS_OWN = 1
"""The row that Alembic changes itself. A migration that only adds changes no other, so none needs a check."""
PREFIX = "claims_"
"""Begins the name of every trigger of ours."""
KINDS = ("views", "triggers", "indexes", "tallies")
COUNTING = "claims_tally_insert"
"""The trigger without which the tallies stand still, as under a version of the program that has none."""


@cache
def sources(kind: str) -> dict[str, str]:
    """Return the SQL files of one kind (one of ``KINDS``) by name, in order."""
    folder = files("claims.store") / kind
    found = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".sql")}
    return {name.removesuffix(".sql"): found[name] for name in sorted(found)}


@cache
def fingerprint() -> int:
    """Return a number that changes with any of the SQL files; the database keeps it as ``user_version``."""
    everything = [text for kind in KINDS for text in sources(kind).values()]
    return zlib.crc32("\0".join(everything).encode()) & 0x7FFFFFFF


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script, one by one, those with semicolons inside whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


def rebuild(connection: Connection, *, counted: bool) -> None:
    """Make all of it as the program has it, inside the caller's transaction.

    ``counted`` says that the tallies, where there are any, are right. In a database that was taken back to an
    earlier revision, a view of what is not there is left out.
    """
    _drop_ours(connection)
    for name, script in sources("tallies").items():
        _create_tally(connection, name, script, counted)
    for name, query in sources("views").items():
        _create_view(connection, name, query)
    for script in sources("indexes").values():
        _create_index(connection, script)
    create_triggers(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {fingerprint()}")


def create_triggers(connection: Connection) -> None:
    """Create the program's own triggers."""
    for script in sources("triggers").values():
        for statement in statements(script):
            connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """Drop the program's own triggers."""
    triggers = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars()
    for name in triggers.all():
        if name.startswith(PREFIX):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _drop_ours(connection: Connection) -> None:
    drop_triggers(connection)
    views = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'view'").all()
    for name, sql in views:
        if MARK in sql:
            connection.exec_driver_sql(f"DROP VIEW {_quoted(name)}")


def _create_view(connection: Connection, name: str, query: str) -> None:
    taken = connection.exec_driver_sql("SELECT type FROM sqlite_schema WHERE name = ?", (name,)).scalar()
    if taken:
        raise DatabaseError(
            f"The database has a {taken} of yours named {name!r}, which this version needs for itself. "
            f"Rename yours (ALTER TABLE, or DROP VIEW and CREATE VIEW) and try again."
        )
    connection.exec_driver_sql(f"CREATE VIEW {name} AS {MARK}\n{query}")
    try:
        connection.exec_driver_sql(f"SELECT * FROM {name} LIMIT 0")  # noqa: S608  # our own file's name
    except DBAPIError:
        connection.exec_driver_sql(f"DROP VIEW {name}")


def _create_index(connection: Connection, script: str) -> None:
    """Create a full-text index and fill it, unless the very same is there."""
    (statement,) = statements(script)
    name = re.findall(r"CREATE VIRTUAL TABLE (\w+)", statement)[0]
    there = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).scalar()
    if there and f"{there};" == statement:
        return
    if there:
        connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608


def _create_tally(connection: Connection, name: str, script: str, counted: bool) -> None:
    """Create a table of counts and fill it, unless the very same is there and right."""
    create, *_ = statements(script)
    there = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).scalar()
    same = there is not None and create.endswith(f"{there};")
    if same and counted:
        return
    if not same:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
        connection.exec_driver_sql(create)
    fill_tally(connection, name)


def fill_tally(connection: Connection, name: str) -> None:
    """Count anew what a tally counts."""
    _, *fill = statements(sources("tallies")[name])
    for statement in fill:
        connection.exec_driver_sql(statement)


def counted(connection: Connection) -> bool:
    """Say whether the database keeps its tallies up to date by itself."""
    query = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = ?"
    return bool(connection.exec_driver_sql(query, (COUNTING,)).scalar())


@contextmanager
def migrating(connection: Connection) -> Iterator[None]:
    """Run a migration inside the block: one transaction, nothing in its way, nothing of the user's lost.

    A table rebuild fails under a view and drops the table's triggers and indexes, so views and triggers are
    set aside first; afterwards ours are made anew and the user's put back as they were. Foreign keys must be
    off on the connection (``engine.migrator``); they are checked before the commit.

    Raises:
        DatabaseError: the migration would leave rows that refer to nothing; nothing was changed.
    """
    with connection.begin():
        right = counted(connection)
        _drop_ours(connection)
        theirs = _user_made(connection)
        for kind, name, _ in theirs:
            if kind != "index":
                connection.exec_driver_sql(f"DROP {kind} {_quoted(name)}")
        before = _rows_changed(connection)
        yield
        touched = _rows_changed(connection) - before > ITS_OWN
        rebuild(connection, counted=right and not touched)
        _put_back(connection, theirs)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all() if touched else []
        if broken:
            tables = ", ".join(sorted({row[0] for row in broken}))
            raise DatabaseError(
                f"The upgrade would leave {len(broken)} rows in {tables} that refer to nothing, so it was "
                f"not made. Run `claims db check` and restore a backup."
            )


def _rows_changed(connection: Connection) -> int:
    """Return how many rows were inserted, updated or deleted on this connection so far."""
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _user_made(connection: Connection) -> list[tuple[str, str, str]]:
    """Return type, name and SQL of every view, trigger and index that a user added, indexes first."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger', 'view') "
        "AND sql IS NOT NULL AND name NOT GLOB 'ix_*' AND name NOT GLOB 'uq_*'"
    )
    return sorted((str(kind), str(name), str(sql)) for kind, name, sql in rows)


def _put_back(connection: Connection, theirs: list[tuple[str, str, str]]) -> None:
    left = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())
    for kind, name, sql in theirs:
        if name in left:
            continue
        try:
            connection.exec_driver_sql(sql)
        except DBAPIError as error:
            raise DatabaseError(
                f"Your {kind} {name!r} does not fit the new schema ({error.orig}), so nothing was upgraded. "
                f"Drop or change it, and try again."
            ) from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
