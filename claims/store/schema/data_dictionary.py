"""The data dictionary: views and their columns, from the comments in ``views/*.sql``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from claims.store.models import Base
from claims.store.schema import view_files


@dataclass(frozen=True, slots=True)
class View:
    """A public view: what a row is, its columns with what they hold, and a question it answers."""

    name: str
    description: str
    columns: tuple[tuple[str, str], ...]
    example: str


def views() -> tuple[View, ...]:
    """Return all public views by name."""
    return tuple(_read(name, script) for name, script in view_files.views().items())


def _read(name: str, script: str) -> View:
    """Read the comment that opens a file: sentences, an empty line, ``column: text``, ``example: SELECT``.

    Raises:
        ValueError: the file does not have that form.
    """
    opening = takewhile(lambda line: line.startswith("--"), script.splitlines())
    comment = [line[2:].strip() for line in opening]
    if "" not in comment:
        raise ValueError(f"views/{name}.sql must open with a description, an empty line and its columns")
    description = " ".join(comment[: comment.index("")])
    entries = [re.match(r"(\w+): (.+)", line) for line in comment[comment.index("") + 1 :]]
    if None in entries:
        raise ValueError(
            f"views/{name}.sql: after the empty line, every line is `column: text` or `example: SELECT`"
        )
    pairs = [(entry[1], entry[2]) for entry in entries if entry]
    columns = tuple(pair for pair in pairs if pair[0] != "example")
    return View(name, description, columns, dict(pairs).get("example", ""))


def schema_page() -> str:
    """Return ``docs/schema.md``: the views first, because they are stable, then the tables."""
    parts = [
        "# The database\n",
        "Made from the comments in `claims/store/schema/views/*.sql` and "
        "`claims/store/models/`; do not edit.\n",
        "## Views\n",
        "These are the public SQL: stable, and enough for every question. Offsets count the characters (code "
        "points) of `articles.text` from 0, and the one at `char_end` is no longer part: "
        "`substr(text, char_start + 1, char_end - char_start)`.\n",
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
    rows = "\n".join(f"| {name} | {_cell(text)} |" for name, text in view.columns)
    example = f"\n```sql\n{view.example};\n```\n" if view.example else ""
    return f"### {view.name}\n\n{view.description}\n\n| column | holds |\n|---|---|\n{rows}\n{example}"


def _table_section(name: str) -> str:
    table = Base.metadata.tables[name]
    rows = "\n".join(f"| {column.name} | {_cell(column.comment or '')} |" for column in table.columns)
    return f"### {name}\n\n{table.comment}\n\n| column | holds |\n|---|---|\n{rows}\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
