"""Opening, reading and writing a database."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

import claims
from claims.errors import DatabaseError, ReplacedError
from claims.store.backends.sqlite import connections
from claims.store.backends.sqlite.copies import backup
from claims.store.backends.sqlite.restore import restore
from claims.store.console.read_only import asking
from claims.store.database import Database
from claims.store.schema import migrate, view_files
from claims.store.schema.integrity import check

RUN = text("INSERT INTO run (tool, version, config, started_at) VALUES ('test', '1', '{}', '2026-01-01')")
COUNT = text("SELECT count(*) FROM run")


def shell(path: Path, *statements: str) -> None:
    """Run statements as somebody with an SQLite shell would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_opening_creates_a_database_at_the_newest_revision(tmp_path: Path) -> None:
    with claims.open(tmp_path / "new.db") as db, db.read() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == migrate.head()
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_what_is_written_is_there_in_the_next_program(path: Path) -> None:
    with claims.open(path) as db, db.write() as session:
        session.execute(RUN)
    with claims.open(path) as db, db.read() as session:
        assert session.execute(COUNT).scalar() == 1


def write_and_fail(db: Database) -> None:
    with db.write() as session:
        session.execute(RUN)
        raise ZeroDivisionError


def test_an_exception_rolls_the_whole_block_back(path: Path) -> None:
    with claims.open(path) as db:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(db)
        with db.read() as session:
            assert session.execute(COUNT).scalar() == 0


def test_a_reader_cannot_write(path: Path) -> None:
    with claims.open(path) as db, pytest.raises(DatabaseError, match="read-only"), db.read() as session:
        session.execute(RUN)


def test_a_reader_sees_one_moment_while_others_write(path: Path) -> None:
    with claims.open(path) as db, db.read() as session:
        before = session.execute(COUNT).scalar()
        with db.write() as other:
            other.execute(RUN)
        assert session.execute(COUNT).scalar() == before


def test_foreign_keys_are_enforced(path: Path) -> None:
    with claims.open(path) as db, pytest.raises(IntegrityError), db.write() as session:
        session.execute(text("INSERT INTO actor (kind, name, canonical_id) VALUES ('person', 'A', 9)"))


def test_threads_that_write_at_once_lose_nothing(path: Path) -> None:
    with claims.open(path) as db:

        def write() -> None:
            for _ in range(20):
                with db.write() as session:
                    session.execute(RUN)

        threads = [threading.Thread(target=write) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with db.read() as session:
            assert session.execute(COUNT).scalar() == 80


def test_data_version_tells_of_others_only(path: Path) -> None:
    with claims.open(path) as mine, claims.open(path) as other:
        before = mine.data_version()
        with mine.write() as session:
            session.execute(RUN)
        assert mine.data_version() == before
        with other.write() as session:
            session.execute(RUN)
        assert mine.data_version() != before


def not_a_database(path: Path) -> None:
    path.write_text("Once upon a time there was a text file, longer than a header. " * 9)


def another_programs(path: Path) -> None:
    path.unlink()
    shell(path, "CREATE TABLE invoice (id INTEGER)")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)


def from_the_future(path: Path) -> None:
    shell(path, "UPDATE alembic_version SET version_num = '9999'")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def no_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (not_a_database, "is not a database"),
        (another_programs, "of another program"),
        (truncated, "cut short"),
        (cut_in_the_header, "cut short"),
        (damaged, "damaged"),
        (from_the_future, "newer version"),
        (a_folder, "is a folder"),
        (no_folder, "no folder"),
    ],
)
def test_what_cannot_be_opened_is_said_plainly_and_left_alone(
    path: Path, spoil: Callable[[Path], None], says: str
) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError, match=says):
        claims.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_database_is_not_made_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no database"):
        claims.open(tmp_path / "none.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_locked_database_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections.WRITER, "busy_timeout", "10")
    with claims.open(path) as db, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="locked"), db.write():
            pass


def fill_the_disk(db: Database) -> None:
    with db.write() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar()
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        for _ in range(1000):
            session.execute(RUN)


def test_a_full_disk_says_so_and_changes_nothing(path: Path) -> None:
    with claims.open(path) as db:
        with pytest.raises(DatabaseError, match="full"):
            fill_the_disk(db)
        with db.read() as session:
            assert session.execute(COUNT).scalar() == 0


READ_ONLY = """
import os, sys, claims
from claims.store.database import Database
with Database.open(sys.argv[2]) as db, db.write():  # loads all modules, which nobody else might read
    pass
if os.getuid() == 0:  # root may write everything
    os.seteuid(65534)
with Database.open(sys.argv[1]) as db:
    try:
        with db.write() as session:
            session.connection().exec_driver_sql("DELETE FROM run")
    except claims.DatabaseError as error:
        print(error)
"""


