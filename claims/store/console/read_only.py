"""Questions in SQL, read-only by the engine itself, limited in time, and stopped from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from claims.errors import QueryError
from claims.store.backends import asking as backends
from claims.store.backends.address import Address
from claims.store.backends.question import Answer, Parameters, Watch
from claims.store.console.sql_tokenizer import parameters as named

__all__ = ["Answer", "Parameters", "Watch", "asking", "number_or_text"]


@contextmanager
def asking(
    address: Address,
    query: str,
    parameters: Parameters = (),
    *,
    seconds: float | None = None,
    watch: Watch | None = None,
) -> Iterator[Answer]:
    """Ask a database one question, and give the answer for as long as the block lasts.

    Args:
        address: the database; nothing can change it through here.
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
    with backends.ask(address, query, parameters, watch or Watch(seconds)) as answer:
        yield answer


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
