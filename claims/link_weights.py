"""Scores of links learned from judged pairs: a logistic regression on the reasons for a link. Pure.

The prior is the shipped score: with nothing judged the weights give it back. Every reason adds or takes log
odds, drawn towards none by a normal prior, so that few judgements do not speak too loud (as the matchers of
nomenklatura do, which are logistic regressions too).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from claims.calibration import JudgedClaim, Trial, error, log_loss

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVEL, SHIPPED = "level", "shipped"
"""Features that every pair has: one, and the log odds of the shipped score."""
PRIOR = {LEVEL: (0.0, 0.5), SHIPPED: (1.0, 4.0)}
"""Mean and precision of the prior of those weights; the others have …"""
REASON = (0.0, 1.0)
STEPS = 25
LEAST, MOST = 0.01, 0.99
"""No score is less or more."""
_NAMES = re.compile(r"“[^”]*”|\b[^\W\d_a-z][\w'’.-]*|\d+")
_RUN = re.compile(r"…(?:[\s,]+(?:and\s+)?…)+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A judged pair: the shipped score, the reasons for and against it, and whether the two are the same."""

    score: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds by feature; what was never seen has none."""

    weights: Mapping[str, float]

    def score(self, shipped: float, speaks_for: Iterable[str], speaks_against: Iterable[str]) -> float:
        """Return how likely the two are the same, 0 to 1, where the rules say ``shipped``."""
        known = features(shipped, speaks_for, speaks_against)
        odds = sum(self.weights.get(name, 0.0) * value for name, value in known.items())
        return round(min(max(1 / (1 + exp(-odds)), LEAST), MOST), 4)


def features(shipped: float, speaks_for: Iterable[str], speaks_against: Iterable[str]) -> Mapping[str, float]:
    """Return the features of a pair; names and numbers in a reason make no difference."""
    sure = min(max(shipped, LEAST), MOST)
    found = {LEVEL: 1.0, SHIPPED: log(sure / (1 - sure))}
    found |= {f"for {kind_of(reason)}": 1.0 for reason in speaks_for}
    return found | {f"against {kind_of(reason)}": 1.0 for reason in speaks_against}


def kind_of(reason: str) -> str:
    """Return a reason without the names, quoted words and numbers in it."""
    return _RUN.sub("…", _NAMES.sub("…", reason))


def fit(pairs: Sequence[Pair]) -> Weights:
    """Return the weights that are the likeliest after these judgements, by Newton's method."""
    import numpy as np  # imported lazily: slow to load

    known = [features(pair.score, pair.speaks_for, pair.speaks_against) for pair in pairs]
    names = sorted({LEVEL, SHIPPED, *(name for one in known for name in one)})
    rows = np.array([[one.get(name, 0.0) for name in names] for one in known]).reshape(-1, len(names))
    same = np.array([pair.same for pair in pairs], dtype=float)
    mean, precision = (np.array([PRIOR.get(name, REASON)[at] for name in names]) for at in (0, 1))
    weights: NDArray[np.float64] = mean.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (same - chance) - precision * (weights - mean)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(precision)
        weights = weights + np.linalg.solve(bend, slope)
    return Weights({name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)})


def trial(halves: tuple[Sequence[Pair], Sequence[Pair]]) -> Trial:
    """Return how weights made from each half do on the other."""
    before: list[tuple[float, JudgedClaim]] = []
    after: list[tuple[float, JudgedClaim]] = []
    for made_from, tried_on in (halves, halves[::-1]):
        made = fit(made_from)
        for pair in tried_on:
            judged = JudgedClaim("link", "", pair.score, pair.same)
            before.append((pair.score, judged))
            after.append((made.score(pair.score, pair.speaks_for, pair.speaks_against), judged))
    return Trial(len(before), log_loss(before), log_loss(after), error(before), error(after))