@pytest.mark.slow
@pytest.mark.parametrize("views", ["this program's", "another version's"])
def test_a_read_only_database_can_be_read_and_says_so_when_written(path: Path, views: str) -> None:
    if views == "another version's":
        shell(path, "PRAGMA user_version = 1")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        copy = Path(shutil.copy(path, folder))
        copy.chmod(0o444)
        command = [sys.executable, "-c", READ_ONLY, str(copy), str(path)]
        ran = subprocess.run(command, capture_output=True, text=True)
    assert "is read-only" in ran.stdout, ran.stderr


def test_a_fault_of_ours_is_not_blamed_on_the_file(path: Path) -> None:
    with claims.open(path) as db, pytest.raises(DBAPIError), db.read() as session:
        session.execute(text("SELECT nothing FROM nowhere"))


def test_views_that_this_program_has_otherwise_are_made_anew(path: Path) -> None:
    older = f"CREATE VIEW articles AS {view_files.MARK}\nSELECT 1 AS one"
    shell(path, "DROP VIEW articles", older, "PRAGMA user_version = 1")
    with Database.open(path) as db, db.read() as session:
        session.execute(text("SELECT title FROM articles")).all()


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, claims; print([m for m in ('spacy', 'sqlalchemy', 'textual') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize("name", [":memory:", "file:news.db", "file:///tmp/news.db?mode=memory"])
def test_names_that_sqlite_takes_for_something_else_are_refused(name: str) -> None:
    with pytest.raises(DatabaseError, match="no file name"):
        claims.open(name)


def test_nothing_is_written_to_a_file_that_took_the_place_of_the_one_opened(
    path: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(path, tmp_path / "other.db"))
    with claims.open(path) as db:
        with db.write() as session:
            session.execute(RUN)
        before = other.read_bytes()
        other.replace(path)
        with pytest.raises(DatabaseError, match="replaced by another file"), db.write() as session:
            session.execute(RUN)
    assert path.read_bytes() == before


def read_it(db: Database) -> None:
    with db.read() as session:
        session.execute(text("SELECT 1"))


def write_it(db: Database) -> None:
    with db.write() as session:
        session.execute(RUN)


USES = pytest.mark.parametrize("use", [read_it, write_it, Database.data_version])


@USES
def test_a_file_that_is_gone_is_missed_and_not_made_anew(
    path: Path, use: Callable[[Database], object]
) -> None:
    with claims.open(path) as db:
        path.unlink()
        with pytest.raises(ReplacedError, match="is gone: it was moved or deleted while it was open"):
            use(db)
    assert not path.exists()


@USES
def test_a_file_that_goes_while_a_connection_is_made_is_not_made_anew(
    path: Path, use: Callable[[Database], object]
) -> None:
    def gone(*_: object) -> None:
        path.unlink(missing_ok=True)

    with claims.open(path) as db:
        for engine in (db._sessions._reader, db._sessions._writer):
            event.listen(engine, "do_connect", gone)
        with pytest.raises(ReplacedError, match="is gone"):
            use(db)
    assert not path.exists()


@USES
def test_a_file_that_took_the_place_of_another_is_neither_read_nor_written(
    path: Path, tmp_path: Path, use: Callable[[Database], object]
) -> None:
    with claims.open(path) as db:
        use(db)
        Path(shutil.copy(path, tmp_path / "other.db")).replace(path)
        with pytest.raises(ReplacedError, match="was replaced by another file"):
            use(db)


@pytest.fixture
def read_only_media(path: Path) -> Iterator[Path]:
    """A database in a folder in which nothing can be made, for root as well where the file system can."""
    folder = path.parent / "media"
    folder.mkdir()
    copy = Path(shutil.copy(path, folder))
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    folder.chmod(0o555)
    command = ["chattr", "+i", folder]
    fixed = os.geteuid() == 0 and subprocess.run(command, capture_output=True).returncode == 0
    if os.geteuid() == 0 and not fixed:
        pytest.xfail("root may write to every folder here")
    try:
        yield copy
    finally:
        subprocess.run(["chattr", "-i", folder], capture_output=True)
        folder.chmod(0o755)


def test_a_database_on_read_only_media_is_copied_and_put_back_to_be_changed(
    read_only_media: Path, tmp_path: Path
) -> None:
    for made in (
        backup(read_only_media, tmp_path / "copy.db"),
        tmp_path / "restored.db",
        tmp_path / "old.db",
    ):
        if made.name == "old.db":
            shutil.copy(tmp_path / "copy.db", made)
        if made.name != "copy.db":
            restore(made, read_only_media)
        assert stat.S_IMODE(made.stat().st_mode) & stat.S_IWUSR
        with claims.open(made) as db, db.write() as session:
            assert session.execute(COUNT).scalar() == 0


def test_a_database_on_read_only_media_can_be_read_asked_and_checked(read_only_media: Path) -> None:
    with claims.open(read_only_media) as db:
        with db.read() as session:
            assert session.execute(COUNT).scalar() == 0
        assert db.data_version() == 0
        with asking(read_only_media, "SELECT count(*) FROM articles") as answer:
            assert list(answer.rows) == [(0,)]
        with pytest.raises(DatabaseError, match="read-only media"), db.write():
            pass
    assert [finding for finding in check(read_only_media) if finding.severity == "error"] == []
