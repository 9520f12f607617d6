"""Connections of SQLite's own driver, and its errors in words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.errors import DatabaseError, LockedError, UnusableFileError
from claims.store.backends.sqlite.driver.media import is_immutable, read_only_uri

BUSY_SECONDS = 30
"""The time a writer waits for another program's transaction before it gives up."""
LOOK_SECONDS = 5
"""Seconds that a look at the file's revision waits."""


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection of the driver itself, for a look at the file before any engine is made."""
    if is_immutable(path):
        return sqlite3.connect(read_only_uri(path), uri=True)
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=LOOK_SECONDS)


def writing(path: Path) -> sqlite3.Connection:
    """Return a connection of the driver itself that waits for other writers."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS)


SAYINGS = {
    sqlite3.SQLITE_BUSY: "{path} is locked: another program has been writing to it for {seconds} seconds. "
    "Wait until it is done, or close it, and try again.",
    sqlite3.SQLITE_LOCKED: "{path} is locked by another part of this program; try again.",
    sqlite3.SQLITE_READONLY: "{path} is read-only. Change its permissions and its folder's, or take a copy.",
    sqlite3.SQLITE_PERM: "{path} may not be opened by you. Change its permissions, or work on a copy.",
    sqlite3.SQLITE_IOERR: "The disk under {path} failed ({detail}). Nothing was changed; check the disk.",
    sqlite3.SQLITE_FULL: "The disk with {path} is full. Nothing was changed; make room and try again.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({detail}).",
    sqlite3.SQLITE_NOTADB: "{path} is not a database of claims.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened ({detail}). See that its folder exists and is yours.",
}
"""The meaning of SQLite's errors to a user, by primary code (https://sqlite.org/rescode.html)."""
REMEDIES = {
    sqlite3.SQLITE_CORRUPT: "`claims db check` says more, "
    "`claims db restore BACKUP` puts a backup in its place.",
    sqlite3.SQLITE_NOTADB: "Choose another file name.",
}
"""Advice where the file is at fault, and is the database."""

TAKEN = re.compile(
    r"(?P<kind>table|index|view|trigger) (?P<name>\S+) already exists"
    r"|there is already an? (?P<other>table|index) named (?P<named>\S+)"
    r"|duplicate (?P<part>column) name: (?P<called>\S+)"
)
"""SQLite's words where a migration wants a name that a user has given something."""
CLASH = (
    "{path} has a {kind} of yours named {name}, which this version needs for itself; nothing was changed. "
    "Rename yours, and try again."
)


def name_taken(error: sqlite3.Error) -> tuple[str, str] | None:
    """Return the kind and name of what bears a name that SQLite was to give; ``None`` for other errors."""
    found = TAKEN.search(str(error))
    if found is None:
        return None
    kind, name = (value for value in found.groups() if value)
    return kind, name


def busy(path: Path) -> LockedError:
    """Return what to tell the user where another program keeps writing."""
    return LockedError(SAYINGS[sqlite3.SQLITE_BUSY].format(path=path, seconds=BUSY_SECONDS))


def explained(path: Path, error: sqlite3.Error) -> DatabaseError | None:
    """Return what to tell the user of ``error``; ``None`` when the fault is ours, not the file's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind = LockedError if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else DatabaseError
    if taken := name_taken(error):
        return DatabaseError(CLASH.format(path=path, kind=taken[0], name=taken[1]))
    if code not in SAYINGS:
        return None
    said = SAYINGS[code].format(path=path, seconds=BUSY_SECONDS, detail=error)
    return UnusableFileError(said, REMEDIES[code]) if code in REMEDIES else kind(said)


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Raise what the driver complains of inside the block as a DatabaseError about ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        known = explained(path, error)
        if known is None:
            raise
        raise known from error
