"""Event mentions and quotes as linking compares them: read, and given their events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import cast

from sqlalchemy import ColumnElement, Executable, bindparam, func, insert, select, union, update
from sqlalchemy.orm import Session, aliased

from claims.document import DateRange, Modality, Precision
from claims.records import EventRecord, ParticipantRecord, QuoteRecord
from claims.store.backends import lists
from claims.store.ids import take_ids
from claims.store.models import (
    Actor,
    ActorName,
    ActorRole,
    Article,
    Claim,
    Event,
    EventLink,
    EventMention,
    Participant,
    Quote,
    Sentence,
    Span,
)
from claims.store.models.base import table_of
from claims.store.statements import Rows, execute_many, fetch, fetch_listed

LONGEST_SHORT = 7
"""Letters of the longest short form in capitals."""
TELLING = {
    "articles": lists.among(Claim.article_id, "ids"),
    "events": lists.among(EventMention.event_id, "ids"),
    "claims": lists.among(Claim.id, "ids"),
}
"""The claims that are asked for, by ids of what."""


def _words(of: type[Claim] | type[Sentence] | type[Span]) -> ColumnElement[str]:
    return func.substr(Article.text, of.char_start + 1, of.char_end - of.char_start)


@cache
def _event_mentions(of: str) -> Executable:
    return (
        select(
            Claim.id, Claim.article_id, EventMention.type, EventMention.mode, EventMention.modality,
            _words(Claim), Claim.place, Claim.date_from, Claim.date_to, Claim.date_precision,
            EventMention.number, _words(Sentence), Claim.rule, Article.published_from, Article.published_to,
            EventMention.event_id,
        )
        .join(EventMention, EventMention.claim_id == Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(Sentence, Sentence.id == Claim.sentence_id)
        .where(TELLING[of], Claim.status.not_in(("rejected", "withdrawn")))
        .order_by(Claim.article_id, Claim.char_start)
    )  # fmt: skip


@cache
def _quotes(of: str) -> Executable:
    return (
        select(Claim.id, Claim.article_id, Article.published_from, Article.published_to)
        .join(Quote, Quote.claim_id == Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .where(TELLING[of], Claim.status.not_in(("rejected", "withdrawn")))
        .order_by(Claim.article_id, Claim.char_start)
    )


PARTICIPANTS = (
    select(Participant.claim_id, Participant.role, Actor.id, Actor.canonical_id, Actor.name, Actor.kind)
    .join(Actor, Actor.id == Participant.resolved_actor_id)
    .where(lists.among(Participant.claim_id, "claims"))
    .order_by(Participant.claim_id, Participant.role, Participant.ordinal)
)
OFFICES = (
    select(ActorRole.actor_id, ActorRole.role)
    .where(lists.among(ActorRole.actor_id, "actors"))
    .order_by(ActorRole.actor_id, ActorRole.role)
)
SHORT = (
    select(ActorName.actor_id, ActorName.name)
    .where(
        lists.among(ActorName.actor_id, "actors"),
        func.length(ActorName.name) <= LONGEST_SHORT,
        func.upper(ActorName.name) == ActorName.name,
    )
    .order_by(ActorName.actor_id, ActorName.name)
)
CONTENTS = (
    select(Span.claim_id, _words(Span))
    .join(Claim, Claim.id == Span.claim_id)
    .join(Article, Article.id == Claim.article_id)
    .where(lists.among(Span.claim_id, "claims"), Span.role == "content")
    .order_by(Span.claim_id, Span.ordinal)
)
CANONICAL_EVENTS = (
    select(Event.canonical_id)
    .join(EventMention, EventMention.event_id == Event.id)
    .join(Claim, Claim.id == EventMention.claim_id)
    .where(lists.among(Claim.article_id, "articles"))
)
MEMBERS = select(Event.id, Event.canonical_id).where(lists.among(Event.canonical_id, "events"))
ADD_EVENT = insert(table_of(Event))
ASSIGN = (
    update(table_of(EventMention))
    .where(EventMention.claim_id == bindparam("claim"))
    .values(event_id=bindparam("event"))
)
_UNSURE = ("event.noun.", "event.resumed.", "event.chosen.")


def told(
    session: Session, *, articles: Collection[int] = (), events: Collection[int] = ()
) -> Iterator[EventRecord]:
    """Yield the event mentions of some articles or events, in the order of the text.

    Rejected and withdrawn claims are left out.
    """
    for of, ids in (("articles", articles), ("events", events)):
        if ids:
            yield from _told(session, fetch(session, _event_mentions(of), ids=ids))


def _told(session: Session, rows: Rows) -> Iterator[EventRecord]:
    people = _participants(session, [row[0] for row in rows])
    for row in rows:
        claim, article, type_, mode, modality, words, place, first, last, precision, number = row[:11]
        within, rule, published_from, published_to, event = row[11:]
        yield EventRecord(
            claim, article, type_, mode, cast(Modality, modality), words,
            tuple(people.get((claim, "actor"), ())), tuple(people.get((claim, "recipient"), ())),
            place, _days(first, last, precision), number, within or "",
            modality != "occurred" or not rule.startswith(_UNSURE),
            _days(published_from, published_to, "day"), event,
        )  # fmt: skip


def _days(first: date | None, last: date | None, precision: str | None) -> DateRange | None:
    if first is None and last is None:
        return None
    return DateRange(first, last, cast(Precision, precision or "day"))


def _participants(
    session: Session, claims: Collection[int]
) -> Mapping[tuple[int, str], list[ParticipantRecord]]:
    """Return who takes part in each claim, by its id and the role."""
    found: defaultdict[tuple[int, str], list[ParticipantRecord]] = defaultdict(list)
    rows = fetch_listed(session, PARTICIPANTS, claims=claims)
    offices: defaultdict[int, list[str]] = defaultdict(list)
    for actor, office in fetch_listed(session, OFFICES, actors={row[2] for row in rows}):
        offices[actor].append(office)
    initials: defaultdict[int, list[str]] = defaultdict(list)
    organisations = {row[2] for row in rows if row[5] == "organisation"}
    for actor, short in fetch_listed(session, SHORT, actors=organisations):
        initials[actor].append(short)
    for claim, role, actor, head, name, kind in rows:
        others = tuple(offices.get(actor, ())), tuple(initials.get(actor, ()))
        found[claim, role].append(ParticipantRecord(head, name, kind, *others))
    return found


def said(
    session: Session, *, articles: Collection[int] = (), claims: Collection[int] = ()
) -> Iterator[QuoteRecord]:
    """Yield the quotes of some articles, or such claims, that have a speaker who is known."""
    for of, ids in (("articles", articles), ("claims", claims)):
        if ids:
            yield from _said(session, fetch(session, _quotes(of), ids=ids))


def _said(session: Session, rows: Rows) -> Iterator[QuoteRecord]:
    claims = [row[0] for row in rows]
    speakers, contents = _participants(session, claims), _contents(session, claims)
    for claim, article, first, last in rows:
        for who in speakers.get((claim, "speaker"), ())[:1]:
            yield QuoteRecord(claim, article, contents[claim], who, _days(first, last, "day"))


def _contents(session: Session, claims: Collection[int]) -> Mapping[int, str]:
    found: defaultdict[int, str] = defaultdict(str)
    for claim, text in fetch_listed(session, CONTENTS, claims=claims):
        found[claim] = f"{found[claim]} {text}".strip()
    return found


def write_events(session: Session, groups: Iterable[Sequence[int]]) -> list[int]:
    """Make an event of each group of claims and return the ids of the events, in the same order."""
    groups = list(groups)
    made = take_ids(session, Event, len(groups))
    execute_many(session, ADD_EVENT, ({"id": new, "canonical_id": new} for new in made))
    pairs = ((new, claim) for new, group in zip(made, groups, strict=True) for claim in group)
    execute_many(session, ASSIGN, ({"event": new, "claim": claim} for new, claim in pairs))
    return made


def canonical_events(session: Session, articles: Collection[int]) -> set[int]:
    """Return the canonical events that some articles tell of."""
    return {event for (event,) in fetch(session, CANONICAL_EVENTS, articles=articles)}


@cache
def _proposed_in_story() -> Executable:
    left, right = aliased(Event), aliased(Event)
    members = select(Event.id).where(lists.among(Event.canonical_id, "events"))
    pairs = (
        select(left.canonical_id, right.canonical_id)
        .select_from(EventLink)
        .join(left, left.id == EventLink.left_id)
        .join(right, right.id == EventLink.right_id)
        .where(
            EventLink.judgement == "proposed",
            EventLink.retracted_at.is_(None),
            EventLink.decided_by == "rule:event.story",
            EventLink.score >= bindparam("least"),
            left.canonical_id != right.canonical_id,
        )
    )
    ends = EventLink.left_id, EventLink.right_id  # one by one: each has its index
    return union(*(pairs.where(end.in_(members)) for end in ends))


def proposed_in_story(session: Session, events: Collection[int], least: float) -> set[tuple[int, int]]:
    """Return the pairs of canonical events, one of ``events``, that are proposed as one in a story.

    ``least`` is the score from which on they count.
    """
    rows = fetch(session, _proposed_in_story(), events=events, least=least)
    return {(ours, theirs) for ours, theirs in rows}


def told_by_event(session: Session, events: Collection[int]) -> dict[int, list[EventRecord]]:
    """Return the mentions of each of these canonical events, in the order of the text."""
    heads = dict(map(tuple, fetch(session, MEMBERS, events=events)))
    found: dict[int, list[EventRecord]] = {event: [] for event in events}
    for one in told(session, events=heads):
        if one.event is not None:
            found[heads[one.event]].append(one)
    return found
