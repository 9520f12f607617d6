"""Schema revisions of a database: current, history, upgrade and downgrade, each with a backup first.

Revisions are numbered files in ``migrations/versions``, one after the other, so the newest is the last by
name and an up-to-date database is opened without Alembic.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DatabaseError
from claims.store.backends.media import is_immutable
from claims.store.backends.sqlite import BUSY_SECONDS, connect, explaining, is_read_only, migrator, writer
from claims.store.schema.backup import backup, beside

if TYPE_CHECKING:
    from alembic.config import Config

HEADER = 100
MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of the schema: its number, what it did, and whether the database at hand has it."""

    id: str
    title: str
    applied: bool


@cache
def migrations() -> Path:
    """Return the folder of the migrations: inside the installed package, or beside it in a source tree."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "_migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


@cache
def revisions() -> tuple[str, ...]:
    """Return the numbers of all revisions that this program knows, oldest first."""
    return tuple(sorted(file.name.split("_")[0] for file in (migrations() / "versions").glob("[0-9]*.py")))


def head() -> str:
    """Return the revision that this program works with."""
    return revisions()[-1]


def current(path: Path) -> str | None:
    """Return the revision of the database at ``path``; ``None`` for an empty or a missing file.

    Raises:
        DatabaseError: it is not a database of claims, is damaged, or cannot be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    _refuse_what_is_broken(path)
    with explaining(path), closing(connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if "alembic_version" in tables:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
    if tables:
        raise DatabaseError(
            f"{path} is an SQLite database, but of another program ({', '.join(sorted(tables)[:3])}). "
            f"Choose another file name."
        )
    return None


def _refuse_what_is_broken(path: Path) -> None:
    """Look at the header (https://sqlite.org/fileformat.html): that costs nothing, however large the file."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
    except OSError as error:
        raise DatabaseError(f"{path} cannot be read ({error.strerror}). Choose another file.") from error
    if not header.startswith(MAGIC[: len(header)]):
        raise DatabaseError(f"{path} is not a database. Choose another file name.")
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    wal = path.with_name(f"{path.name}-wal")
    whole = len(header) == HEADER and path.stat().st_size >= pages * (65536 if size == 1 else size)
    if not whole and not (wal.exists() and wal.stat().st_size):
        raise DatabaseError(
            f"{path} is cut short: a part of it is missing. "
            f"Put a backup in its place: claims db restore BACKUP --db {path}"
        )


def upgrade(path: Path, revision: str = "head", *, keep: bool = True) -> Path | None:
    """Bring the database to ``revision``, or make it; return the backup that was taken of what was there.

    One transaction: interrupted, it leaves the old database. Without ``keep`` no backup is taken.

    Raises:
        DatabaseError: the database is newer than the program, damaged, locked, or would not be whole
            afterwards.
    """
    target = _known(revision)
    at = current(path)
    if at is not None:
        refuse_newer(path, at)
    if at == target:
        return None
    copy = None if at is None or not keep else backup(path, beside(path, at))
    _migrate(path, target, up=True)
    return copy


def downgrade(path: Path, revision: str) -> Path | None:
    """Take the database back to an earlier ``revision``; return the backup that was taken first.

    Raises:
        DatabaseError: as for :func:`upgrade`.
    """
    target = _known(revision)
    at = current(path)
    if at is None:
        raise DatabaseError(f"There is no database in {path} to take back.")
    refuse_newer(path, at)
    if at == target:
        return None
    copy = backup(path, beside(path, at))
    _migrate(path, target, up=False)
    return copy


def refuse_newer(path: Path, at: str) -> None:
    """Raise a DatabaseError when ``at`` is a revision that this program does not know."""
    if at not in revisions():
        raise DatabaseError(
            f"{path} was written by a newer version of claims (its schema is {at}, this program's {head()}). "
            f"Upgrade the program: pip install --upgrade claimdesk."
        )


def history(path: Path) -> tuple[Revision, ...]:
    """Return every revision this program knows, oldest first, and which of them the database has."""
    at = current(path)
    steps = _steps()
    return tuple(Revision(number, steps[number], at is not None and number <= at) for number in revisions())


def refresh(path: Path) -> None:
    """Make what lies over the tables anew when this program's differs from the database's.

    A database that may only be read is read as it is.
    """
    from claims.store.schema import schema_objects

    with explaining(path), closing(connect(path)) as connection:
        (there,) = connection.execute("PRAGMA user_version").fetchone()
    if there == schema_objects.fingerprint() or is_immutable(path):
        return
    engine = writer(path)
    try:
        with explaining(path), engine.begin() as begun:
            schema_objects.rebuild(begun, counted=schema_objects.counted(begun))
    except DatabaseError as error:
        if not is_read_only(error):
            raise
    finally:
        engine.dispose()


def _known(revision: str) -> str:
    if revision == "head":
        return head()
    if revision not in revisions():
        raise DatabaseError(f"There is no revision {revision!r}; there are {', '.join(revisions())}.")
    return revision


def _migrate(path: Path, target: str, *, up: bool) -> None:
    from alembic import command

    with explaining(path), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    config = _config()
    engine = migrator(path)
    try:
        with explaining(path), engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, target) if up else command.downgrade(config, target)
    finally:
        engine.dispose()


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    return config


def _steps() -> dict[str, str]:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config())
    return {step.revision: str(step.doc) for step in script.walk_revisions()}
