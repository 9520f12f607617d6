"""What bringing events and quotes together reads and writes: accounts, links, conflicts and copies."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from claims.accounts import Said, Told, Who
from claims.document import DateRange, Modality, Precision
from claims.store.batches import batches
from claims.store.models import Event, EventLink
from claims.store.raw_sql import Answer, ask, day, order_many

OF_ARTICLES = "claim.article_id IN (SELECT value FROM json_each(:ids))"
OF_CLAIMS = "claim.id IN (SELECT value FROM json_each(:ids))"
OF_EVENTS = "event_mention.event_id IN (SELECT value FROM json_each(:ids))"
OF_CLUSTERS = """event_mention.event_id IN (
    SELECT id FROM event WHERE canonical_id IN (SELECT value FROM json_each(:ids))
)"""
TOLD = """
    SELECT
        claim.id, claim.article_id, type, mode, modality,
        substr(article.text, claim.char_start + 1, claim.char_end - claim.char_start),
        claim.place, claim.date_from, claim.date_to, claim.date_precision, number,
        substr(article.text, sentence.char_start + 1, sentence.char_end - sentence.char_start),
        claim.rule, article.published_from, article.published_to, event_mention.event_id
    FROM claim
    JOIN event_mention ON event_mention.claim_id = claim.id
    JOIN article ON article.id = claim.article_id
    LEFT JOIN sentence ON sentence.id = claim.sentence_id
    WHERE {which} AND claim.status NOT IN ('rejected', 'withdrawn')
    ORDER BY claim.article_id, claim.char_start
"""
PARTICIPANTS = """
    SELECT
        claim_id, role, actor.canonical_id, actor.name, actor.kind,
        (SELECT json_group_array(role) FROM actor_role WHERE actor_id = actor.id)
    FROM participant JOIN actor ON actor.id = participant.resolved_actor_id
    WHERE claim_id IN (SELECT value FROM json_each(:claims))
    ORDER BY claim_id, role, ordinal
"""
SAID = """
    SELECT claim.id, claim.article_id, published_from, published_to
    FROM claim
    JOIN quote ON quote.claim_id = claim.id
    JOIN article ON article.id = claim.article_id
    WHERE {which} AND claim.status NOT IN ('rejected', 'withdrawn')
    ORDER BY claim.article_id, claim.char_start
"""
CONTENTS = """
    SELECT claim_id, substr(article.text, span.char_start + 1, span.char_end - span.char_start)
    FROM span
    JOIN claim ON claim.id = span.claim_id
    JOIN article ON article.id = claim.article_id
    WHERE claim_id IN (SELECT value FROM json_each(:claims)) AND role = 'content'
    ORDER BY claim_id, span.ordinal
"""
EVENTS = """
    SELECT event.canonical_id
    FROM event
    JOIN event_mention ON event_mention.event_id = event.id
    JOIN claim ON claim.id = event_mention.claim_id
    WHERE claim.article_id IN (SELECT value FROM json_each(:articles))
"""
MEMBERS = "SELECT id, canonical_id FROM event WHERE canonical_id IN (SELECT value FROM json_each(:events))"
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
    for which, ids in ((OF_ARTICLES, articles), (OF_EVENTS, events), (OF_CLUSTERS, clusters)):
        if ids:
            yield from _told(session, ask(session, TOLD.format(which=which), ids=ids))


def _told(session: Session, rows: Answer) -> Iterator[Told]:
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


@lru_cache(maxsize=4096)
def _days(first: str | None, last: str | None, precision: str | None) -> DateRange | None:
    if first is None and last is None:
        return None
    return DateRange(day(first), day(last), cast(Precision, precision or "day"))


def _participants(session: Session, claims: Collection[int]) -> Mapping[tuple[int, str], list[Who]]:
    """Return who takes part in each claim, by its id and the role."""
    found: defaultdict[tuple[int, str], list[Who]] = defaultdict(list)
    for claim, role, actor, name, kind, offices in ask(session, PARTICIPANTS, claims=claims):
        found[claim, role].append(Who(actor, name, kind, tuple(json.loads(offices))))
    return found


def said(session: Session, *, articles: Collection[int] = (), claims: Collection[int] = ()) -> Iterator[Said]:
    """Yield the quotes of some articles, or such claims, that have a speaker who is known."""
    for which, ids in ((OF_ARTICLES, articles), (OF_CLAIMS, claims)):
        if ids:
            yield from _said(session, ask(session, SAID.format(which=which), ids=ids))


def _said(session: Session, rows: Answer) -> Iterator[Said]:
    claims = [row[0] for row in rows]
    speakers, contents = _participants(session, claims), _contents(session, claims)
    for claim, article, first, last in rows:
        for who in speakers.get((claim, "speaker"), ())[:1]:
            yield Said(claim, article, contents[claim], who, _days(first, last, "day"))


def _contents(session: Session, claims: Collection[int]) -> Mapping[int, str]:
    found: defaultdict[int, str] = defaultdict(str)
    for claim, text in ask(session, CONTENTS, claims=claims):
        found[claim] = f"{found[claim]} {text}".strip()
    return found


def write_events(session: Session, groups: Iterable[Sequence[int]]) -> list[int]:
    """Make an event of each group of claims and return the ids of the events, in the same order."""
    groups = list(groups)
    ((highest,),) = ask(session, "SELECT coalesce(max(id), 0) FROM event")
    made = list(range(highest + 1, highest + 1 + len(groups)))
    order_many(session, "INSERT INTO event (id, canonical_id) VALUES (?, ?)", [(new, new) for new in made])
    rows = [(new, claim) for new, group in zip(made, groups, strict=True) for claim in group]
    order_many(session, "UPDATE event_mention SET event_id = ? WHERE claim_id = ?", rows)
    return made


def canonical_events(session: Session, articles: Collection[int]) -> set[int]:
    """Return the canonical events that some articles tell of."""
    return {event for (event,) in ask(session, EVENTS, articles=articles)}


def proposed_in_story(session: Session, events: Collection[int], least: float) -> set[tuple[int, int]]:
    """Return the pairs of canonical events, one of ``events``, that are proposed as one in a story.

    ``least`` is the score from which on they count.
    """
    left, right = aliased(Event), aliased(Event)
    pairs = (
        select(left.canonical_id, right.canonical_id)
        .select_from(EventLink)
        .join(left, left.id == EventLink.left_id)
        .join(right, right.id == EventLink.right_id)
        .where(
            EventLink.judgement == "proposed",
            EventLink.retracted_at.is_(None),
            EventLink.decided_by == "rule:event.story",
            EventLink.score >= least,
            left.canonical_id != right.canonical_id,
        )
    )
    found: set[tuple[int, int]] = set()
    for some in batches(events):
        either = or_(left.canonical_id.in_(some), right.canonical_id.in_(some))
        found.update((ours, theirs) for ours, theirs in session.execute(pairs.where(either)))
    return found


def told_by_event(session: Session, events: Collection[int]) -> dict[int, list[Told]]:
    """Return the mentions of each of these canonical events, in the order of the text."""
    heads = dict(map(tuple, ask(session, MEMBERS, events=events)))
    found: dict[int, list[Told]] = {event: [] for event in events}
    for one in told(session, clusters=events):
        if one.event is not None:
            found[heads[one.event]].append(one)
    return found
