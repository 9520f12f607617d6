"""A small database of every released revision, as SQL: real rows that every later version must carry along.

`python -m tests.store.dumps` writes the one of the newest revision; the others are never written again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from claims.store.backends.sqlite.driver import schema_files

FOLDER = Path(__file__).parent
DUMPS = sorted(file.stem for file in FOLDER.glob("*.sql"))
"""The revisions that were released."""


def dump(path: Path) -> str:
    """Return tables, indexes and rows of a database as SQL, without what is made anew."""
    lines = ["PRAGMA foreign_keys = OFF;", "BEGIN;"]
    with closing(sqlite3.connect(path)) as connection:
        made = (*schema_files.sources("indexes"), *schema_files.sources("tallies"))
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
        )
        kept = [
            (kind, name, sql)
            for kind, name, sql in rows
            if kind in ("table", "index") and not name.startswith(made)
        ]
        for kind, name, sql in kept:
            lines.append(f"{sql};")
            if kind == "table":
                lines += [f"INSERT INTO {name} VALUES ({values});" for values in _values(connection, name)]
    return "\n".join([*lines, "COMMIT;", ""])


def _values(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    quoted = " || ', ' || ".join(f"quote({column})" for column in columns)
    return [row[0] for row in connection.execute(f"SELECT {quoted} FROM {table}")]


def load(name: str, path: Path) -> None:
    """Make a database at ``path`` from the dump of a revision."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FOLDER / f"{name}.sql").read_text("utf-8"))
