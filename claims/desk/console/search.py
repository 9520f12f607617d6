"""Full-text search over sentences, with the claims that stand in them."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from claims.desk.cards import SearchHit, Window
from claims.desk.review.rows import short_name
from claims.document import Span
from claims.store.console.full_text import Asked
from claims.store.console.full_text import search as full_text
from claims.store.queries import claim_rows, detail

OPEN, CLOSE = "\x02", "\x03"
MARKED = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)


def search(session: Session, query: str, limit: int) -> tuple[SearchHit, ...]:
    """Return the sentences that match, best first.

    Raises:
        QueryError: it is no query.
    """
    hits = full_text(session, Asked(query), limit=limit, marks=(OPEN, CLOSE))
    named = claim_rows.labels(session, list({hit.article_id for hit in hits}))
    found = []
    for hit in hits:
        span, words, claims = detail.sentence(session, hit.id)
        label = short_name(*named[hit.article_id])
        window = Window(words, span.start, (span,), span)
        matches = _matches(words, span.start, MARKED.findall(hit.snippet))
        found.append(SearchHit(hit.article_id, label, window, matches, tuple(claims)))
    return tuple(found)


def _matches(words: str, start: int, matched: list[str]) -> tuple[Span, ...]:
    """Return where in the article the matched words stand."""
    if not matched:
        return ()
    either = "|".join(sorted(map(re.escape, set(matched)), key=len, reverse=True))
    whole = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return tuple(Span(start + found.start(), start + found.end()) for found in whole.finditer(words))
