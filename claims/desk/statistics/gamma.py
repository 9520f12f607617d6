"""Gamma: agreement on units, their places and values at once, beyond what chance would give. Pure.

Mathet, Widlöcher & Métivier 2015, "The Unified and Holistic Method Gamma (γ) for Inter-Annotator Agreement
Measure and Alignment". Units of the coders are aligned so that the whole costs least; chance is what the best
alignment costs when the coders' work is shifted along the text. Units may overlap, also those of one coder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, product
from random import Random
from statistics import fmean, stdev

from claims.desk.statistics.continuum import Continuum, Marked

ALPHA = 3.0
"""Weight of places, as in the authors' program."""
BETA = 1.0
"""Weight of values."""
EMPTY = 1.0
"""Dissimilarity of a unit and of none (Δ∅)."""
FIRST = 30
"""Samples that are drawn at least, of all texts together; of each :data:`LEAST`."""
LEAST = 5
MOST = 500
"""Samples that are drawn at most."""
TRIES = 50
"""Draws of a shift, until one is far enough from the others."""
PRECISION = 0.02
"""Relative error of the expected disorder that is accepted, with 95 % confidence (section 5.3)."""

Aligned = tuple[int, float]
"""Units that are aligned, as bits of their places, and what that costs."""


@dataclass(frozen=True, slots=True)
class Disorder:
    """Disorder of a text, observed and by chance, and the mean number of units of its coders."""

    observed: float
    expected: float
    units: float


def gamma(some: Sequence[Disorder]) -> float | None:
    """Return γ of some texts, each by its number of units; ``None`` where chance has no disorder."""
    expected = sum(one.units * one.expected for one in some)
    observed = sum(one.units * one.observed for one in some)
    return 1 - observed / expected if expected else None


def disorders(
    texts: Sequence[Continuum], alpha: float = ALPHA, beta: float = BETA, seed: int = 0
) -> list[Disorder]:
    """Return the disorder of each text, all of which are comparable. The same seed gives the same figures.

    Samples of all texts are drawn together, until their sum is precise enough.
    """
    random = Random(seed)  # noqa: S311  # sampling, no secret
    drawn: list[list[float]] = []
    while len(drawn) < min(_wanted(drawn, texts), MOST):
        drawn.append([disorder(shifted(text, random), alpha, beta) for text in texts])
    return [
        Disorder(disorder(text, alpha, beta), fmean(one[at] for one in drawn), _mean_units(text))
        for at, text in enumerate(texts)
    ]


