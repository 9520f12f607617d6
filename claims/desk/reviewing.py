"""The desk: see, decide, correct, undo.

A :class:`Desk` belongs to one reviewer and one database. Every method opens its own short transaction, so a
desk may be used from several threads at once; what it returns are frozen cards. Every method that decides
returns :class:`~claims.desk.cards.Decided`, and what it says is on disk when it returns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy.orm import Session

from claims.desk.actors.service import Actors
from claims.desk.articles.service import Articles
from claims.desk.cards import (
    BECOMES,
    ORDERS,
    Agreement,
    ArticleCard,
    BulkAction,
    Choice,
    ClaimCard,
    ClaimRow,
    Decided,
    HistoryLine,
    News,
    Order,
    Preview,
    Progress,
    Queue,
    RuleScore,
    SearchHit,
    Stamp,
    Undecided,
    Window,
)
from claims.desk.console import search as searching
from claims.desk.console.queries import Queries
from claims.desk.events.service import Events
from claims.desk.filters import Filters
from claims.desk.history import undo as undoing
from claims.desk.history.render import told
from claims.desk.history.wording import count
from claims.desk.learn.learning import Learning, Propose
from claims.desk.review import (
    decisions,
    editing,
    filter_language,
    grouping,
    suggesting,
)
from claims.desk.review.card_builder import claim_card
from claims.desk.review.rows import claim_rows
from claims.desk.review.suggesting import Suggest
from claims.desk.rounds.service import Rounds
from claims.desk.sessions import Sessions
from claims.desk.statistics import agreement, progress
from claims.document import Span, Suggestion
from claims.store.backends.address import Address
from claims.store.database import Database
from claims.store.review import bookmarks
from claims.store.review import queue as queues
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import by_reviewer
from claims.store.review.decisions import Tell

__all__ = ["ORDERS", "BulkAction", "Desk", "Order", "Queue"]

SHOWN = 256
"""The most rows that come back with the decision that changed them."""


class Desk(Filters):
    """Everything that ``reviewer`` may do with the claims of ``database``.

    ``actors``, ``events``, ``articles``, ``rounds``, ``learning`` and ``queries`` hold what concerns those;
    ``suggest`` reads a sentence for a claim that was missed, and ``propose`` looks for edits of the word
    lists. Decisions raise :class:`~claims.errors.DecisionError`
    (``ChangedSinceError`` where somebody decided first), filters :class:`~claims.errors.QueryError`.
    """

    def __init__(
        self,
        database: Sessions,
        reviewer: str,
        suggest: Suggest | None = None,
        propose: Propose | None = None,
    ) -> None:
        self.database = database
        self.reviewer = reviewer
        self._suggest = suggest
        self.actors = Actors(database, reviewer)
        self.events = Events(database, reviewer)
        self.articles = Articles(database, reviewer)
        self.queries = Queries(database)
        self.rounds = Rounds(database, reviewer)
        self.learning = Learning(database, reviewer, propose)
        self._passed: set[int] = set()

    def queue(
        self, order: Order = "uncertain", query: str = "", limit: int | None = None, *, fold: bool = False
    ) -> Queue:
        """Return the ids of the claims that fit ``query`` (the filter language), in a frozen order.

        With ``limit`` only the first ones, at once; without it all. With ``fold`` claims that say one thing
        have one place. Withdrawn claims appear only when the filter asks for them.
        """
        terms = filter_language.parse(query)
        with self.database.read() as session:
            ids = queues.claim_ids(session, order, terms, self.reviewer, limit)
            queue = Queue(order, query, ids, limit is None or len(ids) < limit)
            return grouping.folded(session, queue) if fold else queue

    def undecided(self, queue: Queue, claim_id: int) -> Undecided:
        """Return how many claims of a claim's article and of a queue are undecided."""
        with self.database.read() as session:
            return grouping.undecided(session, queue, claim_id)

    def next_undecided(self, ids: Sequence[int], after: int, but: Collection[int] = ()) -> int | None:
        """Return the place in ``ids`` of the next undecided claim; after the last, from the top.

        ``but`` are claims whose verdict is on its way. ``None`` where none waits.
        """
        with self.database.read() as session:
            return grouping.next_undecided(session, ids, after, but)

    def rows(self, ids: Sequence[int]) -> dict[int, ClaimRow]:
        """Return one line for each of ``ids`` that exists, in one go; meant for blocks of about 256."""
        with self.database.read() as session:
            return claim_rows(session, ids)

    def card(self, claim_id: int) -> ClaimCard:
        """Return everything about one claim."""
        with self.database.read() as session:
            return claim_card(session, claim_id)

    def search(self, text: str, limit: int = 100) -> tuple[SearchHit, ...]:
        """Return the sentences that match a full-text query, best first, with their claims."""
        with self.database.read() as session:
            return searching.search(session, text, limit)

    def stamp(self) -> Stamp:
        """Return where the database stands now."""
        with self.database.read() as session:
            return Stamp(*bookmarks.newest(session))

    def runs(self) -> tuple[tuple[int, str], ...]:
        """Return the runs of programs, by id and moment: they tell one database from another."""
        with self.database.read() as session:
            found = bookmarks.runs(session)
        return tuple((run_id, f"{moment:%Y-%m-%d %H:%M:%S.%f}") for run_id, moment in found)

    def news(self, since: Stamp) -> News:
        """Return what other reviewers and importers did since; cheap enough to ask four times a second."""
        with self.database.read() as session:
            now = Stamp(*bookmarks.newest(session))
            if now == since:
                return News(now, (), (), 0)
            found = bookmarks.decided_since(session, since.decision_id, self.reviewer)
            mine = bookmarks.made_since(session, since.claim_id, self.reviewer)
        claims = dict.fromkeys(claim_id for claim_id, _ in found if claim_id is not None)
        reviewers = dict.fromkeys(reviewer for _, reviewer in found)
        new = max(now.claim_id - since.claim_id - mine, 0)
        return News(now, tuple(claims), tuple(reviewers), new)

    def confirm(self, claim_id: int, version: int) -> Decided:
        """Say that the claim is right as it stands."""
        return self._decide(claim_id, version, "confirm")

    def reject(self, claim_id: int, version: int) -> Decided:
        """Say that the article does not claim this."""
        return self._decide(claim_id, version, "reject")

    def dispute(self, claim_id: int, version: int, note: str) -> Decided:
        """Leave the claim open for others, with a note why."""
        return self._decide(claim_id, version, "dispute", note)

    def reopen(self, claim_id: int, version: int) -> Decided:
        """Make the claim undecided again; corrected fields stay."""
        return self._decide(claim_id, version, "reopen")

    def skip(self, queue: Queue, claim_id: int) -> None:
        """Decide nothing; remember that the reviewer is at this claim of the queue."""
        self.remember(queue, claim_id)

    def correct(
        self,
        claim_id: int,
        version: int,
        fields: Mapping[str, str] | None = None,
        spans: Mapping[str, Sequence[Span]] | None = None,
    ) -> Decided:
        """Change fields (by the names and in the form of ``ClaimCard.fields``) or spans, or both.

        ``spans`` gives all pieces of each role it names; no pieces drop the role.
        """
        with self.database.write() as session:
            names = editing.correct(session, self.reviewer, claim_id, version, fields or {}, spans or {})
            return self._decided(session, f"Claim {claim_id} corrected: {names}.", (claim_id,))

    def create(
        self,
        article_id: int,
        kind: str,
        spans: Mapping[str, Sequence[Span]],
        fields: Mapping[str, str] | None = None,
    ) -> Decided:
        """Make a claim that the machine missed; it is confirmed from the start.

        ``spans`` must hold the content of a quote or the trigger of an event mention, ``fields`` the form of
        a quote, the type and modality of an event mention.
        """
        with self.database.write() as session:
            claim_id = editing.create(session, self.reviewer, article_id, kind, fields or {}, spans)
            return self._decided(session, f"Claim {claim_id} made.", (claim_id,))

    def suggestions(self, article_id: int, sentence: Span, kind: str) -> tuple[Window, Sequence[Suggestion]]:
        """Return the surroundings of a sentence, and what it may claim of a kind, the likeliest first.

        There is always one suggestion, at last the bare sentence.
        """
        with self.database.read() as session:
            shown, published = suggesting.place(session, article_id, sentence)
        return shown, suggesting.suggestions(shown, published, sentence, kind, self._suggest)

    def complete_field(self, claim_id: int, name: str, text: str) -> tuple[Choice, ...]:
        """Return what a field's partial ``text`` may become."""
        with self.database.read() as session:
            return editing.complete(session, claim_id, name, text)

    def actors_nearby(self, claim_id: int) -> tuple[Choice, ...]:
        """Return the actors of a claim's article as a field takes them, the nearest mentioned first."""
        with self.database.read() as session:
            return editing.nearby(session, claim_id)

    def dates_nearby(self, claim_id: int) -> tuple[Choice, ...]:
        """Return the days that a claim's article tells as a field takes them, the nearest first."""
        with self.database.read() as session:
            return editing.dates_nearby(session, claim_id)

    def dates_around(self, article_id: int, offset: int) -> tuple[Choice, ...]:
        """Return the days that an article tells, those told nearest to a place first."""
        with self.database.read() as session:
            return editing.dates(session, article_id, offset)

    def actors_around(self, article_id: int, offset: int) -> tuple[Choice, ...]:
        """Return the actors of an article as a field takes them, those mentioned nearest to a place first."""
        with self.database.read() as session:
            return editing.around(session, article_id, offset)

    def preview(self, ids: Sequence[int]) -> Preview:
        """Count what a decision over ``ids`` would touch."""
        with self.database.read() as session:
            return decisions.preview(session, ids)

    def preview_query(self, query: str) -> Preview:
        """Count what a decision over all claims that fit a filter would touch."""
        terms = filter_language.parse(query)
        with self.database.read() as session:
            return decisions.preview(session, queues.claim_ids(session, "article", terms, self.reviewer))

    def decide_group(
        self, ids: Sequence[int], version: int, action: BulkAction, note: str | None = None
    ) -> Decided:
        """Decide over claims that say one thing, each for itself and all as one undoable step.

        The first of ``ids`` is the one that was seen, at ``version``; those decided already are left alone.
        """
        with self.database.write() as session:
            done = decisions.decide_group(session, self.reviewer, ids, version, action, note)
            return self._decided(session, f"{count(len(done), 'claim')} {BECOMES[action]}.", done)

    def decide_all(
        self, preview: Preview, action: BulkAction, note: str | None = None, tell: Tell | None = None
    ) -> Decided:
        """Decide over all claims of the preview at once, as one undoable step.

        Claims that somebody changed after the preview are left out and counted. ``tell`` is told how many
        claims are written, and how many there are; for the first time when the database is free to write.
        """
        with self._telling(tell) as session:
            ids = decisions.decide_all(session, self.reviewer, preview, action, note, tell)
            rows = claim_rows(session, ids[:SHOWN])
        left_out = preview.count - len(ids)
        words = f"{count(len(ids), 'claim')} {BECOMES[action]}."
        if left_out:
            words += f" {left_out:,} left out: somebody changed them meanwhile."
        return Decided(words, ids, rows, left_out)

    def undo(self, tell: Tell | None = None) -> Decided:
        """Take back this reviewer's last step, of whatever kind and whenever it was.

        A step that cannot be taken back is refused once, with the reason; the next call passes it over.
        ``tell`` is as in :meth:`decide_all`.
        """
        try:
            with self._telling(tell) as session:
                words, targets = undoing.undo(session, self.reviewer, self._passed, tell)
                return self._taken_back(session, words, targets)
        except undoing.RefusedError as refused:
            self._passed.add(refused.first)
            raise

    def redo(self, tell: Tell | None = None) -> Decided:
        """Take back the last undo. ``tell`` is as in :meth:`decide_all`."""
        with self._telling(tell) as session:
            words, targets = undoing.redo(session, self.reviewer, tell)
            return self._taken_back(session, words, targets)

    def _taken_back(self, session: Session, words: str, targets: Sequence[Target]) -> Decided:
        ids = undoing.ids_of(targets, "claim")
        rows = claim_rows(session, ids[:SHOWN])
        return Decided(words, ids, rows, article_ids=undoing.ids_of(targets, "article"))

    @contextmanager
    def _telling(self, tell: Tell | None) -> Iterator[Session]:
        """Return a writing session, and tell that the work begins."""
        with self.database.write() as session:
            if tell is not None:
                tell(0, 1)
            yield session

    def history(self, limit: int = 100) -> tuple[HistoryLine, ...]:
        """Return this reviewer's decisions in words, newest first."""
        with self.database.read() as session:
            return told(session, by_reviewer(session, self.reviewer, limit), names=True)

    def progress(self) -> Progress:
        """Return where the review stands and how fast it goes."""
        with self.database.read() as session:
            return progress.progress(session, self.reviewer)

    def rules(self) -> tuple[RuleScore, ...]:
        """Return for each rule how often it was right, the most judged first."""
        with self.database.read() as session:
            return progress.rules(session)

    def agreement(self) -> tuple[Agreement, ...]:
        """Return for each pair of reviewers how far they agree."""
        with self.database.read() as session:
            return agreement.agreement(session)

    def _decide(self, claim_id: int, version: int, action: BulkAction, note: str | None = None) -> Decided:
        with self.database.write() as session:
            decisions.decide(session, self.reviewer, claim_id, version, action, note)
            return self._decided(session, f"Claim {claim_id} {BECOMES[action]}.", (claim_id,))

    def _decided(self, session: Session, words: str, ids: tuple[int, ...]) -> Decided:
        return Decided(words, ids, claim_rows(session, ids[:SHOWN]))

    def article(self, article_id: int) -> ArticleCard:
        """Return a whole article with all its claims."""
        return self.articles.card(article_id)


def open_desk(
    address: Address, reviewer: str, suggest: Suggest | None = None, propose: Propose | None = None
) -> Desk:
    """Return the desk of ``reviewer`` on a database, which must be there.

    ``suggest`` reads a sentence for a claim that was missed, ``propose`` looks for edits of the word lists.

    Raises:
        DatabaseError: there is no database, or it cannot be used as it is.
    """
    return Desk(Database.open(address, create=False), reviewer, suggest, propose)
