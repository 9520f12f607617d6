"""The process that answers one question in SQL, for :mod:`claims.store.console.read_only`.

A single function of SQL can run for minutes and take gigabytes, and nothing inside a process stops it. So a
question is asked in a process of its own, with limits, that can be ended. It reads its request from standard
input and writes frames to standard output, both by ``marshal``. Only the standard library is loaded: the
process must be there at once.
"""

from __future__ import annotations

import difflib
import marshal
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from threading import Thread
from typing import Any, BinaryIO

from claims.errors import QueryError
from claims.store.console.sql_tokenizer import fault, spot, tokens, told_apart

READING = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip
BLIND = {"vote": "votes", "seat_draft": "", "decision_vote": "votes"}
"""Tables that are read only through a view, if at all: it leaves out the votes of rounds that are open."""
HARMLESS_PRAGMAS = {
    "data_version",
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "foreign_key_list",
}
TABLE_FUNCTIONS = ("json_each", "json_tree", *(f"pragma_{name}" for name in HARMLESS_PRAGMAS))
"""Functions that stand where a table does; ``articles.metadata`` is JSON."""
REFUSED_FUNCTIONS = {"load_extension", "fts3_tokenizer"}
"""Functions that run code of others, or hand out addresses in memory."""
MEMORY = 512 * 1024 * 1024
"""Bytes that SQLite may take for a question."""
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 128 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 500,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
"""SQLite's limits for a question (https://sqlite.org/limits.html); the longest article has 50 MB."""
LENGTH = 8
"""Bytes in front of each frame that say how long it is."""
MOST_ROWS, MOST_BYTES = 1024, 1024 * 1024
"""Rows and bytes after which a frame is sent; the first frames are smaller, to begin at once."""


