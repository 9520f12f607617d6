"""The first claims of a review, read with nothing but the standard library.

Importing SQLAlchemy takes longer than a reviewer should wait for a first page. This reads the same rows
as :mod:`claims.store.queue` and :mod:`claims.store.listing` do for the order "uncertain"; a test holds
them equal.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from claims.store.lines import Line, TakesPart

IDS = "SELECT id FROM claim WHERE status = ? ORDER BY confidence, id LIMIT ?"
LINES = """
SELECT claim.id, claim.version, claim.kind, claim.status, claim.flag, claim.confidence, claim.rule,
    claim.article_id, article.publisher, article.title, article.origin, quote.form, event_mention.type,
    event_mention.mode, event_mention.modality,
    substr(article.text, claim.char_start + 1, min(claim.char_end - claim.char_start, 240)),
    claim.date_from, claim.date_to, claim.date_precision, claim.place
FROM claim JOIN article ON article.id = claim.article_id
LEFT JOIN quote ON quote.claim_id = claim.id
LEFT JOIN event_mention ON event_mention.claim_id = claim.id
WHERE claim.id IN ({marks})
"""
PARTICIPANTS = """
SELECT participant.claim_id, participant.role, participant.ordinal, participant.mention_id, mention.form,
    mention.char_start, mention.char_end,
    substr(article.text, mention.char_start + 1, mention.char_end - mention.char_start),
    participant.actor_id IS NOT NULL, head.id, head.name, head.kind
FROM participant LEFT JOIN mention ON mention.id = participant.mention_id
LEFT JOIN article ON article.id = mention.article_id
LEFT JOIN actor AS own ON own.id = participant.who_id
LEFT JOIN actor AS head ON head.id = coalesce(own.canonical_id, own.id)
WHERE participant.claim_id IN ({marks})
ORDER BY participant.claim_id, participant.role, participant.ordinal
"""
IN_TURN = ("new", "disputed", "corrected", "confirmed", "rejected")

First = tuple[list[int], Mapping[int, Line], Mapping[int, Sequence[TakesPart]]]


def first(path: Path, limit: int) -> First | None:
    """Return the first ``limit`` claims by uncertainty: their ids, their lines, and who takes part in each.

    ``None`` where the file is no database of this version; then it takes the whole program to say why.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            ids = _ids(connection, limit)
            marks = ", ".join("?" * len(ids))
            lines = connection.execute(LINES.format(marks=marks), ids)
            found = {row[0]: _line(row) for row in lines}
            taking_part = defaultdict(list)
            for row in connection.execute(PARTICIPANTS.format(marks=marks), ids):
                taking_part[row[0]].append(TakesPart(*row))
            return ids, found, taking_part
    except sqlite3.Error:
        return None


def _ids(connection: sqlite3.Connection, limit: int) -> list[int]:
    ids: list[int] = []
    for status in IN_TURN:
        if len(ids) < limit:
            ids += [row[0] for row in connection.execute(IDS, (status, limit - len(ids)))]
    return ids


def _line(row: tuple[Any, ...]) -> Line:
    values = (*row[:16], _day(row[16]), _day(row[17]), *row[18:])
    return Line(*values)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
