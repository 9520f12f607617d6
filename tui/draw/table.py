"""Rows of an answer as lines: columns sized by what stands in them, from any column on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.cells import cell_len

from claims.desk.cards import Answered, Cell
from claims.desk.history.wording import count
from tui.draw.text import Line, Piece, clean, cut, fit, paragraph, right

T = TypeVar("T")
WIDEST = 40
"""Cells of a column at most; the pane has the whole value."""
LOOKED_AT = 256
"""Rows that the widths are taken from."""
LETTERS = 400
"""Characters of a value that are looked at for a line of a table."""
HERE = "▾"


def widths(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """Return the cells of each column: as wide as its name and its first values, up to a limit."""
    sample = rows[:LOOKED_AT]
    return tuple(
        min(max(map(cell_len, (column, *(shown(row[at]) for row in sample)))), WIDEST)
        for at, column in enumerate(columns)
    )


def shown(value: Cell) -> str:
    """Return a value on one line; NULL is a word of its own, an empty text is empty."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"x'{value[:LETTERS].hex()}'"
    return " ".join(clean(str(value)[:LETTERS]).split())


def copied(value: Cell) -> str:
    """Return the whole value as text."""
    if value is None:
        return ""
    return value.hex() if isinstance(value, bytes) else str(value)


def first_in_sight(sizes: Sequence[int], column: int, first: int, width: int) -> int:
    """Return the first column to show so that ``column`` is in sight, from ``first`` no more than needed."""
    first = min(first, column)
    while first < column and sum(size + 2 for size in sizes[first : column + 1]) > width:
        first += 1
    return first


def row(values: Sequence[Cell], sizes: Sequence[int], first: int, width: int) -> Line:
    """Return a row from column ``first`` on, in ``width`` cells."""
    return cut(tuple(_cell(value, size) for value, size in _sighted(values, sizes, first, width)), width)


def _cell(value: Cell, size: int) -> Piece:
    put = right if isinstance(value, int | float) else fit
    return f" {put(shown(value), size)} ", "dim" if value is None else "plain"


def head(columns: Sequence[str], sizes: Sequence[int], first: int, column: int, width: int) -> Line:
    """Return the names of the columns from ``first`` on, the one of the cursor marked."""
    pieces = tuple(
        (
            f"{HERE if at == column else ' '}{fit(name, size)} ",
            "accent" if at == column else "heading",
        )
        for at, (name, size) in enumerate(_sighted(columns, sizes, first, width), first)
    )
    return cut(pieces, width)


def _sighted(values: Sequence[T], sizes: Sequence[int], first: int, width: int) -> Iterator[tuple[T, int]]:
    """Return the values that have a place, with its cells; the last of all takes what is left over."""
    room = width
    for at in range(first, len(values)):
        if room <= 0:
            return
        size = sizes[at] if at + 1 < len(values) or room < sizes[at] + 2 else room - 2
        yield values[at], size
        room -= size + 2


def record(columns: Sequence[str], values: Sequence[Cell], column: int, width: int) -> list[Line]:
    """Return one row as names and whole values below each other, the column of the cursor marked."""
    names = min(max((cell_len(name) for name in columns), default=0), max(width // 3, 8))
    lines: list[Line] = []
    for at, (name, value) in enumerate(zip(columns, values, strict=True)):
        words = value if isinstance(value, str) else shown(value)
        style = "dim" if value is None else "plain"
        first, *rest = paragraph(words, max(width - names - 3, 4), style) or [(("", style),)]
        mark = HERE if at == column else " "
        lines.append(cut(((f"{mark}{fit(name, names)} ", "accent"), *first), width))
        lines += [cut(((" " * (names + 2), "plain"), *line), width) for line in rest]
    return lines


def size(answered: Answered) -> str:
    """Return how long an answer is and how long it took, in words."""
    rows = count(len(answered.rows), "row")
    return f"{rows if answered.complete else f'The first {rows}'} in {answered.seconds:.2f} s."
