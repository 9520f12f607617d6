"""Questions in SQL, read-only by the engine itself.

The file is opened read-only, and SQLite asks an authorizer before it prepares anything, so that a statement
which would write, attach a file or load code is refused before it runs. A progress handler stops what takes
too long, and lets Ctrl-C through.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import QueryError
from claims.store.engine import explaining

READING = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip
HARMLESS_PRAGMAS = {
    "data_version",
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "foreign_key_list",
}
STEPS = 20_000
"""Virtual-machine instructions between two looks at the clock: about a millisecond."""

Parameters = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer, and its rows one by one as they are found."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


class Watch:
    """Stops a query whose time is up, that was interrupted, or that :meth:`stop` was called for."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self.started = time.monotonic()
        self.stopped: type[BaseException] | None = None

    def stop(self) -> None:
        """Stop the query at its next step; any thread may call this."""
        self.stopped = self.stopped or InterruptedError

    def __call__(self) -> bool:
        """Say whether the query must stop now."""
        try:
            if self.seconds is not None and time.monotonic() - self.started > self.seconds:
                self.stopped = self.stopped or TimeoutError
        except KeyboardInterrupt:
            self.stopped = KeyboardInterrupt
        return self.stopped is not None


@contextmanager
def asking(
    path: Path,
    query: str,
    parameters: Parameters = (),
    *,
    seconds: float | None = None,
    watch: Watch | None = None,
) -> Iterator[Answer]:
    """Ask the database at ``path`` one question, and give the answer for as long as the block lasts.

    Args:
        path: the database; nothing can change it through here.
        query: one SQL statement that reads.
        parameters: values for ``?`` in order, or for ``:name`` by name.
        seconds: the longest it may take, reading of all rows included; ``None``: as long as it likes.
        watch: to stop it from another thread.

    Raises:
        QueryError: it would write, is wrong, is more than one statement, lacks a parameter, or takes too
            long.
        DatabaseError: the database cannot be read.
    """
    watch = watch or Watch(seconds)
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with explaining(path), closing(sqlite3.connect(uri, uri=True, check_same_thread=False)) as connection:
        connection.execute("PRAGMA query_only = ON")
        _load_search_tables(connection)
        connection.set_authorizer(_allowed)
        connection.set_progress_handler(watch, STEPS)
        with _complaining(connection, watch):
            cursor = connection.execute(query, parameters)
            columns = tuple(column[0] for column in cursor.description or ())
            yield Answer(columns, _rows(cursor, connection, watch))


def _load_search_tables(connection: sqlite3.Connection) -> None:
    """Touch every virtual table: SQLite declares them on first use, which the authorizer would refuse."""
    virtual = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    for (name,) in connection.execute(virtual).fetchall():
        quoted = name.replace('"', '""')
        connection.execute(f'SELECT 1 FROM "{quoted}" LIMIT 0')  # noqa: S608  # a name, quoted


def _rows(cursor: sqlite3.Cursor, connection: sqlite3.Connection, watch: Watch) -> Iterator[tuple[Any, ...]]:
    with _complaining(connection, watch):
        yield from cursor


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action in READING and not (action == sqlite3.SQLITE_FUNCTION and second == "load_extension"):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in HARMLESS_PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


@contextmanager
def _complaining(connection: sqlite3.Connection, watch: Watch) -> Iterator[None]:
    """Say in words why a query did not work."""
    try:
        yield
    except (sqlite3.Warning, sqlite3.ProgrammingError) as error:
        raise QueryError(f"{error} Ask one question at a time, with a value for every parameter.") from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_INTERRUPT:
            raise _stopped(watch) from error
        if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY):
            raise QueryError("Only questions are answered: this statement would change something.") from error
        if code == sqlite3.SQLITE_ERROR:
            raise QueryError(f"{error}.{_meant(connection, str(error))}") from error
        raise


def _stopped(watch: Watch) -> BaseException:
    """Return what stopped the query; what the watch knows nothing of was Ctrl-C, right in a callback."""
    if watch.stopped is TimeoutError:
        return QueryError(f"The query was stopped after {watch.seconds:g} s; narrow it.")
    if watch.stopped is InterruptedError:
        return QueryError("The query was stopped.")
    return KeyboardInterrupt()


def _meant(connection: sqlite3.Connection, message: str) -> str:
    """Return a hint at the view that may have been meant where there is none of that name."""
    missing = re.match(r"no such table: (\w+)", message)
    if not missing:
        return ""
    connection.set_authorizer(None)
    views = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
    ]
    close = difflib.get_close_matches(missing[1], views, 1)
    return f" Did you mean {close[0]}?" if close else f" There are {', '.join(views)}."
