"""Where accounts of one event differ, as rows: new ones written, those that no longer hold taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from claims.accounts import Difference
from claims.store.asking import ask
from claims.store.batches import batches
from claims.store.models import Conflict

_Name = tuple[str, frozenset[str]]
"""What a conflict is known by: its field and the two values."""

KNOWN = """
    SELECT
        canonical_id, field, left_value, right_value,
        conflict.id, judgement = 'open', conflict.retracted_at IS NULL
    FROM event
    JOIN event_mention AS mention ON mention.event_id = event.id
    JOIN conflict ON left_claim_id = mention.claim_id
    WHERE canonical_id IN (SELECT value FROM json_each(:events))
    ORDER BY conflict.retracted_at IS NULL, conflict.id
"""


class _Known(NamedTuple):
    """A conflict on record: whether it waits for a judgement, and whether it was not taken back."""

    id: int
    open: bool
    live: bool


def write_conflicts(session: Session, found: Mapping[int, Sequence[Difference]]) -> int:
    """Write the new conflicts of canonical events, and take back open ones that no longer hold.

    A conflict is known by its field and the two values, so that one which a reviewer called settled or
    apparent is not raised again. Returns how many are new.
    """
    known, spellings = _conflicts(session, found), _spellings(session, found)
    gone: list[int] = []
    new: list[dict[str, Any]] = []
    for event_id, differences in found.items():
        kept = known[event_id]
        wanted = {_name(one.field, one.left_value, one.right_value): one for one in differences}
        gone += [one.id for name, one in kept.items() if name not in wanted and one.open and one.live]
        held = {name for name, one in kept.items() if one.live or not one.open}
        new += [
            _conflict(event_id, one)
            for name, one in wanted.items()
            if name not in held and not (one.field == "name" and name[1] in spellings)
        ]
        spellings |= {pair for field, pair in wanted if field == "name"}
    for some in batches(gone):
        session.execute(update(Conflict).where(Conflict.id.in_(some)).values(retracted_at=datetime.now(UTC)))
    if new:
        # Two claims may differ in several names, and there is one live conflict of two claims in a field.
        session.execute(insert(Conflict).on_conflict_do_nothing(), new)
    return len(new)


def _spellings(session: Session, found: Mapping[int, Sequence[Difference]]) -> set[frozenset[str]]:
    """Return the pairs of names on record as a conflict of any event: two spellings are told once."""
    names = {one.left_value for some in found.values() for one in some if one.field == "name"}
    if not names:
        return set()
    either = or_(Conflict.left_value.in_(names), Conflict.right_value.in_(names))
    columns = select(Conflict.left_value, Conflict.right_value).where(Conflict.field == "name", either)
    return {frozenset(pair) for pair in map(tuple, session.execute(columns))}


def _conflicts(session: Session, events: Collection[int]) -> Mapping[int, dict[_Name, _Known]]:
    """Return the conflicts between mentions of each canonical event, by what they are about."""
    found: dict[int, dict[_Name, _Known]] = {event: {} for event in events}
    for event, field, left, right, *known in ask(session, KNOWN, events=events):
        found[event][_name(field, left, right)] = _Known(*known)
    return found


def _name(field: str, left: str, right: str) -> _Name:
    return field, frozenset((left, right))


def _conflict(event_id: int, one: Difference) -> dict[str, Any]:
    return {
        "event_id": event_id, "field": one.field, "kind": one.kind, "left_claim_id": one.left,
        "right_claim_id": one.right, "left_value": one.left_value, "right_value": one.right_value,
    }  # fmt: skip
