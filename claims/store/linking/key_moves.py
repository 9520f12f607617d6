"""Keys that follow an actor into another cluster: "#7|…" becomes "#3|…" when 3 stands for 7."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Delete, Select, Text, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.orm import Session

from claims.store.backends import lists
from claims.store.linking.blocking_keys import DAYS
from claims.store.models import EventKey, EventMention, Participant, QuoteKey
from claims.store.models.base import table_of
from claims.store.statements import execute, execute_many, upsert

Filed = type[EventKey] | type[QuoteKey]


def follow(session: Session, moved: Mapping[tuple[int, int], Collection[int]]) -> None:
    """Let what is filed under an actor follow some to another: (old head, new head) and who moved."""
    for (old, new), actors in moved.items():
        for filed in (EventKey, QuoteKey):
            for statement in _statements(filed, False):
                execute(session, statement, actors=actors, **_keys(old, new))


def follow_all(session: Session, moved: Iterable[tuple[int, int]]) -> None:
    """Let everything that is filed under an actor follow to another, given as (new head, old head)."""
    rows = [_keys(old, new) for new, old in moved]
    for filed in (EventKey, QuoteKey):
        for statement in _statements(filed, True):
            execute_many(session, statement, rows)


def _keys(old: int, new: int) -> dict[str, str]:
    """Return how keys of both begin, and between what the old ones lie."""
    return {"old": f"#{old}", "new": f"#{new}", "first": f"#{old}|", "behind": f"#{old}}}"}


@cache
def _statements(filed: Filed, everybody: bool) -> tuple[Insert, Delete]:
    """Return what files rows under their new keys, in place of such as are there, and forgets the old."""
    table = table_of(filed)
    member = "event_id" if filed is EventKey else "claim_id"
    key = table.c.key
    moving = [key >= bindparam("first", type_=Text), key < bindparam("behind", type_=Text)]
    if not everybody:
        moving.append(table.c[member].in_(_about(filed)))
    renamed = bindparam("new", type_=Text) + func.substr(key, func.length(bindparam("old", type_=Text)) + 1)
    days = DAYS if filed is EventKey else ()
    rows = select(renamed, table.c[member], *(table.c[name] for name in days)).where(*moving)
    filing = upsert(filed).from_select(["key", member, *days], rows)
    renewed = {name: filing.excluded[name] for name in days}
    copy = (
        filing.on_conflict_do_update(index_elements=["key", member], set_=renewed)
        if renewed
        else filing.on_conflict_do_nothing()
    )
    return copy, delete(table).where(*moving)


def _about(filed: Filed) -> Select[Any]:
    """Return the ids of the events or quotes in which the actors bound as ``actors`` take part."""
    takes_part = lists.among(Participant.resolved_actor_id, "actors")
    if filed is QuoteKey:
        return select(Participant.claim_id).where(takes_part)
    joined = EventMention.claim_id == Participant.claim_id
    return select(EventMention.event_id).join(Participant, joined).where(takes_part)
