"""Weights of links learned from the pairs that people judged, and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from sqlalchemy.orm import Session

from claims.calibration import Trial
from claims.errors import DecisionError
from claims.link_weights import Pair, fit, trial
from claims.store.learning import link_weights
from claims.store.learning.link_weights import Thing

ENOUGH = 20
"""With fewer judged pairs, or fewer than ``EACH`` the same or different, nothing can be learned."""
EACH = 4


@dataclass(frozen=True, slots=True)
class LearnedWeights:
    """Weights in use: their number, how they did on pairs left out, and how many proposals they changed."""

    weights_id: int
    trial: Trial
    changed: int


def learn_weights(session: Session, reviewer: str, thing: Thing) -> LearnedWeights:
    """Refit the weights of a link's reasons from the pairs judged same or different, and use them.

    They give the open proposals their score and their order, now and from now on; what is joined stays
    joined. What half of the pairs teaches is tried on the other half first.

    Raises:
        DecisionError: too few pairs are judged, or it would not help; then nothing changes.
    """
    found = link_weights.judged(session, thing)
    same = sum(pair.same for pair in found.values())
    if len(found) < ENOUGH or min(same, len(found) - same) < EACH:
        raise DecisionError(
            f"{len(found)} proposed pairs of {thing}s are judged, {same} of them the same; learning wants "
            f"{ENOUGH}, and {EACH} of each."
        )
    tried = trial(_halves(found))
    if not tried.helps:
        raise DecisionError(
            f"Learned weights would not help: on pairs they were not made from, the loss would go from "
            f"{tried.loss_before:.3f} to {tried.loss_after:.3f}. The shipped scores stay in use."
        )
    number = link_weights.insert(session, thing, reviewer, fit(list(found.values())), tried)
    return LearnedWeights(number, tried, link_weights.apply(session, thing))


def undo_weights(session: Session, thing: Thing) -> int:
    """Take the weights in use back; return how many proposals have their earlier score back.

    Raises:
        DecisionError: there are none.
    """
    used = link_weights.in_use(session, thing)
    if used is None:
        raise DecisionError(f"No learned weights of {thing}s are in use: there is nothing to take back.")
    link_weights.retract(session, used[0])
    return link_weights.apply(session, thing)


def _halves(found: Mapping[int, Pair]) -> tuple[list[Pair], list[Pair]]:
    """Split by a hash of the id: neighbours are often of one article."""
    halves: tuple[list[Pair], list[Pair]] = [], []
    for link_id, pair in found.items():
        halves[crc32(str(link_id).encode()) % 2].append(pair)
    return halves
