"""Questions in SQL, under a role that may read the views and in a transaction that can change nothing.

The question becomes a cursor, so only what gives rows is one, and rows come as they are read. The server
stops it when the time is up; whoever stops it before has it cancelled.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from threading import Event, Thread
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from claims.errors import DatabaseError, QueryError
from claims.store.backends.postgresql.connections import SETTINGS, explaining, plain_numbers
from claims.store.backends.postgresql.layout import READER
from claims.store.backends.question import Answer, Parameters, Watch
from claims.store.console.sql_tokenizer import spot, tokens, told_apart

GLANCE = 0.05
"""Seconds between two looks at whether the question must stop."""
MOST_ROWS = 1024
"""Rows fetched at once; the first blocks are smaller, to begin at once."""
NO_ROLE = (
    "{name} has no role {role} for questions in SQL, or you are not a member of it. Have an administrator "
    "run: CREATE ROLE {role} NOLOGIN; GRANT {role} TO {user}; and then: claims db upgrade"
)


AS_OTHERS = re.compile(
    r"(?<!\w)(set_config|query_to_xml\w*|cursor_to_xml\w*|ts_stat|ts_rewrite|dblink\w*|crosstab\w*|connectby)"
    r'(?!\w)|(?<!\w)(u&)(?=\s*")',
    re.IGNORECASE,
)
"""What could give the role back and ask on without it. They are looked for also in what seems a text, since
only the server knows for certain what is one; and names in code points could spell any of them."""


@contextmanager
def ask(address: str, name: str, query: str, parameters: Parameters, watch: Watch) -> Iterator[Answer]:
    """Ask the database at an address one question, and give the answer for as long as the block lasts."""
    written, given = bound(query, parameters)
    with explaining(name), psycopg.connect(address, options=SETTINGS) as connection:
        plain_numbers(connection)
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        _take_role(connection, name)
        left = 0 if watch.seconds is None else max(1, round(watch.seconds * 1000))
        connection.execute(f"SET LOCAL statement_timeout = {left}")
        with _stopping(connection, watch):
            rows = _rows(connection, query, written, given, watch)
            yield Answer(next(rows), rows)
            rows.close()
        connection.rollback()


def _take_role(connection: psycopg.Connection[Any], name: str) -> None:
    try:
        connection.execute(f"SET LOCAL ROLE {READER}")
    except psycopg.Error as error:
        user = connection.info.user
        raise DatabaseError(NO_ROLE.format(name=name, role=READER, user=user)) from error


@contextmanager
def _stopping(connection: psycopg.Connection[Any], watch: Watch) -> Iterator[None]:
    """Cancel what runs on the connection when the watch says so."""
    done = Event()

    def look() -> None:
        while not done.wait(GLANCE):
            try:
                watch.check()
            except QueryError:
                if connection.info.transaction_status is TransactionStatus.ACTIVE:
                    with suppress(psycopg.Error):
                        connection.cancel()

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _rows(
    connection: psycopg.Connection[Any],
    query: str,
    written: str,
    given: Mapping[str, Any] | Sequence[Any],
    watch: Watch,
) -> Generator[Any]:
    """Yield the columns, then the rows."""
    with _complaining(query, watch), connection.cursor(name="question") as cursor:
        cursor.execute(written, given)
        assert cursor.description is not None
        yield told_apart([column.name for column in cursor.description])
        size = 1
        while block := cursor.fetchmany(size):
            watch.check()
            yield from (tuple(map(_cell, row)) for row in block)
            size = min(2 * size, MOST_ROWS)


def _cell(value: Any) -> str | int | float | bytes | None:  # noqa: ANN401  # whatever a column holds
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    return float(value) if isinstance(value, Decimal) else str(value)


@contextmanager
def _complaining(query: str, watch: Watch) -> Iterator[None]:
    """Say in words why a query did not work."""
    try:
        yield
    except psycopg.errors.QueryCanceled as error:
        watch.check()
        raise QueryError(f"The query was stopped after {watch.seconds:g} s; narrow it.") from error
    except (psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.InsufficientPrivilege) as error:
        why = str(error.diag.message_primary)
        raise QueryError(f"Only questions to the views are answered ({why}).") from error
    except psycopg.ProgrammingError as error:
        raise _wrong(query, error) from error
    except (psycopg.DataError, psycopg.NotSupportedError, psycopg.InternalError) as error:
        raise QueryError(f"{error.diag.message_primary or error}.") from error


CURSOR = 'DECLARE "question" CURSOR FOR '


def _wrong(query: str, error: psycopg.Error) -> QueryError:
    """Return what is wrong with a query, and where."""
    message = str(error.diag.message_primary or error)
    if "multiple commands" in message:
        return QueryError("Ask one question at a time.")
    at = None
    if error.diag.statement_position:
        at = max(0, int(error.diag.statement_position) - 1 - len(CURSOR))
    where = f" at {spot(query, at)}" if at is not None and at <= len(query) else ""
    if at is not None and isinstance(error, psycopg.errors.SyntaxError) and not _before(query, at):
        message = f"Only questions are answered, and they begin with SELECT, WITH or VALUES: {message}"
    hint = f" {error.diag.message_hint}" if error.diag.message_hint else ""
    return QueryError(f"{message}{where}.{hint}", at if where else None)


def _before(query: str, at: int) -> bool:
    """Say whether something stands before a place in a query."""
    return any(token.kind != "comment" for token in tokens(query[:at]))


def bound(query: str, parameters: Parameters) -> tuple[str, Mapping[str, Any] | Sequence[Any]]:
    """Return a question with its parameters as psycopg writes them, and their values.

    Raises:
        QueryError: there is no question, or it calls what could read more than the views.
    """
    if hidden := AS_OTHERS.search(query):
        raise QueryError(
            f"Only questions to the views are answered, without {hidden[0]}: take it out.", hidden.start()
        )
    found = [token for token in tokens(query) if token.kind != "comment"]
    if not [token for token in found if token.text != ";"]:
        raise QueryError("There is no question here; write a SELECT.")
    pieces, end = [], 0
    for token in found:
        if token.kind == "parameter":
            pieces += [query[end : token.start].replace("%", "%%"), _place(token.text)]
            end = token.end
    pieces.append(query[end:].replace("%", "%%"))
    if isinstance(parameters, Mapping):
        return "".join(pieces), dict(parameters)
    return "".join(pieces), tuple(parameters)


def _place(parameter: str) -> str:
    name = parameter[1:]
    return f"%({name})s" if name and not name.isdigit() else "%s"
