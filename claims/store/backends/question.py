"""A question in SQL as it is put to any kind of database, and its answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.errors import QueryError

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
