"""What bringing events and quotes together reads and writes: accounts, links, conflicts and copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from claims.accounts import Difference, Said, Told, Who
from claims.document import DateRange, Modality, Precision
from claims.judgement import Judgement, Link, Verdict
from claims.store import clusters
from claims.store.batches import batches
from claims.store.linking import BY_RULE, judged, link_row
from claims.store.models import (
    Actor,
    Article,
    Claim,
    Conflict,
    Event,
    EventLink,
    EventMention,
    Participant,
    Quote,
    QuoteLink,
    Sentence,
    Span,
)

_OUT = ("rejected", "withdrawn")
_UNSURE = ("event.noun.", "event.resumed.")

_Name = tuple[str, frozenset[str]]
"""What a conflict is known by: its field and the two values."""


def told(
    session: Session, articles: Collection[int] | None = None, events: Collection[int] | None = None
) -> Iterator[Told]:
    """Yield the event mentions of some articles, of some canonical events, or all, in the order of the text.

    Rejected and withdrawn claims are left out.
    """
    if articles is not None:
        wanted = [Claim.article_id.in_(some) for some in batches(articles)]
    elif events is not None:
        wanted = [
            EventMention.event_id.in_(select(Event.id).where(Event.canonical_id.in_(some)))
            for some in batches(events)
        ]
    else:
        wanted = [Claim.id.is_not(None)]
    for condition in wanted:
        yield from _told(session, condition)


def _told(session: Session, condition: ColumnElement[bool]) -> Iterator[Told]:
    text = func.substr(Article.text, Claim.char_start + 1, Claim.char_end - Claim.char_start)
    sentence = func.substr(Article.text, Sentence.char_start + 1, Sentence.char_end - Sentence.char_start)
    rows = session.execute(
        select(Claim, EventMention, text, sentence, Article.published_from, Article.published_to)
        .join(EventMention, EventMention.claim_id == Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(Sentence, Sentence.id == Claim.sentence_id)
        .where(condition, Claim.status.not_in(_OUT))
        .order_by(Claim.article_id, Claim.char_start)
    ).all()
    people = _participants(session, [claim.id for claim, *_ in rows])
    for claim, mention, words, within, first, last in rows:
        modality = cast(Modality, mention.modality)
        yield Told(
            claim.id, claim.article_id, mention.type, mention.mode, modality, words,
            tuple(people[claim.id, "actor"]), tuple(people[claim.id, "recipient"]),
            claim.place, _days(claim.date_from, claim.date_to, claim.date_precision), mention.number,
            within or "", modality != "occurred" or not claim.rule.startswith(_UNSURE),
            _days(first, last, "day"), mention.event_id,
        )  # fmt: skip


def _days(first: date | None, last: date | None, precision: str | None) -> DateRange | None:
    if first is None and last is None:
        return None
    return DateRange(first, last, cast(Precision, precision or "day"))


def _participants(session: Session, claims: Iterable[int]) -> Mapping[tuple[int, str], list[Who]]:
    """Return who takes part in each claim, by its id and the role."""
    found: defaultdict[tuple[int, str], list[Who]] = defaultdict(list)
    for some in batches(claims):
        rows = session.execute(
            select(
                Participant.claim_id,
                Participant.role,
                func.coalesce(Actor.canonical_id, Actor.id),
                Actor.name,
                Actor.kind,
            )
            .join(Actor, Actor.id == Participant.who_id)
            .where(Participant.claim_id.in_(some))
            .order_by(Participant.claim_id, Participant.role, Participant.ordinal)
        )
        for claim, role, actor, name, kind in rows:
            found[claim, role].append(Who(actor, name, kind))
    return found


def said(session: Session, articles: Collection[int] | None = None) -> Iterator[Said]:
    """Yield the quotes of some articles, or of all, that have a speaker who is known."""
    wanted = [Claim.id.is_not(None)]
    if articles is not None:
        wanted = [Claim.article_id.in_(some) for some in batches(articles)]
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
            for who in speakers[claim, "speaker"][:1]:
                yield Said(claim, article, contents[claim], who, _days(first, last, "day"))


def _contents(session: Session, claims: Iterable[int]) -> Mapping[int, str]:
    found: defaultdict[int, str] = defaultdict(str)
    for some in batches(claims):
        rows = session.execute(
            select(
                Span.claim_id,
                func.substr(Article.text, Span.char_start + 1, Span.char_end - Span.char_start),
            )
            .join(Claim, Claim.id == Span.claim_id)
            .join(Article, Article.id == Claim.article_id)
            .where(Span.claim_id.in_(some), Span.role == "content")
            .order_by(Span.claim_id, Span.ordinal)
        )
        for claim, text in rows:
            found[claim] = f"{found[claim]} {text}".strip()
    return found


def links(session: Session, of: type[EventLink | QuoteLink]) -> list[Link]:
    """Return every judgement on two events, or on two quotes, that was not taken back."""
    rows = session.execute(
        select(of.left_id, of.right_id, of.judgement, of.decided_by).where(of.retracted_at.is_(None))
    )
    return [
        Link(left, right, cast(Verdict, judgement), decided_by.startswith(BY_RULE))
        for left, right, judgement, decided_by in rows
    ]


def write_events(session: Session, groups: Iterable[Sequence[int]]) -> list[int]:
    """Make an event of each group of claims and return the ids of the events, in the same order."""
    groups = list(groups)
    highest = int(session.scalar(select(func.coalesce(func.max(Event.id), 0))) or 0)
    made = list(range(highest + 1, highest + 1 + len(groups)))
    if made:
        session.execute(insert(Event), [{"id": new, "canonical_id": new} for new in made])
    for new, group in zip(made, groups, strict=True):
        for some in batches(group):
            session.execute(update(EventMention).where(EventMention.claim_id.in_(some)).values(event_id=new))
    return made


def write_links(session: Session, of: type[EventLink | QuoteLink], judgements: Iterable[Judgement]) -> int:
    """Write the judgements on pairs that have none yet, bring the clusters up to date, and count them."""
    new = {(found.left, found.right): found for found in judgements}
    for pair in judged(session, of, new):
        del new[pair]
    if new:
        session.execute(insert(of), [link_row(found) for found in new.values()])
        if of is EventLink:
            same = {end for found in new.values() if found.judgement == "same" for end in _ends(found)}
            clusters.refresh(session, Event, same)
    return len(new)


def _ends(judgement: Judgement) -> tuple[int, int]:
    return judgement.left, judgement.right


def canonical_events(session: Session, article_id: int) -> set[int]:
    """Return the canonical events that an article tells of."""
    rows = session.scalars(
        select(func.coalesce(Event.canonical_id, Event.id))
        .join(EventMention, EventMention.event_id == Event.id)
        .join(Claim, Claim.id == EventMention.claim_id)
        .where(Claim.article_id == article_id)
    )
    return set(rows)


def told_by_event(session: Session, events: Collection[int]) -> dict[int, list[Told]]:
    """Return the mentions of each of these canonical events, in the order of the text."""
    heads: dict[int, int] = {}
    for some in batches(events):
        rows = session.execute(select(Event.id, Event.canonical_id).where(Event.canonical_id.in_(some)))
        heads.update((member, head) for member, head in rows if head is not None)
    found: dict[int, list[Told]] = {event: [] for event in events}
    for one in told(session, events=events):
        if one.event is not None:
            found[heads[one.event]].append(one)
    return found


def write_conflicts(session: Session, found: Mapping[int, Sequence[Difference]]) -> int:
    """Write the new conflicts of canonical events, and take back open ones that no longer hold.

    A conflict is known by its field and the two values, so that one which a reviewer called settled or
    apparent is not raised again. Returns how many are new.
    """
    known = _conflicts(session, found)
    gone: list[int] = []
    new: list[dict[str, Any]] = []
    for event_id, differences in found.items():
        kept = known[event_id]
        wanted = {_name(one.field, one.left_value, one.right_value): one for one in differences}
        gone += [
            row.id
            for name, row in kept.items()
            if name not in wanted and row.judgement == "open" and row.retracted_at is None
        ]
        held = {name for name, row in kept.items() if row.retracted_at is None or row.judgement != "open"}
        new += [
            _conflict(event_id, one)
            for name, one in wanted.items()
            if name not in held and not (one.field == "name" and _is_known_name(session, one, new))
        ]
    for some in batches(gone):
        session.execute(update(Conflict).where(Conflict.id.in_(some)).values(retracted_at=datetime.now(UTC)))
    if new:
        session.execute(insert(Conflict), new)
    return len(new)


def _is_known_name(session: Session, one: Difference, new: Iterable[Mapping[str, Any]]) -> bool:
    """Say whether two spellings are on record as a conflict of any event, or about to be: once is enough."""
    pair = (one.left_value, one.right_value)
    if any(row["field"] == "name" and {row["left_value"], row["right_value"]} == set(pair) for row in new):
        return True
    known = select(Conflict.id).where(
        Conflict.field == "name", Conflict.left_value.in_(pair), Conflict.right_value.in_(pair)
    )
    return session.scalar(known.limit(1)) is not None


def _conflicts(session: Session, events: Collection[int]) -> Mapping[int, dict[_Name, Conflict]]:
    """Return the conflicts between mentions of each canonical event, by what they are about."""
    head = func.coalesce(Event.canonical_id, Event.id)
    left = aliased(EventMention)
    found: dict[int, dict[_Name, Conflict]] = {event: {} for event in events}
    for some in batches(events):
        rows = session.execute(
            select(head, Conflict)
            .join(left, left.claim_id == Conflict.left_claim_id)
            .join(Event, Event.id == left.event_id)
            .where(Event.canonical_id.in_(some))
            .order_by(Conflict.retracted_at.is_(None), Conflict.id)
        )
        for event, row in rows:
            found[event][_name(row.field, row.left_value, row.right_value)] = row
    return found


def _name(field: str, left: str, right: str) -> _Name:
    return field, frozenset((left, right))


def _conflict(event_id: int, one: Difference) -> dict[str, Any]:
    return {
        "event_id": event_id, "field": one.field, "kind": one.kind, "left_claim_id": one.left,
        "right_claim_id": one.right, "left_value": one.left_value, "right_value": one.right_value,
    }  # fmt: skip


def neighbours(session: Session, article_id: int, limit: int = 20) -> Mapping[int, str]:
    """Return the texts of earlier articles that share an event or a quotation with one, the oldest first."""
    here, there = aliased(EventMention), aliased(EventMention)
    ours, theirs = aliased(Claim), aliased(Claim)
    mine, its = aliased(Event), aliased(Event)
    by_event = (
        select(theirs.article_id)
        .join(there, there.claim_id == theirs.id)
        .join(its, its.id == there.event_id)
        .join(mine, mine.canonical_id == its.canonical_id)
        .join(here, here.event_id == mine.id)
        .join(ours, ours.id == here.claim_id)
        .where(ours.article_id == article_id, theirs.article_id < article_id)
        .distinct()
        .limit(limit)
    )
    found = set(session.scalars(by_event))
    found.update(session.scalars(_by_quote(article_id, limit)))
    rows = session.execute(
        select(Article.id, Article.text).where(Article.id.in_(sorted(found)[:limit])).order_by(Article.id)
    )
    return {row[0]: row[1] for row in rows}


def _by_quote(article_id: int, limit: int) -> Any:  # noqa: ANN401  # a select whose type SQLAlchemy infers
    ours, theirs = aliased(Claim), aliased(Claim)
    return (
        select(theirs.article_id)
        .join(QuoteLink, QuoteLink.left_id == theirs.id)
        .join(ours, ours.id == QuoteLink.right_id)
        .where(ours.article_id == article_id, theirs.article_id < article_id)
        .distinct()
        .limit(limit)
    )


def text_of(session: Session, article_id: int) -> str:
    """Return the text of an article."""
    return session.scalar(select(Article.text).where(Article.id == article_id)) or ""


def write_copy(session: Session, article_id: int, original: int | None) -> None:
    """Put on record that an article is a copy of an earlier one, or of the one that this copies."""
    if original is None:
        return
    first = session.scalar(
        select(func.coalesce(Article.copy_of_id, Article.id)).where(Article.id == original)
    )
    session.execute(update(Article).where(Article.id == article_id).values(copy_of_id=first))
