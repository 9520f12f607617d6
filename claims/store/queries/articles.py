"""Articles as a reviewer lists and dates them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Integer, case, cast, func, or_, select
from sqlalchemy.orm import Session

from claims.document import DateRange, Span
from claims.store.batches import batches
from claims.store.models import Article, Claim, TimeExpression
from claims.store.queries.lines import OPENING


def opening() -> ColumnElement[str | None]:
    """Return how the text of an article begins that has neither a title nor a publisher to be called by."""
    unnamed = func.coalesce(Article.publisher, Article.title).is_(None)
    return case((unnamed, func.substr(Article.text, 1, OPENING))).label("opening")


def article_ids(session: Session, text: str) -> array[int]:
    """Return the articles whose title, publisher, agency or origin holds ``text``, the newest first."""
    statement = select(Article.id)
    if text:
        columns = (Article.title, Article.publisher, Article.agency, Article.origin)
        statement = statement.where(or_(*(column.icontains(text, autoescape=True) for column in columns)))
    undated = Article.published_from.is_(None)
    order = statement.order_by(undated, Article.published_from.desc(), Article.id.desc())
    return array("q", session.scalars(order))


def published(session: Session, article_id: int) -> DateRange | None:
    """Return the days on which an article may have appeared; ``None`` where nothing is known."""
    dates = select(Article.published_from, Article.published_to).where(Article.id == article_id)
    first, last = session.execute(dates).one()
    return DateRange(first, last, "day") if first or last else None


def claim_counts(session: Session, ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return for each article how many claims it has, and how many nobody has judged."""
    found: dict[int, tuple[int, int]] = {}
    undecided = func.sum(cast(Claim.status == "new", Integer))
    for some in batches(ids):
        statement = (
            select(Claim.article_id, func.count(), undecided)
            .where(Claim.article_id.in_(some), Claim.status != "withdrawn")
            .group_by(Claim.article_id)
        )
        found.update((row[0], (row[1], row[2])) for row in session.execute(statement))
    return found


def times(session: Session, article_id: int) -> dict[Span, int]:
    """Return the time expressions of an article by their offsets."""
    columns = (TimeExpression.id, TimeExpression.char_start, TimeExpression.char_end)
    rows = session.execute(select(*columns).where(TimeExpression.article_id == article_id))
    return {Span(start, end): row_id for row_id, start, end in rows}


def claims_dated_by(session: Session, time_ids: Iterable[int]) -> dict[int, int]:
    """Return the claims that take their date from one of these time expressions, with it."""
    return {
        claim_id: time_id
        for some in batches(time_ids)
        for claim_id, time_id in session.execute(
            select(Claim.id, Claim.time_expression_id).where(
                Claim.time_expression_id.in_(some), Claim.status != "withdrawn"
            )
        )
        if time_id is not None
    }
