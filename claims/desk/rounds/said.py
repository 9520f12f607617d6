"""Claims as each reviewer of a round has them: the proposal with what they changed laid over it.

Of a claim that nobody proposed it is the claim as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.desk.rounds.units import Unit
from claims.store.queries import detail
from claims.store.review.claim_state import read_states
from claims.store.review.replay import State, laid_over

SAYS = ("confirm", "correct", "make")
"""Verdicts after which a claim says something that can be compared."""


@dataclass(frozen=True, slots=True)
class Said:
    """A thing of a round with its kind, and what it says by each reviewer who has it."""

    unit: Unit
    kind: str
    states: Mapping[str, State]


def said_of(session: Session, units: Sequence[Unit]) -> list[Said]:
    """Return what each thing says by each reviewer; nobody of those who rejected, doubted or missed it."""
    known = detail.proposals_of(session, [unit.claim for unit in units if unit.claim is not None])
    as_rows = read_states(session, "claim", [claim for claim, (_, proposed) in known.items() if not proposed])
    found = []
    for unit in units:
        kind, proposed = known.get(unit.claim or 0, (unit.kind or "", {}))
        stands = proposed or as_rows.get(unit.claim or 0, {})
        states = {
            one.reviewer: laid_over(stands, one.became) if unit.claim is not None else one.became
            for one in unit.opinions
            if one.verdict in SAYS
        }
        found.append(Said(unit, kind, states))
    return found
