"""A timeline over the whole width: a density strip, an axis, and a lane for each actor or place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.desk.cards import DatedEvent
from claims.desk.events.timeline import Timeline, density
from claims.desk.history.wording import count
from tui.draw.text import Line, clean, cut, fit
from tui.draw.timeline import Axis

NAME = 22
"""Cells for the name of a lane."""
LEVELS = " ▁▂▃▄▅▆▇█"
CONFLICT = "≠"


def cells_of(width: int) -> int:
    """Return the cells of the axis in a line of ``width``."""
    return max(width - NAME - 2, 8)


def picture(shown: Timeline, first: date, last: date, at: tuple[int, int], width: int) -> list[Line]:
    """Return the timeline from ``first`` to ``last`` as lines; ``at`` is the lane and the mark at hand.

    A cell with one event is ●, with several their number; ≠ says that accounts of one of them differ; a
    stretch of days is a line. Four lines come before the first lane.
    """
    cells = cells_of(width)
    axis = Axis(first, last, cells)
    every = [mark for lane in shown.lanes for mark in lane.marks]
    counts = density(every, first, last, cells)
    most = max(counts, default=0) or 1
    strip = "".join(LEVELS[0 if not one else max(1, one * 8 // most)] for one in counts)
    pad = (" " * (NAME + 1), "plain")
    title = f" {shown.by}, {count(len({mark.id for mark in every}), 'event')}"
    lines: list[Line] = [
        cut(((fit(title, NAME) + " ", "heading"), (strip, "fair")), width),
        *(cut((pad, *line), width) for line in axis.ticks()),
    ]
    for number, lane in enumerate(shown.lanes):
        here = at[1] if number == at[0] else None
        mark: Line = (("▌" if here is not None else " ", "accent"),)
        name = (fit(clean(lane.name), NAME - 1) + " ", "strong" if here is not None else "plain")
        lines.append(cut((*mark, name, *_lane(lane.marks, axis, here)), width))
    if shown.undated:
        told = f" {count(len(shown.undated), 'event')} without a day; the list has them"
        lines.append(cut(((told, "dim"),), width))
    return lines


def _lane(marks: Sequence[DatedEvent], axis: Axis, here: int | None) -> list[tuple[str, str]]:
    """Return the cells of a lane, the mark at hand on its own ground."""
    glyphs, styles = [" "] * axis.cells, ["dim"] * axis.cells
    starts: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        left, right = axis.column(mark.first), axis.column(mark.last)
        for cell in range(max(left, 0), min(right, axis.cells - 1) + 1):
            glyphs[cell], styles[cell] = "─", "time"
        if 0 <= left < axis.cells:
            starts.setdefault(left, []).append(number)
    for cell, numbers in starts.items():
        differ = any(marks[number].conflicts for number in numbers)
        several = str(len(numbers)) if len(numbers) < 10 else "#"
        glyphs[cell] = CONFLICT if differ else "●" if len(numbers) == 1 else several
        styles[cell] = "bad" if differ else "accent"
        if here in numbers:
            styles[cell] = "held"
    return list(zip(glyphs, styles, strict=True))


def at_hand(mark: DatedEvent, number: int, total: int, width: int) -> Line:
    """Return the event at hand in words."""
    days = mark.first.isoformat() + ("" if mark.first == mark.last else f" … {mark.last.isoformat()}")
    differ = f" · {count(mark.conflicts, 'conflict')}" if mark.conflicts else ""
    text = f" {number} of {total} · {days} · {clean(mark.label)}"
    return cut(((text, "strong"), (differ, "bad")), width)
