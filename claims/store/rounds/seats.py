"""Seats: leased to a reviewer for a while, kept alive by a heartbeat, freed when it stops, and done."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from claims.store.models import Round, Seat, SeatDraft, Vote
from claims.store.rounds.holding import is_set
from claims.store.statements import upsert

LEASE = timedelta(minutes=2)
"""The time a seat is held without a sign of life."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat that a reviewer has, by its token; ``draft`` is what they had done there before, if anything."""

    id: int
    round_id: int
    target: int
    token: str
    again: bool
    draft: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a reviewer says of one claim, or of one they made (``claim`` is ``None``, ``kind`` its kind)."""

    claim: int | None
    verdict: str
    became: dict[str, Any]
    ms: int
    note: str | None = None
    kind: str | None = None


def lease(
    session: Session, round_id: int, reviewer: str, now: datetime, but: int | None = None
) -> SeatRow | None:
    """Give a reviewer a seat of an open round: the one they hold, else a free one; ``None`` where none is.

    ``but`` is a seat that they hold and keep: they are given another beside it.

    A target where they left a draft comes first, then what others have begun, so that targets are finished.
    A target where their vote came too late comes last: somebody else may still fill its seat.
    A seat whose lease ran out is free. Runs in a transaction that keeps other writers out, or locks its row.
    """
    is_open = exists().where(Round.id == round_id, Round.closed_at.is_(None))
    held = [Seat.round_id == round_id, Seat.reviewer == reviewer, Seat.state == "leased", is_open]
    held += [Seat.id != but] if but is not None else []
    mine = session.execute(select(Seat.id, Seat.target, Seat.again).where(*held).limit(1)).first()
    free = mine or session.execute(_free(round_id, reviewer, now).where(is_open)).first()
    if free is None:
        return None
    token = uuid.uuid4().hex
    taken = {"state": "leased", "reviewer": reviewer, "token": token, "leased_until": now + LEASE}
    session.execute(update(Seat).where(Seat.id == free.id).values(**taken))
    draft = session.scalar(select(SeatDraft.body).where(*_draft(round_id, free.target, reviewer)))
    return SeatRow(free.id, round_id, free.target, token, free.again, dict(draft) if draft else None)


def _free(round_id: int, reviewer: str, now: datetime) -> Any:  # noqa: ANN401  # SQLAlchemy's type of a row
    """Return the statement for the next free seat, locked where a database locks rows."""
    other, began = aliased(Seat), aliased(Seat)
    same = (other.round_id == Seat.round_id, other.target == Seat.target)
    mine = exists().where(*same, other.reviewer == reviewer, other.state.in_(("leased", "done", "skipped")))
    voted = exists().where(Vote.seat_id == other.id, Vote.reviewer == reviewer, *same)
    done = exists().where(*same, other.reviewer == reviewer, other.state == "done", ~is_set(other.again))
    returned = exists().where(*same, other.reviewer == reviewer, is_set(other.again))
    again = is_set(Seat.again)
    fits = or_(~again & ~mine, again & done & ~returned)
    free: ColumnElement[bool] = or_(
        Seat.state == "open", (Seat.state == "leased") & (Seat.leased_until < now)
    )
    drafted = exists().where(
        SeatDraft.round_id == Seat.round_id, SeatDraft.target == Seat.target, SeatDraft.reviewer == reviewer
    )
    begun = exists().where(
        began.round_id == Seat.round_id, began.target == Seat.target, began.state.in_(("leased", "done"))
    )
    order = (
        case((drafted, 0), else_=1), case((voted, 1), else_=0), Seat.again, case((begun, 0), else_=1),
        Seat.id,
    )  # fmt: skip
    return (
        select(Seat.id, Seat.target, Seat.again)
        .where(Seat.round_id == round_id, free, fits)
        .order_by(*order)
        .limit(1)
        .with_for_update(skip_locked=True, of=Seat)
    )


def _draft(round_id: int, target: int, reviewer: str) -> tuple[ColumnElement[bool], ...]:
    return SeatDraft.round_id == round_id, SeatDraft.target == target, SeatDraft.reviewer == reviewer


def renew(session: Session, seat: SeatRow, now: datetime) -> bool:
    """Keep a seat for another while; ``False`` where it is somebody else's by now, or done."""
    held = (Seat.id == seat.id, Seat.token == seat.token, Seat.state == "leased")
    found = session.scalar(select(Seat.id).where(*held).with_for_update())
    if found is not None:
        session.execute(update(Seat).where(Seat.id == found).values(leased_until=now + LEASE))
    return found is not None


