"""Decisions: taken and written with what they change in one transaction, and read back.

Decisions taken as one share a ``batch``. Undoing appends decisions with the action ``undo`` that name what
they undo; redoing appends decisions with the action ``redo`` that undo those. A decision *holds* while
nothing undoes it.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import cast, get_args

from sqlalchemy import ColumnElement, Row, Select, and_, exists, false, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from claims.errors import DecisionError
from claims.store.batches import batches
from claims.store.linking.clusters import refresh_actors, refresh_events
from claims.store.models import Claim, Decision
from claims.store.models.base import table_of
from claims.store.review.claim_state import Target, TargetKind, write_states
from claims.store.review.replay import State
from claims.store.rounds.holding import held_claims

KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
ABOUT = 500
"""The most rows of a kind whose history is read."""
AT_ONCE = 1_000
"""Steps written by one statement; after each, somebody may be told how far it is."""
Tell = Callable[[int, int], None]
"""Takes how much of a long decision is done, and how much there is."""
COLUMN = {kind: table_of(Decision).c[f"{kind}_id"] for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a decision: what it is about, what that was, what it became, what it undoes.

    ``action`` and ``note`` are its own where they are not those of the whole decision.
    """

    target: Target
    was: State
    became: State
    undoes: int | None = None
    action: str | None = None
    note: str | None = None


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


def take(
    session: Session,
    reviewer: str,
    action: str,
    steps: Sequence[Step],
    note: str | None = None,
    tell: Tell | None = None,
) -> None:
    """Change the rows and append the decisions that say so; clusters follow the links at once.

    ``tell`` is told how many of the steps are written, and how many there are.

    Raises:
        DecisionError: an open round holds a claim, and a verdict here would be seen by those who vote there.
    """
    _refuse_held(session, [step.target.id for step in steps if step.target.kind == "claim"])
    at, batch = datetime.now(UTC), uuid.uuid4().hex if len(steps) > 1 else None
    given = {"at": at, "reviewer": reviewer, "action": action, "note": note, "batch": batch}
    for start in range(0, len(steps), AT_ONCE):
        if tell is not None:
            tell(start, len(steps))
        _write(session, steps[start : start + AT_ONCE], given)
    refresh_actors(session, [step.target.id for step in steps if step.target.kind == "actor_link"])
    refresh_events(session, [step.target.id for step in steps if step.target.kind == "event_link"])


def _refuse_held(session: Session, claims: Sequence[int]) -> None:
    held = held_claims(session, claims)
    if held:
        claim, name = min(held.items())
        some = f"Claim {claim} is" if len(held) == 1 else f"{len(held)} claims, {claim} among them, are"
        raise DecisionError(f"{some} in the open round “{name}”: vote there, or close it first.")


def _write(session: Session, steps: Sequence[Step], given: Mapping[str, object]) -> None:
    changes: dict[TargetKind, dict[int, State]] = defaultdict(dict)
    for step in steps:
        changes[step.target.kind][step.target.id] = step.became
    for kind, states in changes.items():
        write_states(session, kind, states)
    rows = [
        {
            **{f"{kind}_id": step.target.id if kind == step.target.kind else None for kind in KINDS},
            **given, "action": step.action or given["action"], "note": step.note or given["note"],
            "was": step.was, "became": step.became, "undoes_id": step.undoes,
        }
        for step in steps
    ]  # fmt: skip
    session.connection().execute(insert(table_of(Decision)), rows)


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
