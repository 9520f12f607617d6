"""Judgements that two actors, events or quotes are the same: found, added, listed."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Literal, cast

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.store.batches import batches
from claims.store.linking.clusters import Member
from claims.store.models import Actor, ActorLink, Event, EventLink, QuoteLink

Thing = Literal["actor", "event", "quote"]
# The three tables have the same columns; one of them stands for all.
MODELS = cast("Mapping[Thing, type[ActorLink]]", {"actor": ActorLink, "event": EventLink, "quote": QuoteLink})


@dataclass(frozen=True, slots=True)
class StoredLink:
    """One judgement, or proposal of one."""

    id: int
    left_id: int
    right_id: int
    judgement: str
    score: float | None
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    decided_by: str
    decided_at: datetime
    retracted: bool


def link(session: Session, thing: Thing, link_id: int) -> StoredLink | None:
    """Return one link, or ``None`` where there is no such row."""
    row = session.get(MODELS[thing], link_id)
    return _link(row) if row else None


def between(session: Session, thing: Thing, left_id: int, right_id: int) -> StoredLink | None:
    """Return the live link of a pair, in whichever order it is named."""
    model = MODELS[thing]
    pair = (model.left_id == min(left_id, right_id), model.right_id == max(left_id, right_id))
    row = session.scalar(select(model).where(*pair, model.retracted_at.is_(None)))
    return _link(row) if row else None


def add(session: Session, thing: Thing, left_id: int, right_id: int, judgement: str, by: str) -> StoredLink:
    """Add a link that is retracted still; the decision that makes it puts it in force."""
    now = datetime.now(UTC)
    row = MODELS[thing](
        left_id=min(left_id, right_id), right_id=max(left_id, right_id), judgement=judgement, score=None,
        reasons={}, decided_by=by, decided_at=now, retracted_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return _link(row)


def apart(session: Session, thing: Thing, left: Collection[int], right: Collection[int]) -> StoredLink | None:
    """Return a live judgement that somebody of ``left`` is not the same as somebody of ``right``."""
    model = MODELS[thing]
    judged = (model.judgement == "different", model.retracted_at.is_(None))
    for some in batches(left):
        for others in batches(right):
            either = or_(
                and_(model.left_id.in_(some), model.right_id.in_(others)),
                and_(model.left_id.in_(others), model.right_id.in_(some)),
            )
            row = session.scalar(select(model).where(*judged, either).limit(1))
            if row is not None:
                return _link(row)
    return None


def open_ids(session: Session, thing: Thing) -> array[int]:
    """Return the proposals that wait, the likeliest first; pairs that are one already do not wait."""
    model = MODELS[thing]
    statement = select(model.id).where(model.judgement == "proposed", model.retracted_at.is_(None))
    if thing != "quote":
        statement, _, _ = _between_clusters(statement, thing)
    return array("q", session.scalars(statement.order_by(model.score.desc().nulls_last(), model.id)))


def open_about(session: Session, thing: Literal["actor", "event"], ids: Collection[int]) -> Counter[int]:
    """Return for canonical actors or events how many open proposals would join each to another."""
    model = MODELS[thing]
    proposed = select(model.id).where(model.judgement == "proposed", model.retracted_at.is_(None))
    statement, left, right = _between_clusters(proposed, thing)
    statement = statement.where(or_(left.in_(ids), right.in_(ids)))
    return Counter(chain.from_iterable(session.execute(statement.with_only_columns(left, right))))


def _between_clusters(
    statement: Select[int], thing: Thing
) -> tuple[Select[int], InstrumentedAttribute[int], InstrumentedAttribute[int]]:
    """Keep links whose ends are not one already; return also the canonical id of each end."""
    model = MODELS[thing]
    member: Member = Actor if thing == "actor" else Event
    left, right = aliased(member), aliased(member)
    joined = statement.join(left, left.id == model.left_id).join(right, right.id == model.right_id)
    return joined.where(left.canonical_id != right.canonical_id), left.canonical_id, right.canonical_id


def about(session: Session, thing: Thing, ids: Collection[int], limit: int = 50) -> list[int]:
    """Return the live links with an end among ``ids``: proposals first, then what is judged."""
    model = MODELS[thing]
    proposed: ColumnElement[bool] = model.judgement == "proposed"
    found: list[int] = []
    for some in batches(ids):
        ends = or_(model.left_id.in_(some), model.right_id.in_(some))
        statement = select(model.id).where(ends, model.retracted_at.is_(None))
        found += session.scalars(
            statement.order_by(proposed.desc(), model.score.desc().nulls_last(), model.id).limit(limit)
        )
    return list(dict.fromkeys(found))[:limit]


def _link(row: ActorLink) -> StoredLink:
    return StoredLink(
        row.id, row.left_id, row.right_id, row.judgement, row.score, tuple(row.reasons.get("for", ())),
        tuple(row.reasons.get("against", ())), row.decided_by, row.decided_at, row.retracted_at is not None,
    )  # fmt: skip
