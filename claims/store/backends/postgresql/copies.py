"""Backups of a PostgreSQL database by its own tools, ``pg_dump`` and ``pg_restore``."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from claims.atomic_file import whole
from claims.errors import DatabaseError

MISSING = (
    "{tool} is not on this machine. Install the client programs of PostgreSQL (Debian: postgresql-client), "
    "or keep a copy in a file: claims publish FILE --db {name}"
)


def dump(address: str, name: str, to: Path) -> Path:
    """Write the whole database to a file in pg_dump's custom format, and return it.

    Raises:
        DatabaseError: there is no pg_dump, or it could not.
    """
    with whole(to) as unfinished:
        _run("pg_dump", name, "--format=custom", "--no-owner", f"--file={unfinished}", f"--dbname={address}")
    return to


def load(address: str, name: str, copy: Path) -> None:
    """Put a dump in the place of what is in the database, in one transaction.

    Raises:
        DatabaseError: there is no pg_restore, or it could not; the database is as it was.
    """
    if not copy.is_file():
        raise DatabaseError(f"There is no backup at {copy}.")
    _run(
        "pg_restore", name, "--clean", "--if-exists", "--no-owner", "--single-transaction",
        f"--dbname={address}", str(copy),
    )  # fmt: skip


def _run(tool: str, name: str, *words: str) -> None:
    program = shutil.which(tool, path=os.environ.get("CLAIMS_POSTGRESQL_BIN") or None)
    if program is None:
        raise DatabaseError(MISSING.format(tool=tool, name=name))
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False)  # noqa: S603  # found by us
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise DatabaseError(f"{tool} could not do that to {name}: {said[:400]}")
