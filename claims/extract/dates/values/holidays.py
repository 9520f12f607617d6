"""Days with a name: fixed, by the weekday, from Easter, by the Islamic, Hebrew and Chinese calendars."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateutil.easter import easter

from claims.extract.dates.grammar.rules import words

Days = tuple[date, date]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month (0 is Monday; ``nth`` -1 is the last).

    Raises:
        ValueError: the month has no fifth one.
    """
    length = calendar.monthrange(year, month)[1]
    first = 1 + (weekday - date(year, month, 1).weekday()) % 7
    last = length - (date(year, month, length).weekday() - weekday) % 7
    return date(year, month, first + 7 * (nth - 1) if nth > 0 else last)


def holidays_of(name: str, year: int) -> list[Days]:
    """Return when a holiday falls in a year, in order; an Islamic one may come twice.

    Where a feast hangs on the sight of the moon, a day before it is taken in and one after.
    """
    if name in words()["holidays"]:
        day = _holiday(year, _numbers(words()["holidays"][name]))
        return [(day, day)]
    rule = words()["feasts"][name]
    assert isinstance(rule, list)
    if not rule:
        return []
    kind, numbers = rule[0], _numbers(rule[1:])
    if kind == "islamic":
        return _islamic_feasts(year, *numbers)
    first = _hebrew_new_year(year, numbers[0]) if kind == "hebrew" else _chinese_new_year(year)
    return [(first, first + timedelta(numbers[-1] - 1))] if first else []


def is_moon_sighted(name: str) -> bool:
    """Say whether the days of a feast are known only to within a day."""
    rule = words()["feasts"].get(name)
    return isinstance(rule, list) and bool(rule) and rule[0] == "islamic"


def _numbers(rule: object) -> list[int]:
    assert isinstance(rule, list)
    return [int(number) for number in rule]


def _holiday(year: int, rule: list[int]) -> date:
    """Return the day of a holiday: month and day, nth weekday of a month, or days after Easter."""
    year = min(max(year, 1583), 9990)
    if len(rule) == 1:
        sunday: date = easter(year)
        return sunday + timedelta(rule[0])
    return date(year, rule[0], rule[1]) if len(rule) == 2 else nth_weekday(year, *rule)


def _islamic_feasts(year: int, month: int, day: int, length: int) -> list[Days]:
    """Return the days of a feast in the tabular Islamic calendar, whose years are shorter than ours."""
    from convertdate import islamic  # it brings an astronomical library, which few articles need

    near = (year - 622) * 33 // 32
    firsts = (date(*islamic.to_gregorian(at, month, day)) for at in range(max(near - 1, 1), near + 3))
    return [(first, first + timedelta(length - 1)) for first in firsts if first.year == year]


def _hebrew_new_year(year: int, days: int) -> date:
    """Return the day ``days`` after (before, if negative) the Hebrew New Year in autumn of ``year``."""
    from convertdate import hebrew  # as above

    return date(*hebrew.to_gregorian(year + 3761, 7, 1)) + timedelta(days)


def _chinese_new_year(year: int) -> date | None:
    listed = words()["chinese_new_year"].get(str(year))
    return date(year, *_numbers(listed)) if listed else None
