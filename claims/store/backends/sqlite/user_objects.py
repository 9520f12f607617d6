"""Users' own views, triggers and indexes: set aside before a migration and put back after it.

Tables and columns of theirs stay where they are; a step that would drop one is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from claims.errors import DatabaseError
from claims.store.backends.sqlite.connections import name_taken
from claims.store.schema.renames import FORMER, NAMES, renamed

PROBE = ("CREATE TABLE claims_probe (x INTEGER)", "ALTER TABLE claims_probe RENAME COLUMN x TO y")
"""Makes SQLite look into every view and trigger."""


@dataclass(frozen=True, slots=True, order=True)
class SchemaObject:
    """Something in the schema, and the SQL that made it; indexes sort first, triggers before views."""

    kind: str
    name: str
    sql: str

    def drop(self, connection: Connection) -> None:
        """Drop it."""
        quoted = self.name.replace('"', '""')
        connection.exec_driver_sql(f'DROP {self.kind} "{quoted}"')


def made(connection: Connection, *kinds: str) -> list[SchemaObject]:
    """Return every index, trigger and view, or those of some kinds, that has SQL of its own."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    wanted = kinds or ("index", "trigger", "view")
    return sorted(SchemaObject(*row) for row in rows if row[0] in wanted)


@contextmanager
def set_aside(connection: Connection, ours: Iterable[SchemaObject]) -> Iterator[None]:
    """Drop the views and triggers that are not ``ours`` and put them back after the block, indexes as well.

    A table rebuild fails under a view and drops the triggers and some indexes of its table, and a view takes
    along the triggers upon it.

    Raises:
        DatabaseError: something of theirs does not fit what there is then.
        DBAPIError: its name is taken by something of ours (``engine.explaining`` says so).
    """
    mine = set(ours)
    theirs = [one for one in made(connection) if one not in mine]
    for one in theirs:
        if one.kind != "index":
            one.drop(connection)
    yield
    left = {one.name for one in made(connection)}
    for one in sorted(theirs, key=lambda one: ("index", "view", "trigger").index(one.kind)):
        if one.kind != "index" or one.name not in left:
            _put_back(connection, one)


def columns(connection: Connection) -> set[tuple[str, str]]:
    """Return the columns, by table, that users added to tables of ours."""
    from claims.store.models import Base

    found: set[tuple[str, str]] = set()
    for name, table in Base.metadata.tables.items():
        rows = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (name,))
        ours = {known for column in table.columns for known in (column.name, FORMER.get(column.name))}
        found.update((name, column) for (column,) in rows if column not in ours)
    return found


def refuse_loss(before: set[tuple[str, str]], connection: Connection) -> None:
    """Raise a DatabaseError where a column that a user had added is gone."""
    for table, column in sorted(before - columns(connection)):
        raise DatabaseError(
            f"Your column {column!r} of {table} has no place in that schema, so nothing was changed. "
            "Copy it to a table of your own and drop it, and try again."
        )


def _put_back(connection: Connection, one: SchemaObject) -> None:
    """Create it again: as it was, or with the names that tables and columns have now."""
    candidates = [one, *(replace(one, sql=renamed(one.sql, names)) for names in (NAMES, FORMER))]
    fitting = (candidate for candidate in candidates if _fits(connection, candidate))
    _create(connection, one if len({*candidates}) == 1 else next(fitting, one))


def _fits(connection: Connection, one: SchemaObject) -> bool:
    """Say whether everything that the SQL names is there.

    SQLite looks into a view or trigger when it is used, or when anything is renamed.
    """
    trial = connection.begin_nested()
    try:
        for statement in (one.sql, *PROBE):
            connection.exec_driver_sql(statement)
    except DBAPIError as error:
        text = str(error.orig)
        return text.startswith("error in ") and f" {one.name}:" not in text
    finally:
        trial.rollback()
    return True


def _create(connection: Connection, one: SchemaObject) -> None:
    try:
        connection.exec_driver_sql(one.sql)
    except DBAPIError as error:
        if name_taken(error):
            raise
        raise DatabaseError(
            f"Your {one.kind} {one.name!r} does not fit the new schema ({error.orig}), so nothing was "
            f"upgraded. Drop or change it, and try again."
        ) from error
