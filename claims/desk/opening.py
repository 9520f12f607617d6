"""Opening a desk on a database file."""

from __future__ import annotations

from pathlib import Path

from claims.desk import Desk
from claims.store.database import Database


def open_desk(path: Path, reviewer: str) -> Desk:
    """Return the desk of ``reviewer`` on the database at ``path``, which must be there.

    Raises:
        DatabaseError: there is no database, or it cannot be used as it is.
    """
    return Desk(Database.open(path, create=False), reviewer)
