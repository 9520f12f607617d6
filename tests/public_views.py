"""The public views of a database, row by row, for comparing two databases."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

VOLATILE = {"at", "decided_at", "started_at", "finished_at", "imported_at", "version"}
"""Columns that differ from one run to the next."""


def views(path: Path) -> dict[str, list[str]]:
    """Return the rows of every public view as JSON, without what tells when."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name"
        return {name: _rows(connection, name) for (name,) in connection.execute(names).fetchall()}


def _rows(connection: sqlite3.Connection, view: str) -> list[str]:
    rows = map(dict, connection.execute(f'SELECT * FROM "{view}"'))
    return [
        json.dumps({key: value for key, value in row.items() if key not in VOLATILE}, ensure_ascii=False)
        for row in rows
    ]
