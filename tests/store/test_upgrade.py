"""Growing: every released database comes along, whole, and an interrupted step leaves what was there."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path

import pytest
from sqlalchemy import text

import claims
from claims.errors import DatabaseError
from claims.store.backends.sqlite import schema_objects
from claims.store.backends.sqlite.connections import migrator
from claims.store.ingest import reextract, writer
from claims.store.schema import migrate, revisions
from claims.store.schema.integrity import check
from claims.store.schema.renames import FORMER, NAMES, renamed
from tests.store.dumps import DUMPS, load
from tests.store.sample import TEXT, document, given
from tests.store.test_reextract import other_everything

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

TIMES = 20
ADD_CONFLICT = (
    "INSERT INTO conflict (field, kind, left_claim_id, right_claim_id, left_value, right_value) "
    "VALUES (?, 'disagreement', ?, ?, '1', '2')"
)
Rows = dict[str, set[tuple[object, ...]]]


def rows(path: Path, like: dict[str, list[str]] | None = None) -> tuple[Rows, dict[str, list[str]]]:
    """Return all rows of all tables, of the columns in ``like`` if given, and the columns of each table.

    Names are those of now.
    """
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' "
            "AND name <> 'alembic_version'"
        )
        columns = like or {
            NAMES.get(name, name): [
                NAMES.get(row[1], row[1]) for row in connection.execute(f"PRAGMA table_info({name})")
            ]
            for (name,) in names.fetchall()
        }
        former = "who_id" in {row[1] for row in connection.execute("PRAGMA table_info(participant)")}
        queries = {name: f"SELECT {', '.join(some)} FROM {name}" for name, some in columns.items()}
        found = {
            name: connection.execute(renamed(query, FORMER) if former else query).fetchall()
            for name, query in queries.items()
        }
    return {name: {tuple(map(in_words_of_now, row)) for row in some} for name, some in found.items()}, columns


def in_words_of_now(value: object) -> object:
    """Return a value as it is, or a row as JSON with the names that its columns have now."""
    return value.replace('"who_id":', '"resolved_actor_id":') if isinstance(value, str) else value


def errors(path: Path) -> list[str]:
    return [finding.what for finding in check(path) if finding.severity == "error"]


def test_every_released_revision_has_a_dump() -> None:
    assert tuple(DUMPS) == migrate.revisions()


@pytest.mark.parametrize("name", DUMPS)
def test_a_released_database_comes_along_whole(name: str, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    load(name, path)
    before, columns = rows(path)
    with claims.open(path) as db, db.read() as session:
        assert session.scalar(text("SELECT count(*) FROM quotes")) == 2
    assert rows(path, columns)[0] == before
    assert errors(path) == []
    copies = [copy for copy in tmp_path.iterdir() if copy != path]
    assert len(copies) == (name != migrate.head())
    for copy in copies:
        assert rows(copy, columns)[0] == before


@pytest.mark.parametrize("revision", migrate.revisions()[:-1])
def test_down_and_up_again_loses_nothing(revision: str, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    load(migrate.head(), path)
    claims.open(path).close()
    before, columns = rows(path)
    migrate.downgrade(path, revision)
    assert migrate.current(path) == revision
    claims.open(path).close()
    assert rows(path, columns)[0] == before
    assert errors(path) == []


def test_a_conflict_between_what_no_event_brings_together_is_one_of_its_story(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    load("0019", path)
    quotes, mentions = (1, 2), (3, 4)
    with closing(sqlite3.connect(path)) as connection:
        for field, ends in (("number", quotes), ("date", mentions), ("name", mentions)):
            connection.execute(ADD_CONFLICT, (field, *ends))
        connection.commit()
    with claims.open(path) as db, db.read() as session:
        scopes = dict(map(tuple, session.execute(text("SELECT field, scope FROM conflict"))))
    assert scopes == {"number": "story", "date": "event", "name": "story"}


def test_what_an_earlier_revision_cannot_hold_is_kept_for_later(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    load(migrate.head(), path)
    with claims.open(path) as db, db.write() as session:
        session.execute(text("UPDATE article SET copy_of_id = 1"))
    migrate.downgrade(path, "0001")
    with claims.open(path) as db, db.read() as session:
        assert set(session.scalars(text("SELECT copy_of_id FROM article"))) == {1}


def test_an_older_database_in_a_folder_that_may_only_be_read_is_to_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    load(DUMPS[0], path)
    monkeypatch.setattr(os, "access", lambda folder, mode: mode != os.W_OK)
    with pytest.raises(DatabaseError, match="has to be upgraded, but its folder may only be read"):
        claims.open(path)
    assert [one.name for one in tmp_path.iterdir()] == ["old.db"]


def test_history_tells_what_the_database_has(tmp_path: Path) -> None:
    load("0001", tmp_path / "old.db")
    assert [(step.id, step.applied) for step in migrate.history(tmp_path / "old.db")][:2] == [
        ("0001", True),
        ("0002", False),
    ]


REBUILD = '''
"""Rebuild two tables that everything refers to."""
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "9001", {head!r}, None, None
def upgrade():
    for name in ("article", "claim"):
        with op.batch_alter_table(name, recreate="always", table_kwargs={{"sqlite_strict": True}}) as batch:
            batch.add_column(sa.Column("extra", sa.Text()))
    {fault}
def downgrade():
    raise NotImplementedError
'''


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Make this program one revision newer than it is, with a migration that rebuilds tables."""
    head, folder = migrate.head(), tmp_path / "migrations"
    shutil.copytree(revisions.migrations(), folder)
    for module in (revisions, migrate):
        monkeypatch.setattr(module, "migrations", lambda: folder)

    def make(fault: str) -> None:
        (folder / "versions" / "9001_rebuild.py").write_text(REBUILD.format(head=head, fault=fault))
        revisions.revisions.cache_clear()

    yield make
    revisions.revisions.cache_clear()


