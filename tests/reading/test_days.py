from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputError
from claims.reading import read_days

READ = {
    "2023-06-17": ("2023-06-17", "2023-06-17", "day"),
    "20230617": ("2023-06-17", "2023-06-17", "day"),
    "2023-06-17T23:30:00Z": ("2023-06-17", "2023-06-17", "day"),
    "2023-06-17 23:30:00.123+02:00": ("2023-06-17", "2023-06-17", "day"),
    "2023-06": ("2023-06-01", "2023-06-30", "month"),
    "2024-02": ("2024-02-01", "2024-02-29", "month"),
    "2023": ("2023-01-01", "2023-12-31", "year"),
    "2023-06-16/2023-06-17": ("2023-06-16", "2023-06-17", "day"),
    "17 June 2023": ("2023-06-17", "2023-06-17", "day"),
    "17-Jun-2023": ("2023-06-17", "2023-06-17", "day"),
    "June 17, 2023": ("2023-06-17", "2023-06-17", "day"),
    "Jun. 17th 2023": ("2023-06-17", "2023-06-17", "day"),
    "Saturday, 17 June, 2023, 7:23 PM": ("2023-06-17", "2023-06-17", "day"),
    "Sat, 17 Jun 2023 19:23:00 GMT": ("2023-06-17", "2023-06-17", "day"),
    "Sat, 17 Jun 2023 19:23:00 +0700": ("2023-06-17", "2023-06-17", "day"),
    "June 2023": ("2023-06-01", "2023-06-30", "month"),
    "17/06/2023": ("2023-06-17", "2023-06-17", "day"),
    "06/17/2023": ("2023-06-17", "2023-06-17", "day"),
    "5.5.2023": ("2023-05-05", "2023-05-05", "day"),
    "05/06/2023": ("2023-05-06", "2023-06-05", "vague"),
}


@pytest.mark.parametrize("written", READ, ids=str)
def test_a_written_date_is_the_range_it_names(written: str) -> None:
    found = read_days(written)
    assert (str(found.first), str(found.last), found.precision) == READ[written]


@pytest.mark.parametrize(
    "written",
    ["", "soon", "Tuesday", "2023-02-30", "2023-13", "31/31/2023", "17 Juin 2023", "2023-06-17 or so",
     "2023-06-18/2023-06-17", "17/06-2023", "0000-01-01", "June 31, 2023", "1687030980"],
)  # fmt: skip
def test_what_is_no_date_is_refused_by_its_words(written: str) -> None:
    with pytest.raises(InputError, match="is not a date; write it like 2023-06-17"):
        read_days(written)


@given(st.dates())
def test_every_iso_day_is_itself(day: date) -> None:
    found = read_days(day.isoformat())
    assert (found.first, found.last) == (day, day)


@given(st.dates(), st.sampled_from(["{0.day}/{0.month}/{0.year:04}", "{0.month}.{0.day}.{0.year:04}"]))
def test_numbers_in_any_order_always_cover_the_day_that_was_meant(day: date, form: str) -> None:
    found = read_days(form.format(day))
    assert found.first is not None
    assert found.last is not None
    assert found.first <= day <= found.last
