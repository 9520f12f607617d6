"""Questions in SQL, read-only by the engine itself and in a process that can be ended.

The file is opened read-only, and SQLite asks an authorizer before it prepares anything, so that a statement
which would write, attach a file or load code is refused before it runs. The process that answers is
:mod:`claims.store.backends.sqlite.console.query_process`; it is killed when the time is up, on Ctrl-C, and
when somebody stops the question.
"""

from __future__ import annotations

import marshal
import os
import selectors
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from claims.errors import QueryError
from claims.store.backends.question import Answer, Parameters, Watch
from claims.store.backends.sqlite.console.query_process import LENGTH
from claims.store.backends.sqlite.driver.connection import explaining
from claims.store.backends.sqlite.driver.media import read_only_uri

GLANCE = 0.05
"""Seconds between two looks at whether the question must stop."""
COMMAND = [sys.executable, "-P", "-m", "claims.store.backends.sqlite.console.query_process"]
"""Start of the process: -P keeps modules of the current folder out."""
CUT_SHORT = "The query ended unexpectedly, perhaps for want of memory; narrow it."


@contextmanager
def ask(path: Path, query: str, parameters: Parameters, watch: Watch) -> Iterator[Answer]:
    """Ask the database at ``path`` one question, and give the answer for as long as the block lasts."""
    given = dict(parameters) if isinstance(parameters, Mapping) else tuple(parameters)
    with explaining(path), _process((read_only_uri(path), query, given)) as pipe:
        frames = _frames(pipe, watch)
        columns = next(frames)
        rows = (row for block in frames for row in block)
        yield Answer(columns, rows)
        rows.close()


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
