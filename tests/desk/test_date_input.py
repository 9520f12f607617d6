"""Days as a reviewer writes them."""

from __future__ import annotations

from datetime import date

import pytest

from claims.desk.articles.date_input import parse_days, show_days
from claims.document import DateRange
from claims.errors import InputError

THURSDAY = DateRange(date(2023, 6, 15), date(2023, 6, 15), "day")
WRITTEN = [
    ("2023-06-13", "2023-06-13", "2023-06-13", "day"),
    ("2023-06", "2023-06-01", "2023-06-30", "month"),
    ("2023", "2023-01-01", "2023-12-31", "year"),
    ("2023-06-13..2023-06-16", "2023-06-13", "2023-06-16", "day"),
    ("16 June 2023", "2023-06-16", "2023-06-16", "day"),
    ("16 Jun", "2023-06-16", "2023-06-16", "day"),
    ("last Tuesday", "2023-06-13", "2023-06-13", "day"),
    ("yesterday", "2023-06-14", "2023-06-14", "day"),
    ("May 2023", "2023-05-01", "2023-05-31", "month"),
]


@pytest.mark.parametrize(("written", "first", "last", "precision"), WRITTEN)
def test_days_are_read_as_they_are_written(written: str, first: str, last: str, precision: str) -> None:
    found = parse_days(written, THURSDAY)
    assert (str(found.first), str(found.last), found.precision) == (first, last, precision)


@pytest.mark.parametrize("written", ["soon", "the talks on Tuesday", "2023-02-30", "..", "Tuesday"])
def test_what_names_no_days_is_refused_in_words(written: str) -> None:
    with pytest.raises(InputError, match=r"is no date|runs backwards"):
        parse_days(written)


@pytest.mark.parametrize("shown", ["2023-06-13", "2023-06", "2023", "2023-06-13..2023-06-16", "2023-06-13.."])
def test_what_is_shown_is_read_back(shown: str) -> None:
    assert show_days(parse_days(shown)) == shown
