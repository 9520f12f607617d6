"""Benchmarks: ``python -m tests.bench [MODULE…]`` measures and prints one table.

Every module of this package that has ``measure() -> Iterable[Row]`` takes part; its rows come in the order
it yields them. Measure ratios side by side in one run where a bare figure would only say how fast the
machine is, and yield each row as soon as it is known: the table is long in coming.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, how much of what unit, and the most it may be (``None``: no limit)."""

    name: str
    value: float
    unit: str = ""
    target: float | None = None

    @property
    def kept(self) -> bool:
        """Say whether the figure is within its limit."""
        return self.target is None or self.value <= self.target
