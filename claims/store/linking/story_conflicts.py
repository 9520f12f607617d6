"""Conflicts between what the articles of one story tell, written and withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import Executable, bindparam, select, union_all, update
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
from claims.store.statements import Rows, execute_many, fetch, fetch_listed, upsert

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


_Key = tuple[str, frozenset[object]]
"""The field, with the two values or, where these are the same for many, the two events or claims."""


def write_story_conflicts(
    session: Session,
    near: Mapping[int, Collection[int]],
    differences: Mapping[int, Iterable[tuple[int, Difference]]],
) -> int:
    """Write the new differences between articles of one story; return how many.

    Each article, in order, was compared with others ``near`` it, and ``differences`` has what it differs in,
    and from which; what is open between them and no longer holds is taken back. A number, a day or a place
    that was told before between these, of whichever event, is not told again, nor is a name that was told
    anywhere, nor what a reviewer judged.
    """
    every = {end for article, others in near.items() for end in (article, *others)}
    said = [one for some in differences.values() for _, one in some]
    names = {name for one in said if one.field == "name" for name in (one.left_value, one.right_value)}
    rows, spelt = fetch(session, _between(), articles=every), fetch_listed(session, SPELT, names=names)
    events = _events(session, {*_ends(said), *(claim for row in rows for claim in row[5:7])})
    known = _known(rows, spelt, events)
    new: list[Difference] = []
    gone: list[int] = []
    for article in sorted(near):
        every = {article, *near[article]}
        wanted: dict[_Key, tuple[int, Difference]] = {}
        for other, difference in differences.get(article, ()):
            wanted.setdefault(_key_of(difference, events), (other, difference))
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
    execute_many(session, NEW_CONFLICT, (_row(one, events) for one in new))
    return len(new)


def _ends(some: Iterable[Difference]) -> Iterator[int]:
    for one in some:
        yield from (one.left, one.right)


def _row(one: Difference, events: Mapping[int, int]) -> dict[str, object]:
    return {
        "event_id": events.get(one.left) or events.get(one.right), "scope": "story", "field": one.field,
        "kind": one.kind, "left_claim_id": one.left, "right_claim_id": one.right,
        "left_value": one.left_value, "right_value": one.right_value, "left_at": one.left_at,
        "right_at": one.right_at,
    }  # fmt: skip


def _key_of(one: Difference, events: Mapping[int, int]) -> _Key:
    return _key(one.field, (one.left_value, one.right_value), (one.left, one.right), events)


def _key(field: str, values: tuple[str, str], claims: tuple[int, int], events: Mapping[int, int]) -> _Key:
    if field == "modality":
        return field, frozenset(("event", events[end]) if end in events else end for end in claims)
    if field == "number":
        return field, frozenset("".join(filter(str.isdigit, value)) or value for value in values)
    return field, frozenset(values)


def _new(one: Difference, article: int, other: int) -> _Known:
    return _Known(None, True, True, frozenset(() if one.field == "name" else (article, other)))


def _known(between: Rows, spelt: Rows, events: Mapping[int, int]) -> defaultdict[_Key, list[_Known]]:
    """Return the conflicts between some articles, and everywhere those in some names, by their keys."""
    found: defaultdict[_Key, list[_Known]] = defaultdict(list)
    for field, id_, ours, theirs, judgement, left, right, scope, *sides in between:
        if field != "name":
            one = _Known(id_, scope == "story", judgement == "open", frozenset(sides))
            found[_key(field, (ours, theirs), (left, right), events)].append(one)
    for id_, ours, theirs, judgement in spelt:
        key = _key("name", (ours, theirs), (0, 0), events)
        found[key].append(_Known(id_, False, judgement == "open", frozenset()))
    return found


@cache
def _between() -> Executable:
    """Return what asks for conflicts of all fields: asked for one, SQLite would look through all of that."""
    left, right = aliased(Claim), aliased(Claim)
    return (
        select(
            Conflict.field, Conflict.id, Conflict.left_value, Conflict.right_value, Conflict.judgement,
            Conflict.left_claim_id, Conflict.right_claim_id, Conflict.scope, left.article_id,
            right.article_id,
        )
        .join(left, left.id == Conflict.left_claim_id)
        .join(right, right.id == Conflict.right_claim_id)
        .where(Conflict.retracted_at.is_(None))
        .where(lists.among(left.article_id, "articles"), lists.among(right.article_id, "articles"))
        .order_by(Conflict.id)
    )  # fmt: skip


def _events(session: Session, claims: Collection[int]) -> dict[int, int]:
    """Return the canonical event that each of these claims is of, by itself or through a figure."""
    return dict(map(tuple, fetch_listed(session, OF_EVENT, claims=claims)))
