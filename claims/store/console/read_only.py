"""Questions in SQL, read-only by the engine itself and in a process that can be ended.

The file is opened read-only, and SQLite asks an authorizer before it prepares anything, so that a statement
which would write, attach a file or load code is refused before it runs. The process that answers is
:mod:`claims.store.console.query_process`; it is killed when the time is up, on Ctrl-C, and when somebody
stops the question.
"""

from __future__ import annotations

import marshal
import os
import re
import selectors
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import QueryError
from claims.store.backends.media import read_only_uri
from claims.store.backends.sqlite import explaining
from claims.store.console.query_process import LENGTH
from claims.store.console.sql_tokenizer import parameters as named

GLANCE = 0.05
"""Seconds between two looks at whether the question must stop."""
COMMAND = [sys.executable, "-P", "-m", "claims.store.console.query_process"]
"""How the process starts: -P keeps modules of the current folder out."""
CUT_SHORT = "The query ended unexpectedly, perhaps for want of memory; narrow it."

Parameters = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer, and its rows one by one as they are found."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


class Watch:
    """Stops a query whose time is up, or that :meth:`stop` was called for."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self.started = time.monotonic()
        self.stopped = False

    def stop(self) -> None:
        """Stop the query; any thread may call this."""
        self.stopped = True

    def check(self) -> None:
        """Raise QueryError if the query must stop now."""
        if self.stopped:
            raise QueryError("The query was stopped.")
        if self.seconds is not None and time.monotonic() - self.started > self.seconds:
            raise QueryError(f"The query was stopped after {self.seconds:g} s; narrow it.")


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
            much time or memory.
        DatabaseError: the database cannot be read.
    """
    _check_values(query, parameters)
    given = dict(parameters) if isinstance(parameters, Mapping) else tuple(parameters)
    with explaining(path), _process((read_only_uri(path), query, given)) as pipe:
        frames = _frames(pipe, watch or Watch(seconds))
        columns = next(frames)
        rows = (row for block in frames for row in block)
        yield Answer(columns, rows)
        rows.close()


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


@contextmanager
def _process(request: tuple[Any, ...]) -> Iterator[int]:
    """Start a process on ``request``, give the descriptor of what it answers, and end it with the block."""
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603  # our own program
        COMMAND, stdin=pipe, stdout=pipe, start_new_session=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            with suppress(BrokenPipeError):  # what it could not read it says itself, or is gone
                marshal.dump(request, process.stdin)
                process.stdin.flush()
            yield process.stdout.fileno()
        finally:
            process.kill()


def _frames(pipe: int, watch: Watch) -> Iterator[Any]:
    """Yield the columns, then blocks of rows."""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)

        def read(number: int) -> bytes:
            held = b""
            while len(held) < number:
                watch.check()
                if selector.select(GLANCE):
                    piece = os.read(pipe, number - len(held))
                    if not piece:
                        raise QueryError(CUT_SHORT)
                    held += piece
            return held

        while True:
            kind, *content = marshal.loads(  # noqa: S302  # what our own program wrote
                read(int.from_bytes(read(LENGTH)))
            )
            if kind == "end":
                return
            if kind == "refused":
                raise QueryError(*content)
            if kind == "failed":
                raise _failure(*content)
            yield content[0]


def _failure(message: str, code: int) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(message)
    error.sqlite_errorcode = code
    return error
