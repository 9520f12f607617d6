"""Evaluation of an extractor: precision and recall on marked texts, and calibration of its confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

Marked = TypeVar("Marked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts: how many were found, how many are marked, and how many of those found are right."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.marked + other.marked)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right, 0 to 1; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what is marked that was found, 0 to 1; 0 where nothing is marked."""
        return self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def match(
    marked: Sequence[Marked], found: Sequence[Found], likeness: Callable[[Marked, Found], float]
) -> list[tuple[int, int]]:
    """Return pairs of positions in ``marked`` and ``found``, each used once, the most alike first.

    ``likeness`` is 0 for what cannot be the same thing.
    """
    scored = (
        (likeness(marked[i], found[j]), -i, -j) for i, j in product(range(len(marked)), range(len(found)))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored, reverse=True):
        if score > 0 and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return sorted(pairs.items())


@dataclass(frozen=True, slots=True)
class Bin:
    """Judgements whose confidence lies in ``[low, high)``: how many, how sure on average, how often right."""

    low: float
    high: float
    number: int
    confidence: float
    right: float


def calibration(judged: Iterable[tuple[float, bool]], bins: int = 5) -> list[Bin]:
    """Return the reliability table of ``(confidence, was right)`` pairs, without its empty bins.

    Murphy & Winkler 1977: a calibrated 0.8 is right in eight of ten cases.
    """
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in judged:
        held[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [
        Bin(
            at / bins,
            (at + 1) / bins,
            len(pairs),
            sum(confidence for confidence, _ in pairs) / len(pairs),
            sum(right for _, right in pairs) / len(pairs),
        )
        for at, pairs in enumerate(held)
        if pairs
    ]


def calibration_error(table: Iterable[Bin]) -> float:
    """Return the expected calibration error: the mean gap of confidence and rightness, weighted by number.

    Naeini, Cooper & Hauskrecht 2015.
    """
    rows = list(table)
    total = sum(row.number for row in rows)
    return sum(row.number * abs(row.confidence - row.right) for row in rows) / total if total else 0.0
