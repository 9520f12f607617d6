"""Event and quote linking across articles, and the conflicts that follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from claims.records import EventRecord, QuoteRecord
from claims.resolve import events, provenance, quotes
from claims.resolve.candidates import MOST, Candidates, asking_keys, filing_keys, search_window
from claims.resolve.conflicts import differences, differences_between
from claims.resolve.event_clusters import Occasion
from claims.resolve.links import Clusters
from claims.store.linking import blocking_keys, conflicts, link_writer, linking_input, near_duplicates
from claims.store.models import Event, EventLink, QuoteLink

LIKELY = 0.5
"""From this score on two accounts that are only proposed as one are compared."""
Stories = Mapping[int, Sequence[int]]
"""For each article the others of its story that are most like it."""


def link_events(session: Session, articles: Sequence[int], stories: Stories) -> int:
    """Give the mentions of these articles their events, link those and the quotes, and return how many links.

    What a rule settles becomes a link, what is likely a proposal; a pair that anybody judged before is left
    as it is. The articles are taken in their order, each compared with all before it: those that share a key
    with it are read. The conflicts of the events that they tell of are brought up to date.
    """
    written = _link_occasions(session, articles, stories) + _link_quotes(session, articles)
    _mark_copies(session, articles)
    _compare_accounts(session, linking_input.canonical_events(session, articles))
    return written


def _compare_accounts(session: Session, events_: set[int]) -> None:
    """Bring up to date where the accounts of these events differ, also of two that are likely one."""
    pairs = linking_input.proposed_in_story(session, events_, LIKELY)
    told = linking_input.told_by_event(session, events_ | {end for pair in pairs for end in pair})
    found = {event: differences(told[event]) for event in events_}
    for left, right in sorted(pairs):
        found.setdefault(min(left, right), []).extend(differences_between(told[left], told[right]))
    conflicts.write_conflicts(session, found)


def file_events(session: Session, articles: Sequence[int]) -> None:
    """File the events and quotes of these articles under their keys."""
    own = _occasions(one for one in linking_input.told(session, articles=articles) if one.event is not None)
    _file_occasions(session, own)
    _file_quotes(session, linking_input.said(session, articles=articles))


def _link_occasions(session: Session, articles: Sequence[int], stories: Stories) -> int:
    own = _own(session, articles)
    near_by = _of_stories(session, articles, own, stories)
    mine = {occasion.event for some in own.values() for occasion in some}
    asked = {one.event: (search_window(one), asking_keys(one)) for some in own.values() for one in some}
    near = blocking_keys.nearest(session, asked, MOST)
    there = {other for some in near.values() for other, _ in some}
    told_near = {one.event for some in near_by.values() for one in some}
    links = [
        *link_writer.links_about(session, EventLink, mine),
        *link_writer.heads(session, Event, there | told_near),
    ]
    candidates = Candidates()
    candidates.expect(near, _occasions(linking_input.told(session, events=there)))
    index = events.EventIndex(Clusters(links), candidates)
    found = [
        judgement
        for article in articles
        for judgement in index.settle(
            own.get(article, ()), [near_by.get(other, []) for other in stories.get(article, ())]
        )
    ]
    _file_occasions(session, (one for some in own.values() for one in some))
    return link_writer.write_links(session, EventLink, found)


def _of_stories(
    session: Session, articles: Sequence[int], own: Mapping[int, Sequence[Occasion]], stories: Stories
) -> Mapping[int, Sequence[Occasion]]:
    """Return the events of the articles that tell the same stories, by article."""
    wanted = {other for article in articles for other in stories.get(article, ())}
    found: dict[int, Sequence[Occasion]] = {article: own.get(article, ()) for article in wanted & own.keys()}
    missing = wanted - set(articles)
    read: defaultdict[int, list[Occasion]] = defaultdict(list)
    for occasion in _occasions(linking_input.told(session, articles=missing)):
        read[occasion.article].append(occasion)
    return {**found, **read}


def _link_quotes(session: Session, articles: Sequence[int]) -> int:
    own: defaultdict[int, list[QuoteRecord]] = defaultdict(list)
    for said in filter(quotes.is_telling, linking_input.said(session, articles=articles)):
        own[said.article].append(said)
    mine = {said.claim for some in own.values() for said in some}
    asked = {key for some in own.values() for said in some for key in quotes.asking_keys(said)}
    filed = blocking_keys.newest(session, asked, quotes.BUCKET)
    there = {claim for some in filed.values() for claim in some}
    index = quotes.QuoteIndex(Clusters(link_writer.links_about(session, QuoteLink, mine)))
    index.expect(filed, linking_input.said(session, claims=there))
    found = [judgement for article in articles for judgement in index.settle(own[article])]
    _file_quotes(session, (said for some in own.values() for said in some))
    return link_writer.write_links(session, QuoteLink, found)


def _file_occasions(session: Session, some: Iterable[Occasion]) -> None:
    blocking_keys.file_events(
        session, ((key, one.event, one.days) for one in some for key in filing_keys(one))
    )


def _file_quotes(session: Session, some: Iterable[QuoteRecord]) -> None:
    telling = filter(quotes.is_telling, some)
    blocking_keys.file_quotes(
        session, ((key, said.claim) for said in telling for key in quotes.filing_keys(said))
    )


def _own(session: Session, articles: Sequence[int]) -> dict[int, list[Occasion]]:
    """Return the events of each article; mentions that have none yet get theirs."""
    mentions: defaultdict[int, list[EventRecord]] = defaultdict(list)
    for one in linking_input.told(session, articles=articles):
        mentions[one.article].append(one)
    groups = [
        group
        for article in articles
        for group in events.occasions(one for one in mentions[article] if one.event is None)
    ]
    made = linking_input.write_events(session, [[one.claim for one in group] for group in groups])
    found: defaultdict[int, list[Occasion]] = defaultdict(list)
    for occasion in _occasions(one for article in articles for one in mentions[article]):
        found[occasion.article].append(occasion)
    for event, group in zip(made, groups, strict=True):
        found[group[0].article].append(Occasion(event, group))
    return found


def _occasions(mentions: Iterable[EventRecord]) -> list[Occasion]:
    """Return mentions that have an event by their event and article."""
    found: defaultdict[tuple[int, int], list[EventRecord]] = defaultdict(list)
    for one in mentions:
        if one.event is not None:
            found[one.event, one.article].append(one)
    return [Occasion(event, tuple(group)) for (event, _), group in found.items()]


def _mark_copies(session: Session, articles: Sequence[int]) -> None:
    """Put on record which earlier article each of these copies, among those that tell of the same."""
    near = near_duplicates.neighbours(session, articles)
    texts = near_duplicates.texts_of(session, {*near, *(other for some in near.values() for other in some)})
    for article, others in sorted(near.items()):
        original = provenance.copied_from(texts[article], {other: texts[other] for other in others})
        near_duplicates.write_copy(session, article, original)