def main() -> None:
    """Answer the request on standard input."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    uri, query, parameters = marshal.load(stdin)  # noqa: S302  # what our own program wrote
    Thread(target=_end_with_parent, args=(stdin,), daemon=True).start()
    try:
        for frame in frames(uri, query, parameters):
            _send(stdout, *frame)
    except BrokenPipeError:  # whoever asked has seen enough
        os._exit(0)
    except QueryError as error:
        _send(stdout, "refused", str(error), error.at)
    except sqlite3.Error as error:
        _send(stdout, "failed", str(error), getattr(error, "sqlite_errorcode", 0))
    os._exit(0)


def _send(stdout: BinaryIO, *frame: Any) -> None:  # noqa: ANN401  # what marshal takes
    content = marshal.dumps(frame)
    stdout.write(len(content).to_bytes(LENGTH) + content)
    stdout.flush()


def _end_with_parent(stdin: BinaryIO) -> None:
    """End this process when the one that asked is gone, whatever it is doing."""
    stdin.read()
    os._exit(0)


def frames(uri: str, query: str, parameters: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  # as sqlite3 takes
    """Yield the columns of the answer, its rows in growing numbers, and its end.

    Raises:
        QueryError: the question would write, is wrong, is several, or needs too much.
        sqlite3.Error: the database cannot be read.
    """
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        _limit(connection)
        with _complaining(connection, query):
            cursor = connection.execute(query, parameters)
            if cursor.description is None:
                raise QueryError("There is no question here; write a SELECT.")
            yield ("columns", told_apart([column[0] for column in cursor.description]))
            for rows in _blocks(cursor):
                yield ("rows", rows)
            yield ("end",)


def _limit(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA hard_heap_limit = {MEMORY}")
    _load_virtual_tables(connection)
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(_allowed)


def _blocks(cursor: sqlite3.Cursor) -> Iterator[list[tuple[Any, ...]]]:
    most, size, rows = 1, 0, []
    for row in cursor:
        rows.append(row)
        size += sum(len(cell) for cell in row if isinstance(cell, str | bytes))
        if len(rows) >= most or size > MOST_BYTES:
            yield rows
            most, size, rows = min(2 * most, MOST_ROWS), 0, []
    if rows:
        yield rows


def _load_virtual_tables(connection: sqlite3.Connection) -> None:
    """Touch every virtual table: SQLite declares them on first use, which the authorizer would refuse."""
    virtual = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    for name in _names(connection, virtual):
        quoted = name.replace('"', '""')
        connection.execute(f'SELECT 1 FROM "{quoted}" LIMIT 0')  # noqa: S608  # a name, quoted
    for name in TABLE_FUNCTIONS:
        with suppress(sqlite3.OperationalError):  # one that this SQLite was built without
            connection.execute(f"SELECT 1 FROM {name} LIMIT 0")  # noqa: S608  # a name of ours


def _allowed(action: int, first: str | None, second: str | None, _: str | None, view: str | None) -> int:
    if action == sqlite3.SQLITE_READ and first in BLIND and view != BLIND[first]:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").casefold() in REFUSED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action in READING or (action == sqlite3.SQLITE_PRAGMA and first in HARMLESS_PRAGMAS):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


@contextmanager
def _complaining(connection: sqlite3.Connection, query: str) -> Iterator[None]:
    """Say in words why a query did not work."""
    try:
        yield
    except (sqlite3.Warning, sqlite3.ProgrammingError) as error:
        alone = "one statement" in str(error)
        raise QueryError(
            "Ask one question at a time." if alone else "Name what a value is given for: write :name, not ?."
        ) from error
    except UnicodeEncodeError as error:
        raise QueryError("The question holds a character that is no text; write it in UTF-8.") from error
    except MemoryError as error:
        raise QueryError(f"The query needs more than {MEMORY >> 20} MB of memory; narrow it.") from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_AUTH and "prohibited" in str(error):
            raise QueryError("Votes are read by the view votes, once their round is closed.") from error
        if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY):
            raise QueryError("Only questions are answered: this statement would change something.") from error
        if code == sqlite3.SQLITE_TOOBIG:
            most = LIMITS[sqlite3.SQLITE_LIMIT_LENGTH] >> 20
            raise QueryError(f"The query makes a value of more than {most} MB; narrow it.") from error
        if code == sqlite3.SQLITE_ERROR:
            raise _wrong(connection, query, str(error)) from error
        raise


def _wrong(connection: sqlite3.Connection, query: str, message: str) -> QueryError:
    """Return what is wrong with a query, where, and what may have been meant."""

    explain = "" if query.lstrip()[:7].casefold() == "explain" else "EXPLAIN "

    def complaint(beginning: str) -> str:
        try:
            connection.execute(explain + beginning)
        except sqlite3.Error as error:
            return str(error)
        return ""

    at = fault(query, message, complaint)
    where = f" at {spot(query, at)}" if at is not None else ""
    return QueryError(f"{message}{where}.{_meant(connection, query, message)}", at)


def _meant(connection: sqlite3.Connection, query: str, message: str) -> str:
    """Return a hint at the view or the column that may have been meant where there is none of that name."""
    missing = re.match(r"no such (table|column): (?:\w+\.)*(\w+)", message)
    if not missing:
        return ""
    connection.set_authorizer(None)
    views = _names(connection, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
    if missing[1] == "table":
        close = difflib.get_close_matches(missing[2], views, 1)
        return f" Did you mean {close[0]}?" if close else f" There are {', '.join(views)}."
    asked = {token.name for token in tokens(query)}
    known = [name for view in views if view in asked for name in _columns(connection, view)]
    close = difflib.get_close_matches(missing[2], known, 1)
    return f" Did you mean {close[0]}?" if close else f" There are {', '.join(known)}." if known else ""


def _columns(connection: sqlite3.Connection, view: str) -> list[str]:
    return _names(connection, "SELECT name FROM pragma_table_info(?)", view)


def _names(connection: sqlite3.Connection, query: str, *values: str) -> list[str]:
    return [row[0] for row in connection.execute(query, values)]


if __name__ == "__main__":
    main()
