"""The first claims of a review, read through a database's driver alone.

Importing SQLAlchemy takes longer than a reviewer should wait for a first page. This reads the same rows as
:mod:`claims.store.review.queue` and :mod:`claims.store.queries.claim_rows` do for the orders "article" and
"uncertain"; a test holds them equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from claims.store.queries.lines import Line, TakesPart

IDS = "SELECT id FROM claim WHERE status = ? ORDER BY confidence, id LIMIT ?"
IDS_FROM = """
SELECT id FROM claim WHERE status = ? AND (confidence, id) >= (?, ?) ORDER BY confidence, id LIMIT ?
"""
PLACE = """
SELECT claim.status, claim.confidence, claim.id, claim.article_id, claim.char_start
FROM bookmark JOIN claim ON claim.id = bookmark.claim_id
WHERE bookmark.reviewer = ? AND bookmark.queue = ?
"""
IN_ORDER = """
SELECT id FROM claim WHERE (article_id, char_start, id) >= (?, ?, ?) AND status <> 'withdrawn'
ORDER BY article_id, char_start, id LIMIT ?
"""
LINES = """
SELECT claim.id, claim.version, claim.kind, claim.status, claim.flag, claim.confidence, claim.rule,
    claim.article_id, article.publisher, article.title,
    CASE WHEN coalesce(article.publisher, article.title) IS NULL THEN substr(article.text, 1, 80) END,
    article.origin, quote.form, event_mention.type, event_mention.mode, event_mention.modality,
    substr(article.text, claim.char_start + 1, {least}(claim.char_end - claim.char_start, 240)),
    claim.date_from, claim.date_to, claim.date_precision, claim.place,
    article.published_from, article.published_to, figure.role, figure.unit,
    (
        SELECT substr(article.text, span.char_start + 1, span.char_end - span.char_start) FROM span
        WHERE span.claim_id = figure.claim_id AND span.role = 'counted' AND span.ordinal = 0
    )
FROM claim JOIN article ON article.id = claim.article_id
LEFT JOIN quote ON quote.claim_id = claim.id
LEFT JOIN event_mention ON event_mention.claim_id = claim.id
LEFT JOIN figure ON figure.claim_id = claim.id
WHERE claim.id IN ({marks})
"""
PARTICIPANTS = """
SELECT participant.claim_id, participant.role, participant.ordinal, participant.mention_id,
    mention.char_start, mention.char_end,
    substr(article.text, mention.char_start + 1, mention.char_end - mention.char_start),
    participant.actor_id IS NOT NULL, head.id, head.name, head.kind
FROM participant LEFT JOIN mention ON mention.id = participant.mention_id
LEFT JOIN article ON article.id = mention.article_id
LEFT JOIN actor AS own ON own.id = participant.resolved_actor_id
LEFT JOIN actor AS head ON head.id = own.canonical_id
WHERE participant.claim_id IN ({marks})
ORDER BY participant.claim_id, participant.role, participant.ordinal
"""
IN_TURN = ("new", "disputed", "corrected", "confirmed", "rejected", "accepted")
DAYS = frozenset(at for at, field in enumerate(fields(Line)) if field.name.endswith(("_from", "_to")))
"""The places of the days in a line, which SQLite keeps as text."""

Place = tuple[str, float, int, int, int]
Ask = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Returns the rows that a query with a ``?`` for each value gives."""


@dataclass(frozen=True, slots=True)
class First:
    """A first page: ids, the line of each, who takes part in each, and the claim a reviewer was at."""

    ids: Sequence[int]
    lines: Mapping[int, Line]
    taking_part: Mapping[int, Sequence[TakesPart]]
    bookmark: int | None


def first(ask: Ask, limit: int, reviewer: str, order: str, *, least: str) -> First:
    """Return ``limit`` claims in ``order`` ("article" or "uncertain"): the first, or from where one was.

    ``least`` is the function of the database that gives the smaller of two numbers.
    """
    place: Place | None = next(iter(ask(PLACE, (reviewer, order))), None)
    ids = (_in_order if order == "article" else _ids)(ask, limit, place)
    if not ids:
        return First(ids, {}, {}, None)
    marks = ", ".join("?" * len(ids))
    found = {row[0]: _line(row) for row in ask(LINES.format(marks=marks, least=least), ids)}
    taking_part = defaultdict(list)
    for row in ask(PARTICIPANTS.format(marks=marks), ids):
        taking_part[row[0]].append(TakesPart(*row))
    return First(ids, found, taking_part, place[2] if place and place[2] in found else None)


def _in_order(ask: Ask, limit: int, place: Place | None) -> list[int]:
    """Return the first claims in the order of reading, or those from the place where that is further on."""
    ids = [row[0] for row in ask(IN_ORDER, (0, 0, 0, limit))]
    if place is None or place[2] in ids:
        return ids
    return [row[0] for row in ask(IN_ORDER, (place[3], place[4], place[2], limit))]


def _ids(ask: Ask, limit: int, place: Place | None) -> list[int]:
    ids = _ids_of(ask, IN_TURN, limit)
    if place is None or place[2] in ids or place[0] not in IN_TURN:
        return ids
    ids = [row[0] for row in ask(IDS_FROM, (*place[:3], limit))]
    return ids + _ids_of(ask, IN_TURN[IN_TURN.index(place[0]) + 1 :], limit - len(ids))


def _ids_of(ask: Ask, statuses: Sequence[str], limit: int) -> list[int]:
    ids: list[int] = []
    for status in statuses:
        if len(ids) < limit:
            ids += [row[0] for row in ask(IDS, (status, limit - len(ids)))]
    return ids


def _line(row: tuple[Any, ...]) -> Line:
    values: tuple[Any, ...] = tuple(_day(value) if at in DAYS else value for at, value in enumerate(row))
    return Line(*values)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
