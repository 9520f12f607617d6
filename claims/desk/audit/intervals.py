"""Intervals for a share: exact for a simple sample, and for weighted ones by their effective size.

Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
Biometrika 26 (1934); the same where the population is counted: Wright, Exact Confidence Bounds when Sampling
from Small Finite Universes, Springer 1991; Korn and Graubard, "Confidence intervals for proportions with
small expected number of positive counts estimated from survey data", Survey Methodology 24 (1998).
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


def finite_interval(right: int, judged: int, size: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact two-sided interval for the share of ``size`` claims of which ``judged`` were drawn.

    It is as wide as that of Clopper and Pearson where few of many were drawn, and nothing where all were.
    """
    sure = 1 - (1 - level) / 2
    return finite_bound(right, judged, size, sure), 1 - finite_bound(judged - right, judged, size, sure)


@lru_cache(maxsize=10_000)
def finite_bound(right: int, judged: int, size: int, level: float = 0.95) -> float:
    """Return the exact one-sided lower bound for the share of ``size`` claims of which ``judged`` were drawn.

    With fewer right among them, ``right`` of the drawn has a chance of 1 - ``level`` or less.
    """
    low, high = right, size - (judged - right)
    while low < high:
        middle = (low + high) // 2
        if _tail(right, judged, middle, size) > 1 - level:
            high = middle
        else:
            low = middle + 1
    return low / size if size else 0.0


def size_for(bar: float, expected: float, level: float, size: int) -> int | None:
    """Return the smallest sample of ``size`` claims that passes ``bar`` where ``expected`` of it are right.

    ``None`` where what is expected is not above the bar.
    """
    if expected <= bar:
        return None

    def passes(judged: int) -> bool:
        return finite_bound(judged - round(judged * (1 - expected)), judged, size, level) >= bar

    low, high = 1, size
    while low < high:
        middle = (low + high) // 2
        if passes(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _tail(right: int, judged: int, good: int, size: int) -> float:
    """Return the chance that ``right`` or more of ``judged`` are among the ``good`` ones of ``size``."""
    if right > (judged + 1) * (good + 1) // (size + 2):  # the most likely number
        return _added(right, judged, good, size)
    return 1 - _added(judged - right + 1, judged, size - good, size)


def _added(least: int, judged: int, good: int, size: int) -> float:
    """Return the chance of ``least`` or more, where more are less likely one after the other."""
    first = max(least, judged - (size - good))
    if first > min(judged, good):
        return 0.0
    chance = exp(_log_ways(good, first) + _log_ways(size - good, judged - first) - _log_ways(size, judged))
    total = 0.0
    for drawn in range(first, min(judged, good) + 1):
        total += chance
        chance *= (good - drawn) * (judged - drawn) / ((drawn + 1) * (size - good - judged + drawn + 1))
        if chance < total * 1e-15:
            break
    return total


def _log_ways(many: int, some: int) -> float:
    return lgamma(many + 1) - lgamma(some + 1) - lgamma(many - some + 1)


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
