"""Where accounts of one event differ, as rows: new ones written, those that no longer hold taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from claims.accounts import Difference
from claims.store.batches import batches
from claims.store.models import Conflict
from claims.store.raw_sql import ask, order_many

_Key = tuple[int, str, frozenset[str]]
"""What a conflict is known by: its event, its field and the two values; a name's is known in every event."""

KNOWN = """
    SELECT
        canonical_id, field, left_value, right_value,
        conflict.id, judgement = 'open', conflict.retracted_at IS NULL,
        left_claim_id, right_claim_id, true AS own
    FROM event
    JOIN event_mention AS mention ON mention.event_id = event.id
    JOIN conflict ON left_claim_id = mention.claim_id
    WHERE canonical_id IN (SELECT value FROM json_each(:events))
    UNION ALL
    SELECT
        event_id, field, left_value, right_value,
        id, judgement = 'open', retracted_at IS NULL, left_claim_id, right_claim_id, false
    FROM conflict
    WHERE field = 'name' AND left_value IN (SELECT value FROM json_each(:names))
        AND right_value IN (SELECT value FROM json_each(:names))
    ORDER BY 7, own, 5
"""
MOVE = """
    UPDATE OR IGNORE conflict
    SET event_id = ?, kind = ?, left_claim_id = ?, right_claim_id = ?, left_value = ?, right_value = ?
    WHERE id = ?
"""


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
        (event, one.kind, one.left, one.right, one.left_value, one.right_value, kept[key].id)
        for key, (event, one) in wanted.items()
        if key in kept and kept[key].gives_way(one)
    ]
    new = [
        _conflict(event, one)
        for key, (event, one) in wanted.items()
        if key not in kept or (kept[key].open and not kept[key].live)
    ]
    order_many(session, MOVE, moved)
    for some in batches(gone):
        session.execute(update(Conflict).where(Conflict.id.in_(some)).values(retracted_at=datetime.now(UTC)))
    if new:
        # Two claims may differ in several names, and there is one live conflict of two claims in a field.
        session.execute(insert(Conflict).on_conflict_do_nothing(), new)
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
    rows = ask(session, KNOWN, events=events, names=names)
    return {_key(event, field, left, right): _Known(*known) for event, field, left, right, *known in rows}


def _key(event: int, field: str, left: str, right: str) -> _Key:
    return 0 if field == "name" else event, field, frozenset((left, right))


def _conflict(event_id: int, one: Difference) -> dict[str, Any]:
    return {
        "event_id": event_id, "field": one.field, "kind": one.kind, "left_claim_id": one.left,
        "right_claim_id": one.right, "left_value": one.left_value, "right_value": one.right_value,
    }  # fmt: skip
