"""Steps of linking: each reads and judges first, and writes what came of it in one go.

In a caller's transaction the steps simply follow one another. Otherwise a step judges outside of any
transaction, so that nobody who wants to write has to wait for that, and what it found is written in a short
one. Where somebody has changed meanwhile what it rests on, it judges again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy.orm import Session

from claims.store.database import Database
from claims.store.linking.stamp import stamp

Write = Callable[[Session], None]
Step = Callable[[Session], Write]
"""Reads and judges, changes nothing, and returns what writes the outcome."""

TRIES = 5
"""After so many changes in a row by others a step keeps them out while it judges."""


def run_within(session: Session, steps: Iterable[Step]) -> None:
    """Take the steps, one after the other, in the caller's transaction."""
    for step in steps:
        step(session)(session)


def run_apart(database: Database, steps: Iterable[Step]) -> None:
    """Take the steps, each writing in a transaction of its own.

    Raises:
        DatabaseError: the database cannot be written; then the steps so far have been taken.
    """
    for step in steps:
        _take(database, step)


def _take(database: Database, step: Step) -> None:
    for _ in range(TRIES):
        with database.read() as session:
            before = stamp(session)
            write = step(session)
        with database.write() as session:
            if stamp(session) == before:
                write(session)
                return
    with database.write() as session:
        step(session)(session)
