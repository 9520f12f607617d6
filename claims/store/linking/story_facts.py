"""Figures and names of articles as rows, and the conflicts between those of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Executable, Select, bindparam, exists, func, select, union_all, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.document import ActorKind
from claims.records import Difference, FigureRecord, NameRecord
from claims.store.backends import lists
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
from claims.store.models.base import table_of
from claims.store.statements import execute_many, fetch, upsert

NEW_CONFLICT = upsert(Conflict).on_conflict_do_nothing()
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
STARTS = select(Claim.article_id, Claim.char_start, Claim.id).where(
    LIVE, lists.among(Claim.article_id, "articles")
)

OF_EVENT = union_all(
    select(EventMention.claim_id, Event.canonical_id)
    .join(Event, Event.id == EventMention.event_id)
    .where(lists.among(EventMention.claim_id, "claims")),
    select(Figure.claim_id, Event.canonical_id)
    .join(EventMention, EventMention.claim_id == Figure.mention_id)
    .join(Event, Event.id == EventMention.event_id)
    .where(lists.among(Figure.claim_id, "claims")),
)
SPELT = (
    select(Conflict.id, Conflict.left_value, Conflict.right_value, Conflict.judgement)
    .where(Conflict.field == "name", Conflict.retracted_at.is_(None))
    .where(lists.among(Conflict.left_value, "names"), lists.among(Conflict.right_value, "names"))
)
TAKE_BACK = (
    update(table_of(Conflict))
    .where(Conflict.id == bindparam("conflict"))
    .values(retracted_at=bindparam("now"))
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
    """Return where the claims of each article begin, each with its id; articles without any are left out."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, start, claim in fetch(session, STARTS, articles=articles):
        found[article].append((start, claim))
    return dict(found)


def nearest(claims: Collection[tuple[int, int]], start: int) -> int:
    """Return the claim that begins nearest to an offset."""
    return min((abs(at - start), claim) for at, claim in claims)[1]


@dataclass(frozen=True, slots=True)
class _Known:
    """A conflict on record: whether it was made here, whether it is open, and the articles it is between."""

    id: int | None
    own: bool
    open: bool
    sides: frozenset[int]


_Key = tuple[str, frozenset[str]]


def write_story_conflicts(
    session: Session,
    near: Mapping[int, Collection[int]],
    differences: Mapping[int, Iterable[tuple[int, Difference]]],
) -> int:
    """Write the new differences in figures and names between articles of one story; return how many.

    Each article, in order, was compared with others ``near`` it, and ``differences`` has what it differs in,
    and from which; what is open between them and no longer holds is taken back. A number that was told before
    between these, of whichever event, is not told again, nor is a name that was told anywhere, nor what a
    reviewer judged.
    """
    every = {end for article, others in near.items() for end in (article, *others)}
    named = (one for some in differences.values() for _, one in some if one.field == "name")
    known = _known(session, every, {name for one in named for name in (one.left_value, one.right_value)})
    new: list[Difference] = []
    gone: list[int] = []
    for article in sorted(near):
        every = {article, *near[article]}
        found = differences.get(article, ())
        wanted = {_key(one.field, one.left_value, one.right_value): (other, one) for other, one in found}
        here = [(key, one) for key, some in known.items() for one in some if one.sides <= every]
        for key, one in here:
            if one.id is not None and one.own and one.open and key not in wanted and article in one.sides:
                gone.append(one.id)
                known[key].remove(one)
        there = {key for key, _ in here}
        for key, (other, difference) in wanted.items():
            if key not in there:
                new.append(difference)
                known[key].append(_new(difference, article, other))
    execute_many(session, TAKE_BACK, ({"conflict": id_, "now": datetime.now(UTC)} for id_ in gone))
    _add(session, new)
    return len(new)


def _add(session: Session, new: Sequence[Difference]) -> None:
    events = _events(session, {end for one in new for end in (one.left, one.right)})
    rows = (
        {
            "event_id": events.get(one.left) or events.get(one.right), "field": one.field,
            "kind": one.kind, "left_claim_id": one.left, "right_claim_id": one.right,
            "left_value": one.left_value, "right_value": one.right_value,
        }
        for one in new
    )  # fmt: skip
    execute_many(session, NEW_CONFLICT, rows)


def _key(field: str, left: str, right: str) -> tuple[str, frozenset[str]]:
    values = (left, right)
    if field == "number":
        values = ("".join(filter(str.isdigit, left)) or left, "".join(filter(str.isdigit, right)) or right)
    return field, frozenset(values)


def _new(one: Difference, article: int, other: int) -> _Known:
    return _Known(None, True, True, frozenset(() if one.field == "name" else (article, other)))


def _known(
    session: Session, articles: Collection[int], names: Collection[str]
) -> defaultdict[_Key, list[_Known]]:
    """Return the conflicts in numbers between these articles, and everywhere those in such names."""
    found: defaultdict[_Key, list[_Known]] = defaultdict(list)
    for id_, ours, theirs, judgement, own, *sides in fetch(session, _between(), articles=articles):
        between = _Known(id_, bool(own), judgement == "open", frozenset(sides))
        found[_key("number", ours, theirs)].append(between)
    for id_, ours, theirs, judgement in fetch(session, SPELT, names=names):
        found[_key("name", ours, theirs)].append(_Known(id_, False, judgement == "open", frozenset()))
    return found


@cache
def _between() -> Executable:
    left, right = aliased(Claim), aliased(Claim)
    told = exists().where(EventMention.claim_id == Conflict.left_claim_id)
    return (
        select(
            Conflict.id, Conflict.left_value, Conflict.right_value, Conflict.judgement, ~told,
            left.article_id, right.article_id,
        )
        .join(left, left.id == Conflict.left_claim_id)
        .join(right, right.id == Conflict.right_claim_id)
        .where(Conflict.field == "number", Conflict.retracted_at.is_(None))
        .where(lists.among(left.article_id, "articles"), lists.among(right.article_id, "articles"))
        .order_by(Conflict.id)
    )  # fmt: skip


def _events(session: Session, claims: Collection[int]) -> dict[int, int]:
    """Return the canonical event that each of these claims is of, by itself or through a figure."""
    return dict(map(tuple, fetch(session, OF_EVENT, claims=claims)))
