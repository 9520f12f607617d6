"""What bringing events and quotes together reads and writes: accounts, links, conflicts and copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import cast

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session

from claims.accounts import Said, Told, Who
from claims.document import DateRange, Modality, Precision
from claims.store.batches import listed
from claims.store.models import (
    Actor,
    Article,
    Claim,
    Event,
    EventMention,
    Participant,
    Quote,
    Sentence,
    Span,
)

_OUT = ("rejected", "withdrawn")
_UNSURE = ("event.noun.", "event.resumed.")


def told(
    session: Session,
    *,
    articles: Collection[int] = (),
    events: Collection[int] = (),
    clusters: Collection[int] = (),
) -> Iterator[Told]:
    """Yield the event mentions of some articles, events or clusters of events, in the order of the text.

    Rejected and withdrawn claims are left out.
    """
    if articles:
        yield from _told(session, Claim.article_id.in_(listed(articles)))
    if events:
        yield from _told(session, EventMention.event_id.in_(listed(events)))
    if clusters:
        members = select(Event.id).where(Event.canonical_id.in_(listed(clusters)))
        yield from _told(session, EventMention.event_id.in_(members))


def _told(session: Session, condition: ColumnElement[bool]) -> Iterator[Told]:
    rows = session.execute(
        select(
            Claim.id, Claim.article_id, EventMention.type, EventMention.mode, EventMention.modality,
            func.substr(Article.text, Claim.char_start + 1, Claim.char_end - Claim.char_start),
            Claim.place, Claim.date_from, Claim.date_to, Claim.date_precision, EventMention.number,
            func.substr(Article.text, Sentence.char_start + 1, Sentence.char_end - Sentence.char_start),
            Claim.rule, Article.published_from, Article.published_to, EventMention.event_id,
        )
        .join(EventMention, EventMention.claim_id == Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(Sentence, Sentence.id == Claim.sentence_id)
        .where(condition, Claim.status.not_in(_OUT))
        .order_by(Claim.article_id, Claim.char_start)
    ).all()  # fmt: skip
    people = _participants(session, [row[0] for row in rows])
    for row in rows:
        claim, article, type_, mode, modality, words, place, first, last, precision, number = row[:11]
        within, rule, published_from, published_to, event = row[11:]
        yield Told(
            claim, article, type_, mode, cast(Modality, modality), words,
            tuple(people.get((claim, "actor"), ())), tuple(people.get((claim, "recipient"), ())),
            place, _days(first, last, precision), number, within or "",
            modality != "occurred" or not rule.startswith(_UNSURE),
            _days(published_from, published_to, "day"), event,
        )  # fmt: skip


def _days(first: date | None, last: date | None, precision: str | None) -> DateRange | None:
    if first is None and last is None:
        return None
    return _range(first, last, cast(Precision, precision or "day"))


_range = lru_cache(maxsize=4096)(DateRange)


def _participants(session: Session, claims: Iterable[int]) -> Mapping[tuple[int, str], list[Who]]:
    """Return who takes part in each claim, by its id and the role."""
    found: defaultdict[tuple[int, str], list[Who]] = defaultdict(list)
    head = func.coalesce(Actor.canonical_id, Actor.id)
    rows = session.execute(
        select(Participant.claim_id, Participant.role, head, Actor.name, Actor.kind)
        .join(Actor, Actor.id == Participant.who_id)
        .where(Participant.claim_id.in_(listed(claims)))
        .order_by(Participant.claim_id, Participant.role, Participant.ordinal)
    )
    for claim, role, actor, name, kind in rows:
        found[claim, role].append(Who(actor, name, kind))
    return found


def said(session: Session, *, articles: Collection[int] = (), claims: Collection[int] = ()) -> Iterator[Said]:
    """Yield the quotes of some articles, or such claims, that have a speaker who is known."""
    wanted = [Claim.article_id.in_(listed(articles))] if articles else []
    wanted += [Claim.id.in_(listed(claims))] if claims else []
    for condition in wanted:
        rows = session.execute(
            select(Claim.id, Claim.article_id, Article.published_from, Article.published_to)
            .join(Quote, Quote.claim_id == Claim.id)
            .join(Article, Article.id == Claim.article_id)
            .where(condition, Claim.status.not_in(_OUT))
            .order_by(Claim.article_id, Claim.char_start)
        ).all()
        speakers = _participants(session, [row[0] for row in rows])
        contents = _contents(session, [row[0] for row in rows])
        for claim, article, first, last in rows:
            for who in speakers.get((claim, "speaker"), ())[:1]:
                yield Said(claim, article, contents[claim], who, _days(first, last, "day"))


def _contents(session: Session, claims: Iterable[int]) -> Mapping[int, str]:
    found: defaultdict[int, str] = defaultdict(str)
    words = func.substr(Article.text, Span.char_start + 1, Span.char_end - Span.char_start)
    rows = session.execute(
        select(Span.claim_id, words)
        .join(Claim, Claim.id == Span.claim_id)
        .join(Article, Article.id == Claim.article_id)
        .where(Span.claim_id.in_(listed(claims)), Span.role == "content")
        .order_by(Span.claim_id, Span.ordinal)
    )
    for claim, text in rows:
        found[claim] = f"{found[claim]} {text}".strip()
    return found


def write_events(session: Session, groups: Iterable[Sequence[int]]) -> list[int]:
    """Make an event of each group of claims and return the ids of the events, in the same order."""
    groups = list(groups)
    highest = int(session.scalar(select(func.coalesce(func.max(Event.id), 0))) or 0)
    made = list(range(highest + 1, highest + 1 + len(groups)))
    if made:
        session.execute(insert(Event), [{"id": new, "canonical_id": new} for new in made])
    rows = [(new, claim) for new, group in zip(made, groups, strict=True) for claim in group]
    if rows:
        session.connection().exec_driver_sql("UPDATE event_mention SET event_id = ? WHERE claim_id = ?", rows)
    return made


def canonical_events(session: Session, articles: Collection[int]) -> set[int]:
    """Return the canonical events that some articles tell of."""
    wanted = (
        select(func.coalesce(Event.canonical_id, Event.id))
        .join(EventMention, EventMention.event_id == Event.id)
        .join(Claim, Claim.id == EventMention.claim_id)
        .where(Claim.article_id.in_(listed(articles)))
    )
    return set(session.scalars(wanted))


def told_by_event(session: Session, events: Collection[int]) -> dict[int, list[Told]]:
    """Return the mentions of each of these canonical events, in the order of the text."""
    wanted = select(Event.id, Event.canonical_id).where(Event.canonical_id.in_(listed(events)))
    heads = {member: head for member, head in session.execute(wanted) if head is not None}
    found: dict[int, list[Told]] = {event: [] for event in events}
    for one in told(session, clusters=events):
        if one.event is not None:
            found[heads[one.event]].append(one)
    return found
