"""Learning from decisions: calibrating the confidence, taking that back, and checking the decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from sqlalchemy.orm import Session

from claims.calibration import Calibration, JudgedClaim, Trial, fit, trial, weighted
from claims.errors import DecisionError
from claims.store.learning import calibrations

ENOUGH = 40
"""With fewer judgements nothing can be learned or checked."""
ODD = 0.1
"""A verdict is odd where the others of its rule and band make it less likely than this."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A calibration: its number, how it did where it was tried, and how many claims it changed."""

    calibration_id: int
    trial: Trial
    changed: int


@dataclass(frozen=True, slots=True)
class OddVerdict:
    """A decided claim whose verdict its like contradict, and how likely they make it."""

    claim_id: int
    right: bool
    likelihood: float


def calibrate(session: Session, reviewer: str, undecided: bool = False) -> Learned:
    """Learn from all decisions how sure to be, and use that for what is imported from now on.

    With ``undecided`` the undecided claims get the new confidence too; decided ones never change. What is
    learned from half of the decisions is tried on the other half first, both ways.

    Raises:
        DecisionError: there are too few decisions, or it would not help; then nothing changes.
    """
    found = calibrations.judgements(session)
    if len(found) < ENOUGH:
        raise DecisionError(f"{len(found)} claims are decided; calibrating wants {ENOUGH} at least.")
    judged = dict(zip(found, weighted(list(found.values()), calibrations.totals(session)), strict=True))
    tried = trial(_halves(judged))
    _refuse_unhelpful(tried)
    number = calibrations.insert(session, reviewer, fit(judged.values()), tried)
    return Learned(number, tried, calibrations.apply(session) if undecided else 0)


def _refuse_unhelpful(tried: Trial) -> None:
    if not tried.helps:
        raise DecisionError(
            f"Calibrating would not help: tried on decisions it was not made from, the error would go from "
            f"{tried.error_before:.3f} to {tried.error_after:.3f}. The shipped confidence stays in use."
        )


def undo_calibration(session: Session) -> tuple[int, int]:
    """Take the calibration in use back; return its number and how many claims got their confidence back.

    Raises:
        DecisionError: there is none.
    """
    used = calibrations.in_use(session)
    if used is None:
        raise DecisionError("No calibration is in use: there is nothing to take back.")
    calibrations.retract(session, used[0])
    return used[0], calibrations.apply(session)


def odd_verdicts(session: Session, most: int = 100) -> list[OddVerdict]:
    """Return the decided claims whose verdict looks wrong, the oddest first.

    Each is judged by the others: those of its rule and band without itself (as confident learning does for
    labels, Northcutt, Jiang & Chuang 2021).
    """
    found = calibrations.judgements(session)
    everything = fit(found.values())
    odd = []
    for claim_id, each in found.items():
        sure = _without(everything, each).confidence(each.kind, each.rule, each.confidence, each.agreed)
        likelihood = sure if each.right else 1 - sure
        if likelihood < ODD:
            odd.append(OddVerdict(claim_id, each.right, likelihood))
    return sorted(odd, key=lambda one: (one.likelihood, one.claim_id))[:most]


def _without(made: Calibration, one: JudgedClaim) -> Calibration:
    """Return a calibration without one of the judgements it was made from."""
    less = fit([one]).cells
    cells = {at: type(cell)(made.cells[at].judged - cell.judged, made.cells[at].right - cell.right)
             for at, cell in less.items()}  # fmt: skip
    return Calibration(cells)


def _halves(judged: Mapping[int, JudgedClaim]) -> tuple[list[JudgedClaim], list[JudgedClaim]]:
    """Split by a hash of the id: neighbours in a queue often have the same verdict."""
    halves: tuple[list[JudgedClaim], list[JudgedClaim]] = [], []
    for claim_id, each in judged.items():
        halves[crc32(str(claim_id).encode()) % 2].append(each)
    return halves
