"""Articles as their clauses are compared: sentences, days and claims, read as they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import cast

from sqlalchemy import Executable, or_, select
from sqlalchemy.orm import Session

from claims.document import DateRange, Precision
from claims.records import ArticleRecord, ClaimRecord, TimeRecord
from claims.store.backends import lists
from claims.store.linking.story_facts import LIVE
from claims.store.models import Article, Claim, EventMention, Sentence, TimeExpression
from claims.store.statements import Rows, fetch

ANY_WEEK = "XXXX-WXX-"
"""The beginning of a TIMEX3 value for a day of a week that the text does not tell ("XXXX-WXX-3")."""
ARTICLES = select(Article.id, Article.text, Article.published_from).where(lists.among(Article.id, "articles"))
SENTENCES = (
    select(Sentence.article_id, Sentence.char_start, Sentence.char_end)
    .where(lists.among(Sentence.article_id, "articles"))
    .order_by(Sentence.article_id, Sentence.ordinal)
)
TIMES = (
    select(
        TimeExpression.article_id, TimeExpression.id, TimeExpression.char_start, TimeExpression.char_end,
        TimeExpression.value, TimeExpression.date_from, TimeExpression.date_to, TimeExpression.precision,
    )
    .where(
        lists.among(TimeExpression.article_id, "articles"),
        or_(TimeExpression.date_from.is_not(None), TimeExpression.value.startswith(ANY_WEEK)),
        TimeExpression.type != "SET",
    )
    .order_by(TimeExpression.article_id, TimeExpression.char_start)
)  # fmt: skip
CLAIMS = (
    select(
        Claim.article_id, Claim.id, Claim.char_start, Claim.char_end, Claim.kind, EventMention.modality,
        EventMention.type, Claim.time_expression_id,
    )
    .outerjoin(EventMention, EventMention.claim_id == Claim.id)
    .where(LIVE, lists.among(Claim.article_id, "articles"))
    .order_by(Claim.article_id, Claim.char_start, Claim.id)
)  # fmt: skip


def article_records(session: Session, articles: Collection[int]) -> dict[int, ArticleRecord]:
    """Return articles with what their clauses are compared by; rejected and withdrawn claims are left out."""
    sentences = _by_article(session, SENTENCES, articles)
    times = _by_article(session, TIMES, articles)
    claims = _by_article(session, CLAIMS, articles)
    return {
        id_: ArticleRecord(
            id_, text, published, tuple((start, end) for _, start, end in sentences[id_]),
            tuple(_times(times[id_], claims[id_])),
            tuple(
                ClaimRecord(claim, start, kind, text[start:end], modality)
                for _, claim, start, end, kind, modality, *_ in claims[id_]
            ),
        )
        for id_, text, published in fetch(session, ARTICLES, articles=articles)
    }  # fmt: skip


def _by_article(session: Session, statement: Executable, articles: Collection[int]) -> defaultdict[int, Rows]:
    found: defaultdict[int, list[object]] = defaultdict(list)
    for row in fetch(session, statement, articles=articles):
        found[row[0]].append(row)
    return cast("defaultdict[int, Rows]", found)


def _times(rows: Rows, claims: Rows) -> Iterable[TimeRecord]:
    types: defaultdict[int | None, set[str]] = defaultdict(set)
    for *_, type_, time in claims:
        if type_ is not None:
            types[time].add(type_)
    for _, id_, start, end, value, first, last, precision in rows:
        days = DateRange(first, last, cast(Precision, precision or "day")) if first else None
        weekday = None if days else _weekday(value)
        if days or weekday:
            yield TimeRecord(start, end, days, frozenset(types.get(id_, ())), weekday)


def _weekday(value: str) -> int | None:
    """Return which day of the week a value that begins with ANY_WEEK is, Monday 1; none for a weekend."""
    day = value.removeprefix(ANY_WEEK)[:1]
    return int(day) if day.isdecimal() else None
