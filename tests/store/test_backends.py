"""Only ``claims/store/backends/`` knows which database it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BACKENDS = ROOT / "claims" / "store" / "backends"
OUTSIDE = sorted(
    path
    for folder in ("claims", "tui")
    for path in (ROOT / folder).rglob("*.py")
    if not path.is_relative_to(BACKENDS)
)
DRIVERS = {"sqlite3", "psycopg", "claims.store.backends.sqlite", "claims.store.backends.postgresql"}
ONE_KIND_ONLY = re.compile(
    r"dialect\.name|PRAGMA|sqlite_schema|pg_catalog|json_each|json_extract|group_concat|OR (?:IGNORE|REPLACE)"
)
"""Words that only one kind of database understands, or that ask which it is."""


def driver_of(module: str) -> str | None:
    return next((one for one in DRIVERS if f"{module}.".startswith(f"{one}.")), None)


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_outside_imports_a_driver_or_asks_which_database_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    imported = {
        name
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert {name for name in imported if driver_of(name)} == set()
    if path != ROOT / "claims" / "store" / "schema" / "migration_ops.py":  # what migrations ask
        assert ONE_KIND_ONLY.findall(source) == []


def test_migrations_ask_in_one_place_only() -> None:
    for path in (ROOT / "migrations").rglob("*.py"):
        assert "dialect.name" not in path.read_text(encoding="utf-8"), path
