"""Events as a reviewer lists them: clusters of event mentions, and the conflicts between them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, distinct, func, or_, select, text
from sqlalchemy.orm import Session

from claims.store.batches import batches
from claims.store.ids import add_canonical
from claims.store.models import Claim, Conflict, Event, EventMention
from claims.store.review.filters import Term, conditions, statuses


@dataclass(frozen=True, slots=True)
class Happening:
    """One cluster of event mentions: its claims, where they come from, when it was."""

    id: int
    claims: tuple[int, ...]
    articles: int
    families: int
    date_from: date | None
    date_to: date | None


@dataclass(frozen=True, slots=True)
class StoredConflict:
    """A conflict as it is kept."""

    id: int
    event_id: int | None
    field: str
    kind: str
    left_claim_id: int
    right_claim_id: int
    left_value: str
    right_value: str
    left_at: int | None
    right_at: int | None
    judgement: str
    preferred_claim_id: int | None
    retracted: bool


INDEPENDENT = text("SELECT event_id, families FROM corroboration WHERE event_id IN :events").bindparams(
    bindparam("events", expanding=True)
)
"""How many independent accounts there are of some events, as the public view has it."""


def event_ids(session: Session, terms: Sequence[Term], reviewer: str) -> array[int]:
    """Return the canonical events with a mention that fits ``terms``, in order of time, undated ones last."""
    cluster, first = Event.canonical_id, func.min(Claim.date_from)
    statement = (
        select(cluster)
        .join(EventMention, EventMention.event_id == Event.id)
        .join(Claim, Claim.id == EventMention.claim_id)
        .where(Claim.status.in_(sorted(statuses(terms) - {"rejected"})), *conditions(terms, reviewer))
        .group_by(cluster)
        .order_by(first.is_(None), first, cluster)
    )
    return array("q", session.scalars(statement))


def happenings(session: Session, ids: Collection[int]) -> dict[int, Happening]:
    """Return each canonical event with the claims about it that nobody rejected."""
    cluster = Event.canonical_id
    claims: dict[int, list[int]] = defaultdict(list)
    found: dict[int, Happening] = {}
    for some in batches(ids):
        mine = (
            Event.canonical_id.in_(some),
            Claim.status.not_in(("rejected", "withdrawn")),
        )
        joined = select(cluster, Claim.id).join(EventMention, EventMention.event_id == Event.id)
        joined = joined.join(Claim, Claim.id == EventMention.claim_id).where(*mine)
        for event_id, claim_id in session.execute(joined.order_by(Claim.date_from.is_(None), Claim.id)):
            claims[event_id].append(claim_id)
        independent = dict(map(tuple, session.execute(INDEPENDENT, {"events": list(some)})))
        articles = func.count(distinct(Claim.article_id))
        days = (func.min(Claim.date_from), func.max(func.coalesce(Claim.date_to, Claim.date_from)))
        counted = joined.with_only_columns(cluster, articles, *days)
        for event_id, number, first, last in session.execute(counted.group_by(cluster)):
            accounts = independent.get(event_id, number)
            found[event_id] = Happening(
                event_id, tuple(claims[event_id]), number, accounts, _day(first), _day(last)
            )
    return found


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def event_of(session: Session, claim_id: int) -> int | None:
    """Return the event that a claim is a mention of."""
    return session.scalar(select(EventMention.event_id).where(EventMention.claim_id == claim_id))


def mentions_of(session: Session, event_id: int) -> list[int]:
    """Return the claims that mention exactly this event, other members of its cluster left out."""
    return list(session.scalars(select(EventMention.claim_id).where(EventMention.event_id == event_id)))


def add_event(session: Session) -> int:
    """Add an event that stands alone and return its id."""
    return add_canonical(session, Event())


def conflict_ids(session: Session, judgement: str | None) -> array[int]:
    """Return the live conflicts that stand so, by event."""
    statement = select(Conflict.id).where(Conflict.retracted_at.is_(None))
    if judgement is not None:
        statement = statement.where(Conflict.judgement == judgement)
    return array("q", session.scalars(statement.order_by(Conflict.event_id, Conflict.field, Conflict.id)))


def conflict(session: Session, conflict_id: int) -> StoredConflict | None:
    """Return one conflict, or ``None`` where there is no such row."""
    row = session.get(Conflict, conflict_id)
    return _difference(row) if row else None


def conflicts(session: Session, ids: Iterable[int]) -> list[StoredConflict]:
    """Return those of these conflicts that are live."""
    return [
        _difference(row)
        for some in batches(ids)
        for row in session.scalars(
            select(Conflict).where(Conflict.id.in_(some), Conflict.retracted_at.is_(None))
        )
    ]


def conflicts_among(session: Session, claims: Iterable[int]) -> list[StoredConflict]:
    """Return the live conflicts with a side among ``claims``."""
    found: dict[int, StoredConflict] = {}
    for some in batches(claims):
        sides = or_(Conflict.left_claim_id.in_(some), Conflict.right_claim_id.in_(some))
        rows = session.scalars(select(Conflict).where(sides, Conflict.retracted_at.is_(None)))
        found.update((row.id, _difference(row)) for row in rows)
    return sorted(found.values(), key=lambda one: (one.judgement != "open", one.field, one.id))


def _difference(row: Conflict) -> StoredConflict:
    return StoredConflict(
        row.id, row.event_id, row.field, row.kind, row.left_claim_id, row.right_claim_id, row.left_value,
        row.right_value, row.left_at, row.right_at, row.judgement, row.preferred_claim_id,
        row.retracted_at is not None,
    )  # fmt: skip
