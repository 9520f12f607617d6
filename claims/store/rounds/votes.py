"""Votes of a round as they count: of seats that are done, and those that came late."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from claims.store.batches import batches
from claims.store.models import Claim, Decision, DecisionVote, Seat, Vote
from claims.store.rounds.holding import is_set


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A vote with its seat's target; ``claim`` is ``None`` where the reviewer made one, of ``kind``."""

    id: int
    target: int
    again: bool
    reviewer: str
    claim: int | None
    kind: str | None
    verdict: str
    became: Mapping[str, Any]
    note: str | None
    ms: int
    at: datetime
    extra: bool


def votes(session: Session, round_id: int, targets: Collection[int] | None = None) -> list[VoteRow]:
    """Return the votes of a round, of all targets or of some, in the order in which they came."""
    statement = (
        select(
            Vote.id, Seat.target, Seat.again, Vote.reviewer, Vote.claim_id, Vote.kind, Vote.verdict,
            Vote.became, Vote.note, Vote.ms, Vote.at, Vote.extra,
        )
        .join(Seat, Seat.id == Vote.seat_id)
        .where(Seat.round_id == round_id, *_at(targets))
        .order_by(Vote.id)
    )  # fmt: skip
    rows: Iterable[tuple[Any, ...]] = map(tuple, session.execute(statement))
    return [VoteRow(*row) for row in rows]


def _at(targets: Collection[int] | None) -> tuple[ColumnElement[bool], ...]:
    return () if targets is None else (Seat.target.in_(targets),)


def finished(session: Session, round_id: int, targets: Collection[int] | None = None) -> dict[int, list[str]]:
    """Return for each target who finished it: by a seat that is done, or late; a second time counts once."""
    done = select(Seat.target, Seat.reviewer).where(
        Seat.round_id == round_id, Seat.state == "done", ~is_set(Seat.again), Seat.reviewer.is_not(None),
        *_at(targets),
    )  # fmt: skip
    came = (
        select(Seat.target, Vote.reviewer)
        .join(Vote, Vote.seat_id == Seat.id)
        .where(Seat.round_id == round_id, is_set(Vote.extra), ~is_set(Seat.again), *_at(targets))
    )
    found: dict[int, list[str]] = {}
    for target, reviewer in [*session.execute(done), *session.execute(came)]:
        known = found.setdefault(target, [])
        if reviewer is not None and reviewer not in known:
            known.append(reviewer)
    return {target: sorted(some) for target, some in sorted(found.items())}


def rest_on(session: Session, claims: Mapping[int, Collection[int]]) -> int:
    """Put on record which votes the newest decision on each claim rests on; return how many decisions."""
    rows = []
    for claim, some in claims.items():
        newest = select(Decision.id).where(Decision.claim_id == claim).order_by(Decision.id.desc()).limit(1)
        decision = session.scalar(newest)
        rows += [{"decision_id": decision, "vote_id": vote} for vote in some]
    if rows:
        session.execute(insert(DecisionVote), rows)
    return len(claims)


def decided_upon(session: Session, claims: Iterable[int]) -> set[int]:
    """Return those of these claims that somebody decided on."""
    known = select(Claim.id).where(Claim.status.not_in(("new", "withdrawn")))
    return {one for some in batches(claims) for one in session.scalars(known.where(Claim.id.in_(some)))}


def settled_votes(session: Session, ids: Collection[int]) -> set[int]:
    """Return those of these votes that a decision which nobody took back rests on."""
    undone = select(Decision.undoes_id).where(Decision.undoes_id.is_not(None))
    standing = select(DecisionVote.vote_id).where(DecisionVote.decision_id.not_in(undone))
    return {
        one
        for some in batches(ids)
        for one in session.scalars(standing.where(DecisionVote.vote_id.in_(some)))
    }