def _wanted(drawn: Sequence[Sequence[float]], texts: Sequence[Continuum]) -> float:
    """Return how many samples are needed, from the variation of those that are there."""
    first = max(LEAST, FIRST // len(texts))
    if len(drawn) < first:
        return first
    sums = [sum(_mean_units(text) * one for text, one in zip(texts, row, strict=True)) for row in drawn]
    return (1.96 * stdev(sums) / (PRECISION * fmean(sums))) ** 2 if fmean(sums) else 0


def _mean_units(text: Continuum) -> float:
    return fmean(map(len, text.coders))


def shifted(text: Continuum, random: Random) -> Continuum:
    """Return a text by chance: for each coder somebody's units, shifted round the text (section 5.2).

    No two shifts are nearer to each other than half the mean length of a unit, while there is room.
    """
    units = [unit for some in text.coders for unit in some]
    near = fmean(unit.length for unit in units) / 2
    while True:
        taken: list[int] = []
        coders = []
        for _ in text.coders:
            by = _pivot(text, taken, near, random)
            taken.append(by)
            coders.append(tuple(_moved(unit, by, text) for unit in random.choice(text.coders)))
        if any(coders):
            return Continuum(text.start, text.end, tuple(coders))


def _pivot(text: Continuum, taken: Sequence[int], near: float, random: Random) -> int:
    """Return by how much to shift: anywhere in the text, if possible not near to what is taken."""
    for _ in range(TRIES):
        found = random.randrange(text.length)
        if all(abs(found - other) >= near for other in taken):
            break
    return found


def _moved(unit: Marked, by: int, text: Continuum) -> Marked:
    start = unit.start + by
    start -= text.length if start >= text.end else 0
    return Marked(start, start + unit.length, unit.value)


def disorder(text: Continuum, alpha: float = ALPHA, beta: float = BETA) -> float:
    """Return the disorder of a text: what its best alignment costs, by the mean number of units."""
    units = sorted((unit, coder) for coder, some in enumerate(text.coders) for unit in some)
    found = _alignments(units, len(text.coders), alpha, beta)
    return sum(_cheapest(part, found) for part in _parts(found)) / _mean_units(text)


def dissimilarity(left: Marked, right: Marked, alpha: float = ALPHA, beta: float = BETA) -> float:
    """Return how far two units are apart: by their edges in lengths, squared, and by their values."""
    moved = abs(left.start - right.start) + abs(left.end - right.end)
    place = (moved / (left.length + right.length)) ** 2
    return EMPTY * (alpha * place + beta * (left.value != right.value))


def _alignments(
    units: Sequence[tuple[Marked, int]], coders: int, alpha: float, beta: float
) -> list[list[Aligned]]:
    """Return for each unit the alignments of which it is the first, without those that cost more than apart.

    An alignment costs the mean dissimilarity of all pairs of coders, those without a unit included.
    """
    pairs = coders * (coders - 1) / 2
    apart = _apart(units, alpha, beta)
    found: list[list[Aligned]] = []
    for one in range(len(units)):
        near: list[list[int]] = [[] for _ in range(coders)]
        for other in range(one + 1, len(units)):
            if apart.get((one, other), coders * pairs) < coders * pairs:
                near[units[other][1]].append(other)
        found.append([(1 << one, EMPTY), *_with(one, near, apart, pairs)])
    return found


def _with(
    one: int, near: Sequence[Sequence[int]], apart: Mapping[tuple[int, int], float], pairs: float
) -> Iterator[Aligned]:
    """Yield the alignments of a unit with later ones of other coders, at most one of each."""
    for chosen in product(*((None, *some) for some in near)):
        members = sorted([one, *(other for other in chosen if other is not None)])
        if len(members) == 1:
            continue
        real = list(combinations(members, 2))
        cost = (sum(apart[pair] for pair in real) + EMPTY * (pairs - len(real))) / pairs
        if cost < EMPTY * len(members):
            yield sum(1 << member for member in members), cost


def _parts(found: Sequence[Sequence[Aligned]]) -> list[int]:
    """Return the units as bits, in groups that no alignment connects."""
    parts: list[int] = []
    for some in found:
        for bits, _ in some:
            joined = [part for part in parts if part & bits]
            parts = [part for part in parts if not part & bits]
            for part in joined:
                bits |= part
            parts.append(bits)
    return parts


def _apart(units: Sequence[tuple[Marked, int]], alpha: float, beta: float) -> Mapping[tuple[int, int], float]:
    """Return how dissimilar each two units of different coders are."""
    return {
        (one, other): dissimilarity(units[one][0], units[other][0], alpha, beta)
        for one, other in combinations(range(len(units)), 2)
        if units[one][1] != units[other][1]
    }


def _cheapest(part: int, found: Sequence[Sequence[Aligned]]) -> float:
    """Return what the best alignment of a group of units costs: A* over what is left, its first unit next.

    What is left costs at least each unit's share of the cheapest alignment that it is in.
    """
    share = _shares(part, found)
    start = sum(share.values())
    queue: list[tuple[float, int, float]] = [(start, part, 0.0)]
    done: set[int] = set()
    while queue:
        least, left, cost = heappop(queue)
        if not left:
            return cost
        if left in done:
            continue
        done.add(left)
        for bits, more in found[_first(left)]:
            if bits & left == bits:
                spared = sum(share[at] for at in _places(bits))
                heappush(queue, (least + more - spared, left & ~bits, cost + more))
    raise AssertionError("every unit can stand alone")


def _shares(part: int, found: Sequence[Sequence[Aligned]]) -> dict[int, float]:
    share: dict[int, float] = {}
    for first in _places(part):
        for bits, cost in found[first]:
            members = list(_places(bits))
            for at in members:
                share[at] = min(share.get(at, EMPTY), cost / len(members))
    return share


def _first(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _places(bits: int) -> Iterator[int]:
    while bits:
        yield _first(bits)
        bits &= bits - 1
