"""Stratified random samples of claims, each drawn with a chance that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

from claims.records import Candidate

BANDS = (0.95, 0.9, 0.8, 0.6, 0.0)
"""Lower ends of the bands of confidence that make strata."""
SMALLEST = 8
"""So few claims of a stratum are drawn at least: fewer say nothing about it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim that was drawn, from which stratum, and with which chance."""

    claim_id: int
    stratum: str
    probability: float


def stratum_of(candidate: Candidate) -> str:
    """Return the stratum of a claim: its kind and its band of confidence ("quote ≥ 0.95")."""
    band = next(low for low in BANDS if candidate.confidence >= low)
    return f"{candidate.kind} ≥ {band:.2f}"


def strata(population: Iterable[Candidate]) -> Mapping[str, tuple[Candidate, ...]]:
    """Return the population by stratum, in the order of names; each stratum is ordered by rule and id.

    That order spreads a systematic draw over the rules as they are represented.
    """
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for each in population:
        found[stratum_of(each)].append(each)
    return {
        name: tuple(sorted(found[name], key=lambda each: (each.rule, each.claim_id)))
        for name in sorted(found)
    }


def allocate(sizes: Mapping[str, int], total: int) -> Mapping[str, int]:
    """Share out ``total`` draws over strata in proportion to their sizes, each with ``SMALLEST`` at least."""
    everything = sum(sizes.values())
    return {
        name: min(size, max(SMALLEST, ceil(total * size / everything)))
        for name, size in sizes.items()
        if size
    }


def draw(population: Sequence[Candidate], share: Mapping[str, int], seed: int) -> tuple[Drawn, ...]:
    """Draw the ``share`` of each stratum; the same population and seed give the same sample.

    Within a stratum every claim has the same chance. The draw is systematic with a random start over claims
    ordered by rule, so each rule is drawn from as often as it occurs (Madow, Ann. Math. Stat. 20, 1949).
    """
    random = Random(seed)  # noqa: S311  # a sample that can be drawn again, not a secret
    by_stratum = strata(population)
    return tuple(
        Drawn(each.claim_id, name, share[name] / len(some))
        for name, some in by_stratum.items()
        for each in _systematic(some, share[name], random)
    )


def _systematic(some: Sequence[Candidate], number: int, random: Random) -> list[Candidate]:
    step = len(some) / number
    start = random.random() * step
    return [some[min(int(start + index * step), len(some) - 1)] for index in range(number)]
