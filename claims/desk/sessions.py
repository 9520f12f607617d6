"""A protocol for the desk's database: short reading and writing transactions."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session


class Sessions(Protocol):
    """Gives sessions. A writing one takes the write lock at its start and commits at its end.

    ``path`` is the database's file.
    """

    path: Path

    def read(self) -> AbstractContextManager[Session]:
        """Return a session that sees one state of the database."""

    def write(self) -> AbstractContextManager[Session]:
        """Return a session whose changes are on disk when it ends, or gone when it raises."""
