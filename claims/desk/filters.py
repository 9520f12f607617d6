"""Filters of a reviewer: completed, kept under names, counted by facets; and places kept in queues."""

from __future__ import annotations

from claims.desk.cards import Choice, FacetRow, Queue, SavedFilter
from claims.desk.review import facets, filter_completion, filter_language, grouping
from claims.desk.sessions import Sessions
from claims.errors import QueryError
from claims.store.review import bookmarks


class Filters:
    """What a desk does with filters and queues besides reading them."""

    database: Sessions
    reviewer: str

    def complete_query(self, text: str) -> tuple[Choice, ...]:
        """Return what the last word of a partial filter may become; each value replaces that word."""
        with self.database.read() as session:
            return filter_completion.complete(session, text)

    def check_query(self, text: str) -> None:
        """See that a filter can be read.

        Raises:
            QueryError: it cannot; the message says where.
        """
        filter_language.parse(text)

    def facet(self, name: str, query: str) -> tuple[FacetRow, ...]:
        """Return how many claims that fit a filter have which article, speaker, rule, …; the most first."""
        with self.database.read() as session:
            return facets.facet(session, name, query, self.reviewer)

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """Return the filters kept under a name."""
        with self.database.read() as session:
            return tuple(SavedFilter(name, query) for name, query in bookmarks.saved(session, "filter"))

    def save_filter(self, name: str, query: str) -> None:
        """Keep a filter under a name; an older one of that name is replaced."""
        filter_language.parse(query)
        if not name.strip():
            raise QueryError("A saved filter wants a name.")
        with self.database.write() as session:
            bookmarks.save(session, "filter", name.strip(), query)

    def drop_filter(self, name: str) -> None:
        """Forget a saved filter."""
        with self.database.write() as session:
            bookmarks.drop(session, "filter", name)

    def bookmark(self, queue: Queue) -> int | None:
        """Return where to go on in that queue, or ``None`` where this reviewer was never in it.

        It is the claim they were at, or the next undecided one where that is decided by now.
        """
        with self.database.read() as session:
            at = bookmarks.bookmark(session, self.reviewer, queue.name)
            place = queue.position(at) if at is not None else None
            if place is None:
                return at
            next_ = grouping.next_undecided(session, queue.ids, place - 1)
            return at if next_ is None else queue.ids[next_]

    def remember(self, queue: Queue, claim_id: int) -> None:
        """Keep where the reviewer is, for the next time."""
        with self.database.write() as session:
            bookmarks.remember(session, self.reviewer, queue.name, claim_id)
