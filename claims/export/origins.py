"""Where articles were read from, without what only one machine knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

COLUMN = "origin"


def portable(origin: str) -> str:
    """Return a relative origin as it is, and of an absolute path only the file's name."""
    for path in (PurePosixPath(origin), PureWindowsPath(origin)):
        if path.is_absolute():
            return path.name
    return origin


def portable_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Yield rows whose origin, where they have one, is portable."""
    if COLUMN not in columns:
        yield from rows
        return
    at = columns.index(COLUMN)
    for row in rows:
        yield [portable(cell) if n == at and isinstance(cell, str) else cell for n, cell in enumerate(row)]
