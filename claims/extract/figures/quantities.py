"""Quantities in a text: numbers, shares of a whole, votes for and against, and plurals that say no number.

A quantity is found by its form alone; what it counts is read from the parse, in
:mod:`claims.extract.figures.reading`.
"""

from __future__ import annotations

from claims.extract.figures.numerals import written
from claims.extract.figures.quantity import Quantity
from claims.extract.figures.wordings import indefinite, shares, votes


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text`` in their order; none overlaps another."""
    worded = [*votes(text), *shares(text)]
    taken = [each.span for each in worded]
    numbers = [each for each in written(text) if not any(each.core.overlaps(one) for one in taken)]
    taken += [each.span for each in numbers]
    vague = [each for each in indefinite(text) if not any(each.core.overlaps(one) for one in taken)]
    return sorted([*worded, *numbers, *vague], key=lambda each: each.core)
