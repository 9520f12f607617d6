"""Claims that are told inside another one: by whose words, in whose sentence, of whose parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from claims.store.backends import lists
from claims.store.batches import batches
from claims.store.models import Actor, Claim, EventMention, Figure, Participant, Quote, Role, Span
from claims.store.review.groups import AT_ONCE

STATEMENTS = ("cited", "said", "nested", "counted", "held")
"""The ways in which a claim may be told inside another, the nearest first."""


def hosts(session: Session, ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the claims that each of ``ids`` is told inside of, the nearest first.

    An event by the words of a quotation that holds it, or whose word of saying it is ("accused" is both);
    a quotation by the one around it; a figure by the event that it counts for, or the quotation; a role by
    a claim of its sentence in which its holder takes part.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for some in batches(ids, AT_ONCE):
        for name in STATEMENTS:
            for inner, outer in session.execute(_statement(name), {"ids": some}):
                found[inner].append(outer)
    return found


@cache
def _statement(name: str) -> Select[*tuple[Any, ...]]:
    """Return a statement by its name: rows of an inner claim and an outer one."""
    if name == "cited":
        return select(EventMention.claim_id, EventMention.quote_id).where(
            lists.among(EventMention.claim_id, "ids"), EventMention.quote_id.is_not(None)
        )
    if name == "nested":
        return select(Quote.claim_id, Quote.parent_id).where(
            lists.among(Quote.claim_id, "ids"), Quote.parent_id.is_not(None)
        )
    if name == "counted":
        outer_id = func.coalesce(Figure.mention_id, Figure.quote_id)
        return select(Figure.claim_id, outer_id).where(
            lists.among(Figure.claim_id, "ids"), outer_id.is_not(None)
        )
    return _said() if name == "said" else _held()


def _said() -> Select[*tuple[Any, ...]]:
    """Return events and the quotations of their sentence whose word of saying is what tells of the event."""
    event, quote = aliased(Claim), aliased(Claim)
    trigger, cue = aliased(Span), aliased(Span)
    return (
        select(event.id, quote.id)
        .join(quote, and_(quote.sentence_id == event.sentence_id, quote.kind == "quote"))
        .join(trigger, and_(trigger.claim_id == event.id, trigger.role == "trigger"))
        .join(cue, and_(cue.claim_id == quote.id, cue.role == "cue"))
        .where(lists.among(event.id, "ids"), event.kind == "event_mention")
        .where(trigger.char_start < cue.char_end, cue.char_start < trigger.char_end)
        .distinct()
        .order_by(event.id, quote.id)
    )


def _held() -> Select[*tuple[Any, ...]]:
    """Return roles and the claims of their sentence in which the holder takes part."""
    role, outer = aliased(Claim), aliased(Claim)
    holds, takes = aliased(Participant), aliased(Participant)
    holder, party = aliased(Actor), aliased(Actor)
    return (
        select(Role.claim_id, outer.id)
        .join(role, role.id == Role.claim_id)
        .join(holds, and_(holds.claim_id == Role.claim_id, holds.role == "holder", holds.ordinal == 0))
        .join(holder, holder.id == holds.resolved_actor_id)
        .join(outer, and_(outer.sentence_id == role.sentence_id, outer.kind.in_(("quote", "event_mention"))))
        .join(takes, takes.claim_id == outer.id)
        .join(party, and_(party.id == takes.resolved_actor_id, party.canonical_id == holder.canonical_id))
        .where(lists.among(Role.claim_id, "ids"))
        .distinct()
        .order_by(Role.claim_id, outer.id)
    )
