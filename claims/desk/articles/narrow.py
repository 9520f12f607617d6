"""Narrower publication dates, from the days that other articles give to the same events."""

from __future__ import annotations

from sqlalchemy.orm import Session

from claims.desk.articles.set_date import Redated, redate
from claims.document import DateRange, Published
from claims.resolve.stories.published import Narrowed, SharedEvent, narrowed
from claims.store.models import Article
from claims.store.queries.shared_events import Row, shared_events


def suggestion(session: Session, article_id: int) -> Narrowed | None:
    """Return the days that other articles leave for this one.

    ``None`` where its day is known, or they say nothing new.
    """
    article = session.get(Article, article_id)
    if article is None or article.published_basis not in ("inferred", "unknown"):
        return None
    own = _range(article.published_from, article.published_to)
    return narrowed(own, [_shared(row) for row in shared_events(session, article_id) if _agree(row)])


def narrow_date(session: Session, reviewer: str, article_id: int) -> tuple[Redated, Narrowed] | None:
    """Date the article by its fellows, which the note names: one undoable step.

    ``None`` where they say nothing new.
    """
    found = suggestion(session, article_id)
    if found is None:
        return None
    return redate(session, reviewer, article_id, Published(found.range, "inferred"), found.basis), found


def _agree(row: Row) -> bool:
    """Say whether the event is past here and there, or still to come here."""
    here, there = row[2:4]
    return here == "planned" or here == there == "occurred"


def _shared(row: Row) -> SharedEvent:
    event, article, here, _, first, last, precision, published_from, published_to = row
    days = DateRange(first, last, precision) if precision and (first or last) else None  # type: ignore[arg-type]  # a CHECK says which
    return SharedEvent(event, article, here == "planned", days, _range(published_from, published_to))


def _range(first: object, last: object) -> DateRange | None:
    return DateRange(first, last, "day") if first or last else None  # type: ignore[arg-type]  # both are columns of dates
