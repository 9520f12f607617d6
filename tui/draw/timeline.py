"""A drawn axis of time: dates become columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claims.document import DateRange
from tui.draw.text import Line

STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 18262)
"""Days between two labels, the first that leaves room for them."""
LABEL = 11


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from ``first`` to ``last``, both included, on ``cells`` columns."""

    first: date
    last: date
    cells: int

    def column(self, day: date) -> int:
        """Return the column of a day, left of 0 or right of the last where it lies outside."""
        days = max((self.last - self.first).days, 1)
        return round((day - self.first).days * (self.cells - 1) / days)

    def bar(self, range_: DateRange | None) -> str:
        """Return a range on the axis: ``●`` a day, ``├─┤`` a stretch, ``◂ ▸`` what lies outside."""
        if range_ is None:
            return " " * self.cells
        start = self.column(range_.first) if range_.first else -1
        end = self.column(range_.last) if range_.last else self.cells
        if end < 0:
            return "◂".ljust(self.cells)
        if start >= self.cells:
            return "▸".rjust(self.cells)
        left, right = max(start, 0), min(end, self.cells - 1)
        if left == right:
            return (" " * left + "●").ljust(self.cells)
        opens = "├" if start >= 0 else "◂"
        closes = "┤" if end < self.cells else "▸"
        return (" " * left + opens + "─" * (right - left - 1) + closes).ljust(self.cells)

    def ticks(self) -> list[Line]:
        """Return two lines: dates, and the rule they stand on."""
        days = max((self.last - self.first).days, 1)
        step = next((step for step in STEPS if step * self.cells >= LABEL * days), STEPS[-1])
        labels, rule = [" "] * (self.cells + LABEL), ["─"] * self.cells
        day = self.first
        while day <= self.last:
            column = self.column(day)
            labels[column : column + 10] = day.isoformat()
            rule[column] = "┬"
            day += timedelta(days=step)
        return [(("".join(labels).rstrip(), "dim"),), (("".join(rule), "axis"),)]


def fitting(ranges: Iterable[DateRange | None], cells: int) -> Axis | None:
    """Return the axis that shows ``ranges``, or ``None`` if none has a date.

    Stretches of more than a season do not widen it as long as there are finer ones, and neither do a few
    that lie far off the others: those are pointed at from the edge.
    """
    known = [(r.first or r.last, r.last or r.first) for r in ranges if r is not None]
    dated = [(first, last) for first, last in known if first and last]
    fine = [(first, last) for first, last in dated if (last - first).days <= 100] or dated
    if not fine:
        return None
    core = _core(fine)
    first, last = min(f for f, _ in core), max(l_ for _, l_ in core)
    return Axis(first, last if last > first else _next(first), cells)


def _core(dated: Sequence[tuple[date, date]]) -> Sequence[tuple[date, date]]:
    """Return the ranges without the few, a quarter at most, that alone make the axis twice as long."""
    kept = sorted(dated)
    for _ in range(len(kept) // 4):
        most = _length(kept)
        shorter = min((kept[1:], kept[:-1]), key=_length)
        if 2 * _length(shorter) >= most:
            break
        kept = shorter
    return kept


def _length(dated: Sequence[tuple[date, date]]) -> int:
    return (max(last for _, last in dated) - dated[0][0]).days


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
