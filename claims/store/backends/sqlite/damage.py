"""Damage of a file that SQLite finds, entries that no longer fit the rows, and SQLite's own error codes."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError as BrokenError

from claims.store.backends.protocol import RESTORE, Finding
from claims.store.backends.sqlite import schema_objects
from claims.store.backends.sqlite.driver import schema_files

Version = tuple[int, ...]


def damage(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong; the caller rolls back."""
    yield from integrity(connection)
    yield from references(connection)
    yield from search_indexes(connection)
    yield from tallies(connection)


def integrity(connection: Connection) -> Iterator[Finding]:
    """Let SQLite look at every page, row, index and CHECK."""
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Finding("error", f"The file is damaged: {row[0]}", RESTORE)


def references(connection: Connection) -> Iterator[Finding]:
    """Look for rows that refer to rows that are not there."""
    for table, rowid, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(
            "error", f"Row {rowid} of {table} refers to a row of {other} that is not there.", RESTORE
        )


def search_indexes(connection: Connection) -> Iterator[Finding]:
    """Compare the search indexes with the rows they index."""
    for name in schema_files.sources("indexes"):
        try:
            connection.exec_driver_sql(
                f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"  # noqa: S608  # ours
            )
        except BrokenError:
            again = f"INSERT INTO {name} ({name}) VALUES ('rebuild')"  # noqa: S608  # a name of ours
            remedy = f"Run in an SQLite shell: {again};"
            yield Finding("error", f"The search index {name} does not fit the rows.", remedy)


def tallies(connection: Connection) -> Iterator[Finding]:
    """Count again what the tallies count; the caller rolls back."""
    for name, script in schema_files.sources("tallies").items():
        query = f"SELECT * FROM {name}"  # noqa: S608  # a name of ours
        before = set(connection.exec_driver_sql(query))
        schema_objects.fill_tally(connection, name)
        if before != set(connection.exec_driver_sql(query)):
            _, *again = schema_objects.statements(script)
            remedy = f"Run in an SQLite shell: {' '.join(' '.join(again).split())}"
            yield Finding("error", f"The tally {name} does not fit the claims.", remedy)


def faults(version: Version = sqlite3.sqlite_version_info[:3]) -> Iterator[Finding]:
    """Name the known faults of this version of SQLite that matter here (``faults.toml``)."""
    listed = tomllib.loads((files("claims.store.backends.sqlite") / "faults.toml").read_text("utf-8"))
    for fault in listed["fault"]:
        repaired = [tuple(map(int, one.split("."))) for one in fault["repaired"]]
        if _number(fault["since"]) <= version and not any(_has(version, one) for one in repaired):
            shown = ".".join(map(str, version))
            remedy = f"Use a Python whose SQLite is {fault['repaired'][0]} or newer. {fault['until_then']}"
            yield Finding("warning", f"This SQLite ({shown}) has a fault: {fault['what']}", remedy)


def _number(version: str) -> Version:
    return tuple(map(int, version.split(".")))


def _has(version: Version, repaired: Version) -> bool:
    """Say whether ``version`` has a repair; that of an older branch (3.44.6) counts in this branch only."""
    newest = repaired[1] >= 51
    return version >= repaired if newest else version[:2] == repaired[:2] and version >= repaired
