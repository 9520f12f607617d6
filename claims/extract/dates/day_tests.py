"""Tests that a day has to pass to be the day on which a text without a date was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from claims.extract.dates.found import FoundTime, written_year
from claims.extract.dates.values.absolute import number
from claims.extract.dates.values.moment import Moment, valid

Test = partial[bool]
"""A test of a day against one date of the text."""

PAST_DAY, COMING_DAY = timedelta(183), timedelta(60)
"""How far a day without a year may lie behind or ahead of the publication."""
MONTHS_BACK, WEEKDAYS_BACK = 8, 4
"""How many months a month without a year, how many days a weekday may lie behind it."""


def day_tests(told: Sequence[FoundTime]) -> Iterator[Test]:
    """Yield what the day of publication has to pass, the surest first, each test once.

    A page may repeat its dates a thousand times.
    """
    seen: set[tuple[object, ...]] = set()
    for test in _tests(told):
        time: FoundTime = test.keywords["time"]
        key = (test.func, time.tense, frozenset(time.fields.items()))
        if key not in seen:
            seen.add(key)
            yield test


def _tests(told: Sequence[FoundTime]) -> Iterator[Test]:
    """Yield a test for each date that says something of the day of publication.

    Days without a year lie near it, on the side that the tense tells; planned days that "this week"
    announces lie in its week; weekdays in the past tense lie within the last five days, months without a
    year within the last eight months.
    """
    for time in told:
        if time.does in ("day", "days") and written_year(time) is None and not time.get("ref"):
            yield partial(_near, time=time)
    for time in _announced(told):
        yield partial(_same_week, time=time)
    for time in told:
        if time.tense != "past" or time.get("rel", "mod"):
            continue
        if time.does == "weekday":
            yield partial(_days_ago, time=time)
        elif time.does == "month" and written_year(time) is None:
            yield partial(_months_ago, time=time)


def _announced(told: Sequence[FoundTime]) -> Iterator[FoundTime]:
    """Yield the planned days without a year that follow "this week" within the next two sentences."""
    announced = None
    for time in told:
        if time.tense != "future":
            continue
        if time.get("rel", "word") == "this" and (time.get("unit") == "week" or "weekend" in time.fields):
            announced = time.sentence
            continue
        near = announced is not None and time.sentence - announced <= 2
        if near and time.does in ("day", "days") and written_year(time) is None:
            yield time


def _candidates(day: date, time: FoundTime) -> list[date]:
    month, first = number("months", time.get("month", "montha")), int(time.get("day", "daya"))
    years = (day.year - 1, day.year, day.year + 1)
    return [date(year, month, first) for year in years if valid(Moment(year, month, first))]


def _near(day: date, time: FoundTime) -> bool:
    ahead = [one - day for one in _candidates(day, time)]
    behind_limit = timedelta(0) if time.tense == "future" else PAST_DAY
    ahead_limit = timedelta(0) if time.tense == "past" else COMING_DAY
    return any(-behind_limit <= gap <= ahead_limit for gap in ahead)


def _same_week(day: date, time: FoundTime) -> bool:
    return any(one.isocalendar()[:2] == day.isocalendar()[:2] for one in _candidates(day, time))


def _days_ago(day: date, time: FoundTime) -> bool:
    return (day.weekday() - number("weekdays", time.get("wd"))) % 7 <= WEEKDAYS_BACK


def _months_ago(day: date, time: FoundTime) -> bool:
    return (day.month - number("months", time.get("month"))) % 12 <= MONTHS_BACK
