"""Decisions made of votes: by the policy of a round, or as a person takes one reviewer's opinion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from claims.desk.rounds.coding import AFTER_VOTE
from claims.desk.rounds.units import MISSED, Opinion, Unit
from claims.document import Span
from claims.errors import DecisionError
from claims.store.known_kinds import kind_named
from claims.store.review import manual_claims
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decision_log import versions
from claims.store.review.decisions import Step, take
from claims.store.review.replay import laid_over, part
from claims.store.rounds import votes

Chosen = tuple[Unit, Opinion]


def by_policy(units: Iterable[Unit], policy: str, seats: int) -> list[Chosen]:
    """Return what the policy settles: what all say, or most; nothing where every unit is adjudicated.

    A unit with fewer opinions than the round has seats is not settled.
    """
    found: list[Chosen] = []
    for unit in units:
        opinion = unit.majority() if policy == "majority" else unit.agreed
        if policy != "adjudicate" and opinion is not None and len(unit.opinions) >= seats:
            found.append((unit, opinion))
    return found


def settle(session: Session, reviewer: str, round_name: str, chosen: Sequence[Chosen]) -> list[int]:
    """Take the decisions that these opinions ask for as one undoable step; return the claims.

    Each decision names its votes. Where nobody was right to make a claim it is kept as a rejected one.
    """
    steps: list[Step] = []
    rests: dict[int, tuple[int, ...]] = {}
    for unit, opinion in chosen:
        note = f"round {round_name}: votes {', '.join(map(str, unit.votes))}"
        step = (
            _made(session, unit, opinion, note) if unit.claim is None else _step(session, unit, opinion, note)
        )
        steps.append(step)
        rests[step.target.id] = unit.votes
    if not steps:
        return []
    take(session, reviewer, "adjudicate", steps)
    votes.rest_on(session, rests)
    return list(rests)


def _step(session: Session, unit: Unit, opinion: Opinion, note: str) -> Step:
    """Return the step that makes a claim what somebody said of it."""
    claim = unit.claim or 0
    found = versions(session, [claim]).get(claim)
    if found is None:
        raise DecisionError(f"There is no claim {claim}.")
    _, status, flag, _ = found
    if opinion.verdict == "correct":
        became = {**opinion.became, "status": "corrected"}
    else:
        became = {"status": AFTER_VOTE[opinion.verdict]}
    if flag is not None:
        became["flag"] = None
    was = part(read_states(session, "claim", [claim])[claim], became)
    said = f"{note}; {opinion.note}" if opinion.note else note
    return Step(Target("claim", claim), {**was, "status": status}, became, action=opinion.verdict, note=said)


def _made(session: Session, unit: Unit, opinion: Opinion, note: str) -> Step:
    """Return the step that makes a claim, as the opinion has it; rejected where that is to have missed it."""
    missed = opinion.verdict == MISSED
    maker = next(one for one in unit.opinions if one.verdict == "make") if missed else opinion
    kind, said = unit.kind or "", maker.became
    start, end = said["spans"][kind_named(kind).main][0]
    claim = manual_claims.add_claim(session, unit.target, kind, Span(start, end), said["fields"])
    blank = read_states(session, "claim", [claim])[claim]
    became = {**laid_over(blank, said), "status": "rejected" if missed else "confirmed"}
    manual_claims.put_on_record(session, claim, became)
    action, told = "reject" if missed else "create", f"{note}; {opinion.note}" if opinion.note else note
    return Step(Target("claim", claim), {"status": "withdrawn"}, became, action=action, note=told)
