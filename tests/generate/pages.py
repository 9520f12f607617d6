"""The generated pages: what each of them must say now."""

from __future__ import annotations

import os
from pathlib import Path

from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.reading import read
from claims.store.database import Database
from claims.store.schema.data_dictionary import schema_page
from tests.generate.blocks import filled
from tests.generate.diagrams import data_model, rooms
from tests.generate.formats import format_table
from tests.generate.story import notebook, run
from tests.generate.tables import exit_codes, key_table

ROOT = Path(__file__).parent.parent.parent
ASKING = (
    "README.md",
    "docs/desk.md",
    "docs/commands.md",
    "docs/cookbook.md",
    "docs/architecture.md",
    "docs/formats.md",
    "docs/story.md",
)
"""Pages with answers and tables in them; the rest of their text is written by hand."""


def demo(folder: Path, parser: Parser) -> Path:
    """Import the seed articles into ``demo.db`` in ``folder``, as ``make demo`` does, and return its path."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        with Database.open(folder / "demo.db") as database:
            for _ in import_articles(database, read(["seeds"]), lambda: parser):
                pass
    finally:
        os.chdir(before)
    return folder / "demo.db"


def pages(database: Path, parser: Parser) -> dict[str, str]:
    """Return the text of every generated page by its path, with answers asked of ``database``."""
    tables = {
        "keys": key_table, "exit-codes": exit_codes, "rooms": rooms, "data-model": data_model,
        "formats": lambda: format_table(parser),
    }  # fmt: skip
    asked = {page: filled((ROOT / page).read_text(encoding="utf-8"), database, tables) for page in ASKING}
    story = run(asked["docs/story.md"], database)
    told = {"docs/story.md": story, "docs/story.ipynb": notebook(story)}
    return {**asked, **told, "docs/schema.md": schema_page()}
