"""An answer as lines: whatever stands in it, a line fills its width and the column at hand is in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.desk.cards import Cell
from tui.draw.table import WIDEST, copied, first_in_sight, head, record, row, shown, widths
from tui.draw.text import length

CELLS = st.none() | st.integers() | st.floats() | st.text(max_size=60) | st.binary(max_size=9)
TABLES = st.integers(1, 6).flatmap(
    lambda wide: st.tuples(
        st.lists(st.text(max_size=12), min_size=wide, max_size=wide),
        st.lists(st.tuples(*[CELLS] * wide), min_size=1, max_size=5),
    )
)


@given(TABLES, st.integers(5, 100), st.data())
def test_every_line_has_the_width_and_the_column_at_hand_is_in_sight(
    table: tuple[list[str], list[tuple[Cell, ...]]], width: int, data: st.DataObject
) -> None:
    columns, rows = table
    sizes = widths(columns, rows)
    column = data.draw(st.integers(0, len(columns) - 1))
    first = first_in_sight(sizes, column, data.draw(st.integers(0, len(columns) - 1)), width)
    assert first <= column
    assert all(length(row(cells, sizes, first, width)) == width for cells in rows)
    top = head(columns, sizes, first, column, width)
    assert length(top) == width
    assert any(piece.startswith("▾") for piece, _ in top)
    assert all(length(line) == width for line in record(columns, rows[0], column, width))
    assert max(sizes) <= WIDEST


@pytest.mark.parametrize(
    ("value", "line", "whole"),
    [
        (None, "NULL", ""),
        ("", "", ""),
        ("a\n b\t[c]", "a b [c]", "a\n b\t[c]"),
        (12, "12", "12"),
        (0.5, "0.5", "0.5"),
        (b"\x00\xff", "x'00ff'", "00ff"),
    ],
)
def test_a_value_is_shown_on_a_line_and_copied_whole(value: Cell, line: str, whole: str) -> None:
    assert (shown(value), copied(value)) == (line, whole)
