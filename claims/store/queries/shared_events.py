"""The events that an article shares with others, and the days the others give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Select, bindparam, literal, or_, select
from sqlalchemy.orm import Session, aliased

from claims.store.models import Article, Claim, Event, EventMention

Row = tuple[int, int, str, str, date | None, date | None, str | None, date | None, date | None]
"""Event, other article, modality here and there, days and precision there, the other's publication."""


def shared_events(session: Session, article_id: int) -> Sequence[Row]:
    """Return a row for each mention elsewhere of an event of the article, in the order of the articles.

    What either tells as background, and what was rejected or withdrawn, does not count.
    """
    return [tuple(row) for row in session.execute(_statement(), {"article": article_id})]  # type: ignore[misc]  # the columns are those of Row


def loosely_dated(session: Session) -> Sequence[int]:
    """Return the articles whose day of publication is not known, in their order."""
    basis = Article.published_basis.in_(("inferred", "unknown"))
    wide = Article.published_from.is_distinct_from(Article.published_to)
    open_ = or_(wide, Article.published_from.is_(None))
    return session.scalars(select(Article.id).where(basis, open_).order_by(Article.id)).all()


NOT = literal(False, EventMention.background.type)
"""No, as the column keeps it."""


@cache
def _statement() -> Select[
    int, int, str, str, date | None, date | None, str | None, date | None, date | None
]:
    own, own_claim, own_event = aliased(EventMention), aliased(Claim), aliased(Event)
    return (
        select(
            Event.canonical_id, Claim.article_id, own.modality, EventMention.modality, Claim.date_from,
            Claim.date_to, Claim.date_precision, Article.published_from, Article.published_to,
        )
        .select_from(own)
        .join(own_claim, own_claim.id == own.claim_id)
        .join(own_event, own_event.id == own.event_id)
        .join(Event, Event.canonical_id == own_event.canonical_id)
        .join(EventMention, EventMention.event_id == Event.id)
        .join(Claim, Claim.id == EventMention.claim_id)
        .join(Article, Article.id == Claim.article_id)
        .where(
            own_claim.article_id == bindparam("article"), Claim.article_id != own_claim.article_id,
            _counts(own_claim), _counts(Claim), own.background == NOT, EventMention.background == NOT,
        )
        .distinct()
        .order_by(Claim.article_id, Event.canonical_id)
    )  # fmt: skip


def _counts(claim: type[Claim]) -> ColumnElement[bool]:
    return claim.status.not_in(("rejected", "withdrawn"))
