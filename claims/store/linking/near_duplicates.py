"""Which article is a copy of an earlier one, as rows, and which earlier ones it may be a copy of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claims.store.models import Article
from claims.store.raw_sql import ask

SHARING = """
    SELECT DISTINCT ours.article_id, theirs.article_id FROM json_each(:articles) AS asked
    JOIN claim AS ours ON ours.article_id = asked.value
    JOIN event_mention AS here ON here.claim_id = ours.id
    JOIN event AS mine ON mine.id = here.event_id
    JOIN event AS its ON its.canonical_id = mine.canonical_id
    JOIN event_mention AS there ON there.event_id = its.id
    JOIN claim AS theirs ON theirs.id = there.claim_id
    WHERE theirs.article_id < ours.article_id
    UNION
    SELECT ours.article_id, theirs.article_id FROM json_each(:articles) AS asked
    JOIN claim AS ours ON ours.article_id = asked.value
    JOIN quote_link ON right_id = ours.id
    JOIN claim AS theirs ON theirs.id = left_id
    WHERE theirs.article_id < ours.article_id
    ORDER BY 1, 2
"""
TEXTS = "SELECT id, text FROM article WHERE id IN (SELECT value FROM json_each(:articles))"


def neighbours(session: Session, articles: Collection[int], most: int = 20) -> dict[int, list[int]]:
    """Return for each article the earlier ones that share an event or a quotation with it, the oldest."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for ours, theirs in ask(session, SHARING, articles=articles):
        if len(found[ours]) < most:
            found[ours].append(theirs)
    return found


def texts_of(session: Session, articles: Collection[int]) -> dict[int, str]:
    """Return the texts of articles."""
    return dict(map(tuple, ask(session, TEXTS, articles=articles)))


def write_copy(session: Session, article_id: int, original: int | None) -> None:
    """Put on record that an article is a copy of an earlier one, or of the one that this copies."""
    if original is None:
        return
    first = session.scalar(
        select(func.coalesce(Article.copy_of_id, Article.id)).where(Article.id == original)
    )
    session.execute(update(Article).where(Article.id == article_id).values(copy_of_id=first))
