"""Backups: whole, private where the database is, and put back without losing what was there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from claims.errors import DatabaseError, InputError, LockedError
from claims.store.backends.sqlite.copies import backup
from claims.store.backends.sqlite.restore import restore
from claims.store.database import Database
from claims.store.schema import migrate

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "news.db"))


READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT 1 FROM run").fetchall()
print("open", flush=True)
sys.stdin.read()
"""


def note(path: Path, words: str) -> None:
    """Write a row that says which database this is."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO run (tool, version, config, started_at) VALUES (?, '', '{}', '')", [words]
        )


def notes(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [row[0] for row in connection.execute("SELECT tool FROM run ORDER BY id")]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_a_backup_has_the_mode_of_its_database(path: Path, mode: int) -> None:
    path.chmod(mode)
    copy = backup(path, path.with_name("copy.db"))
    assert stat.S_IMODE(copy.stat().st_mode) == mode


def test_a_backup_of_a_database_that_may_only_be_read_may_be_changed(path: Path) -> None:
    path.chmod(0o440)
    assert stat.S_IMODE(backup(path, path.with_name("copy.db")).stat().st_mode) == 0o640


def test_a_file_that_may_only_be_read_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (target := path.with_name("copy.db")).write_text("mine")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to everything
    with pytest.raises(InputError, match="may only be read"):
        backup(path, target)
    assert target.read_text() == "mine"


def test_a_backup_is_not_written_through_a_link(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "copy.db.unfinished").symlink_to(victim)
    (tmp_path / "copy.db").symlink_to(victim)
    backup(path, tmp_path / "copy.db")
    assert victim.read_text() == "mine"
    assert not (tmp_path / "copy.db").is_symlink()


def test_restore_brings_back_the_backup_and_keeps_what_was_there(path: Path) -> None:
    note(path, "before")
    copy = backup(path, path.with_name("copy.db"))
    note(path, "after")
    done = restore(path, copy)
    assert done.revision == migrate.head()
    assert (notes(path), notes(copy)) == (["before"], ["before"])
    assert done.kept is not None
    assert notes(done.kept) == ["before", "after"]
    with Database.open(path) as database, database.write():
        pass


def test_a_left_over_write_ahead_log_is_folded_in_and_kept_with_the_old_database(path: Path) -> None:
    copy = backup(path, path.with_name("copy.db"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO run (tool, version, config, started_at) VALUES ('late', '', '{}', '')"
        )
        connection.commit()
        crashed = path.with_name("crashed.db")  # what is on the disk after a power cut
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{crashed}{suffix}")
    assert Path(f"{crashed}-wal").stat().st_size > 0
    done = restore(crashed, copy)
    assert notes(crashed) == []
    assert done.kept is not None
    assert notes(done.kept) == ["late"]


def test_a_damaged_database_is_replaced_and_kept(path: Path) -> None:
    copy = backup(path, path.with_name("copy.db"))
    path.write_bytes(b"not a database" * 1000)
    Path(f"{path}-wal").write_bytes(b"nor a log")
    done = restore(path, copy)
    assert notes(path) == []
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"not a database")
    assert Path(f"{done.kept}-wal").read_bytes() == b"nor a log"
    assert not Path(f"{path}-wal").exists()


def test_a_missing_database_is_made_from_the_backup(path: Path) -> None:
    note(path, "only")
    copy = path.rename(path.with_name("copy.db"))
    assert restore(path, copy).kept is None
    assert notes(path) == ["only"]


def test_a_database_that_others_have_open_is_not_replaced(path: Path) -> None:
    copy = backup(path, path.with_name("copy.db"))
    note(path, "newer")
    with subprocess.Popen(
        [sys.executable, "-c", READER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(LockedError, match="open in another program"):
            restore(path, copy)
        other.communicate(b"")
    assert notes(path) == ["newer"]
    assert (
        sorted(
            one.name for one in path.parent.iterdir() if "replaced" in one.name or "unfinished" in one.name
        )
        == []
    )


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda copy: copy.unlink(), "no backup at"),
        (lambda copy: copy.write_bytes(b""), "is empty"),
        (lambda copy: copy.write_bytes(b"x" * 4096), "not a database"),
        (lambda copy: copy.write_bytes(copy.read_bytes()[:8192]), "cut short"),
        (lambda copy: shutil.copy(copy.with_name("newer.db"), copy), "newer version"),
    ],
)  # fmt: skip
def test_a_backup_that_is_no_good_is_refused_before_anything_is_touched(path: Path, spoil, says: str) -> None:
    copy = backup(path, path.with_name("copy.db"))
    with closing(sqlite3.connect(shutil.copy(copy, path.with_name("newer.db")))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    note(path, "kept")
    spoil(copy)
    with pytest.raises(DatabaseError, match=says):
        restore(path, copy)
    assert notes(path) == ["kept"]


def damaged(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * (copy.stat().st_size - 4 * 4096))


def of_another_program(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize(
    "spoil",
    [
        damaged,
        of_another_program,
        lambda copy: copy.write_bytes(b""),
        lambda copy: copy.write_bytes(b"x" * 4096),
        lambda copy: copy.write_bytes(copy.read_bytes()[:8192]),
    ],
)
def test_what_is_no_backup_is_not_advised_to_be_restored_over(path: Path, spoil) -> None:
    copy = backup(path, path.with_name("copy.db"))
    spoil(copy)
    with pytest.raises(DatabaseError, match=r"copy\.db .+\. Choose another backup\.$") as told:
        restore(path, copy)
    assert "claims db" not in str(told.value)


def test_the_database_itself_is_no_backup(path: Path) -> None:
    with pytest.raises(DatabaseError, match="is the database itself"):
        restore(path, path)
