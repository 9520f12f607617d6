"""The events and quotations of an article brought together with those of the others, and their conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy.orm import Session

from claims.accounts import Told
from claims.resolve import events, provenance, quotes
from claims.resolve.conflicts import differences
from claims.resolve.links import Clusters
from claims.resolve.occasions import Occasion
from claims.store import accounts as store
from claims.store.models import EventLink, QuoteLink


class EventLinker:
    """Links the events of one article after another; it reads the database once, when first needed.

    Keep one for a run of imports: what it read stays in memory, and grows with each article. A transaction
    that was rolled back leaves it knowing too much; make a new one then.
    """

    def __init__(self) -> None:
        self._events: events.Index | None = None
        self._quotes: quotes.Index | None = None

    def link(self, session: Session, article_id: int) -> int:
        """Give the article's mentions their events, link those and its quotes, and return how many links.

        What a rule settles becomes a link, what is likely a proposal; a pair that anybody judged before is
        left as it is. The conflicts of the events that the article tells of are brought up to date.
        """
        own = _own(session, article_id)
        first, second = self._indexes(session, article_id)
        written = store.write_links(session, EventLink, first.settle(own))
        written += store.write_links(session, QuoteLink, second.settle(store.said(session, [article_id])))
        _mark_copy(session, article_id)
        told = store.told_by_event(session, store.canonical_events(session, article_id))
        store.write_conflicts(session, {event: differences(mentions) for event, mentions in told.items()})
        return written

    def _indexes(self, session: Session, article_id: int) -> tuple[events.Index, quotes.Index]:
        """Return what is known of all other articles."""
        if self._events is None or self._quotes is None:
            self._events = events.Index(Clusters(store.links(session, EventLink)))
            for occasion in _occasions(store.told(session)):
                if occasion.article != article_id:
                    self._events.add(occasion)
            self._quotes = quotes.Index(Clusters(store.links(session, QuoteLink)))
            for said in store.said(session):
                if said.article != article_id:
                    self._quotes.add(said)
        return self._events, self._quotes


def link_events(session: Session, article_id: int, linker: EventLinker | None = None) -> int:
    """Bring the article's events together with all others: see :meth:`EventLinker.link`."""
    return (linker or EventLinker()).link(session, article_id)


def _own(session: Session, article_id: int) -> list[Occasion]:
    """Return the events of the article; mentions that have none yet get theirs."""
    mentions = list(store.told(session, [article_id]))
    groups = events.occasions(one for one in mentions if one.event is None)
    made = store.write_events(session, [[one.claim for one in group] for group in groups])
    known = _occasions(one for one in mentions if one.event is not None)
    return [*known, *(Occasion(event, group) for event, group in zip(made, groups, strict=True))]


def _occasions(mentions: Iterable[Told]) -> list[Occasion]:
    """Return mentions that have an event by their event and article."""
    found: defaultdict[tuple[int, int], list[Told]] = defaultdict(list)
    for one in mentions:
        if one.event is not None:
            found[one.event, one.article].append(one)
    return [Occasion(event, tuple(group)) for (event, _), group in found.items()]


def _mark_copy(session: Session, article_id: int) -> None:
    """Put on record which earlier article this one copies, among those that tell of the same."""
    others = store.neighbours(session, article_id)
    if others:
        original = provenance.copied_from(store.text_of(session, article_id), others)
        store.write_copy(session, article_id, original)
