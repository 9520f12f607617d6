"""Estimates from a judged sample, for each stratum and for the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.desk.audit.intervals import clopper_pearson, finite_bound, finite_interval, lower_bound, size_for


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of the sample: stratum, chance of being drawn, and verdict; ``None`` before it is judged."""

    stratum: str
    probability: float
    right: bool | None


@dataclass(frozen=True, slots=True)
class ShareEstimate:
    """The share of claims that are right as they stand, with a two-sided interval.

    ``sure`` is the one-sided lower bound at the audit's level: what passes the bar or not.
    """

    name: str
    size: int
    drawn: int
    judged: int
    right: int
    share: float | None
    low: float
    high: float
    sure: float
    passes: bool


def by_stratum(
    sample: Iterable[Judged], sizes: Mapping[str, int], bar: float, level: float
) -> tuple[ShareEstimate, ...]:
    """Return the estimate of each stratum, by exact binomial intervals, in the order of ``sizes``."""
    drawn: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in sample:
        drawn[each.stratum].append(each)
    return tuple(_simple(name, size, drawn[name], bar, level) for name, size in sizes.items())


def _simple(name: str, size: int, sample: Sequence[Judged], bar: float, level: float) -> ShareEstimate:
    verdicts = [each.right for each in sample if each.right is not None]
    right, judged = sum(verdicts), len(verdicts)
    share = right / judged if judged else None
    low, high = finite_interval(right, judged, size, level)
    sure = finite_bound(right, judged, size, level)
    passes = bool(judged) and sure >= bar
    return ShareEstimate(
        name,
        size,
        len(sample),
        judged,
        right,
        share,
        low,
        high,
        sure,
        passes,
    )


def overall(sample: Sequence[Judged], size: int, bar: float, level: float) -> ShareEstimate:
    """Return the estimate over all strata: the Horvitz–Thompson share, weighted by the chance of being drawn.

    Its interval is Korn and Graubard's: exact for the effective size, which is what a simple sample would
    need for the same variance. Strata that nobody judged count as unknown: they widen the interval by their
    share of the population. Where all claims are read, nothing is left to chance.
    """
    seen = [each for each in sample if each.right is not None]
    judged, right = len(seen), sum(bool(each.right) for each in seen)
    if not seen:
        return ShareEstimate("all", size, len(sample), 0, 0, None, 0.0, 1.0, 0.0, False)
    known, share, effective = _weighted(seen, sample)
    if judged == size:
        low = high = sure = share
    else:
        low, high = clopper_pearson(share * effective, effective, level)
        sure = lower_bound(share * effective, effective, level) * known
    passes = sure >= bar
    return ShareEstimate(
        "all",
        size,
        len(sample),
        judged,
        right,
        share,
        low * known,
        high * known + 1 - known,
        sure,
        passes,
    )


def _weighted(seen: Sequence[Judged], sample: Sequence[Judged]) -> tuple[float, float, float]:
    """Return the part of the population in judged strata, its share of right claims, the effective size."""
    weight: defaultdict[str, float] = defaultdict(float)
    for each in sample:
        weight[each.stratum] += 1 / each.probability
    verdicts: defaultdict[str, list[bool]] = defaultdict(list)
    for each in seen:
        verdicts[each.stratum].append(bool(each.right))
    total = sum(weight[name] for name in verdicts)
    parts = {name: weight[name] / total for name in verdicts}
    share = sum(parts[name] * sum(some) / len(some) for name, some in verdicts.items())
    # Without any error the variance would be zero; half an error is assumed instead.
    variance = sum(
        parts[name] ** 2 * _variance(sum(some), len(some)) / len(some) for name, some in verdicts.items()
    )
    simple = max(share * (1 - share), 1e-9)
    effective = min(simple / variance, float(len(seen))) if 0 < share < 1 else _kish(parts, verdicts)
    return total / sum(weight.values()), share, effective


def _variance(right: int, judged: int) -> float:
    smoothed = (right + 0.5) / (judged + 1)
    return smoothed * (1 - smoothed)


def _kish(parts: Mapping[str, float], verdicts: Mapping[str, Sequence[bool]]) -> float:
    """Return the effective size by the weights alone (Kish 1965), where all verdicts are alike."""
    squares = sum(parts[name] ** 2 / len(some) for name, some in verdicts.items())
    return 1 / squares


def wanted(found: ShareEstimate, bar: float, level: float) -> int | None:
    """Return how many of a stratum's other claims would have to be drawn to pass, if they are as those were.

    ``None`` where no sample would make it pass: the share is at the bar or below.
    """
    if found.passes:
        return 0
    expected = (1 + bar) / 2 if found.share is None else found.share
    return size_for(bar, expected, level, found.size - found.judged)
