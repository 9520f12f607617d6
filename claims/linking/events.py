"""Event and quote linking across articles, and the conflicts that follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from sqlalchemy.orm import Session

from claims.linking.steps import Step, Write, run_within
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


def link_events(session: Session, articles: Sequence[int], stories: Stories) -> None:
    """Take the steps that link the events and quotes of these articles, in the caller's transaction."""
    run_within(session, event_steps(articles, stories))


def event_steps(articles: Sequence[int], stories: Stories) -> Iterator[Step]:
    """Yield the steps that give the mentions of these articles their events, and link those and the quotes.

    What a rule settles becomes a link, what is likely a proposal; a pair that anybody judged before is left
    as it is. The articles are taken in their order, each compared with all before it: those that share a key
    with it are read. The conflicts of the events that they tell of are brought up to date.
    """
    yield partial(_make_events, articles)
    yield partial(_link, articles, stories)
    yield partial(_compare_accounts, articles)


def _make_events(articles: Sequence[int], session: Session) -> Write:
    """Make an event of each group of mentions of an article that have none."""
    mentions: defaultdict[int, list[EventRecord]] = defaultdict(list)
    for one in linking_input.told(session, articles=articles):
        if one.event is None:
            mentions[one.article].append(one)
    groups = [
        [one.claim for one in group] for article in articles for group in events.occasions(mentions[article])
    ]

    def write(session: Session) -> None:
        linking_input.write_events(session, groups)

    return write


def _link(articles: Sequence[int], stories: Stories, session: Session) -> Write:
    """Judge the events and quotes of the articles."""
    writes = (_link_occasions(session, articles, stories), _link_quotes(session, articles))

    def write(session: Session) -> None:
        for each in writes:
            each(session)

    return write


def _compare_accounts(articles: Sequence[int], session: Session) -> Write:
    """Find copies, and where the accounts of events differ, also of two that are likely one.

    What two likely ones differ in is kept with the first. Whatever that one is known to differ in is found
    again too, also with others: what is not found is taken back.
    """
    copies = _copies(session, articles)
    own = linking_input.canonical_events(session, articles)
    kept = own | {min(pair) for pair in linking_input.proposed_in_story(session, own, LIKELY)}
    pairs = [
        pair for pair in sorted(linking_input.proposed_in_story(session, kept, LIKELY)) if min(pair) in kept
    ]
    told = linking_input.told_by_event(session, kept | {end for pair in pairs for end in pair})
    found = {event: differences(told[event]) for event in kept}
    for left, right in pairs:
        found[min(left, right)].extend(differences_between(told[left], told[right]))

    def write(session: Session) -> None:
        for article, original in copies.items():
            near_duplicates.write_copy(session, article, original)
        conflicts.write_conflicts(session, found)

    return write


def file_events(session: Session, articles: Sequence[int]) -> None:
    """File the events and quotes of these articles under their keys."""
    own = _occasions(one for one in linking_input.told(session, articles=articles) if one.event is not None)
    _file_occasions(session, own)
    _file_quotes(session, linking_input.said(session, articles=articles))


def _link_occasions(session: Session, articles: Sequence[int], stories: Stories) -> Write:
    of_stories = {other for article in articles for other in stories.get(article, ())}
    known = _by_article(linking_input.told(session, articles=of_stories.union(articles)))
    own = {article: some for article, some in known.items() if article in articles}
    near_by = {article: some for article, some in known.items() if article in of_stories}
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

    def write(session: Session) -> None:
        _file_occasions(session, (one for some in own.values() for one in some))
        link_writer.write_links(session, EventLink, found)

    return write


def _by_article(mentions: Iterable[EventRecord]) -> Mapping[int, Sequence[Occasion]]:
    found: defaultdict[int, list[Occasion]] = defaultdict(list)
    for occasion in _occasions(mentions):
        found[occasion.article].append(occasion)
    return found


def _link_quotes(session: Session, articles: Sequence[int]) -> Write:
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

    def write(session: Session) -> None:
        _file_quotes(session, (said for some in own.values() for said in some))
        link_writer.write_links(session, QuoteLink, found)

    return write


def _file_occasions(session: Session, some: Iterable[Occasion]) -> None:
    blocking_keys.file_events(
        session, ((key, one.event, one.days) for one in some for key in filing_keys(one))
    )


def _file_quotes(session: Session, some: Iterable[QuoteRecord]) -> None:
    telling = filter(quotes.is_telling, some)
    blocking_keys.file_quotes(
        session, ((key, said.claim) for said in telling for key in quotes.filing_keys(said))
    )


def _occasions(mentions: Iterable[EventRecord]) -> list[Occasion]:
    """Return mentions that have an event by their event and article."""
    found: defaultdict[tuple[int, int], list[EventRecord]] = defaultdict(list)
    for one in mentions:
        if one.event is not None:
            found[one.event, one.article].append(one)
    return [Occasion(event, tuple(group)) for (event, _), group in found.items()]


def _copies(session: Session, articles: Sequence[int]) -> dict[int, int | None]:
    """Return which earlier article each of these copies, among those that tell of the same."""
    near = near_duplicates.neighbours(session, articles)
    texts = near_duplicates.texts_of(session, {*near, *(other for some in near.values() for other in some)})
    return {
        article: provenance.copied_from(texts[article], {other: texts[other] for other in others})
        for article, others in sorted(near.items())
    }
