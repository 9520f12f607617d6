"""Seats as the screen holds them: the votes given there, and calls that the writer carries out for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.desk.cards import ArticleCard
from claims.desk.rounds import coding
from claims.desk.rounds.coding import Votes
from claims.desk.rounds.service import Ballot, SeatCard, SeatRow

if TYPE_CHECKING:
    from claims.desk import Desk


@dataclass(slots=True)
class Seated:
    """A seat with the votes given there, and those before each change, to go back to."""

    seat: SeatRow
    card: ArticleCard
    of_claim: bool
    votes: Votes
    past: list[Votes] = field(default_factory=list)
    undone: list[Votes] = field(default_factory=list)

    @property
    def ballots(self) -> list[Ballot]:
        """What is to be given in."""
        return [vote.ballot for vote in self.votes.values()]

    @property
    def left(self) -> int:
        """How many claims wait for a vote."""
        return sum(row.id not in self.votes for row in self.card.claims)


def take(name: str, but: int | None, desk: Desk) -> tuple[tuple[SeatCard, ArticleCard], ...]:
    """Take a seat, with the article that it is about; of a claim's only that claim is marked.

    Empty where no seat is left for the reviewer.
    """
    found = desk.rounds.take(name, but)
    if found is None:
        return ()
    if found.article is not None:
        return ((found, found.article),)
    row = desk.card(found.seat.target).row
    card = desk.article(row.article_id)
    own = tuple(mark for mark in card.marks if mark.claim_id == row.id)
    return ((found, replace(card, claims=(row,), marks=own)),)


def renew(seat: SeatRow, desk: Desk) -> bool:
    """Keep a seat for another while."""
    return desk.rounds.renew(seat)


def skip(seat: SeatRow, desk: Desk) -> bool:
    """Leave a seat to others; ``False`` where it was lost."""
    return desk.rounds.skip(seat)


def finish(seat: SeatRow, ballots: list[Ballot], desk: Desk) -> str:
    """Give the votes of a seat in."""
    return desk.rounds.finish(seat, ballots)


def ballot(
    claim_id: int, verdict: str, ms: int, texts: Mapping[str, str], pieces: coding.Pieces, note: str | None,
    desk: Desk,
) -> Ballot:  # fmt: skip
    """Return a vote on a claim."""
    return desk.rounds.ballot(claim_id, verdict, ms, texts, pieces, note)


def made(
    article_id: int, kind: str, ms: int, texts: Mapping[str, str], pieces: coding.Pieces, desk: Desk
) -> Ballot:
    """Return a vote for a claim that was missed."""
    return desk.rounds.made(article_id, kind, ms, texts, pieces)
