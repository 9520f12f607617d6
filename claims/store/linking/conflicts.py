"""Conflicts as rows: new ones written, those that no longer hold retracted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Executable, bindparam, exists, false, select, union_all, update
from sqlalchemy.orm import Session, aliased

from claims.records import Difference
from claims.store.backends import lists
from claims.store.batches import batches
from claims.store.models import Conflict, Event, EventMention
from claims.store.models.base import table_of
from claims.store.statements import execute_many, fetch, upsert

_Key = tuple[int, str, frozenset[str]]
"""The key of a conflict: its event, its field and the two values; a name's is known in every event."""

_OPEN = (Conflict.judgement == "open").label("open")
_LIVE = Conflict.retracted_at.is_(None).label("live")
_OWN = (Conflict.scope == "event").label("own")
"""A conflict that was found between mentions of an event is taken back here; one of a story only there."""
_VALUES = (Conflict.field, Conflict.left_value, Conflict.right_value)
_CLAIMS = (Conflict.left_claim_id, Conflict.right_claim_id)

KNOWN: Executable = union_all(
    select(Event.canonical_id, *_VALUES, Conflict.id.label("id"), _OPEN, _LIVE, *_CLAIMS, _OWN)
    .join(EventMention, EventMention.event_id == Event.id)
    .join(Conflict, Conflict.left_claim_id == EventMention.claim_id)
    .where(lists.among(Event.canonical_id, "events")),
    select(Conflict.event_id, *_VALUES, Conflict.id, _OPEN, _LIVE, *_CLAIMS, false()).where(
        Conflict.field == "name",
        lists.among(Conflict.left_value, "names"),
        lists.among(Conflict.right_value, "names"),
    ),
).order_by("live", "own", "id")


def _move() -> Executable:
    """Put a conflict between other claims, unless another in its field stands between these."""
    other = aliased(Conflict)
    taken = exists().where(
        other.field == Conflict.field,
        other.left_claim_id == bindparam("left_claim_id"),
        other.right_claim_id == bindparam("right_claim_id"),
        other.retracted_at.is_(None),
        other.id != Conflict.id,
    )
    names = (
        "event_id", "scope", "kind", "left_claim_id", "right_claim_id", "left_value", "right_value",
        "left_at", "right_at",
    )  # fmt: skip
    new: dict[str, ColumnElement[Any]] = {name: bindparam(name) for name in names}
    return update(table_of(Conflict)).where(Conflict.id == bindparam("conflict"), ~taken).values(new)


MOVE = _move()
ADD = upsert(Conflict).on_conflict_do_nothing()


class _Known(NamedTuple):
    """A conflict on record: whether it is open and not taken back, its claims, if an event at hand has it."""

    id: int
    open: bool
    live: bool
    left: int
    right: int
    own: bool

    def gives_way(self, one: Difference) -> bool:
        """Say whether the same conflict, between other claims, is to stand in its place."""
        if not (self.open and self.live) or (self.left, self.right) == (one.left, one.right):
            return False
        return self.own or (one.right, one.left) < (self.right, self.left)


def write_conflicts(session: Session, found: Mapping[int, Sequence[Difference]]) -> int:
    """Write the new conflicts of canonical events, and take back open ones that no longer hold.

    A conflict is known by its field and the two values, so that one which a reviewer called settled or
    apparent is not raised again, and two spellings of a name are told once. An open one stands between the
    first claims that differ so, which may have come to the event later. Returns how many are new.
    """
    wanted = _wanted(found)
    known = _known(session, found, wanted)
    gone = [one.id for key, one in known.items() if key not in wanted and one.own and one.open and one.live]
    kept = {key: known[key] for key in wanted.keys() & known.keys()}
    moved = [
        {**_conflict(event, one), "conflict": kept[key].id}
        for key, (event, one) in wanted.items()
        if key in kept and kept[key].gives_way(one)
    ]
    new = [
        _conflict(event, one)
        for key, (event, one) in wanted.items()
        if key not in kept or (kept[key].open and not kept[key].live)
    ]
    execute_many(session, MOVE, moved)
    for some in batches(gone):
        session.execute(update(Conflict).where(Conflict.id.in_(some)).values(retracted_at=datetime.now(UTC)))
    # Two claims may differ in several names, and there is one live conflict of two claims in a field.
    execute_many(session, ADD, new)
    return len(new)


def _wanted(found: Mapping[int, Sequence[Difference]]) -> dict[_Key, tuple[int, Difference]]:
    """Return each conflict with its event, between the claims in which it first came up."""
    every = [(event, one) for event, differences in found.items() for one in differences]
    wanted: dict[_Key, tuple[int, Difference]] = {}
    for event, one in sorted(every, key=lambda pair: (pair[1].right, pair[1].left)):
        wanted.setdefault(_key(event, one.field, one.left_value, one.right_value), (event, one))
    return wanted


def _known(
    session: Session, events: Collection[int], wanted: Mapping[_Key, tuple[int, Difference]]
) -> dict[_Key, _Known]:
    """Return the conflicts between mentions of these events, and those of any event in the names wanted."""
    names = {name for _, field, values in wanted if field == "name" for name in values}
    rows = fetch(session, KNOWN, events=events, names=names)
    return {_key(event, field, left, right): _Known(*known) for event, field, left, right, *known in rows}


def _key(event: int, field: str, left: str, right: str) -> _Key:
    return 0 if field == "name" else event, field, frozenset((left, right))


def _conflict(event_id: int, one: Difference) -> dict[str, Any]:
    return {
        "event_id": event_id, "scope": "event", "field": one.field, "kind": one.kind,
        "left_claim_id": one.left, "right_claim_id": one.right, "left_value": one.left_value,
        "right_value": one.right_value, "left_at": one.left_at, "right_at": one.right_at,
    }  # fmt: skip
