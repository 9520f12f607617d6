"""Coding at a seat: the votes given there so far, as they are kept in the seat's draft. Pure.

A vote on a claim that is made by hand has no claim yet: such votes are numbered -1, -2, … in the order in
which they were made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from claims.desk.cards import ArticleCard, ClaimCard, ClaimRow, Mark, Status
from claims.document import Span
from claims.store.known_kinds import kind_named
from claims.store.rounds.seats import Ballot

Pieces = Mapping[str, Sequence[Span]]
AFTER_VOTE: Mapping[str, Status] = {
    "confirm": "confirmed", "correct": "corrected", "reject": "rejected", "dispute": "disputed",
    "make": "confirmed",
}  # fmt: skip
"""The status that a claim would have by each vote."""


@dataclass(frozen=True, slots=True)
class SeatVote:
    """One vote: its ballot, and the fields and pieces as the reviewer wrote them, to go on from."""

    number: int
    ballot: Ballot
    texts: Mapping[str, str] = field(default_factory=dict)
    pieces: Pieces = field(default_factory=dict)

    @property
    def status(self) -> Status:
        """The status that the claim has for this reviewer."""
        return AFTER_VOTE[self.ballot.verdict]


Votes = Mapping[int, SeatVote]
"""The votes of a seat by their numbers."""


def with_vote(votes: Votes, vote: SeatVote) -> Votes:
    """Return the votes with one more, or with another in the place of an earlier one."""
    return {**votes, vote.number: vote}


def without(votes: Votes, number: int) -> Votes:
    """Return the votes without one; claims made after it move up."""
    left = [vote for key, vote in votes.items() if key != number]
    made = iter(range(-1, -len(left) - 1, -1))
    renumbered = [vote if vote.number > 0 else replace(vote, number=next(made)) for vote in left]
    return {vote.number: vote for vote in renumbered}


def next_made(votes: Votes) -> int:
    """Return the number of the next claim that is made."""
    return min((number for number in votes if number < 0), default=0) - 1


def as_body(votes: Votes) -> dict[str, Any]:
    """Return votes as the body of a draft: the ballots, and beside each what was written."""
    written = [
        {
            "texts": dict(vote.texts),
            "pieces": {role: [[one.start, one.end] for one in some] for role, some in vote.pieces.items()},
        }
        for vote in votes.values()
    ]
    return {"ballots": [asdict(vote.ballot) for vote in votes.values()], "written": written}


def from_body(body: Mapping[str, Any] | None) -> Votes:
    """Return the votes of a draft; what only the ballots were kept of has nothing written beside it."""
    ballots = [Ballot(**one) for one in (body or {}).get("ballots", ())]
    written = [*(body or {}).get("written", ())]
    written += [{}] * (len(ballots) - len(written))
    found: Votes = {}
    for ballot, beside in zip(ballots, written, strict=False):
        number = next_made(found) if ballot.claim is None else ballot.claim
        pieces = {
            role: tuple(Span(start, end) for start, end in some)
            for role, some in beside.get("pieces", {}).items()
        }
        found = with_vote(found, SeatVote(number, ballot, dict(beside.get("texts", {})), pieces))
    return found


def card_with(card: ClaimCard, vote: SeatVote | None) -> ClaimCard:
    """Return a claim's card as a vote on it would leave the claim."""
    if vote is None:
        return card
    fields = tuple(replace(one, value=vote.texts.get(one.name, one.value)) for one in card.fields)
    spans = {**card.spans, **{role: tuple(some) for role, some in vote.pieces.items()}}
    row = replace(card.row, status=vote.status)
    marks = _moved(card.marks, card.row.id, vote.pieces)
    return replace(card, row=row, fields=fields, spans=spans, marks=marks)


def article_with(card: ArticleCard, votes: Votes) -> ArticleCard:
    """Return an article with spans where votes move them, and the claims that were made among the rest."""
    marks, rows = card.marks, list(card.claims)
    for vote in votes.values():
        marks = _moved(marks, vote.number, _pieces(vote))
    made = [_made_row(card, vote) for vote in votes.values() if vote.number < 0]
    starts: dict[int, int] = {}
    for mark in marks:
        starts[mark.claim_id] = min(starts.get(mark.claim_id, mark.span.start), mark.span.start)
    for row in made:
        start = starts.get(row.id, 0)
        at = next((at for at, one in enumerate(rows) if starts.get(one.id, 0) > start), len(rows))
        rows.insert(at, row)
    return replace(card, claims=tuple(rows), marks=marks)


def _moved(marks: tuple[Mark, ...], number: int, pieces: Pieces) -> tuple[Mark, ...]:
    kept = [mark for mark in marks if mark.claim_id != number or mark.role not in pieces]
    kept += [Mark(number, role, at, span) for role, some in pieces.items() for at, span in enumerate(some)]
    return tuple(sorted(kept, key=lambda mark: (mark.span.start, -mark.span.end, mark.claim_id, mark.role)))


def _pieces(vote: SeatVote) -> Pieces:
    """Return the pieces of a vote; of a claim that is made those of its ballot, which are all there are."""
    if vote.number > 0:
        return vote.pieces
    spans = vote.ballot.became.get("spans", {})
    return {role: tuple(Span(start, end) for start, end in some) for role, some in spans.items()}


def _made_row(card: ArticleCard, vote: SeatVote) -> ClaimRow:
    kind, said = vote.ballot.kind or "", vote.ballot.became
    main = [Span(start, end) for start, end in said.get("spans", {}).get(kind_named(kind).main, ())]
    columns = said.get("fields", {})
    label = columns.get("form") or columns.get("type") or kind
    return ClaimRow(
        id=vote.number,
        version=0,
        kind=kind,
        status="confirmed",
        flag=None,
        confidence=1.0,
        rule="hand",
        article_id=card.head.id,
        article=card.head.label,
        label=str(label),
        who=vote.texts.get("speaker") or vote.texts.get("actor") or "",
        whom=vote.texts.get("addressee") or vote.texts.get("recipient") or "",
        text=" … ".join(" ".join(span.of(card.text).split()) for span in main),
        date=None,
        place=columns.get("place"),
    )
