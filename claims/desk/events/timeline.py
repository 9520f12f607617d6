"""Events in lanes over time: who or where, from when to when, and where accounts differ. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from claims.desk.cards import EventRow
from claims.records import DatedEvent

By = Literal["actor", "place"]
NOWHERE = {"actor": "nobody named", "place": "no place"}


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one actor or place, in order of time."""

    name: str
    marks: tuple[DatedEvent, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes, those with the most events first; ``undated`` are the events without a day."""

    by: By
    lanes: tuple[Lane, ...]
    undated: tuple[int, ...]

    @property
    def span(self) -> tuple[date, date] | None:
        """The first day and the last; ``None`` where no event has one."""
        marks = [mark for lane in self.lanes for mark in lane.marks]
        if not marks:
            return None
        return min(mark.first for mark in marks), max(mark.last for mark in marks)


def timeline(rows: Iterable[EventRow], by: By) -> Timeline:
    """Return the lanes of events, an event in the lane of each who takes part, or of its place."""
    lanes: dict[str, list[DatedEvent]] = defaultdict(list)
    undated: list[int] = []
    for row in rows:
        mark = _mark(row)
        if mark is None:
            undated.append(row.id)
            continue
        for name in _names(row, by):
            lanes[name].append(mark)
    ordered = sorted(lanes.items(), key=lambda lane: (lane[0] in NOWHERE.values(), -len(lane[1]), lane[0]))
    found = tuple(
        Lane(name, tuple(sorted(marks, key=lambda one: (one.first, one.last, one.id))))
        for name, marks in ordered
    )
    return Timeline(by, found, tuple(undated))


def density(marks: Sequence[DatedEvent], first: date, last: date, cells: int) -> list[int]:
    """Return how many events touch each of ``cells`` equal stretches from ``first`` to ``last``."""
    counts = [0] * cells
    days = (last - first).days + 1
    for mark in {one.id: one for one in marks}.values():
        start = max((mark.first - first).days * cells // days, 0)
        end = min((mark.last - first).days * cells // days, cells - 1)
        for cell in range(start, end + 1):
            counts[cell] += 1
    return counts


def _mark(row: EventRow) -> DatedEvent | None:
    days = row.date
    if days is None:
        return None
    first, last = days.first or days.last, days.last or days.first
    if first is None or last is None:
        return None
    who = row.who + (f" → {row.whom}" if row.whom else "")
    return DatedEvent(row.id, f"{who}: {row.label}" if who else row.label, first, last, row.conflicts)


def _names(row: EventRow, by: By) -> list[str]:
    if by == "place":
        return [row.place or NOWHERE[by]]
    names = [name.strip() for side in (row.who, row.whom) for name in side.split(",") if name.strip()]
    return list(dict.fromkeys(names)) or [NOWHERE[by]]
