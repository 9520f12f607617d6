"""The migrated schema is the models' schema, to the letter."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

import claims
from claims.store.models import Base
from tests.store.dumps import DUMPS, load

ASIDE = "name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT IN ('alembic_version', 'rule_tally')"
"""The condition that leaves out what no migration speaks of."""


def schema_of(path: Path) -> dict[str, object]:
    """Return columns, references and CHECKs of every table, and the SQL of every index, by name.

    The order of what stands in a table does not count, nor whether a reference stands with its column.
    """
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema "
            f"WHERE sql IS NOT NULL AND type IN ('table', 'index') AND {ASIDE}"
        )
        return {name: sql if kind == "index" else table_of(connection, name, sql) for kind, name, sql in rows}


def table_of(connection: sqlite3.Connection, name: str, sql: str) -> object:
    columns = {row[1:] for row in connection.execute(f"PRAGMA table_info({name})")}
    references = {row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
    checks = sorted(re.findall(r"CONSTRAINT \w+ (?:CHECK|UNIQUE|PRIMARY KEY) .+?(?=,? *\n)", sql))
    return columns, references, checks, sql[sql.rindex(")") :]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The schema that the models describe."""
    path = tmp_path_factory.mktemp("models") / "models.db"
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return schema_of(path)


def test_the_models_are_the_migrated_schema_with_every_check(
    models: dict[str, object], tmp_path: Path
) -> None:
    claims.open(tmp_path / "migrated.db").close()
    assert schema_of(tmp_path / "migrated.db") == models


@pytest.mark.parametrize("name", DUMPS)
def test_a_released_database_gets_the_very_same_schema(
    models: dict[str, object], name: str, tmp_path: Path
) -> None:
    load(name, tmp_path / "old.db")
    claims.open(tmp_path / "old.db").close()
    assert schema_of(tmp_path / "old.db") == models
