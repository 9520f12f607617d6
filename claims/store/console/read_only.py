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
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from claims.errors import QueryError
from claims.store.backends.sqlite import explaining
from claims.store.console.sql_tokenizer import fault, spot, tokens
from claims.store.console.sql_tokenizer import parameters as named

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
TABLE_FUNCTIONS = ("json_each", "json_tree", *(f"pragma_{name}" for name in HARMLESS_PRAGMAS))
"""Functions that stand where a table does; ``articles.metadata`` is JSON."""
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
    _check_values(query, parameters)
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with explaining(path), closing(sqlite3.connect(uri, uri=True, check_same_thread=False)) as connection:
        connection.execute("PRAGMA query_only = ON")
        _load_virtual_tables(connection)
        connection.set_authorizer(_allowed)
        connection.set_progress_handler(watch, STEPS)
        with _complaining(connection, watch, query):
            cursor = connection.execute(query, parameters)
            if cursor.description is None:
                raise QueryError("There is no question here; write a SELECT.")
            columns = told_apart([column[0] for column in cursor.description])
            with closing(_rows(cursor, connection, watch, query)) as rows:
                yield Answer(columns, rows)


def _check_values(query: str, values: Parameters) -> None:
    missing = [f":{name}" for name in named(query) if isinstance(values, Mapping) and name not in values]
    if missing:
        raise QueryError(f"The question wants a value for {' and '.join(missing)} (--param NAME=VALUE).")


def number_or_text(written: str) -> str | int | float:
    """Return a parameter's value as it is written: a whole or decimal number as such, the rest as text."""
    if re.fullmatch(r"[+-]?\d{1,18}", written, re.ASCII):
        return int(written)
    if re.fullmatch(r"[+-]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?", written, re.ASCII):
        return float(written)
    return written


def told_apart(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns, a repeated one numbered as SQLite does in views: ``a:1``."""
    found: list[str] = []
    for column in columns:
        names = chain([column], (f"{column}:{number}" for number in count(1)))
        found.append(next(name for name in names if name not in found))
    return tuple(found)


def _load_virtual_tables(connection: sqlite3.Connection) -> None:
    """Touch every virtual table: SQLite declares them on first use, which the authorizer would refuse."""
    virtual = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    for name in _names(connection, virtual):
        quoted = name.replace('"', '""')
        connection.execute(f'SELECT 1 FROM "{quoted}" LIMIT 0')  # noqa: S608  # a name, quoted
    for name in TABLE_FUNCTIONS:
        with suppress(sqlite3.OperationalError):  # one that this SQLite was built without
            connection.execute(f"SELECT 1 FROM {name} LIMIT 0")  # noqa: S608  # a name of ours


def _rows(
    cursor: sqlite3.Cursor, connection: sqlite3.Connection, watch: Watch, query: str
) -> Generator[tuple[Any, ...], None, None]:
    with _complaining(connection, watch, query):
        yield from cursor


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action in READING and not (action == sqlite3.SQLITE_FUNCTION and second == "load_extension"):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in HARMLESS_PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


@contextmanager
def _complaining(connection: sqlite3.Connection, watch: Watch, query: str) -> Iterator[None]:
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
            raise _wrong(connection, query, str(error)) from error
        raise


def _stopped(watch: Watch) -> BaseException:
    """Return what stopped the query; what the watch knows nothing of was Ctrl-C, right in a callback."""
    if watch.stopped is TimeoutError:
        return QueryError(f"The query was stopped after {watch.seconds:g} s; narrow it.")
    if watch.stopped is InterruptedError:
        return QueryError("The query was stopped.")
    return KeyboardInterrupt()


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
