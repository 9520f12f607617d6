"""Decisions, written with what they change in one transaction.

Decisions taken as one share a ``batch``. Undoing appends decisions with the action ``undo`` that name what
they undo; redoing appends decisions with the action ``redo`` that undo those. A decision *holds* while
nothing undoes it.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from sqlalchemy import insert
from sqlalchemy.orm import Session

from claims.errors import DecisionError
from claims.store.linking.clusters import refresh_actors, refresh_events
from claims.store.models import Decision
from claims.store.models.base import table_of
from claims.store.review.claim_state import Target, TargetKind, write_states
from claims.store.review.replay import State
from claims.store.rounds.holding import held_claims

KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
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
