"""Outcomes of decisions, previews of bulk ones, and other people's work."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from claims.desk.cards.claim_views import ClaimRow, Status

BulkAction = Literal["confirm", "reject", "dispute", "reopen"]
"""A verdict, which may be given over many claims at once."""
BECOMES: Mapping[BulkAction, Status] = {
    "confirm": "confirmed", "reject": "rejected", "dispute": "disputed", "reopen": "new",
}  # fmt: skip
"""The status that each verdict gives a claim."""
OVER_ALL: frozenset[BulkAction] = frozenset({"confirm", "reopen"})
"""Actions on a row that are over what is told inside its claim too; a no is over the claim alone."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision.

    ``words`` is one sentence for the status line. ``claim_ids`` are the claims whose rows changed, ``rows``
    the first of them as they are now, ``article_ids`` the articles that got another date. ``left_out`` counts
    claims of a bulk decision that somebody changed after the preview.
    """

    words: str
    claim_ids: tuple[int, ...] = ()
    rows: Mapping[int, ClaimRow] = field(default_factory=dict)
    left_out: int = 0
    article_ids: tuple[int, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether more may look different now than ``rows``: a name or an article's date shows in many."""
        return bool(self.article_ids) or not self.claim_ids or len(self.claim_ids) > len(self.rows)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a bulk decision would touch: counts first, then the claims with the versions seen.

    ``articles`` are the names of the articles that have the most of them, ``of_articles`` how many there are.
    """

    count: int
    by_status: Mapping[Status, int]
    by_kind: Mapping[str, int]
    ids: array[int]
    versions: array[int]
    articles: tuple[str, ...] = ()
    of_articles: int = 0


@dataclass(frozen=True, slots=True)
class Undecided:
    """How many claims are undecided: in one article, and in a queue that is not too long to count."""

    article_id: int
    in_article: int
    in_queue: int | None


@dataclass(frozen=True, slots=True)
class DatePreview:
    """What setting an article's date would change."""

    times: int
    claims: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A completion: ``value`` goes into the field, ``hint`` says what it is.

    ``makes`` says that nothing is called so yet: whoever takes it makes something new.
    """

    value: str
    hint: str = ""
    makes: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment in the life of the database; ``Desk.news`` tells what came after it."""

    decision_id: int
    claim_id: int


@dataclass(frozen=True, slots=True)
class News:
    """What others did since a stamp: the claims they changed, who they are, how many claims are new."""

    stamp: Stamp
    claim_ids: tuple[int, ...]
    reviewers: tuple[str, ...]
    new_claims: int


@dataclass(frozen=True, slots=True)
class FacetRow:
    """How many claims share a value, and how many are undecided; ``query`` is the filter that shows them."""

    label: str
    query: str
    claims: int
    undecided: int


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter kept under a name."""

    name: str
    query: str
