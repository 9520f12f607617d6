"""The migrated schema is the models' schema, to the letter."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

import claims
from claims.store.models import Base


def schema_of(path: Path) -> dict[str, str]:
    """Return the SQL of tables and indexes by name; the order of what stands in a table does not count."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL "
            "AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name <> 'alembic_version'"
        )
        return {name: "\n".join(sorted(re.split(r",?\s*\n\s*", sql))) for name, sql in rows}


def test_the_models_are_the_migrated_schema_with_every_check(tmp_path: Path) -> None:
    claims.open(tmp_path / "migrated.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    Base.metadata.create_all(engine)
    engine.dispose()
    assert schema_of(tmp_path / "migrated.db") == schema_of(tmp_path / "models.db")


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_postgresql_takes_the_same_models(table) -> None:
    dialect = postgresql.dialect()
    assert f"CREATE TABLE {table.name} " in str(CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=dialect)).startswith("CREATE")
