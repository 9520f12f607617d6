"""Row ids reserved in advance, for rows that refer to themselves or to each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.store.models import Actor, Base, Event


def free_ids(session: Session, model: type[Base]) -> Iterator[int]:
    """Yield ids that no row of ``model`` has, counted on from the highest.

    The caller holds the only write transaction (``Database.write``), so nobody else takes them.
    """
    column = model.__table__.c["id"]
    return count((session.scalar(select(func.max(column))) or 0) + 1)


def add_canonical(session: Session, row: Actor | Event) -> int:
    """Add an actor or an event that stands alone in its cluster, and return its id."""
    row.id = next(free_ids(session, type(row)))
    row.canonical_id = row.id
    session.add(row)
    session.flush()
    return row.id
