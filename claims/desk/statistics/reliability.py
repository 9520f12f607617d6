"""Coefficients of agreement between coders: alpha, kappa, AC1, and F1 of spans. Pure: values in, numbers out.

A *unit* is what was coded, such as a claim; its values are those the coders gave, in no order, without those
who gave none. A unit with one value says nothing about agreement, and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)
Item = TypeVar("Item")
Unit = Sequence[Value]
Distance = Callable[[Value, Value], float]
Coefficient = Callable[[Sequence[Unit[Value]]], float | None]


def nominal(left: object, right: object) -> float:
    """Return 0 where two values are the same, else 1."""
    return float(left != right)


def interval(left: float, right: float) -> float:
    """Return the squared difference of two numbers, such as days."""
    return (left - right) ** 2


def masi(left: frozenset[str], right: frozenset[str]) -> float:
    """Return how far two sets are apart, 0 to 1: by what they share, and whether one holds the other.

    MASI (Passonneau 2006, "Measuring agreement on set-valued items"): 1 − Jaccard × monotonicity.
    """
    if left == right:
        return 0.0
    shared = left & right
    monotonicity = 2 / 3 if shared in (left, right) else 1 / 3
    return 1 - len(shared) / len(left | right) * (monotonicity if shared else 0)


def paired(units: Iterable[Unit[Value]]) -> list[Unit[Value]]:
    """Return the units that two coders or more gave a value."""
    return [unit for unit in units if len(unit) > 1]


def percent(units: Iterable[Unit[Value]]) -> float | None:
    """Return the share of pairs of values that are the same, each unit counting once."""
    usable = paired(units)
    return sum(map(_same, usable)) / len(usable) if usable else None


def _same(unit: Unit[Value]) -> float:
    """Return the share of the pairs of a unit's values that are the same."""
    pairs = len(unit) * (len(unit) - 1)
    return sum(count * (count - 1) for count in Counter(unit).values()) / pairs


def alpha(units: Iterable[Unit[Value]], distance: Distance[Value] = nominal) -> float | None:
    """Return Krippendorff's alpha for any number of coders, with values missing, under a distance.

    Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability". ``None`` where there is nothing to
    compare or all values are the same: then there is no variation to be reliable about.
    """
    usable = paired(units)
    totals = Counter(value for unit in usable for value in unit)
    count = sum(totals.values())
    expected = 2 * sum(
        totals[left] * totals[right] * distance(left, right) for left, right in combinations(totals, 2)
    )
    if not expected:
        return None
    observed = sum(
        2 * sum(distance(left, right) for left, right in combinations(unit, 2)) / (len(unit) - 1)
        for unit in usable
    )
    return 1 - (count - 1) * observed / expected


def cohen(pairs: Sequence[tuple[Value, Value]]) -> float | None:
    """Return Cohen's kappa (Cohen 1960) of two coders' values; ``None`` where chance explains everything."""
    if not pairs:
        return None
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    chance = sum(lefts[value] * rights[value] for value in lefts) / len(pairs) ** 2
    observed = sum(left == right for left, right in pairs) / len(pairs)
    return _beyond(observed, chance)


def fleiss(units: Iterable[Unit[Value]]) -> float | None:
    """Return Fleiss' kappa (Fleiss 1971): chance is how often each value is given, by all coders together.

    Units may have different numbers of coders; each counts once.
    """
    usable = paired(units)
    shares = _shares(usable)
    return _beyond(percent(usable) or 0.0, sum(share**2 for share in shares.values())) if usable else None


def ac1(units: Iterable[Unit[Value]], values: Collection[Value] = ()) -> float | None:
    """Return Gwet's AC1 (Gwet 2008, "Computing inter-rater reliability … in the presence of high agreement").

    It does not fall where nearly everything has the same value, as kappa does. ``values`` are all that could
    have been given; without them those that were.
    """
    usable = paired(units)
    if not usable:
        return None
    shares = _shares(usable)
    kinds = len({*values, *shares})
    chance = sum(share * (1 - share) for share in shares.values()) / (kinds - 1) if kinds > 1 else 0.0
    return _beyond(percent(usable) or 0.0, chance)


def _shares(units: Sequence[Unit[Value]]) -> dict[Value, float]:
    """Return the mean share of each value in a unit."""
    shares: Counter[Value] = Counter()
    for unit in units:
        for value, count in Counter(unit).items():
            shares[value] += count / len(unit)  # type: ignore[assignment]  # a Counter adds fractions as well
    return {value: share / len(units) for value, share in shares.items()}


def _beyond(observed: float, chance: float) -> float | None:
    return None if chance >= 1 else (observed - chance) / (1 - chance)


def f1(left: Collection[Hashable], right: Collection[Hashable]) -> float | None:
    """Return the F1 of two sets, of spans or of the characters in them; ``None`` where both are empty."""
    first, second = set(left), set(right)
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else None


@dataclass(frozen=True, slots=True)
class CoefficientEstimate:
    """A coefficient, where 95 % of resamples lie, and of how many units; ``None`` where it is undefined."""

    value: float | None
    low: float | None
    high: float | None
    units: int
    left_out: int


DRAWS = 1000
"""Resamples of an estimate."""


def estimate(
    units: Sequence[Unit[Value]], coefficient: Coefficient[Value], draws: int = DRAWS, seed: int = 0
) -> CoefficientEstimate:
    """Return a coefficient with a percentile bootstrap over units that two coders or more gave a value."""
    usable = paired(units)
    return estimate_of(usable, coefficient, len(units) - len(usable), draws, seed)


def estimate_of(
    units: Sequence[Item], coefficient: Callable[[Sequence[Item]], float | None], left_out: int = 0,
    draws: int = DRAWS, seed: int = 0,
) -> CoefficientEstimate:  # fmt: skip
    """Return a coefficient with a percentile bootstrap over units (Efron 1979), all of which count.

    Resamples in which the coefficient is undefined are left out. The same seed gives the same interval.
    """
    random = Random(seed)  # noqa: S311  # resampling, no secret
    resampled = sorted(
        found
        for _ in range(draws if len(units) > 1 else 0)
        if (found := coefficient(random.choices(units, k=len(units)))) is not None
    )
    low = resampled[int(0.025 * len(resampled))] if resampled else None
    high = resampled[int(0.975 * (len(resampled) - 1))] if resampled else None
    return CoefficientEstimate(coefficient(units), low, high, len(units), left_out)
