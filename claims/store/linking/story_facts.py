"""Figures and names of articles, as rows to be compared in a story."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Executable, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.document import ActorKind
from claims.records import FigureRecord, NameRecord
from claims.store.backends import lists
from claims.store.models import (
    Actor,
    ActorName,
    ActorRole,
    Article,
    Claim,
    Event,
    EventMention,
    Figure,
    Mention,
    Sentence,
    Span,
)
from claims.store.statements import fetch

LIVE = Claim.status.not_in(("rejected", "withdrawn"))
NAMED = (
    select(Actor.id, Actor.article_id, Actor.kind, Actor.name, func.min(Mention.char_start))
    .join(Mention, Mention.actor_id == Actor.id)
    .where(Mention.form == "name", lists.among(Actor.article_id, "articles"))
    .group_by(Actor.id)
    .order_by(Actor.id)
)
SPELLINGS = (
    select(ActorName.actor_id, ActorName.name)
    .join(Actor, Actor.id == ActorName.actor_id)
    .where(lists.among(Actor.article_id, "articles"))
)
ROLES = (
    select(ActorRole.actor_id, ActorRole.role)
    .join(Actor, Actor.id == ActorRole.actor_id)
    .where(lists.among(Actor.article_id, "articles"))
)
STARTS = (
    select(Claim.article_id, Claim.char_start, Claim.id)
    .where(LIVE, lists.among(Claim.article_id, "articles"))
    .order_by(Claim.article_id, Claim.char_start, Claim.id)
)


def figure_records(session: Session, articles: Collection[int]) -> dict[int, list[FigureRecord]]:
    """Return the figures of each article, in the order of the text."""
    found: defaultdict[int, list[FigureRecord]] = defaultdict(list)
    for row in fetch(session, _figures(), articles=articles):
        found[row[1]].append(FigureRecord(*row))
    return found


@cache
def _figures() -> Select[*tuple[Any, ...]]:
    """Return the statement behind :func:`figure_records`, its columns in the order of the record's fields."""
    counted = aliased(Span)
    noun = (counted.claim_id == Claim.id) & (counted.role == "counted") & (counted.ordinal == 0)
    columns: list[ColumnElement[Any] | InstrumentedAttribute[Any]] = [
        Claim.id, Claim.article_id, Figure.role, Figure.value, Figure.value_to, Figure.qualifier, Figure.unit,
        _text(Claim), _text(counted), func.coalesce(_text(Sentence), ""), Event.canonical_id,
        Article.published_from,
    ]  # fmt: skip
    return (
        select(*columns)
        .join(Figure, Figure.claim_id == Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(Sentence, Sentence.id == Claim.sentence_id)
        .outerjoin(counted, noun)
        .outerjoin(EventMention, EventMention.claim_id == Figure.mention_id)
        .outerjoin(Event, Event.id == EventMention.event_id)
        .where(LIVE, Figure.value.is_not(None), lists.among(Claim.article_id, "articles"))
        .order_by(Claim.char_start)
    )


def _text(of: type[Claim] | type[Sentence] | type[Span]) -> ColumnElement[str]:
    return func.substr(Article.text, of.char_start + 1, of.char_end - of.char_start)


def name_records(session: Session, articles: Collection[int]) -> dict[int, list[NameRecord]]:
    """Return the named actors of each article, each with the claim that stands nearest to the name."""
    spelt, roles = (_words(session, statement, articles) for statement in (SPELLINGS, ROLES))
    found: defaultdict[int, list[NameRecord]] = defaultdict(list)
    placed = claim_starts(session, articles)
    for actor, of, kind, name, start in fetch(session, NAMED, articles=articles):
        if of in placed:
            known = spelt[actor], roles[actor]
            near = nearest(placed[of], start)
            found[of].append(NameRecord(actor, of, near, cast(ActorKind, kind), name, *known))
    return dict(found)


def _words(
    session: Session, statement: Executable, articles: Collection[int]
) -> defaultdict[int, tuple[str, ...]]:
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for actor, words in fetch(session, statement, articles=articles):
        found[actor] = (*found[actor], words)
    return found


def claim_starts(session: Session, articles: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """Return where the claims of each article begin, in order, each with its id; none of articles without."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, start, claim in fetch(session, STARTS, articles=articles):
        found[article].append((start, claim))
    return dict(found)


def nearest(claims: Sequence[tuple[int, int]], start: int) -> int:
    """Return the claim that begins nearest to an offset, of equals the first; ``claims`` are in order."""
    at = bisect_left(claims, (start, 0))
    around = list(claims[at : at + 1])
    if at:
        around.append(claims[bisect_left(claims, (claims[at - 1][0], 0))])
    return min((abs(begin - start), claim) for begin, claim in around)[1]
