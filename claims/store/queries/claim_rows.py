"""Claims as the lines of a list, fetched by primary key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.store.backends.expressions import least
from claims.store.batches import batches
from claims.store.models import Actor, Article, Claim, EventMention, Figure, Mention, Participant, Quote, Span
from claims.store.queries.articles import opening
from claims.store.queries.lines import Line, TakesPart

SNIPPET = 240
"""The most characters of a claim that a list shows."""


Label = tuple[str | None, str | None, str | None, str]
"""The parts by which an article may be called: its publisher, title, opening and origin."""


def lines(session: Session, ids: Iterable[int]) -> dict[int, Line]:
    """Return those of ``ids`` that exist."""
    found: dict[int, Line] = {}
    for some in batches(ids):
        for row in session.execute(_lines(), {"ids": some}):
            found[row[0]] = Line(*row)
    return found


@cache
def _lines() -> Select[*tuple[Any, ...]]:
    """Return the statement behind :func:`lines`: to build one takes longer than to run it."""
    text = func.substr(Article.text, Claim.char_start + 1, least(Claim.char_end - Claim.char_start, SNIPPET))
    columns: list[ColumnElement[Any] | InstrumentedAttribute[Any]] = [
            Claim.id, Claim.version, Claim.kind, Claim.status, Claim.flag, Claim.confidence, Claim.rule,
            Claim.article_id, Article.publisher, Article.title, opening(), Article.origin, Quote.form,
            EventMention.type, EventMention.mode, EventMention.modality, text, Claim.date_from, Claim.date_to,
            Claim.date_precision, Claim.place, Article.published_from, Article.published_to, Figure.role,
            Figure.unit, _counted(),
    ]  # fmt: skip
    return (
        select(*columns)
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(Quote, Quote.claim_id == Claim.id)
        .outerjoin(EventMention, EventMention.claim_id == Claim.id)
        .outerjoin(Figure, Figure.claim_id == Claim.id)
        .where(Claim.id.in_(bindparam("ids", expanding=True)))
    )


def _counted() -> ColumnElement[str]:
    """Return the words for what a figure counts."""
    words = func.substr(Article.text, Span.char_start + 1, Span.char_end - Span.char_start)
    return (
        select(words)
        .where(Span.claim_id == Figure.claim_id, Span.role == "counted", Span.ordinal == 0)
        .correlate(Article, Figure)
        .scalar_subquery()
    )


def participants(session: Session, ids: Iterable[int]) -> dict[int, list[TakesPart]]:
    """Return who takes part in each claim, by role and ordinal."""
    found: dict[int, list[TakesPart]] = defaultdict(list)
    for some in batches(ids):
        for row in session.execute(_participants(), {"ids": some}):
            found[row[0]].append(TakesPart(*row))
    return dict(found)


@cache
def _participants() -> Select[*tuple[Any, ...]]:
    """Return the statement behind :func:`participants`."""
    own, head = aliased(Actor), aliased(Actor)
    words = func.substr(Article.text, Mention.char_start + 1, Mention.char_end - Mention.char_start)
    return (
        select(
            Participant.claim_id, Participant.role, Participant.ordinal, Participant.mention_id,
            Mention.char_start, Mention.char_end, words, Participant.actor_id.is_not(None),
            head.id, head.name, head.kind,
        )
        .outerjoin(Mention, Mention.id == Participant.mention_id)
        .outerjoin(Article, Article.id == Mention.article_id)
        .outerjoin(own, own.id == Participant.resolved_actor_id)
        .outerjoin(head, head.id == own.canonical_id)
        .where(Participant.claim_id.in_(bindparam("ids", expanding=True)))
        .order_by(Participant.claim_id, Participant.role, Participant.ordinal)
    )  # fmt: skip


def labels(session: Session, article_ids: Sequence[int]) -> dict[int, Label]:
    """Return publisher, title, opening and origin of each article."""
    columns = (Article.id, Article.publisher, Article.title, opening(), Article.origin)
    return {
        row.id: (row.publisher, row.title, row.opening, row.origin)
        for some in batches(article_ids)
        for row in session.execute(select(*columns).where(Article.id.in_(some)))
    }
