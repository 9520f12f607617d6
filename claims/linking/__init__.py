"""Linking of new articles to all others: some at a time, in their order.

Nothing is kept in memory from one batch to the next, and of the database only what shares a key is read.
Which articles still wait stands in the database: what an import that was broken off has left is made up for
by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from claims.linking.actors import compare, file_actors, unites
from claims.linking.events import file_events, link_events
from claims.linking.stories import compare_facts, link_stories
from claims.records import Judgement
from claims.store.database import Database
from claims.store.linking import blocking_keys, link_writer
from claims.store.models import ActorLink


def link_waiting(database: Database, least: int = 1) -> int:
    """Bring one batch of waiting articles up to date, in one transaction, and return how many they were.

    Those that need new keys come first, then those that are to be linked, if they are ``least`` or more; the
    oldest of each first. Ask again until there are none.

    Raises:
        DatabaseError: the database cannot be written; then nothing was.
    """
    with database.write() as session:
        if stale := blocking_keys.queued(session, rekey_only=True, most=blocking_keys.BATCH):
            file_again(session, stale)
            return len(stale)
        articles = blocking_keys.queued(session, rekey_only=False, most=blocking_keys.BATCH)
        if not articles or len(articles) < least:
            return 0
        link(session, articles)
        return len(articles)


def link(session: Session, articles: Sequence[int]) -> None:
    """Link the actors of these articles, then their events, which are compared by who takes part in them.

    An event meets the actors as they are known with its own article, not with later ones: so it makes no
    difference how many articles are linked at a time.
    """
    blocking_keys.forget(session, articles)
    actors = list(link_writer.known_actors(session, articles))
    stories = link_stories(session, articles)
    for some, judgements in _steps(compare(session, articles, actors)):
        link_writer.write_links(session, ActorLink, judgements)
        link_events(session, some, stories)
    compare_facts(session, articles, stories)
    file_actors(session, actors)
    blocking_keys.done(session, articles)


def file_again(session: Session, articles: Sequence[int]) -> None:
    """Make the keys of articles anew that were linked before."""
    blocking_keys.forget(session, articles)
    file_actors(session, link_writer.actors_by_id(session, blocking_keys.unfiled(session)))
    file_actors(session, link_writer.known_actors(session, articles))
    file_events(session, articles)
    blocking_keys.done(session, articles)


def _steps(found: dict[int, list[Judgement]]) -> Iterator[tuple[list[int], list[Judgement]]]:
    """Yield the articles in runs, each with its judgements; one that unites known actors stands alone."""
    articles: list[int] = []
    judgements: list[Judgement] = []
    for article, some in found.items():
        if unites(some):
            yield articles, judgements
            yield [article], some
            articles, judgements = [], []
        else:
            articles, judgements = [*articles, article], [*judgements, *some]
    yield articles, judgements
