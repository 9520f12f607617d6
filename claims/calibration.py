"""Confidence recalibrated by decisions: how often claims of a rule and band proved right. Pure.

Each cell is a beta-binomial: the shipped confidence is the prior, worth ``STRENGTH`` judgements. A kind and
band is updated first, and is the prior of each of its rules, so that a rule with few judgements leans on the
others of its kind (Gelman et al., Bayesian Data Analysis, §5.3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

BANDS = (0.95, 0.9, 0.8, 0.6, 0.0)
"""Lower ends of the bands of confidence."""
STRENGTH = 20.0
"""Judgements that the prior of a cell is worth."""
LEAST, MOST = 0.01, 0.99
"""No confidence is less or more: nothing is impossible, and nothing certain."""
ANY = ""
"""Stands for all rules of a kind."""
AGREED = "+"
"""Stands for the claims of a kind that two readers propose alike."""
AGREEMENT = 2.0
"""The factor on the odds where a second reader agrees, before any of that was judged."""


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A decided claim: how sure the extractor was, and whether it was right as it stood.

    ``weight`` is how many claims it stands for, since uncertain claims are judged more often than others.
    """

    kind: str
    rule: str
    confidence: float
    right: bool
    weight: float = 1.0
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What was judged of one kind, rule and band: its weight, and the weight of what was right."""

    judged: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Cells by kind, rule (``ANY`` for all of a kind) and lower end of the band."""

    cells: Mapping[tuple[str, str, float], Cell]

    def confidence(self, kind: str, rule: str, shipped: float, agreed: bool = False) -> float:
        """Return how sure to be of a claim of which the extractor was ``shipped`` sure.

        ``agreed`` says that a second reader proposes it too: that makes it surer, by how often it did before.
        """
        found = shipped
        for name in (ANY, rule, AGREED) if agreed else (ANY, rule):
            if name == AGREED:
                found = AGREEMENT * found / (AGREEMENT * found + 1 - found)
            cell = self.cells.get((kind, name, band(shipped)))
            if cell is not None:
                found = (STRENGTH * found + cell.right) / (STRENGTH + cell.judged)
        return min(max(found, LEAST), MOST)


def band(confidence: float) -> float:
    """Return the lower end of the band that a confidence lies in."""
    return next(low for low in BANDS if confidence >= low)


def fit(judgements: Iterable[JudgedClaim]) -> Calibration:
    """Return the calibration that the judgements give."""
    judged: defaultdict[tuple[str, str, float], float] = defaultdict(float)
    right: defaultdict[tuple[str, str, float], float] = defaultdict(float)
    for each in judgements:
        for name in (ANY, each.rule, AGREED) if each.agreed else (ANY, each.rule):
            at = (each.kind, name, band(each.confidence))
            judged[at] += each.weight
            right[at] += each.weight * each.right
    return Calibration({at: Cell(judged[at], right[at]) for at in judged})


def weighted(judgements: Sequence[JudgedClaim], totals: Mapping[tuple[str, float], int]) -> list[JudgedClaim]:
    """Return the judgements, each with the number of claims it stands for; the mean weight is 1.

    ``totals`` counts all claims by kind and band: where few of many were judged, each stands for more.
    """
    counts: defaultdict[tuple[str, float], int] = defaultdict(int)
    for each in judgements:
        counts[each.kind, band(each.confidence)] += 1
    raw = [totals.get(at := (each.kind, band(each.confidence)), 0) / counts[at] for each in judgements]
    mean = sum(raw) / len(raw) if raw else 1.0
    return [replace(each, weight=weight / mean) for each, weight in zip(judgements, raw, strict=True)]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a calibration did on judgements it was not made from: log loss and calibration error."""

    judged: int
    loss_before: float
    loss_after: float
    error_before: float
    error_after: float

    @property
    def helps(self) -> bool:
        """Say whether the confidence is nearer to the truth afterwards."""
        return self.loss_after < self.loss_before and self.error_after <= self.error_before


def trial(halves: tuple[Sequence[JudgedClaim], Sequence[JudgedClaim]]) -> Trial:
    """Return how a calibration made from each half does on the other."""
    before: list[tuple[float, JudgedClaim]] = []
    after: list[tuple[float, JudgedClaim]] = []
    for made_from, tried_on in (halves, halves[::-1]):
        made = fit(made_from)
        before += [(each.confidence, each) for each in tried_on]
        after += [
            (made.confidence(each.kind, each.rule, each.confidence, each.agreed), each) for each in tried_on
        ]
    return Trial(len(before), log_loss(before), log_loss(after), error(before), error(after))


def log_loss(said: Sequence[tuple[float, JudgedClaim]]) -> float:
    """Return the mean surprise, in nats, weighted."""
    total = sum(each.weight for _, each in said) or 1.0
    return -sum(each.weight * log(sure if each.right else 1 - sure) for sure, each in _bounded(said)) / total


def error(said: Sequence[tuple[float, JudgedClaim]]) -> float:
    """Return the expected calibration error by bands (Naeini, Cooper & Hauskrecht 2015), weighted."""
    held: defaultdict[float, list[tuple[float, JudgedClaim]]] = defaultdict(list)
    for sure, each in said:
        held[band(sure)].append((sure, each))
    gaps = (abs(sum(each.weight * (sure - each.right) for sure, each in some)) for some in held.values())
    return sum(gaps) / (sum(each.weight for _, each in said) or 1.0)


def _bounded(said: Sequence[tuple[float, JudgedClaim]]) -> list[tuple[float, JudgedClaim]]:
    return [(min(max(sure, LEAST), MOST), each) for sure, each in said]
