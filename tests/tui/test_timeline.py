"""The axis of time: which days it spans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import DateRange
from tui.draw.timeline import fitting

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


def day(text: str) -> DateRange:
    return DateRange(date.fromisoformat(text), date.fromisoformat(text), "day")


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        pytest.param(["2023-06-01", "2023-06-09"], "2023-06-01", "2023-06-09", id="all"),
        pytest.param(
            ["2018-10-01", "2023-06-01", "2023-06-04", "2023-06-07", "2023-06-09"],
            "2023-06-01", "2023-06-09", id="one far off",
        ),
        pytest.param(
            ["2018-10-01", "2018-10-02", "2023-06-01"], "2018-10-01", "2023-06-01", id="too few to tell"
        ),
        pytest.param(["2023-06-01"], "2023-06-01", "2023-06-02", id="a single day"),
    ],
)  # fmt: skip
def test_an_axis_spans_what_lies_together(days: list[str], first: str, last: str) -> None:
    axis = fitting([day(text) for text in days], 40)
    assert axis is not None
    assert (axis.first.isoformat(), axis.last.isoformat()) == (first, last)


def test_what_lies_outside_is_pointed_at() -> None:
    days = ["2018-10-01", "2023-06-01", "2023-06-04", "2023-06-07", "2023-06-09"]
    axis = fitting([day(text) for text in days], 12)
    assert axis is not None
    assert axis.bar(day("2018-10-01")).rstrip() == "◂"


@given(st.lists(st.tuples(DAYS, st.integers(0, 300)), min_size=1, max_size=30), st.integers(12, 60))
def test_most_ranges_are_on_the_axis_and_every_bar_fills_it(
    given: list[tuple[date, int]], cells: int
) -> None:
    ranges = [DateRange(first, first + timedelta(days=length), "day") for first, length in given]
    axis = fitting(ranges, cells)
    assert axis is not None
    assert axis.first < axis.last
    assert all(len(axis.bar(one)) == cells for one in ranges)
