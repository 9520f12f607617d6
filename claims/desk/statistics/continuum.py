"""Continua: texts in which each coder marked units of their own choice, with a value on each.

Offsets are code points, half-open. Coders are compared text by text; those of one text need not be those of
the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A unit that a coder marked, and the value on it."""

    start: int
    end: int
    value: str

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Continuum:
    """A text from ``start`` to ``end`` with the units of each of its coders, in the coders' order."""

    start: int
    end: int
    coders: tuple[tuple[Marked, ...], ...]

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start

    @property
    def comparable(self) -> bool:
        """Whether two coders or more went through it, and somebody marked something."""
        return len(self.coders) > 1 and any(self.coders)


def apart(units: Iterable[Marked]) -> tuple[Marked, ...]:
    """Return units of one coder without those that a longer one overlaps, in the order of the text."""
    kept: list[Marked] = []
    for unit in sorted(units, key=lambda one: (-one.length, one)):
        if unit.length > 0 and all(unit.end <= other.start or other.end <= unit.start for other in kept):
            kept.append(unit)
    return tuple(sorted(kept))


def without_overlaps(some: Sequence[Continuum]) -> list[Continuum]:
    """Return continua in which no coder's units overlap, as coefficients of segments ask for."""
    return [Continuum(one.start, one.end, tuple(apart(units) for units in one.coders)) for one in some]
