"""The public views of a database, row by row, for comparing two databases."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.unchanged.__main__ import VOLATILE


def views(path: Path) -> dict[str, list[str]]:
    """Return the rows of every public view, without what tells when."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        return {
            name: [
                repr([(key, row[key]) for key in row.keys() if key not in VOLATILE])  # noqa: SIM118 (rows iterate over values)
                for row in connection.execute(f'SELECT * FROM "{name}"')
            ]
            for name in names
        }
