"""Judgements that two actors are the same or different. Clusters follow; no mention is rewritten."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from itertools import pairwise
from typing import cast

from sqlalchemy.orm import Session

from claims.desk.cards import LinkCard, Verdict
from claims.desk.history.wording import THINGS, when
from claims.errors import ChangedSinceError, DecisionError
from claims.store.linking import link_queries
from claims.store.linking.clusters import Member, canonical, components, joined, members
from claims.store.linking.link_queries import StoredLink, Thing
from claims.store.models import Actor, Event
from claims.store.review.claim_state import Target, TargetKind
from claims.store.review.decisions import Step, take
from claims.store.review.labels import named

ACTION = {"same": "merge", "different": "refuse", "unsure": "unsure"}
MEMBER: dict[Thing, Member] = {"actor": Actor, "event": Event}


def judge(session: Session, reviewer: str, card: LinkCard, verdict: Verdict) -> Target:
    """Give a verdict over a pair as the reviewer saw it.

    Raises:
        ChangedSinceError: somebody judged it first.
        DecisionError: the verdict contradicts what was said of others in their clusters.
    """
    link = link_queries.link(session, card.of, card.id)
    if link is None or link.retracted:
        raise DecisionError("This proposal was withdrawn; go on to the next.")
    if (link.judgement, link.decided_at) != (card.judgement, card.decided_at):
        raise ChangedSinceError(
            f"{link.decided_by} called them {link.judgement} {when(link.decided_at)}: look again first."
        )
    if verdict == "same":
        _refuse_contradiction(session, card.of, link.left_id, link.right_id, link.id)
    step = _step(card.of, link, verdict, reviewer)
    take(session, reviewer, ACTION[verdict], [step])
    if verdict == "different":
        _refuse_joined(session, card.of, link)
    return step.target


def merge(session: Session, reviewer: str, thing: Thing, left_id: int, right_id: int) -> Target:
    """Say of any two that they are the same; of a pair that was judged, this is another judgement.

    Raises:
        DecisionError: they are one already, one does not exist, or somebody said they are not the same.
    """
    left, right = (_head(session, thing, one) for one in (left_id, right_id))
    if left == right:
        raise DecisionError(f"These {thing}s are one already.")
    judged = link_queries.between(session, thing, left_id, right_id)
    _refuse_contradiction(session, thing, left, right, judged.id if judged else None)
    pair = (left_id, right_id) if judged else (left, right)
    step = say(session, reviewer, thing, *pair, "same")
    take(session, reviewer, "merge", [step])
    return step.target


def split(session: Session, reviewer: str, thing: Thing, member_id: int) -> Target:
    """Take one member out of its cluster, and keep the others together.

    Raises:
        DecisionError: it stands alone.
    """
    steps = apart_steps(session, reviewer, thing, [member_id])
    take(session, reviewer, "split", steps)
    return steps[0].target


def apart_steps(session: Session, reviewer: str, thing: Thing, leaving: Collection[int]) -> list[Step]:
    """Return the steps that take ``leaving`` out of a cluster and keep the rest of it together.

    Raises:
        DecisionError: nothing would be left.
    """
    model = MEMBER[thing]
    stay = [one for one in members(session, model, leaving) if one not in leaving]
    if not stay:
        raise DecisionError(f"This {thing} stands alone; there is nothing to split it from.")
    same = joined(session, model, [*leaving, *stay])
    cut = [pair for pair in same if (pair[0] in leaving) != (pair[1] in leaving)]
    steps = [say(session, reviewer, thing, *pair, "different") for pair in sorted(cut)]
    for one, other in pairwise(components(stay, same)):
        if link_queries.apart(session, thing, one, other) is None:
            steps.append(say(session, reviewer, thing, one[0], other[0], "same"))
    return steps


def say(
    session: Session, reviewer: str, thing: Thing, left_id: int, right_id: int, judgement: Verdict
) -> Step:
    """Return the step that puts a judgement over a pair in force."""
    link = link_queries.between(session, thing, left_id, right_id)
    return _step(
        thing,
        link or link_queries.add(session, thing, left_id, right_id, judgement, reviewer),
        judgement,
        reviewer,
    )


def _step(thing: Thing, link: StoredLink, judgement: Verdict, reviewer: str) -> Step:
    target = Target(cast("TargetKind", f"{thing}_link"), link.id)
    if link.retracted:
        return Step(target, {"retracted_at": link.decided_at.isoformat()}, {"retracted_at": None})
    was = {
        "judgement": link.judgement,
        "decided_by": link.decided_by,
        "decided_at": link.decided_at.isoformat(),
    }
    now = datetime.now(UTC).isoformat()
    return Step(target, was, {"judgement": judgement, "decided_by": reviewer, "decided_at": now})


def _head(session: Session, thing: Thing, member_id: int) -> int:
    found = canonical(session, MEMBER[thing], member_id)
    if found is None:
        raise DecisionError(f"There is no {thing} {member_id}.")
    return found


def _refuse_contradiction(session: Session, thing: Thing, left: int, right: int, own: int | None) -> None:
    if thing == "quote":
        return
    clusters = [members(session, MEMBER[thing], [one]) for one in (left, right)]
    said = link_queries.apart(session, thing, clusters[0], clusters[1])
    if said is None or said.id == own:
        return
    raise DecisionError(
        f"{said.decided_by} said {when(said.decided_at)} that {_named(session, thing, said)} are different: "
        f"judge that pair again first, or split one off."
    )


def _refuse_joined(session: Session, thing: Thing, link: StoredLink) -> None:
    if thing != "quote" and _head(session, thing, link.left_id) == _head(session, thing, link.right_id):
        raise DecisionError(
            f"{_named(session, thing, link)} are still joined through others: split one of them off instead."
        )


def _named(session: Session, thing: Thing, link: StoredLink) -> str:
    target = Target(cast("TargetKind", f"{thing}_link"), link.id)
    return named(session, [target]).get(target, f"this {THINGS[target.kind][0]}")