USERS = (
    "CREATE VIEW mine AS SELECT speaker FROM quotes JOIN article ON article.id = article_id",
    "CREATE INDEX mine_by_origin ON article (origin)",
    "CREATE TABLE notes (claim_id INTEGER, note TEXT)",
    "CREATE TRIGGER noted AFTER UPDATE ON claim BEGIN INSERT INTO notes VALUES (NEW.id, 'changed'); END",
    "ALTER TABLE claim ADD COLUMN stars INTEGER",
    "UPDATE claim SET stars = 5",
)


def test_a_rebuild_keeps_children_and_everything_users_added(
    db: claims.Database, next_revision: Callable[[str], None]
) -> None:
    path = db.address
    db.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in USERS:
            connection.execute(statement)
    before, columns = rows(path)
    next_revision("")
    claims.open(path).close()
    assert rows(path, columns)[0] == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM mine").fetchall() == [("Ana Souza",), ("Li Wen",)]
        assert connection.execute("SELECT sum(stars) FROM claim").fetchone() == (20,)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        assert {"mine_by_origin", "noted", "claims_article_text", "ix_claim_date_from"} <= names
        connection.execute("UPDATE claim SET place = 'Lima' WHERE id = 1")
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (5,)


def test_a_column_that_a_user_added_keeps_its_default(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    load("0007", path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("claim", "actor"):
            connection.execute(f"ALTER TABLE {table} ADD COLUMN stars INTEGER NOT NULL DEFAULT 3")
            connection.execute(f"ALTER TABLE {table} ADD COLUMN mark TEXT DEFAULT 'a :b'")
    claims.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        for table in ("claim", "actor"):
            added = {row[1]: row[2:5] for row in connection.execute(f"PRAGMA table_info({table})")}
            assert added["stars"] == ("INTEGER", 1, "3")
            assert added["mark"] == ("TEXT", 0, "'a :b'")
            assert set(connection.execute(f"SELECT stars, mark FROM {table}")) == {(3, "a :b")}


@pytest.mark.parametrize(
    "fault",
    ["raise RuntimeError('in the middle')", "op.execute('DELETE FROM article')"],
    ids=["an error", "rows that refer to nothing"],
)
def test_an_upgrade_that_fails_leaves_the_old_database(
    db: claims.Database, next_revision: Callable[[str], None], fault: str
) -> None:
    path, head = db.address, migrate.head()
    db.close()
    before, columns = rows(path)
    next_revision(fault)
    with pytest.raises((RuntimeError, DatabaseError)):
        claims.open(path)
    assert migrate.current(path) == head
    assert rows(path, columns)[0] == before


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("INSERT INTO bookmark (reviewer, queue, claim_id) VALUES ('ana', 'new', 1)", None),
        ("INSERT INTO bookmark (reviewer, queue, claim_id) VALUES ('ana', 'new', 999)", "1 rows in bookmark"),
        ("UPDATE claim SET sentence_id = 999 WHERE id = 1", "1 rows in claim"),
        ("DELETE FROM actor WHERE id = 1", "rows in actor_name, .*, participant"),
        ("CREATE TABLE stars (claim_id INTEGER REFERENCES claim (id))", None),
    ],
)
def test_rows_that_refer_to_nothing_are_found_however_they_came(
    db: claims.Database, statement: str, named: str | None
) -> None:
    engine = migrator(db.address)
    with (
        engine.connect() as connection,
        pytest.raises(DatabaseError, match=named) if named else nullcontext(),
        schema_objects.migrating(connection),
    ):
        connection.exec_driver_sql(statement)
    engine.dispose()
    assert errors(db.address) == []


