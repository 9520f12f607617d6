"""Quantities in a text: numbers, shares of a whole, votes for and against, and plurals that say no number.

A quantity is found by its form alone; what it counts is read from the parse, in
:mod:`claims.extract.figures.reading`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from claims.extract.figures.numerals import written
from claims.extract.figures.quantity import Quantity
from claims.extract.figures.wordings import indefinite, shares, votes


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text`` in their order; none overlaps another."""
    found: list[Quantity] = []
    for some in (votes(text), shares(text), written(text), indefinite(text)):
        found = sorted([*found, *_apart(some, found)], key=lambda each: each.core)
    return found


def _apart(some: Iterable[Quantity], found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield those that share no character with what is found already, which is in order."""
    starts = [each.span.start for each in found]
    for each in some:
        at = bisect_left(starts, each.core.end)
        if at == 0 or found[at - 1].span.end <= each.core.start:
            yield each
