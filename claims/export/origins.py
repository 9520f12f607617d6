"""Origins of articles, without what only one machine knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.store.models import Article


def portable(origin: str) -> str:
    """Return a relative origin as it is, and of an absolute path only the file's name."""
    for path in (PurePosixPath(origin), PureWindowsPath(origin)):
        if path.is_absolute():
            return path.name
    return origin


def machine_paths(session: Session) -> dict[str, str]:
    """Return what is exported for each origin that is a path of one machine."""
    found = {origin: portable(origin) for origin in session.scalars(select(Article.origin).distinct())}
    return {origin: name for origin, name in found.items() if origin != name}


def portable_rows(rows: Iterable[Sequence[Any]], paths: Mapping[str, str]) -> Iterator[Sequence[Any]]:
    """Yield rows with every cell that is one of ``paths`` replaced; a view may show an origin for a title."""
    for row in rows:
        yield [paths.get(cell, cell) if isinstance(cell, str) else cell for cell in row] if paths else row
