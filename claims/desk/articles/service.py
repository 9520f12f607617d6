"""A reviewer's work on articles: read one whole, set its date."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from claims.desk.articles import metadata, narrow
from claims.desk.articles import set_date as dating
from claims.desk.cards import ArticleCard, ArticleRow, DatePreview, Decided
from claims.desk.history.wording import count
from claims.desk.review.card_builder import article_card, article_heads
from claims.desk.review.rows import claim_rows
from claims.desk.sessions import Sessions
from claims.store.queries import articles
from claims.store.queries.shared_events import loosely_dated


class Articles:
    """The articles of a database, as one reviewer handles them."""

    def __init__(self, database: Sessions, reviewer: str) -> None:
        self.database = database
        self.reviewer = reviewer

    def ids(self, text: str = "") -> array[int]:
        """Return the articles whose title, publisher, agency or origin holds ``text``, newest first."""
        with self.database.read() as session:
            return articles.article_ids(session, text.strip())

    def rows(self, ids: Sequence[int]) -> dict[int, ArticleRow]:
        """Return one line for each article."""
        with self.database.read() as session:
            counts = articles.claim_counts(session, ids)
            return {
                article_id: ArticleRow(head, *counts.get(article_id, (0, 0)))
                for article_id, head in article_heads(session, ids).items()
            }

    def card(self, article_id: int) -> ArticleCard:
        """Return a whole article with all its claims."""
        with self.database.read() as session:
            return article_card(session, article_id)

    def correct_metadata(self, article_id: int, values: Mapping[str, str]) -> Decided:
        """Give the article another title, url, publisher, agency or author: one undoable step."""
        with self.database.write() as session:
            names = metadata.correct_metadata(session, self.reviewer, article_id, values)
        words = f"Article {article_id} corrected: {', '.join(names) or 'nothing differs'}."
        return Decided(words, (), {}, article_ids=(article_id,))

    def preview_date(self, article_id: int, published: str) -> DatePreview:
        """Count what :meth:`set_date` would change."""
        with self.database.read() as session:
            found = dating.redated(session, article_id, published)
        return DatePreview(found.times, len(found.moved), len(found.flagged))

    def narrow_dates(self) -> tuple[Decided, ...]:
        """Date the articles without a known day by others about the same events: one undoable step each."""
        with self.database.read() as session:
            ids = loosely_dated(session)
        done = (self.narrow_date(article_id) for article_id in ids)
        return tuple(one for one in done if one is not None)

    def narrow_date(self, article_id: int) -> Decided | None:
        """Date the article by others about the same events; ``None`` where they say nothing new."""
        with self.database.write() as session:
            made = narrow.narrow_date(session, self.reviewer, article_id)
            if made is None:
                return None
            found, days = made
            ids = tuple(step.target.id for step in (*found.moved, *found.flagged))
            rows = claim_rows(session, ids)
        first, last = days.range.first or "", days.range.last or ""
        words = f"Article {article_id} dated {first}..{last}, {days.basis}."
        return Decided(words, ids, rows, article_ids=(article_id,))

    def set_date(self, article_id: int, published: str) -> Decided:
        """Say when the article was published ("2023-06-16", "2023-06", "2023-06-16..2023-06-18", "" unknown).

        Its relative dates are resolved again; claims nobody has judged take the new dates, judged ones whose
        date would differ are only flagged. One undoable step.
        """
        with self.database.write() as session:
            found = dating.set_date(session, self.reviewer, article_id, published)
            ids = tuple(step.target.id for step in (*found.moved, *found.flagged))
            rows = claim_rows(session, ids)
        told = f"{count(found.times, 'date')} resolved again, {count(len(found.moved), 'claim')} moved"
        words = f"Article {article_id} dated {published or 'unknown'}: {told}, {len(found.flagged)} flagged."
        return Decided(words, ids, rows, article_ids=(article_id,))
