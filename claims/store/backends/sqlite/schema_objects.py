"""Views, triggers, full-text indexes and tallies: everything in the schema besides tables.

They hold nothing of their own, so no migration speaks of them: they are made again from the public views and
from ``triggers/*.sql``, ``indexes/*.sql`` and ``tallies/*.sql`` after every migration, and whenever the files
have changed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, literal_column, select, table
from sqlalchemy.exc import DBAPIError

from claims.errors import DatabaseError
from claims.store.backends.sqlite import user_objects, write_audit
from claims.store.backends.sqlite.driver.schema_files import fingerprint, sources
from claims.store.backends.sqlite.user_objects import SchemaObject
from claims.store.schema import renames
from claims.store.schema.renames import FORMER, renamed
from claims.store.schema.view_files import MARK

TRIGGER_MARK = "-- a trigger of claims"
"""Stands in every trigger of ours, so that ours are told from those a user made."""
COUNTING = "claims_tally_insert"
"""The trigger without which the tallies stand still, as under a version of the program that has none."""
SEGMENTS = 8
"""Parts of a full-text index of about one size that are merged into one; FTS5 waits for half as many."""
FILLING, USUAL = 1 << 26, 1 << 20
"""Bytes of memory in which a full-text index collects words: while it is filled, and otherwise."""


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
    ours = _ours(connection)
    with user_objects.set_aside(connection, ours):
        _drop_over(connection, ours)
        for name, script in sources("tallies").items():
            _create_tally(connection, name, script, counted)
        _create_views(connection)
        for script in sources("indexes").values():
            _create_index(connection, script)
        create_triggers(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {fingerprint()}")


def create_triggers(connection: Connection) -> None:
    """Create the program's own triggers, but for those on tables that an earlier revision does not have."""
    former = _knows_former_names(connection)
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())
    for script in sources("triggers").values():
        for statement in statements(renamed(script, FORMER) if former else script):
            if not there.issuperset(re.findall(r"^CREATE TRIGGER .* ON (\w+)", statement, re.M)):
                continue
            connection.exec_driver_sql(statement.replace("BEGIN\n", f"BEGIN {TRIGGER_MARK}\n", 1))


def drop_triggers(connection: Connection) -> None:
    """Drop the program's own triggers."""
    _drop_over(connection, [one for one in _ours(connection) if one.kind == "trigger"])


def _drop_over(connection: Connection, ours: Iterable[SchemaObject]) -> None:
    """Drop the views and triggers among ``ours``."""
    for one in ours:
        if one.kind != "index":
            one.drop(connection)


def _ours(connection: Connection) -> list[SchemaObject]:
    """Return the views, triggers and indexes that are the program's own; older triggers have no mark."""
    from claims.store.models import Base

    indexes = {index.name for table in Base.metadata.tables.values() for index in table.indexes}
    triggers = "\n".join(sources("triggers").values())
    own = {
        "index": lambda one: one.name in indexes | renames.INDEXES,
        "trigger": lambda one: TRIGGER_MARK in one.sql or f"CREATE TRIGGER {one.name} " in triggers,
        "view": lambda one: MARK in one.sql,
    }
    return [one for one in user_objects.made(connection) if own[one.kind](one)]


def _create_views(connection: Connection) -> None:
    """Create all views, which may be over each other, then drop those of what is not there."""
    views = sources("views")
    if _knows_former_names(connection):
        views = {name: renamed(query, FORMER) for name, query in views.items()}
    for name, query in views.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {MARK}\n{query}")
    for name in views:
        try:
            connection.execute(select(literal_column("*")).select_from(table(name)).limit(0))
        except DBAPIError:
            connection.exec_driver_sql(f"DROP VIEW {name}")


def _knows_former_names(connection: Connection) -> bool:
    """Say whether the database was taken back to a revision before the names of now."""
    columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('participant')")
    return "who_id" in columns.scalars()


def _create_index(connection: Connection, script: str) -> None:
    """Create a full-text index and fill it, unless the very same is there.

    Another table of that name is a user's, and creating ours fails.
    """
    (statement,) = statements(script)
    name, view = re.findall(r"CREATE VIRTUAL TABLE (\w+) .+ content='(\w+)'", statement, re.DOTALL)[0]
    there = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).scalar()
    if there and f"{there};" == statement:
        return
    if there and f"content='{view}'" in there:
        connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(statement)
    fill_index(connection, name)


def fill_index(connection: Connection, name: str) -> None:
    """Fill a full-text index again from the view it is over.

    FTS5 collects words in memory and merges what it wrote each time that was full; with more room meanwhile
    a million sentences take half the time. What later articles write is merged seldom: every few articles,
    as FTS5 does it, storing one among 100,000 takes half as long again as among 10,000.
    """
    merged = f"INSERT INTO {name} ({name}, rank) VALUES ('automerge', ?)"  # noqa: S608  # a name of ours
    connection.exec_driver_sql(merged, (SEGMENTS,))
    sized = f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', ?)"  # noqa: S608  # a name of ours
    connection.exec_driver_sql(sized, (FILLING,))
    connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608  # as above
    connection.exec_driver_sql(sized, (USUAL,))


def _create_tally(connection: Connection, name: str, script: str, counted: bool) -> None:
    """Create a table of counts and fill it, unless the very same is there and right.

    Another table of that name is a user's, and creating ours fails.
    """
    create, *_ = statements(script)
    there = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).scalar()
    same = there is not None and create.endswith(f"{there};")
    if same and counted:
        return
    if not same:
        connection.exec_driver_sql(create)
    fill_tally(connection, name)


def fill_tally(connection: Connection, name: str) -> None:
    """Count again what a tally counts."""
    _, *fill = statements(sources("tallies")[name])
    for statement in fill:
        connection.exec_driver_sql(statement)


def counted(connection: Connection) -> bool:
    """Say whether the database keeps its tallies up to date by itself."""
    query = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = ?"
    return bool(connection.exec_driver_sql(query, (COUNTING,)).scalar())


@contextmanager
def bulk_loading(connection: Connection) -> Iterator[None]:
    """Load many rows inside the block without triggers; then fill search indexes and tallies again.

    The block must leave ``participant.resolved_actor_id`` as the triggers would.
    """
    drop_triggers(connection)
    yield
    create_triggers(connection)
    for name in sources("tallies"):
        fill_tally(connection, name)
    for name in sources("indexes"):
        fill_index(connection, name)


@contextmanager
def migrating(connection: Connection) -> Iterator[None]:
    """Run a migration inside the block: one transaction, nothing in its way, nothing of the user's lost.

    Views and triggers are out of the way meanwhile; afterwards ours are made again and the user's put back as
    they were. Foreign keys must be off on the connection (``engine.migrator``); they are checked before the
    commit.

    Raises:
        DatabaseError: the migration would leave rows that refer to nothing, or something of the user's does
            not fit; nothing was changed.
    """
    with connection.begin():
        right = counted(connection)
        ours, columns = _ours(connection), user_objects.columns(connection)
        with user_objects.set_aside(connection, ours):
            _drop_over(connection, ours)
            with write_audit.noted(connection) as written:
                yield
            user_objects.refuse_loss(columns, connection)
            rebuild(connection, counted=right and not written.changed("claim"))
        broken = write_audit.broken(connection, written)
        if broken:
            tables = ", ".join(sorted(set(broken)))
            raise DatabaseError(
                f"The upgrade would leave {len(broken)} rows in {tables} that refer to nothing, so it was "
                f"not made. Run `claims db check`, and put a backup in its place (claims db restore BACKUP)."
            )
