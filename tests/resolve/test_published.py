"""An article without a date is dated by what others tell of the same events."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import DateRange
from claims.resolve.stories.published import Narrowed, SharedEvent, narrowed


def days(first: str | None, last: str | None) -> DateRange:
    ends = [date.fromisoformat(end) if end else None for end in (first, last)]
    return DateRange(ends[0], ends[1], "day")


def shared(event: int, article: int, to_come: bool, on: str, published: str | None = None) -> SharedEvent:
    appeared = days(published, published) if published else None
    return SharedEvent(event, article, to_come, days(on, on), appeared)


OPEN = days("2021-02-01", "2021-07-31")


@pytest.mark.parametrize(
    ("own", "events", "first", "last", "articles"),
    [
        # told as past: published on that day or later
        (OPEN, [shared(1, 4, False, "2021-06-06")], "2021-06-06", "2021-07-31", (4,)),
        # told as to come: published on that day or before
        (OPEN, [shared(1, 5, True, "2021-06-13")], "2021-02-01", "2021-06-13", (5,)),
        (
            OPEN,
            [shared(1, 4, False, "2021-06-06"), shared(2, 5, True, "2021-06-13")],
            "2021-06-06",
            "2021-06-13",
            (4, 5),
        ),
        # nothing known of its own
        (
            None,
            [shared(1, 4, False, "2021-06-06"), shared(2, 4, True, "2021-06-13")],
            "2021-06-06",
            "2021-06-13",
            (4,),
        ),
        # two events shared with an article of a known day: published about then
        (
            OPEN,
            [
                shared(1, 4, False, "2021-06-06", "2021-06-07"),
                shared(2, 4, False, "2021-06-05", "2021-06-07"),
            ],
            "2021-06-06",
            "2021-06-21",
            (4,),
        ),
        # one that contradicts the text is not used
        (
            OPEN,
            [shared(1, 4, False, "2022-01-01"), shared(2, 5, True, "2021-06-13")],
            "2021-02-01",
            "2021-06-13",
            (5,),
        ),
    ],
)
def test_what_shared_events_leave(
    own: DateRange | None, events: list[SharedEvent], first: str, last: str, articles: tuple[int, ...]
) -> None:
    found = narrowed(own, events)
    assert isinstance(found, Narrowed)
    assert (str(found.range.first), str(found.range.last), found.articles) == (first, last, articles)


def test_nothing_new_is_nothing() -> None:
    assert narrowed(OPEN, []) is None
    assert narrowed(OPEN, [shared(1, 4, False, "2021-01-01")]) is None
    assert narrowed(OPEN, [SharedEvent(1, 4, False, None, None)]) is None


def test_the_basis_names_the_articles() -> None:
    assert Narrowed(OPEN, (4,)).basis == "inferred from article 4"
    assert Narrowed(OPEN, (4, 5)).basis == "inferred from articles 4, 5"


DAYS = st.dates(date(2021, 1, 1), date(2021, 12, 31)).map(str)
EVENTS = st.lists(
    st.builds(shared, st.integers(1, 3), st.integers(1, 3), st.booleans(), DAYS, st.none() | DAYS)
)


@given(EVENTS)
def test_it_stays_within_what_the_text_says(events: list[SharedEvent]) -> None:
    found = narrowed(OPEN, events)
    if found:
        ends = [OPEN.first, found.range.first, found.range.last, OPEN.last]
        assert ends == sorted(end for end in ends if end)
