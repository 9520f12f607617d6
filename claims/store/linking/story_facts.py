"""Figures and names of articles as rows, and the conflicts between those of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.document import ActorKind
from claims.records import Difference, FigureRecord, NameRecord
from claims.store.batches import batches
from claims.store.models import (
    Actor,
    ActorName,
    ActorRole,
    Article,
    Claim,
    Conflict,
    Event,
    EventMention,
    Figure,
    Mention,
    Sentence,
    Span,
)
from claims.store.statements import execute_many, upsert

NEW_CONFLICT = upsert(Conflict).on_conflict_do_nothing()
LIVE = Claim.status.not_in(("rejected", "withdrawn"))


def figure_records(session: Session, articles: Collection[int]) -> dict[int, list[FigureRecord]]:
    """Return the figures of each article, in the order of the text."""
    found: defaultdict[int, list[FigureRecord]] = defaultdict(list)
    for some in batches(articles):
        for row in session.execute(_figures(), {"ids": some}):
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
        .where(LIVE, Figure.value.is_not(None), Claim.article_id.in_(bindparam("ids", expanding=True)))
        .order_by(Claim.char_start)
    )


def _text(of: type[Claim] | type[Sentence] | type[Span]) -> ColumnElement[str]:
    return func.substr(Article.text, of.char_start + 1, of.char_end - of.char_start)


def name_records(session: Session, articles: Collection[int]) -> dict[int, list[NameRecord]]:
    """Return the named actors of each article, each with the claim that stands nearest to the name."""
    spelt, roles = _words(session, ActorName, articles), _words(session, ActorRole, articles)
    found: defaultdict[int, list[NameRecord]] = defaultdict(list)
    named = (
        select(Actor.id, Actor.article_id, Actor.kind, Actor.name, func.min(Mention.char_start))
        .join(Mention, Mention.actor_id == Actor.id)
        .where(Mention.form == "name")
        .group_by(Actor.id)
        .order_by(Actor.id)
    )
    placed = claim_starts(session, articles)
    for some in batches(articles):
        for actor, of, kind, name, start in session.execute(named.where(Actor.article_id.in_(some))):
            if of in placed:
                known = spelt[actor], roles[actor]
                near = nearest(placed[of], start)
                found[of].append(NameRecord(actor, of, near, cast(ActorKind, kind), name, *known))
    return dict(found)


def claim_starts(session: Session, articles: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """Return where the claims of each article begin, each with its id; articles without any are left out."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for some in batches(articles):
        claims = select(Claim.article_id, Claim.char_start, Claim.id).where(LIVE)
        for article, start, claim in session.execute(claims.where(Claim.article_id.in_(some))):
            found[article].append((start, claim))
    return dict(found)


def nearest(claims: Collection[tuple[int, int]], start: int) -> int:
    """Return the claim that begins nearest to an offset."""
    return min((abs(at - start), claim) for at, claim in claims)[1]


def _words(
    session: Session, of: type[ActorName] | type[ActorRole], articles: Collection[int]
) -> defaultdict[int, tuple[str, ...]]:
    column = ActorName.name if of is ActorName else ActorRole.role
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for some in batches(articles):
        rows = select(of.actor_id, column).join(Actor, Actor.id == of.actor_id)
        for actor, words in session.execute(rows.where(Actor.article_id.in_(some))):
            found[actor] = (*found[actor], words)
    return found


def write_story_conflicts(
    session: Session, articles: Collection[int], others: Collection[int], differences: Iterable[Difference]
) -> int:
    """Write the new differences in figures and names between articles of one story; return how many.

    ``articles`` were compared with the ``others`` of their stories; what is open between them and no longer
    holds is taken back. One that was told before, of whichever event, is not told again, and neither is one
    that a reviewer judged.
    """
    wanted = {_key(one.field, one.left_value, one.right_value): one for one in differences}
    known = _known(session, frozenset(articles), {*articles, *others})
    gone = [id_ for key, (id_, own, is_open) in known.items() if own and is_open and key not in wanted]
    for some in batches(gone):
        session.execute(update(Conflict).where(Conflict.id.in_(some)).values(retracted_at=datetime.now(UTC)))
    new = [one for key, one in wanted.items() if key not in known]
    events = _events(session, {end for one in new for end in (one.left, one.right)})
    rows = [
        {
            "event_id": events.get(one.left) or events.get(one.right), "field": one.field, "kind": one.kind,
            "left_claim_id": one.left, "right_claim_id": one.right,
            "left_value": one.left_value, "right_value": one.right_value,
        }
        for one in new
    ]  # fmt: skip
    if rows:
        execute_many(session, NEW_CONFLICT, rows)
    return len(rows)


def _key(field: str, left: str, right: str) -> tuple[str, frozenset[str]]:
    values = (left, right)
    if field == "number":
        values = ("".join(filter(str.isdigit, left)) or left, "".join(filter(str.isdigit, right)) or right)
    return field, frozenset(values)


def _known(
    session: Session, articles: frozenset[int], every: Collection[int]
) -> dict[tuple[str, frozenset[str]], tuple[int, bool, bool]]:
    """Return the conflicts in numbers and names between these: id, whether made here, whether open."""
    left, right = aliased(Claim), aliased(Claim)
    found: dict[tuple[str, frozenset[str]], tuple[int, bool, bool]] = {}
    told = exists().where(EventMention.claim_id == Conflict.left_claim_id)
    statement = (
        select(
            Conflict.id, Conflict.field, Conflict.left_value, Conflict.right_value, Conflict.judgement,
            (Conflict.field == "number") & ~told, left.article_id, right.article_id,
        )
        .join(left, left.id == Conflict.left_claim_id)
        .join(right, right.id == Conflict.right_claim_id)
        .where(Conflict.field.in_(("number", "name")), Conflict.retracted_at.is_(None))
        .order_by(Conflict.id)
    )  # fmt: skip
    for some in batches(every):
        claims = select(Claim.id).where(Claim.article_id.in_(some))
        within = (Conflict.left_claim_id.in_(claims), right.article_id.in_(every))
        for id_, field, ours, theirs, judgement, own, *sides in session.execute(statement.where(*within)):
            made_here = bool(own) and bool(articles & {*sides})
            found[_key(field, ours, theirs)] = (id_, made_here, judgement == "open")
    return found


def _events(session: Session, claims: Collection[int]) -> dict[int, int]:
    """Return the canonical event that each of these claims is of, by itself or through a figure."""
    found: dict[int, int] = {}
    own = select(EventMention.claim_id, Event.canonical_id).join(Event, Event.id == EventMention.event_id)
    through = (
        select(Figure.claim_id, Event.canonical_id)
        .join(EventMention, EventMention.claim_id == Figure.mention_id)
        .join(Event, Event.id == EventMention.event_id)
    )
    for some in batches(claims):
        for claim, event in session.execute(own.where(EventMention.claim_id.in_(some))):
            found[claim] = event
        for claim, event in session.execute(through.where(Figure.claim_id.in_(some))):
            found[claim] = event
    return found
