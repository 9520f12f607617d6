"""Events, pairs of events or quotes, and conflicts, each with its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, cast

from sqlalchemy.orm import Session

from claims.desk.actors.cards import link_card
from claims.desk.articles.date_input import show_days
from claims.desk.cards import (
    ArticleHead,
    ClaimRow,
    ConflictCard,
    ConflictRow,
    EventCard,
    EventRow,
    LinkCard,
    LinkSide,
    Version,
)
from claims.desk.events.accounts import account_table
from claims.desk.history.render import told
from claims.desk.history.wording import count
from claims.desk.review.card_builder import article_heads, claim_marks, window
from claims.desk.review.rows import claim_rows, day_range
from claims.document import Span
from claims.errors import DecisionError
from claims.store.linking import link_queries
from claims.store.linking.clusters import canonical, members
from claims.store.models import Event
from claims.store.queries import claim_rows as listing
from claims.store.queries import detail, events
from claims.store.queries.events import StoredConflict
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import history

LINKS = 6
"""Pairs that the card of an event shows, those that wait first."""
SHOWN = 60
"""Mentions of an event that its card shows."""


def event_rows(session: Session, ids: Sequence[int]) -> dict[int, EventRow]:
    """Return one line for each canonical event, in the order of ``ids``."""
    found = events.happenings(session, ids)
    first = {one: event.claims[:5] for one, event in found.items()}
    rows = claim_rows(session, [claim for some in first.values() for claim in some])
    everything = [claim for event in found.values() for claim in event.claims]
    open_conflicts = Counter(
        claim
        for one in events.conflicts_among(session, everything)
        if one.judgement == "open"
        for claim in (one.left_claim_id, one.right_claim_id)
    )
    proposed = link_queries.open_about(session, "event", ids)
    return {
        one: _event_row(found[one], [rows[claim] for claim in first[one]], open_conflicts, proposed[one])
        for one in ids
        if one in found
    }


def _event_row(
    event: events.Happening, rows: Sequence[ClaimRow], open_conflicts: Counter[int], proposals: int
) -> EventRow:
    return EventRow(
        id=event.id,
        label=_commonest(row.label for row in rows),
        who=_commonest(row.who for row in rows),
        whom=_commonest(row.whom for row in rows),
        date=day_range(event.date_from, event.date_to, None),
        place=_commonest(row.place or "" for row in rows) or None,
        mentions=len(event.claims),
        articles=event.articles,
        families=event.families,
        conflicts=(sum(open_conflicts[claim] for claim in event.claims) + 1) // 2,
        proposals=proposals,
    )


def event_card(session: Session, event_id: int) -> EventCard:
    """Return everything about an event.

    Raises:
        DecisionError: there is no such event, or nobody mentions it any more.
    """
    one = canonical(session, Event, event_id)
    rows = event_rows(session, [one]) if one is not None else {}
    if one is None or one not in rows:
        raise DecisionError(f"There is no event {event_id}, or all its mentions were rejected.")
    claims = events.happenings(session, [one])[one].claims
    pairs = link_queries.about(session, "event", members(session, Event, [one]), 20)
    conflicts = events.conflicts_among(session, claims)
    decided = [Target("event_link", pair) for pair in pairs]
    decided += [Target("conflict", found.id) for found in conflicts]
    decided += [Target("claim", claim) for claim in claims]
    return EventCard(
        row=rows[one],
        mentions=versions(session, dict.fromkeys(claims[:SHOWN], "")),
        table=account_table(session, claims[:SHOWN]),
        conflicts=tuple(_conflict(session, found) for found in conflicts),
        links=tuple(thing_link(session, pair, "event") for pair in pairs[:LINKS]),
        history=told(session, history(session, decided), names=True),
    )


def conflict_rows(session: Session, ids: Sequence[int]) -> dict[int, ConflictRow]:
    """Return one line for each of these conflicts that is live, all in one go."""
    found = events.conflicts(session, ids)
    claims = claim_rows(session, [id_ for one in found for id_ in (one.left_claim_id, one.right_claim_id)])
    heads = article_heads(session, {row.article_id for row in claims.values()})
    return {one.id: _conflict_row(one, claims, heads) for one in found}


def _conflict_row(
    one: StoredConflict, claims: Mapping[int, ClaimRow], heads: Mapping[int, ArticleHead]
) -> ConflictRow:
    sides = [claims[id_] for id_ in (one.left_claim_id, one.right_claim_id) if id_ in claims]
    told = [heads[side.article_id] for side in sides]
    return ConflictRow(
        id=one.id,
        field=one.field,
        kind=one.kind,
        judgement=cast("Literal['open', 'settled', 'apparent']", one.judgement),
        values=(one.left_value, one.right_value),
        who=next((side.who for side in sides if side.who), ""),
        outlets=tuple(head.agency or head.publisher or head.label for head in told),
    )


def conflict_card(session: Session, conflict_id: int) -> ConflictCard:
    """Return a conflict with both versions.

    Raises:
        DecisionError: there is no such conflict.
    """
    found = events.conflict(session, conflict_id)
    if found is None or found.retracted:
        raise DecisionError(f"There is no conflict {conflict_id}; it may have been resolved meanwhile.")
    table = account_table(session, (found.left_claim_id, found.right_claim_id))
    return replace(_conflict(session, found), table=table)


def _conflict(session: Session, found: StoredConflict) -> ConflictCard:
    values = {found.left_claim_id: found.left_value, found.right_claim_id: found.right_value}
    judgement = cast("Literal['open', 'settled', 'apparent']", found.judgement)
    at = {found.left_claim_id: found.left_at, found.right_claim_id: found.right_at}
    both = versions(session, values, found.preferred_claim_id, at)
    return ConflictCard(found.id, found.event_id, found.field, found.kind, judgement, both)


def versions(
    session: Session,
    values: Mapping[int, str],
    preferred: int | None = None,
    at: Mapping[int, int | None] | None = None,
) -> tuple[Version, ...]:
    """Return what each claim says, in its sentence; ``values`` are the claims with what they say.

    ``at`` says where in the article that stands if not in the sentence of the claim.
    """
    rows = claim_rows(session, list(values))
    heads = article_heads(session, {row.article_id for row in rows.values()})
    taking_part = listing.participants(session, rows)
    found = []
    for claim_id, row in rows.items():
        marks = claim_marks(session, [claim_id], taking_part.get(claim_id, ()))
        place = detail.place_of(session, claim_id)
        assert place is not None
        start = at.get(claim_id) if at else None
        span = place[2] if start is None else Span(start, start + 1)
        shown = window(session, row.article_id, place[3], span, 0)
        head = heads[row.article_id]
        found.append(Version(row, values[claim_id], head, shown, marks, claim_id == preferred))
    return tuple(found)


def thing_link(session: Session, link_id: int, of: Literal["event", "quote"]) -> LinkCard:
    """Return a pair of events or quotes.

    Raises:
        DecisionError: there is no such pair.
    """
    link = link_queries.link(session, of, link_id)
    if link is None:
        raise DecisionError(f"There is no pair of {of}s {link_id}.")
    side = _event_side if of == "event" else _quote_side
    return link_card(of, link, side(session, link.left_id), side(session, link.right_id))


def _event_side(session: Session, event_id: int) -> LinkSide:
    head = canonical(session, Event, event_id) or event_id
    row = event_rows(session, [head]).get(head)
    if row is None:
        return LinkSide(event_id, f"event {event_id}", "", ("nothing mentions it any more",), ())
    claims = events.happenings(session, [head])[head].claims[:5]
    shown = versions(session, dict.fromkeys(claims, ""))
    facts = [
        f"{count(row.mentions, 'mention')} in {count(row.articles, 'article')}",
        show_days(row.date), row.place or "",
        f"to {row.whom}" if row.whom else "",
    ]  # fmt: skip
    facts += dict.fromkeys(one.article.label for one in shown)
    examples = tuple(one.window for one in shown)
    return LinkSide(event_id, f"{row.who}: {row.label}", row.label, tuple(filter(None, facts)), examples)


def _quote_side(session: Session, claim_id: int) -> LinkSide:
    shown = versions(session, {claim_id: ""})
    if not shown:
        return LinkSide(claim_id, f"claim {claim_id}", "", ("it is gone",), ())
    row = shown[0].claim
    facts = tuple(filter(None, (row.article, show_days(row.date), row.place or "", row.status)))
    return LinkSide(claim_id, row.who or "nobody named", row.label, facts, (shown[0].window,))


def _commonest(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else ""
