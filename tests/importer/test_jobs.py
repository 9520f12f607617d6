"""Imports by several processes: the database is the same, however many they are."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import claims.workers
from claims.importer import Imported, Known, import_articles
from claims.reading import read
from claims.store.database import Database
from claims.workers import LazyParser

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


def dump(path: Path) -> list[str]:
    """Return the database as SQL, without the moments at which something was written.

    A migration that rebuilds a table lists its constraints in any order, so those are sorted.
    """
    with closing(sqlite3.connect(path)) as connection:
        lines = [MOMENT.sub("…", line) for line in connection.iterdump()]
    return [_sorted(line) if line.startswith("CREATE TABLE") else line for line in lines]


def _sorted(statement: str) -> str:
    return "\n".join(sorted(line.strip(" \t,") for line in statement.splitlines()))


def test_the_database_is_the_same_by_one_process_and_by_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims.workers, "ENOUGH", 1)
    paths = [tmp_path / "one.db", tmp_path / "two.db"]
    given = [str(path) for path in sorted(SEEDS.glob("*.txt"))[:2]]
    twice = [*read(given), *read(given)]
    for path, jobs in ((paths[0], 1), (paths[1], 2)):
        with Database.open(path) as database:
            done = [type(one) for one in import_articles(database, twice, LazyParser(), jobs)]
        assert done == [Imported] * 2 + [Known] * 2
    assert dump(paths[0]) == dump(paths[1])
