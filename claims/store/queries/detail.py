"""Detail queries: everything about one claim or one article, as plain rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from claims.document import Span
from claims.store.batches import batches
from claims.store.linking.clusters import members
from claims.store.models import (
    Actor,
    Article,
    Block,
    Claim,
    Event,
    EventMention,
    Participant,
    Proposal,
    QuoteLink,
    Sentence,
    TimeExpression,
)
from claims.store.models import Span as SpanRow
from claims.store.models.base import table_of
from claims.store.queries.articles import opening
from claims.store.review.replay import State

RELATED = 20
"""Related claims of each sort that a card shows."""


@dataclass(frozen=True, slots=True)
class Head:
    """An article without its text."""

    id: int
    title: str | None
    opening: str | None
    publisher: str | None
    agency: str | None
    author: str | None
    url: str | None
    origin: str
    language: str
    published_from: date | None
    published_to: date | None
    published_basis: str


def heads(session: Session, ids: Iterable[int]) -> dict[int, Head]:
    """Return what is known about each article besides its text."""
    of_article = table_of(Article).c
    columns = [opening() if field.name == "opening" else of_article[field.name] for field in fields(Head)]
    found: dict[int, Head] = {}
    for some in batches(ids):
        for row in session.execute(select(*columns).where(Article.id.in_(some))):
            found[row[0]] = Head(*row)
    return found


def text_of(session: Session, article_id: int) -> str | None:
    """Return an article's text, or ``None`` where there is no such article."""
    return session.scalar(select(Article.text).where(Article.id == article_id))


def place_of(session: Session, claim_id: int) -> tuple[int, str, Span, str] | None:
    """Return a claim's article, its kind, its offsets and the whole text it stands in."""
    columns = (Claim.article_id, Claim.kind, Claim.char_start, Claim.char_end, Article.text)
    row = session.execute(select(*columns).join(Article).where(Claim.id == claim_id)).first()
    return (row[0], row[1], Span(row[2], row[3]), row[4]) if row else None


def sentences(
    session: Session, article_id: int, around: Span | None = None, neighbours: int = 0
) -> list[Span]:
    """Return an article's sentences; with ``around`` those it touches, and that many before and after."""
    statement = select(Sentence.char_start, Sentence.char_end).where(Sentence.article_id == article_id)
    if around is not None:
        touched = (Sentence.char_start < around.end, Sentence.char_end > around.start)
        own = select(Sentence.ordinal).where(Sentence.article_id == article_id, *touched)
        first = own.with_only_columns(func.min(Sentence.ordinal) - neighbours).scalar_subquery()
        last = own.with_only_columns(func.max(Sentence.ordinal) + neighbours).scalar_subquery()
        statement = statement.where(Sentence.ordinal.between(first, last))
    return [Span(start, end) for start, end in session.execute(statement.order_by(Sentence.ordinal))]


def blocks(session: Session, article_id: int) -> list[tuple[Span, str]]:
    """Return an article's blocks in order."""
    rows = session.execute(
        select(Block.char_start, Block.char_end, Block.kind)
        .where(Block.article_id == article_id)
        .order_by(Block.ordinal)
    )
    return [(Span(start, end), kind) for start, end, kind in rows]


def claims_in(session: Session, article_id: int) -> list[int]:
    """Return the claims of an article that are not withdrawn, in the order of its text."""
    statement = select(Claim.id).where(Claim.article_id == article_id, Claim.status != "withdrawn")
    return list(session.scalars(statement.order_by(Claim.char_start, Claim.id)))


def articles_of(session: Session, claim_ids: Iterable[int]) -> dict[int, int]:
    """Return the article of each claim."""
    columns = (Claim.id, Claim.article_id)
    return {
        row[0]: row[1]
        for some in batches(claim_ids)
        for row in session.execute(select(*columns).where(Claim.id.in_(some)))
    }


def text_lengths(session: Session, article_ids: Iterable[int]) -> dict[int, int]:
    """Return how many characters the text of each article has."""
    lengths = select(Article.id, func.length(Article.text))
    return {
        row[0]: row[1]
        for some in batches(article_ids)
        for row in session.execute(lengths.where(Article.id.in_(some)))
    }


def pieces(session: Session, claim_ids: Iterable[int]) -> list[tuple[int, str, int, Span]]:
    """Return claim, role, ordinal and offsets of every piece of the claims."""
    columns = (SpanRow.claim_id, SpanRow.role, SpanRow.ordinal, SpanRow.char_start, SpanRow.char_end)
    return [
        (row[0], row[1], row[2], Span(row[3], row[4]))
        for some in batches(claim_ids)
        for row in session.execute(select(*columns).where(SpanRow.claim_id.in_(some)))
    ]


