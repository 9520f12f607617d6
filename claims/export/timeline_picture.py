"""A timeline as a picture: lanes of events over time, as SVG, and that drawn as PNG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from claims.errors import InputError
from claims.records import DatedEvent

WIDTH, MARGIN, NAME, LANE, TOP, STRIP = 1200, 24, 220, 26, 96, 36
"""Pixels: the picture, its margin, the names of lanes, a lane, what stands above, the density strip."""
LETTERS = 30
"""Characters of a lane's name at most."""
STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 18262)
"""Days between two labels of the axis, the first that leaves room for them."""
LABELS = 9
"""Labels of the axis at most."""
STYLE = """
text { font: 13px system-ui, 'DejaVu Sans', sans-serif; fill: #2b2f36 }
.title { font-size: 18px; font-weight: 600 }
.dim { fill: #77808c; font-size: 11px }
.rule { stroke: #d9dee5 }
.bar { stroke: #4a7fb5; stroke-width: 5; stroke-linecap: round }
.event { fill: #2f6aa8 }
.conflict { fill: #c8452f }
.strip { fill: #b9cde2 }
"""


def svg(title: str, lanes: Sequence[tuple[str, Sequence[DatedEvent]]], undated: int) -> str:
    """Return the picture; ``lanes`` are names with their events, ``undated`` counts those without a day.

    Raises:
        InputError: no event has a day.
    """
    bars = [bar for _, some in lanes for bar in some]
    if not bars:
        raise InputError("No event here has a day, so there is no timeline to draw; ask for others.")
    axis = _Axis(min(bar.first for bar in bars), max(bar.last for bar in bars))
    height = TOP + STRIP + LANE * len(lanes) + 2 * MARGIN
    unique = {bar.id: bar for bar in bars}
    told = f"{len(unique):,} events, {axis.first} to {axis.last}" + (
        f"; {undated:,} without a day" if undated else ""
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img"><title>{escape(title)}</title><style>{STYLE}</style>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text class="title" x="{MARGIN}" y="{MARGIN + 12}">{escape(title)}</text>',
        f'<text class="dim" x="{MARGIN}" y="{MARGIN + 34}">{escape(told)}</text>',
        *_ticks(axis, height),
        *_strip(list(unique.values()), axis),
    ]
    for number, (name, some) in enumerate(lanes):
        parts += _lane(name, some, axis, TOP + STRIP + LANE * number + LANE // 2)
    return "\n".join([*parts, "</svg>"]) + "\n"


def png(picture: str) -> bytes:
    """Return an SVG drawn as PNG, twice as large so that it is sharp in print.

    Raises:
        InputError: the library that draws it is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise InputError(
            'PNG needs the library resvg: pip install "claimdesk[pictures]"; --svg works without.'
        ) from error
    return bytes(svg_to_bytes(svg_string=picture, zoom=2))


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        """Return the pixel of a day, from the left."""
        room = WIDTH - NAME - 2 * MARGIN
        return MARGIN + NAME + (day - self.first).days * room / max((self.last - self.first).days, 1)


def _ticks(axis: _Axis, height: int) -> list[str]:
    days = max((axis.last - axis.first).days, 1)
    step = next((step for step in STEPS if step * LABELS >= days), STEPS[-1])
    found, day = [], axis.first
    while day <= axis.last:
        x = axis.x(day)
        found.append(
            f'<line class="rule" x1="{x:.1f}" y1="{TOP - 8}" x2="{x:.1f}" y2="{height - MARGIN}"/>'
            f'<text class="dim" x="{x:.1f}" y="{TOP - 14}" text-anchor="middle">{day}</text>'
        )
        day += timedelta(days=step)
    return found


def _strip(bars: Sequence[DatedEvent], axis: _Axis) -> list[str]:
    """Return how many events there are at a time, as columns."""
    cells = 80
    counts = [0] * cells
    days = (axis.last - axis.first).days + 1
    for bar in bars:
        for cell in range(
            (bar.first - axis.first).days * cells // days, (bar.last - axis.first).days * cells // days + 1
        ):
            counts[min(cell, cells - 1)] += 1
    room, most = (WIDTH - NAME - 2 * MARGIN) / cells, max(counts)
    return [
        f'<rect class="strip" x="{MARGIN + NAME + cell * room:.1f}" y="{TOP + STRIP - 6 - tall:.1f}" '
        f'width="{room - 1:.1f}" height="{tall:.1f}"/>'
        for cell, number in enumerate(counts)
        if (tall := number * (STRIP - 8) / most) > 0
    ]


def _lane(name: str, bars: Sequence[DatedEvent], axis: _Axis, y: int) -> list[str]:
    short = name if len(name) <= LETTERS else name[: LETTERS - 1] + "…"
    found = [
        f'<line class="rule" x1="{MARGIN}" y1="{y + LANE // 2}" x2="{WIDTH - MARGIN}" y2="{y + LANE // 2}"/>'
        f'<text x="{MARGIN}" y="{y + 4}">{escape(short)}</text>'
    ]
    for bar in bars:
        left, right = axis.x(bar.first), axis.x(bar.last)
        differ = f"; {bar.conflicts} in conflict" if bar.conflicts else ""
        days = f"{bar.first}" if bar.first == bar.last else f"{bar.first} to {bar.last}"
        told = f"<title>{escape(f'{days}: {bar.label}{differ}')}</title>"
        mark = "conflict" if bar.conflicts else "event"
        if right - left > 1:
            found.append(
                f'<line class="bar" x1="{left:.1f}" y1="{y}" x2="{right:.1f}" y2="{y}">{told}</line>'
            )
        found.append(f'<circle class="{mark}" cx="{left:.1f}" cy="{y}" r="5">{told}</circle>')
    return found
