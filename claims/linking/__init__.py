"""Linking of new articles to all others: some at a time, in their order.

Nothing is kept in memory from one batch to the next, and of the database only what shares a key is read.
Which articles still wait stands in the database: what an import that was broken off has left is made up for
by the next one, also where it was broken off between two steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.orm import Session

from claims.linking import steps
from claims.linking.actors import compare, file_actors, unites
from claims.linking.differences import compare_facts
from claims.linking.events import event_steps, file_events
from claims.linking.steps import Step, Write
from claims.linking.stories import file_stories, find_stories
from claims.records import Judgement, KnownActor
from claims.store.database import Database
from claims.store.linking import blocking_keys, link_writer
from claims.store.models import ActorLink


def link_waiting(database: Database, least: int = 1) -> int:
    """Bring one batch of waiting articles up to date, and return how many they were.

    Those that need new keys come first, then those that are to be linked, if they are ``least`` or more; the
    oldest of each first. Ask again until there are none. What is found is written in short transactions; an
    article waits until the last of them.

    Raises:
        DatabaseError: the database cannot be written.
    """
    with database.read() as session:
        stale = blocking_keys.queued(session, rekey_only=True, most=blocking_keys.BATCH)
        articles = blocking_keys.queued(session, rekey_only=False, most=blocking_keys.BATCH)
    if stale:
        with database.write() as session:
            file_again(session, stale)
        return len(stale)
    if not articles or len(articles) < least:
        return 0
    steps.run_apart(database, _steps(articles))
    return len(articles)


def link(session: Session, articles: Sequence[int]) -> None:
    """Link these articles to all others, and to each other, in the caller's transaction."""
    steps.run_within(session, _steps(articles))


@dataclass
class _Batch:
    """What is known of the articles that are linked together; each step may add to it."""

    articles: Sequence[int]
    actors: list[KnownActor] = field(default_factory=list)
    judgements: Mapping[int, list[Judgement]] = field(default_factory=dict)
    stories: Mapping[int, Sequence[int]] = field(default_factory=dict)


def _steps(articles: Sequence[int]) -> Iterator[Step]:
    """Yield the steps that link the actors of these articles, then their events, by who takes part in them.

    An event meets the actors as they are known with its own article, not with later ones: so it makes no
    difference how many articles are linked at a time.
    """
    batch = _Batch(articles)
    yield partial(_file, batch)
    yield partial(_meet, batch)
    for some, judgements in _runs(batch.judgements):
        yield partial(_join, judgements)
        yield from event_steps(some, batch.stories)
    yield partial(_finish, batch)


def _file(batch: _Batch, session: Session) -> Write:
    """File the articles under the keys of their stories, so that they find each other."""
    filing = file_stories(session, batch.articles)

    def write(session: Session) -> None:
        blocking_keys.forget(session, batch.articles)
        filing(session)

    return write


def _meet(batch: _Batch, session: Session) -> Write:
    """Find the stories, and what is to be held of the actors."""
    batch.actors = list(link_writer.known_actors(session, batch.articles))
    batch.judgements = compare(session, batch.articles, batch.actors)
    batch.stories, write = find_stories(session, batch.articles)
    return write


def _join(judgements: Sequence[Judgement], session: Session) -> Write:
    def write(session: Session) -> None:
        link_writer.write_links(session, ActorLink, judgements)

    return write


def _finish(batch: _Batch, session: Session) -> Write:
    """Compare figures and names in the stories; then nothing more is to be done for these articles."""
    comparing = compare_facts(session, batch.articles, batch.stories)

    def write(session: Session) -> None:
        comparing(session)
        file_actors(session, batch.actors)
        blocking_keys.done(session, batch.articles)

    return write


def _runs(found: Mapping[int, list[Judgement]]) -> Iterator[tuple[list[int], list[Judgement]]]:
    """Yield the articles in runs, each with its judgements; one that unites known actors stands alone."""
    articles: list[int] = []
    judgements: list[Judgement] = []
    for article, some in found.items():
        if unites(some):
            if articles:
                yield articles, judgements
            yield [article], some
            articles, judgements = [], []
        else:
            articles, judgements = [*articles, article], [*judgements, *some]
    if articles:
        yield articles, judgements


def file_again(session: Session, articles: Sequence[int]) -> None:
    """Make the keys of articles anew that were linked before."""
    blocking_keys.forget(session, articles)
    file_actors(session, link_writer.actors_by_id(session, blocking_keys.unfiled(session)))
    file_actors(session, link_writer.known_actors(session, articles))
    file_events(session, articles)
    blocking_keys.done(session, articles)