def proposed(session: Session, claim_id: int) -> State | None:
    """Return the proposal that the claim rests upon, or ``None`` where a reviewer made it."""
    same = (Proposal.claim_id == Claim.id, Proposal.run_id == Claim.run_id)
    return session.scalar(select(Proposal.payload).join(Claim, same[0] & same[1]).where(Claim.id == claim_id))


def proposals_of(session: Session, claim_ids: Iterable[int]) -> dict[int, tuple[str, State]]:
    """Return each claim's kind and the proposal that it rests upon, empty where a reviewer made it."""
    same = (Proposal.claim_id == Claim.id) & (Proposal.run_id == Claim.run_id)
    statement = select(Claim.id, Claim.kind, Proposal.payload).join(Proposal, same, isouter=True)
    return {
        row[0]: (row[1], row[2] or {})
        for some in batches(claim_ids)
        for row in session.execute(statement.where(Claim.id.in_(some)))
    }


def of_same_event(session: Session, claim_id: int) -> list[int]:
    """Return other claims about the same event."""
    event_id = session.scalar(select(EventMention.event_id).where(EventMention.claim_id == claim_id))
    if event_id is None:
        return []
    cluster = members(session, Event, [event_id])
    about = (EventMention.event_id.in_(cluster), EventMention.claim_id != claim_id)
    return list(session.scalars(select(EventMention.claim_id).where(*about).limit(RELATED)))


def of_same_speaker(session: Session, claim_id: int, actor_id: int) -> list[int]:
    """Return other quotes by the same speaker, the newest first."""
    cluster = members(session, Actor, [actor_id])[:500]
    said = (Participant.role == "speaker", Participant.resolved_actor_id.in_(cluster))
    statement = select(Participant.claim_id).where(*said, Participant.claim_id != claim_id).distinct()
    return list(session.scalars(statement.order_by(Participant.claim_id.desc()).limit(RELATED)))


def of_same_utterance(session: Session, claim_id: int) -> list[int]:
    """Return quotes linked to this one as the same words carried elsewhere."""
    live = (QuoteLink.retracted_at.is_(None), QuoteLink.judgement == "same")
    statement = select(QuoteLink.left_id, QuoteLink.right_id).where(
        *live, or_(QuoteLink.left_id == claim_id, QuoteLink.right_id == claim_id)
    )
    return [right if left == claim_id else left for left, right in session.execute(statement)]


def time_at(session: Session, article_id: int, span: Span) -> State | None:
    """Return the claim's date columns that the time expression at exactly ``span`` gives."""
    row = session.scalar(
        select(TimeExpression).where(
            TimeExpression.article_id == article_id,
            TimeExpression.char_start == span.start,
            TimeExpression.char_end == span.end,
        )
    )
    if row is None:
        return None
    return {
        "time_expression_id": row.id,
        "date_from": row.date_from and row.date_from.isoformat(),
        "date_to": row.date_to and row.date_to.isoformat(),
        "date_precision": row.precision,
    }


def dates_near(
    session: Session, article_id: int, offset: int, limit: int
) -> list[tuple[date | None, date | None, str | None, Span]]:
    """Return the days that an article tells, by first, last and precision, the nearest to an offset first."""
    away = func.abs(TimeExpression.char_start - offset)
    columns = (
        TimeExpression.date_from, TimeExpression.date_to, TimeExpression.precision,
        TimeExpression.char_start, TimeExpression.char_end,
    )  # fmt: skip
    known = or_(TimeExpression.date_from.is_not(None), TimeExpression.date_to.is_not(None))
    rows = session.execute(
        select(*columns)
        .where(TimeExpression.article_id == article_id, known)
        .order_by(away, TimeExpression.id)
        .limit(limit)
    )
    return [(row[0], row[1], row[2], Span(row[3], row[4])) for row in rows]


def sentence(session: Session, sentence_id: int) -> tuple[Span, str, list[int]]:
    """Return a sentence's offsets, its words, and the claims that stand in it."""
    words = func.substr(Article.text, Sentence.char_start + 1, Sentence.char_end - Sentence.char_start)
    row = session.execute(
        select(Sentence.article_id, Sentence.char_start, Sentence.char_end, words)
        .join(Article, Article.id == Sentence.article_id)
        .where(Sentence.id == sentence_id)
    ).one()
    inside = (Claim.article_id == row[0], Claim.char_start < row[2], Claim.char_end > row[1])
    claims = select(Claim.id).where(*inside, Claim.status != "withdrawn").order_by(Claim.char_start, Claim.id)
    return Span(row[1], row[2]), row[3], list(session.scalars(claims))
