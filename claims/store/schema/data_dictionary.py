"""The data dictionary: views and their columns, from the comments in ``views/*.sql``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from claims.store.models import Base
from claims.store.schema import view_files

TYPES = ("text", "integer", "real", "date", "timestamp", "json")
"""Types of columns. A database keeps dates and times as ISO 8601 text, and JSON as text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view: its name, its type, which is one of ``TYPES``, and what it holds."""

    name: str
    type: str
    holds: str


@dataclass(frozen=True, slots=True)
class View:
    """A public view: what a row is, its columns, and a question it answers."""

    name: str
    description: str
    columns: tuple[Column, ...]
    example: str

    @property
    def described(self) -> Mapping[str, str]:
        """What each column holds, by its name, in order."""
        return {column.name: column.holds for column in self.columns}


_ENTRY = re.compile(rf"(?P<name>\w+)(?: \((?P<type>{'|'.join(TYPES)})\))?: (?P<holds>.+)")


def views() -> tuple[View, ...]:
    """Return all public views by name."""
    return tuple(_read(name, script) for name, script in view_files.views().items())


def _read(name: str, script: str) -> View:
    """Read the comment that opens a file.

    That is sentences, an empty line, ``column (type): what it holds`` for each column, which holds text where
    no type is given, and ``example: SELECT …``.

    Raises:
        ValueError: the file does not have that form.
    """
    opening = takewhile(lambda line: line.startswith("--"), script.splitlines())
    comment = [line[2:].strip() for line in opening]
    if "" not in comment:
        raise ValueError(f"views/{name}.sql must open with a description, an empty line and its columns")
    description = " ".join(comment[: comment.index("")])
    entries = [_ENTRY.fullmatch(line) for line in comment[comment.index("") + 1 :]]
    if None in entries:
        raise ValueError(
            f"views/{name}.sql: after the empty line, every line is `column (type): what it holds` "
            "or `example: SELECT`"
        )
    found = [Column(entry["name"], entry["type"] or "text", entry["holds"]) for entry in entries if entry]
    columns = tuple(column for column in found if column.name != "example")
    return View(name, description, columns, "".join(one.holds for one in found if one.name == "example"))


def schema_page() -> str:
    """Return ``docs/schema.md``: the views first, because they are stable, then the tables."""
    parts = [
        "# The database\n",
        "Made from the comments in `claims/store/schema/views/*.sql` and "
        "`claims/store/models/`; do not edit.\n",
        "## Views\n",
        "These are the public SQL: stable, and enough for every question. Offsets count the characters (code "
        "points) of `articles.text` from 0, and the one at `char_end` is no longer part: "
        "`substr(text, char_start + 1, char_end - char_start)`. Dates, timestamps and JSON are text in a "
        "database, dates as ISO 8601; Parquet has them as dates and timestamps.\n",
        *(_view_section(view) for view in views()),
        "## Search\n",
        "`sentence_search` (column `text`, `rowid` is the `sentence_id`) and `quote_search` (`content`, "
        "`rowid` is the `claim_id`) are FTS5 tables: `SELECT * FROM quotes WHERE claim_id IN (SELECT rowid "
        "FROM quote_search WHERE quote_search MATCH 'oil NEAR sanctions')`.\n",
        "## Tables\n",
        "The tables behind the views. They may change with any version; read the views.\n",
        *(_table_section(name) for name in sorted(Base.metadata.tables)),
    ]
    return "\n".join(parts)


def _view_section(view: View) -> str:
    rows = "\n".join(f"| {one.name} | {one.type} | {_cell(one.holds)} |" for one in view.columns)
    example = f"\n```sql\n{view.example};\n```\n" if view.example else ""
    head = "| column | type | holds |\n|---|---|---|"
    return f"### {view.name}\n\n{view.description}\n\n{head}\n{rows}\n{example}"


def _table_section(name: str) -> str:
    table = Base.metadata.tables[name]
    rows = "\n".join(f"| {column.name} | {_cell(column.comment or '')} |" for column in table.columns)
    return f"### {name}\n\n{table.comment}\n\n| column | holds |\n|---|---|\n{rows}\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
