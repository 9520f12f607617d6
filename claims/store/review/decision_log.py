"""Decisions read from the log: the newest about something, a reviewer's last, and what each had done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import cast

from sqlalchemy import ColumnElement, Row, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from claims.store.batches import batches
from claims.store.models import Claim, Decision
from claims.store.models.base import table_of
from claims.store.review.claim_state import Target, TargetKind
from claims.store.review.decisions import COLUMN, KINDS
from claims.store.review.replay import State

ABOUT = 500
"""The most rows of a kind whose history is read."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as it was written."""

    id: int
    at: datetime
    reviewer: str
    action: str
    target: Target
    was: State
    became: State
    note: str | None
    undoes: int | None
    batch: str | None


def versions(session: Session, ids: Iterable[int]) -> dict[int, tuple[int, str, str | None, str]]:
    """Return version, status, flag and kind of those claims that exist."""
    columns = (Claim.id, Claim.version, Claim.status, Claim.flag, Claim.kind)
    return {
        row.id: (row.version, row.status, row.flag, row.kind)
        for some in batches(ids, 20_000)
        for row in session.execute(select(*columns).where(Claim.id.in_(some)))
    }


def history(session: Session, targets: Iterable[Target], limit: int = 50) -> tuple[tuple[Taken, bool], ...]:
    """Return what was decided about any of ``targets``, newest first, and whether each decision holds."""
    ids: dict[TargetKind, list[int]] = defaultdict(list)
    for target in targets:
        ids[target.kind].append(target.id)
    about = [COLUMN[kind].in_(some[:ABOUT]) for kind, some in ids.items()]
    return _listed(session, or_(false(), *about), limit)


def by_reviewer(session: Session, reviewer: str, limit: int) -> tuple[tuple[Taken, bool], ...]:
    """Return the reviewer's decisions, newest first, and whether each holds."""
    return _listed(session, Decision.reviewer == reviewer, limit)


def last_step(session: Session, reviewer: str, passed: Collection[int] = ()) -> tuple[Taken, ...]:
    """Return the reviewer's newest step that holds and is no undo: one decision, or a whole batch.

    Steps that ``passed`` names by their first decision are passed over.
    """
    batches_passed = select(Decision.batch).where(Decision.id.in_(passed), Decision.batch.is_not(None))
    newest = session.scalar(
        select(Decision.id)
        .where(Decision.reviewer == reviewer, Decision.action != "undo", holds(), Decision.id.not_in(passed))
        .where(or_(Decision.batch.is_(None), Decision.batch.not_in(batches_passed)))
        .order_by(Decision.id.desc())
        .limit(1)
    )
    return _unit(session, newest)


def last_undo(session: Session, reviewer: str) -> tuple[Taken, ...]:
    """Return the reviewer's newest undo that holds and that no new decision came after."""
    fresh = (
        select(func.max(Decision.id))
        .where(Decision.reviewer == reviewer, Decision.action.not_in(("undo", "redo")))
        .scalar_subquery()
    )
    newest = session.scalar(
        select(Decision.id)
        .where(Decision.reviewer == reviewer, Decision.action == "undo", holds(), Decision.id > fresh)
        .order_by(Decision.id.desc())
        .limit(1)
    )
    return _unit(session, newest)


def changed_by_others(session: Session, unit: Sequence[Taken]) -> Taken | None:
    """Return a decision of somebody else that holds and came after one of ``unit`` on the same row."""
    later, first = aliased(table_of(Decision)), table_of(Decision)
    for kind in sorted({taken.target.kind for taken in unit}):
        name = f"{kind}_id"
        same = and_(later.c[name] == first.c[name], later.c.id > first.c.id)
        of_unit = first.c.batch == unit[0].batch if unit[0].batch else first.c.id == unit[0].id
        found = session.scalar(
            select(later.c.id)
            .select_from(first)
            .join(later, same)
            .where(of_unit, later.c.reviewer != unit[0].reviewer, later.c.action != "undo")
            .where(~exists().where(table_of(Decision).alias().c.undoes_id == later.c.id))
            .limit(1)
        )
        if found:
            return taken(session, found)
    return None


def taken(session: Session, decision_id: int) -> Taken:
    """Return one decision."""
    return _taken(session.execute(_columns().where(Decision.id == decision_id)).one())


def newest_about(session: Session, target: Target) -> Taken | None:
    """Return the last decision about ``target``, of whatever kind."""
    row = session.execute(
        _columns().where(COLUMN[target.kind] == target.id).order_by(Decision.id.desc()).limit(1)
    ).first()
    return _taken(row) if row else None


@cache
def holds() -> ColumnElement[bool]:
    """Return the condition that nothing undoes a decision; made once, as every history asks for it."""
    later = aliased(Decision)
    return ~exists().where(later.undoes_id == Decision.id)


def _columns() -> Select[tuple[object, ...]]:
    return cast("Select[tuple[object, ...]]", select(*table_of(Decision).c))


def _taken(row: Row[tuple[object, ...]]) -> Taken:
    target = next(Target(kind, row._mapping[COLUMN[kind]]) for kind in KINDS if row._mapping[COLUMN[kind]])
    return Taken(
        row.id,
        row.at,
        row.reviewer,
        row.action,
        target,
        row.was,
        row.became,
        row.note,
        row.undoes_id,
        row.batch,
    )


def _unit(session: Session, newest: int | None) -> tuple[Taken, ...]:
    if newest is None:
        return ()
    one = taken(session, newest)
    if one.batch is None:
        return (one,)
    rows = session.execute(_columns().where(Decision.batch == one.batch).order_by(Decision.id))
    return tuple(_taken(row) for row in rows)


def _listed(session: Session, condition: ColumnElement[bool], limit: int) -> tuple[tuple[Taken, bool], ...]:
    statement = _columns().add_columns(holds().label("holds"))
    rows = session.execute(statement.where(condition).order_by(Decision.id.desc()).limit(limit))
    return tuple((_taken(row), bool(row.holds)) for row in rows)