def test_what_counts_claims_is_right_after_a_migration_that_changes_them(db: claims.Database) -> None:
    engine = migrator(db.address)
    with engine.connect() as connection, schema_objects.migrating(connection):
        connection.exec_driver_sql("UPDATE claim SET rule = 'quote.other' WHERE id = 1")
    with engine.connect() as connection:
        tally = "SELECT sum(claims) FROM rule_tally WHERE rule = 'quote.other'"
        assert connection.exec_driver_sql(tally).scalar() == 1
    engine.dispose()


def upgraded(path: Path) -> None:
    migrate.upgrade(path)


def imported(path: Path) -> None:
    with claims.open(path) as db:
        for number in range(3):
            body = f"{TEXT}{' ' * number}\n"
            with db.write() as session:
                run = writer.start_run(session, "claims")
                writer.write_article(session, given(body), document(body), run)


def reextracted(path: Path) -> None:
    with claims.open(path) as db, db.write() as session:
        run = reextract.start_reextraction(session, "claims")
        for found in (other_everything(document()), document()):
            reextract.reextract(session, 1, found, run)
            run = reextract.start_reextraction(session, "claims")


@pytest.mark.parametrize("work", [upgraded, imported, reextracted], ids=lambda work: work.__name__)
def test_kill_9_in_the_middle_leaves_a_sound_database(work: Callable[[Path], None], tmp_path: Path) -> None:
    source = tmp_path / "source.db"
    load("0001" if work is upgraded else migrate.head(), source)
    if work is not upgraded:
        claims.open(source).close()
    fork = multiprocessing.get_context("fork")
    work(Path(shutil.copy(source, tmp_path / "first.db")))  # loads every module, so that a turn is short
    started = time.monotonic()
    work(Path(shutil.copy(source, tmp_path / "whole.db")))
    whole = time.monotonic() - started
    interrupted = 0
    for turn in range(TIMES):
        path = Path(shutil.copy(source, tmp_path / f"{turn}.db"))
        process = fork.Process(target=work, args=(path,))
        process.start()
        time.sleep(whole * turn / TIMES)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        interrupted += process.exitcode == -signal.SIGKILL
        claims.open(path).close()
        assert errors(path) == []
    assert interrupted
