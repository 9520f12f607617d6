"""Rounds as rows: opened with all their seats, closed, and what they hold back from other decisions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from claims.store.batches import batches
from claims.store.models import Claim, Round, Seat
from claims.store.review.filters import Term, conditions


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as it was opened; ``closed_at`` is ``None`` while it is open."""

    id: int
    name: str
    unit: str
    seats: int
    filter: str
    policy: str
    repeats: float
    seed: int
    opened_by: str
    opened_at: datetime
    closed_at: datetime | None


COLUMNS = (
    Round.id, Round.name, Round.unit, Round.seats, Round.filter, Round.policy, Round.repeats, Round.seed,
    Round.opened_by, Round.opened_at, Round.closed_at,
)  # fmt: skip


def rounds(session: Session) -> list[RoundRow]:
    """Return all rounds, the newest first."""
    return [RoundRow(*row) for row in session.execute(select(*COLUMNS).order_by(Round.id.desc()))]


def round_named(session: Session, name: str) -> RoundRow | None:
    """Return the round of a name, or of a number."""
    is_name = Round.name == name
    known = or_(is_name, Round.id == int(name)) if name.isdecimal() else is_name
    row = session.execute(select(*COLUMNS).where(known).order_by(~is_name).limit(1)).first()
    return RoundRow(*row) if row else None


def closed_name(session: Session, round_id: int) -> str | None:
    """Return the name of a round that is closed, ``None`` for an open one."""
    return session.scalar(select(Round.name).where(Round.id == round_id, Round.closed_at.is_not(None)))


def targets(session: Session, unit: str, terms: Sequence[Term], reviewer: str) -> tuple[list[int], int]:
    """Return the claims or articles that a round may be about, and how many are left out.

    Left out is what somebody decided on, since others would see the verdict, and what another open round
    holds.
    """
    wanted = conditions(terms, reviewer)
    fitting = select(Claim.id, Claim.article_id).where(Claim.status != "withdrawn", *wanted)
    rows = session.execute(fitting.order_by(Claim.id)).all()
    ids = [row[0] for row in rows] if unit == "claim" else sorted({row[1] for row in rows})
    spoiled = _decided(session, unit, ids) | _held(session, unit, ids)
    free = [one for one in ids if one not in spoiled]
    return free, len(ids) - len(free)


def _decided(session: Session, unit: str, ids: Collection[int]) -> set[int]:
    column = Claim.id if unit == "claim" else Claim.article_id
    decided = select(column).where(Claim.status.not_in(("new", "withdrawn")))
    return {one for some in batches(ids) for one in session.scalars(decided.where(column.in_(some)))}


def _held(session: Session, unit: str, ids: Collection[int]) -> set[int]:
    """Return what an open round has seats for, itself or by the claims and articles that belong to it."""
    seated = select(Seat.target).join(Round, Round.id == Seat.round_id).where(Round.closed_at.is_(None))
    claims, articles = seated.where(Round.unit == "claim"), seated.where(Round.unit == "article")
    column = Claim.id if unit == "claim" else Claim.article_id
    held = select(column).where(or_(Claim.id.in_(claims), Claim.article_id.in_(articles)))
    return {one for some in batches(ids) for one in session.scalars(held.where(column.in_(some)))}


def open_round(session: Session, given: Mapping[str, object], chosen: Sequence[int]) -> int:
    """Write a round and a seat for each of its reviewers at each target, in an order drawn by its seed.

    A share of the targets gets one more seat, for one of its reviewers to come back to.
    """
    made = Round(**given, opened_at=datetime.now(UTC))
    session.add(made)
    session.flush()
    random = Random(made.seed)  # noqa: S311  # an order that can be drawn again, no secret
    order = random.sample(list(chosen), len(chosen))
    back = set(order[: round(made.repeats * len(order))])
    seats = [(target, n) for target in order for n in range(1, made.seats + 1)]
    seats += [(target, made.seats + 1) for target in order if target in back]
    rows = [{"round_id": made.id, "target": at, "n": n, "again": n > made.seats} for at, n in seats]
    session.execute(insert(Seat), rows)
    return made.id


def set_closed(session: Session, round_id: int, at: datetime | None) -> None:
    """Close a round, or open it again with ``None``; a lease ends with the round."""
    session.execute(update(Round).where(Round.id == round_id).values(closed_at=at))
    if at is not None:
        leased = (Seat.round_id == round_id, Seat.state == "leased")
        session.execute(update(Seat).where(*leased).values(state="open", leased_until=None, reviewer=None))
