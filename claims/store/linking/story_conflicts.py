"""Conflicts between the figures and names of one story, written and withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import Executable, bindparam, exists, select, union_all, update
from sqlalchemy.orm import Session, aliased

from claims.records import Difference
from claims.store.backends import lists
from claims.store.models import (
    Claim,
    Conflict,
    Event,
    EventMention,
    Figure,
)
from claims.store.models.base import table_of
from claims.store.statements import execute_many, fetch, upsert

NEW_CONFLICT = upsert(Conflict).on_conflict_do_nothing()
OF_EVENT = union_all(
    select(EventMention.claim_id, Event.canonical_id)
    .join(Event, Event.id == EventMention.event_id)
    .where(lists.among(EventMention.claim_id, "claims")),
    select(Figure.claim_id, Event.canonical_id)
    .join(EventMention, EventMention.claim_id == Figure.mention_id)
    .join(Event, Event.id == EventMention.event_id)
    .where(lists.among(Figure.claim_id, "claims")),
)
SPELT = (
    select(Conflict.id, Conflict.left_value, Conflict.right_value, Conflict.judgement)
    .where(Conflict.field == "name", Conflict.retracted_at.is_(None))
    .where(lists.among(Conflict.left_value, "names"), lists.among(Conflict.right_value, "names"))
)
TAKE_BACK = (
    update(table_of(Conflict))
    .where(Conflict.id == bindparam("conflict"))
    .values(retracted_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class _Known:
    """A conflict on record: whether it was made here, whether it is open, and the articles it is between."""

    id: int | None
    own: bool
    open: bool
    sides: frozenset[int]


_Key = tuple[str, frozenset[str]]


def write_story_conflicts(
    session: Session,
    near: Mapping[int, Collection[int]],
    differences: Mapping[int, Iterable[tuple[int, Difference]]],
) -> int:
    """Write the new differences in figures and names between articles of one story; return how many.

    Each article, in order, was compared with others ``near`` it, and ``differences`` has what it differs in,
    and from which; what is open between them and no longer holds is taken back. A number that was told before
    between these, of whichever event, is not told again, nor is a name that was told anywhere, nor what a
    reviewer judged.
    """
    every = {end for article, others in near.items() for end in (article, *others)}
    named = (one for some in differences.values() for _, one in some if one.field == "name")
    known = _known(session, every, {name for one in named for name in (one.left_value, one.right_value)})
    new: list[Difference] = []
    gone: list[int] = []
    for article in sorted(near):
        every = {article, *near[article]}
        found = differences.get(article, ())
        wanted = {_key(one.field, one.left_value, one.right_value): (other, one) for other, one in found}
        here = [(key, one) for key, some in known.items() for one in some if one.sides <= every]
        for key, one in here:
            if one.id is not None and one.own and one.open and key not in wanted and article in one.sides:
                gone.append(one.id)
                known[key].remove(one)
        there = {key for key, _ in here}
        for key, (other, difference) in wanted.items():
            if key not in there:
                new.append(difference)
                known[key].append(_new(difference, article, other))
    execute_many(session, TAKE_BACK, ({"conflict": id_, "now": datetime.now(UTC)} for id_ in gone))
    _add(session, new)
    return len(new)


def _add(session: Session, new: Sequence[Difference]) -> None:
    events = _events(session, {end for one in new for end in (one.left, one.right)})
    rows = (
        {
            "event_id": events.get(one.left) or events.get(one.right), "field": one.field,
            "kind": one.kind, "left_claim_id": one.left, "right_claim_id": one.right,
            "left_value": one.left_value, "right_value": one.right_value,
        }
        for one in new
    )  # fmt: skip
    execute_many(session, NEW_CONFLICT, rows)


def _key(field: str, left: str, right: str) -> tuple[str, frozenset[str]]:
    values = (left, right)
    if field == "number":
        values = ("".join(filter(str.isdigit, left)) or left, "".join(filter(str.isdigit, right)) or right)
    return field, frozenset(values)


def _new(one: Difference, article: int, other: int) -> _Known:
    return _Known(None, True, True, frozenset(() if one.field == "name" else (article, other)))


def _known(
    session: Session, articles: Collection[int], names: Collection[str]
) -> defaultdict[_Key, list[_Known]]:
    """Return the conflicts in numbers between these articles, and everywhere those in such names."""
    found: defaultdict[_Key, list[_Known]] = defaultdict(list)
    for field, id_, ours, theirs, judgement, own, *sides in fetch(session, _between(), articles=articles):
        if field == "number":
            between = _Known(id_, bool(own), judgement == "open", frozenset(sides))
            found[_key(field, ours, theirs)].append(between)
    for id_, ours, theirs, judgement in fetch(session, SPELT, names=names):
        found[_key("name", ours, theirs)].append(_Known(id_, False, judgement == "open", frozenset()))
    return found


@cache
def _between() -> Executable:
    """Return what asks for conflicts of all fields: asked for one, SQLite would look through all of that."""
    left, right = aliased(Claim), aliased(Claim)
    told = exists().where(EventMention.claim_id == Conflict.left_claim_id)
    return (
        select(
            Conflict.field, Conflict.id, Conflict.left_value, Conflict.right_value, Conflict.judgement,
            ~told, left.article_id, right.article_id,
        )
        .join(left, left.id == Conflict.left_claim_id)
        .join(right, right.id == Conflict.right_claim_id)
        .where(Conflict.retracted_at.is_(None))
        .where(lists.among(left.article_id, "articles"), lists.among(right.article_id, "articles"))
        .order_by(Conflict.id)
    )  # fmt: skip


def _events(session: Session, claims: Collection[int]) -> dict[int, int]:
    """Return the canonical event that each of these claims is of, by itself or through a figure."""
    return dict(map(tuple, fetch(session, OF_EVENT, claims=claims)))
