"""Near-duplicates as rows: copies of earlier articles, and candidates for that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from sqlalchemy import Executable, func, select, union, update
from sqlalchemy.orm import Session, aliased

from claims.store.backends import lists
from claims.store.models import Article, Claim, Event, EventMention, QuoteLink
from claims.store.statements import fetch


@cache
def _sharing() -> Executable:
    """Earlier articles that tell of an event of these articles, or carry a quotation of theirs."""
    ours, theirs = aliased(Claim), aliased(Claim)
    here, there = aliased(EventMention), aliased(EventMention)
    mine, its = aliased(Event), aliased(Event)
    pairs = select(ours.article_id.label("ours"), theirs.article_id.label("other")).where(
        lists.among(ours.article_id, "articles"), theirs.article_id < ours.article_id
    )
    by_event = (
        pairs.join(here, here.claim_id == ours.id)
        .join(mine, mine.id == here.event_id)
        .join(its, its.canonical_id == mine.canonical_id)
        .join(there, there.event_id == its.id)
        .join(theirs, theirs.id == there.claim_id)
    )
    by_quote = pairs.join(QuoteLink, QuoteLink.right_id == ours.id).join(
        theirs, theirs.id == QuoteLink.left_id
    )
    return union(by_event, by_quote).order_by("ours", "other")


TEXTS = select(Article.id, Article.text).where(lists.among(Article.id, "articles"))


def neighbours(session: Session, articles: Collection[int], most: int = 20) -> dict[int, list[int]]:
    """Return for each article the earlier ones that share an event or a quotation with it, the oldest."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for ours, theirs in fetch(session, _sharing(), articles=articles):
        if len(found[ours]) < most:
            found[ours].append(theirs)
    return found


def texts_of(session: Session, articles: Collection[int]) -> dict[int, str]:
    """Return the texts of articles."""
    return dict(map(tuple, fetch(session, TEXTS, articles=articles)))


def write_copy(session: Session, article_id: int, original: int | None) -> None:
    """Put on record that an article is a copy of an earlier one, or of the one that this copies."""
    if original is None:
        return
    first = session.scalar(
        select(func.coalesce(Article.copy_of_id, Article.id)).where(Article.id == original)
    )
    session.execute(update(Article).where(Article.id == article_id).values(copy_of_id=first))
