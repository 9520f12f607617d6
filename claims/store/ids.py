"""Row ids reserved in advance, for rows that refer to themselves or to each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy.orm import Session

from claims.store.backends.chosen import operations
from claims.store.models import Actor, Base, Event


def free_ids(session: Session, model: type[Base], expected: int = 1) -> Iterator[int]:
    """Yield ids that no row of ``model`` has and that nobody else is given; about ``expected`` are wanted."""
    return operations(session).free_ids(session, str(model.__tablename__), expected)


def take_ids(session: Session, model: type[Base], number: int) -> list[int]:
    """Return that many free ids."""
    return list(islice(free_ids(session, model, number), number))


def add_canonical(session: Session, row: Actor | Event) -> int:
    """Add an actor or an event that stands alone in its cluster, and return its id."""
    row.id = next(free_ids(session, type(row)))
    row.canonical_id = row.id
    session.add(row)
    session.flush()
    return row.id