def keep_draft(session: Session, seat: SeatRow, reviewer: str, body: dict[str, Any], now: datetime) -> None:
    """Keep what was done at a seat so far."""
    row = {
        "round_id": seat.round_id, "target": seat.target, "reviewer": reviewer, "body": body, "at": now,
    }  # fmt: skip
    adding = upsert(SeatDraft).values(row)
    key = ["round_id", "target", "reviewer"]
    session.execute(adding.on_conflict_do_update(index_elements=key, set_={"body": body, "at": now}))


def finish(session: Session, seat: SeatRow, reviewer: str, ballots: Sequence[Ballot], now: datetime) -> str:
    """Write the votes of a seat and call it done; return "done", or "extra" where the seat was another's.

    Once a seat's votes are written, to finish it again changes nothing and returns "again", so that somebody
    whose program died before the answer came may just repeat it.
    """
    there = select(Seat.token, Seat.state).where(Seat.id == seat.id).with_for_update()
    token, state = session.execute(there).one()
    if state == "done" and token == seat.token:
        return "again"
    voted = select(Vote.id).where(Vote.seat_id == seat.id, Vote.reviewer == reviewer, is_set(Vote.extra))
    if token != seat.token and session.scalar(voted.limit(1)) is not None:
        return "again"
    extra = token != seat.token or state != "leased"
    if extra and state == "open" and token == seat.token:
        extra = False  # the round was closed and opened again, and nobody else sat down
    given = {"seat_id": seat.id, "reviewer": reviewer, "at": now, "extra": extra}
    rows = [
        {
            **given, "claim_id": one.claim, "kind": one.kind, "verdict": one.verdict, "became": one.became,
            "note": one.note, "ms": one.ms,
        }
        for one in ballots
    ]  # fmt: skip
    if rows:
        session.execute(insert(Vote), rows)
    if not extra:
        ms = sum(one.ms for one in ballots)
        done = {"state": "done", "leased_until": None, "done_at": now, "ms": ms, "reviewer": reviewer}
        session.execute(update(Seat).where(Seat.id == seat.id).values(**done))
    session.execute(delete(SeatDraft).where(*_draft(seat.round_id, seat.target, reviewer)))
    return "extra" if extra else "done"


def skip(session: Session, seat: SeatRow) -> bool:
    """Leave a target for good; another seat takes the place of this one. ``False`` where it was lost."""
    held = (Seat.id == seat.id, Seat.token == seat.token, Seat.state == "leased")
    if session.scalar(select(Seat.id).where(*held).with_for_update()) is None:
        return False
    session.execute(update(Seat).where(Seat.id == seat.id).values(state="skipped", leased_until=None))
    if not seat.again:
        last = session.scalar(
            select(func.max(Seat.n)).where(Seat.round_id == seat.round_id, Seat.target == seat.target)
        )
        row = {"round_id": seat.round_id, "target": seat.target, "n": (last or 0) + 1, "again": False}
        session.execute(insert(Seat), [row])
    return True


@dataclass(frozen=True, slots=True)
class ReviewerProgress:
    """How far one reviewer is: seats done, held and skipped, targets done twice, and the time it took."""

    reviewer: str
    done: int
    leased: int
    skipped: int
    again: int
    ms: int


def progress(session: Session, round_id: int) -> tuple[dict[str, int], list[ReviewerProgress]]:
    """Return how many seats of a round stand how, and how far each reviewer is."""
    states = select(Seat.state, func.count()).where(Seat.round_id == round_id).group_by(Seat.state)

    def count(*when: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((_all(when), 1), else_=0)), 0)

    rows = session.execute(
        select(
            Seat.reviewer, count(Seat.state == "done"), count(Seat.state == "leased"),
            count(Seat.state == "skipped"), count(Seat.state == "done", is_set(Seat.again)),
            func.coalesce(func.sum(Seat.ms), 0),
        )
        .where(Seat.round_id == round_id, Seat.reviewer.is_not(None), Seat.state != "open")
        .group_by(Seat.reviewer)
        .order_by(Seat.reviewer)
    )  # fmt: skip
    found = [ReviewerProgress(row[0] or "", *(int(value or 0) for value in row[1:])) for row in rows]
    return {row[0]: row[1] for row in session.execute(states)}, found


def _all(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    first, *rest = conditions
    for one in rest:
        first = first & one
    return first
