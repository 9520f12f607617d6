"""What a reviewer may do with articles: read them whole, and say when one was published."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from claims.desk.cards import ArticleCard, ArticleRow, DatePreview, Decided
from claims.desk.sessions import Sessions


class Articles:
    """The articles of a database, as one reviewer handles them."""

    def __init__(self, database: Sessions, reviewer: str) -> None:
        self.database = database
        self.reviewer = reviewer

    def ids(self, text: str = "") -> array[int]:
        """Return the articles whose title, publisher, agency or origin holds ``text``, newest first."""
        raise NotImplementedError

    def rows(self, ids: Sequence[int]) -> dict[int, ArticleRow]:
        """Return one line for each article."""
        raise NotImplementedError

    def card(self, article_id: int) -> ArticleCard:
        """Return a whole article with all its claims."""
        raise NotImplementedError

    def preview_date(self, article_id: int, published: str) -> DatePreview:
        """Count what :meth:`set_date` would change."""
        raise NotImplementedError

    def set_date(self, article_id: int, published: str) -> Decided:
        """Say when the article was published ("2023-06-16", "2023-06", "2023-06-16..2023-06-18", "" unknown).

        Its relative dates are resolved again; claims nobody has judged take the new dates, judged ones whose
        date would differ are only flagged. One undoable step.
        """
        raise NotImplementedError
