"""Intervals for a share: exact for a simple sample, and for weighted ones by their effective size.

Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
Biometrika 26 (1934); Korn and Graubard, "Confidence intervals for proportions with small expected number of
positive counts estimated from survey data", Survey Methodology 24 (1998).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, lgamma, log, log1p

STEPS = 40
"""Halvings of the unit interval: to a part in 10^12."""


def clopper_pearson(right: float, judged: float, level: float = 0.95) -> tuple[float, float]:
    """Return the exact two-sided interval for the share behind ``right`` of ``judged``.

    Both may be fractions, as effective sizes are. Before any judgement the interval is (0, 1).
    """
    tail = (1 - level) / 2
    return lower_bound(right, judged, 1 - tail), 1 - lower_bound(judged - right, judged, 1 - tail)


@lru_cache(maxsize=10_000)
def lower_bound(right: float, judged: float, level: float = 0.95) -> float:
    """Return the exact one-sided lower bound: below it, ``right`` has a chance under 1 - ``level``."""
    if judged <= 0 or right <= 0:
        return 0.0
    return _solve(lambda share: regularised_beta(share, right, judged - right + 1), 1 - level)


def size_for(bar: float, expected: float, level: float = 0.95, most: int = 10_000) -> int | None:
    """Return the smallest sample whose lower bound passes ``bar`` where ``expected`` of it are right.

    ``None`` where no sample of ``most`` or fewer does: what is expected is too close to the bar.
    """
    if expected <= bar:
        return None
    low, high = 1, most
    if lower_bound(expected * high, high, level) < bar:
        return None
    while low < high:
        middle = (low + high) // 2
        if lower_bound(expected * middle, middle, level) >= bar:
            high = middle
        else:
            low = middle + 1
    return low


def _solve(rising: Callable[[float], float], target: float) -> float:
    """Return where a rising function of the unit interval reaches ``target``."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if rising(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def regularised_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for ``a`` > 0 and ``b`` > 0.

    The continued fraction of Lentz's method, as in Press et al., Numerical Recipes, §6.4.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - regularised_beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float, tiny: float = 1e-300) -> float:
    def apart(value: float) -> float:
        return value if abs(value) > tiny else tiny

    above, below = 1.0, 1 / apart(1 - (a + b) * x / (a + 1))
    result = below
    for m in range(1, 10_000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            below = 1 / apart(1 + numerator * below)
            above = apart(1 + numerator / above)
            step = above * below
            result *= step
        if abs(step - 1) < 1e-14:
            break
    return result
