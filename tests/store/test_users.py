"""Users' own objects: they survive every upgrade and downgrade, or the step is refused by name."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import claims
from claims.errors import DatabaseError
from claims.store.schema import migrate
from tests.store.dumps import DUMPS, load

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

TABLE = "CREATE TABLE notes (claim_id INTEGER, note TEXT)"
ADDED = {
    "a view": ("CREATE VIEW mine AS SELECT origin FROM article", "SELECT count(*) FROM mine", 1),
    "a view over a view of ours": (
        "CREATE VIEW mine AS SELECT title FROM articles", "SELECT count(*) FROM mine", 1
    ),
    "an index": (
        "CREATE INDEX mine ON article (origin)",
        "SELECT count(*) FROM article INDEXED BY mine WHERE origin > ''", 1,
    ),
    "an index over words, named like ours": (
        "CREATE INDEX ix_mine ON claim (lower(rule))",
        "SELECT count(*) > 0 FROM claim INDEXED BY ix_mine WHERE lower(rule) > ''", 1,
    ),
    "a trigger": (
        f"{TABLE}; CREATE TRIGGER mine AFTER UPDATE ON article BEGIN INSERT INTO notes VALUES (1, 'x'); END; "
        "UPDATE article SET origin = 'there'", "SELECT count(*) FROM notes", 1,
    ),
    "a trigger named like ours": (
        f"{TABLE}; CREATE TRIGGER claims_mine AFTER UPDATE ON article BEGIN SELECT 1; END",
        "SELECT count(*) FROM sqlite_schema WHERE name = 'claims_mine'", 1,
    ),
    "a trigger upon a view of theirs": (
        f"{TABLE}; CREATE VIEW mine AS SELECT 1 AS one; "
        "CREATE TRIGGER noting INSTEAD OF INSERT ON mine BEGIN INSERT INTO notes VALUES (NEW.one, ''); END",
        "SELECT count(*) FROM sqlite_schema WHERE name = 'noting'", 1,
    ),
    "a trigger upon a view of ours": (
        f"{TABLE}; CREATE TRIGGER noting INSTEAD OF DELETE ON quotes BEGIN SELECT 1; END",
        "SELECT count(*) FROM sqlite_schema WHERE name = 'noting'", 1,
    ),
    "a table": (f"{TABLE}; INSERT INTO notes VALUES (1, 'look')", "SELECT note FROM notes", "look"),
    "a table that refers to ours": (
        "CREATE TABLE stars (claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE); "
        "INSERT INTO stars VALUES (2)", "SELECT claim_id FROM stars", 2,
    ),
    "a column": (
        "ALTER TABLE claim ADD COLUMN stars INTEGER; UPDATE claim SET stars = 5",
        "SELECT DISTINCT stars FROM claim", 5,
    ),
}  # fmt: skip


RENAMED = {
    "a view": ("CREATE VIEW mine AS SELECT who_id FROM participant", "SELECT count(*) FROM mine", 5),
    "a view that says the old name in a string": (
        "CREATE VIEW mine AS SELECT who_id, 'norm' AS said FROM participant",
        "SELECT DISTINCT said FROM mine", "norm",
    ),
    "an index": (
        "CREATE INDEX mine ON participant (who_id, role)",
        "SELECT count(*) FROM participant INDEXED BY mine WHERE resolved_actor_id > 0", 5,
    ),
    "an index on a table that has another name": (
        "CREATE INDEX mine ON saved (body)",
        "SELECT count(*) FROM saved_query INDEXED BY mine WHERE body > ''", 0,
    ),
    "a column of a table that has another name": (
        "ALTER TABLE waiting ADD COLUMN stars INTEGER; UPDATE waiting SET stars = 5",
        "SELECT coalesce(max(stars), 5) FROM link_queue", 5,
    ),
    "a trigger": (
        f"{TABLE}; CREATE TRIGGER mine AFTER UPDATE OF norm ON actor_name "
        "BEGIN INSERT INTO notes SELECT max(who_id), NEW.norm FROM participant; END",
        "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%max(resolved_actor_id), NEW.name_folded%'", 1,
    ),
    "a column of their own with such a name": (
        "CREATE TABLE mine_too (norm TEXT); CREATE VIEW mine AS SELECT norm FROM mine_too",
        "SELECT count(*) FROM mine", 0,
    ),
}  # fmt: skip


Opened = Callable[[str, Path], None]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Make a database of a released revision, with the views and triggers it had: a copy of one made once."""
    folder = tmp_path_factory.mktemp("released")

    def open_(name: str, path: Path) -> None:
        made = folder / f"{name}.db"
        if not made.exists():
            load(name, made)
            migrate.refresh(made)
        shutil.copy(made, path)

    return open_


