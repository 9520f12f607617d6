"""The first claims of a review in an SQLite file, read with nothing but the standard library."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from claims.store.backends import first_page
from claims.store.backends.first_page import First


def first(path: Path, limit: int, reviewer: str, order: str) -> First | None:
    """Return the first claims; ``None`` where the file is no database of this version.

    Then it takes the whole program to say why.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return first_page.first(
                lambda query, values: connection.execute(query, values).fetchall(),
                limit,
                reviewer,
                order,
                least="min",
            )
    except sqlite3.Error:
        return None
