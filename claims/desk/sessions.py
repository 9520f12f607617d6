"""A protocol for the desk's database: short reading and writing transactions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from claims.store.backends.address import Address, short_name


class Sessions(Protocol):
    """Gives sessions. A writing one takes the write lock at its start and commits at its end.

    ``address`` is where the database is, and ``name`` how messages show it.
    """

    @property
    def address(self) -> Address:
        """Return where it is."""

    @property
    def name(self) -> str:
        """Return how messages show where it is."""

    def beside(self, suffix: str) -> Path:
        """Return a name for a file that belongs to the database."""

    @property
    def tells(self) -> bool:
        """Return whether :meth:`wait` is told when somebody else commits."""

    def wait(self, seconds: float, over: Callable[[], bool]) -> bool:
        """Wait until somebody else commits, so long at most, or until it is ``over``; say whether one has."""

    def read(self) -> AbstractContextManager[Session]:
        """Return a session that sees one state of the database."""

    def write(self) -> AbstractContextManager[Session]:
        """Return a session whose changes are on disk when it ends, or gone when it raises."""


def database_name(address: Address) -> str:
    """Return the name of a database in a few characters, for a title."""
    return short_name(address)