def run(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def answer(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


@pytest.mark.parametrize(("made", "query", "expected"), ADDED.values(), ids=ADDED)
@pytest.mark.parametrize("released", DUMPS)
def test_it_survives_an_upgrade_and_a_refresh(
    opened: Opened, released: str, made: str, query: str, expected: object, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    opened(released, path)
    run(path, f"{made}; PRAGMA user_version = 1")
    claims.open(path).close()
    assert answer(path, query) == expected


@pytest.mark.parametrize(("made", "query", "expected"), RENAMED.values(), ids=RENAMED)
def test_what_names_a_renamed_table_or_column_follows(
    opened: Opened, made: str, query: str, expected: object, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    opened("0007", path)
    run(path, made)
    claims.open(path).close()
    assert answer(path, query) == expected


def test_a_view_of_a_renamed_column_goes_back_with_a_downgrade(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    opened(migrate.head(), path)
    run(path, "CREATE VIEW mine AS SELECT resolved_actor_id AS actor FROM participant")
    migrate.downgrade(path, "0007")
    assert answer(path, "SELECT count(actor) FROM mine") == 6


@pytest.mark.parametrize(("made", "query", "expected"), ADDED.values(), ids=ADDED)
def test_it_survives_a_downgrade(
    opened: Opened, made: str, query: str, expected: object, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    opened(migrate.head(), path)
    run(path, made)
    migrate.downgrade(path, migrate.revisions()[0])
    assert answer(path, query) == expected


@pytest.mark.parametrize(
    ("released", "made", "named"),
    [
        ("0001", "CREATE TABLE role (name TEXT)", "table of yours named role"),
        ("0001", "CREATE TABLE rule_tally (rule TEXT)", "table of yours named rule_tally"),
        ("0001", "CREATE TABLE sentence_search (text TEXT)", "table of yours named sentence_search"),
        ("0001", "CREATE VIEW roles AS SELECT 1", "view of yours named roles"),
        ("0001", "CREATE TABLE Quotes (text TEXT)", "table of yours named quotes"),
        ("0003", "CREATE INDEX ix_claim_flag ON article (url)", "index of yours named ix_claim_flag"),
        ("0003", "CREATE TABLE ix_claim_flag (a INTEGER)", "table of yours named ix_claim_flag"),
    ],
)  # fmt: skip
def test_a_name_that_is_taken_is_told_and_nothing_is_changed(
    released: str, made: str, named: str, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    load(released, path)
    run(path, made)
    with pytest.raises(DatabaseError, match=named):
        claims.open(path)
    assert migrate.current(path) == released
    assert answer(path, f"SELECT count(*) FROM sqlite_schema WHERE sql = '{made}'") == 1


def test_a_downgrade_that_would_drop_a_column_is_refused(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    opened(migrate.head(), path)
    run(path, "ALTER TABLE role ADD COLUMN stars INTEGER; UPDATE role SET stars = 5")
    migrate.downgrade(path, "0002")
    with pytest.raises(DatabaseError, match="'stars' of role"):
        migrate.downgrade(path, "0001")
    assert migrate.current(path) == "0002"
    assert answer(path, "SELECT DISTINCT stars FROM role") == 5
