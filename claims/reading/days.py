"""Dates that somebody wrote into a field, read strictly: a doubt becomes a range, nonsense an error.

The words of the article itself are not read here but in ``claims.extract.dates``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from claims.document import DateRange
from claims.errors import InputError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_CLOCK = r"(?:[T ,]+\d{1,2}:\d\d\S*(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{1,5}\)?|\s[+-]\d\d:?\d\d)?)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_CLOCK}", re.I)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}}){_CLOCK}",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_CLOCK}", re.I
)
_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+(?P<year>\d{{4}})", re.I)
_NUMBERS = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_CLOCK}"
)


def read_days(written: str) -> DateRange:
    """Return the days that ``written`` names, both ends included.

    Reads ISO 8601 dates and moments (the day as written, whatever the zone), ``2023-06``, ``2023``,
    ``FIRST/LAST`` of these, English dates ("17 June 2023", "Sat, 17 Jun 2023 19:23:00 GMT", "June 17,
    2023") and numbers. ``05/06/2023`` may be 5 June or 6 May: it is the range over both, precision vague.

    Raises:
        InputError: this is no date, or one that no calendar has.
    """
    text = " ".join(written.split())
    try:
        first, slash, last = text.partition("/")
        if slash and _PART.match(first) and _PART.match(last):
            return _between(_one(first), _one(last))
        return _one(text)
    except ValueError as error:
        raise InputError(f"{written!r} is not a date; write it like 2023-06-17, 2023-06 or 2023") from error


def day_first(written: str) -> str:
    """Return a date in numbers as ISO, read day first where it can be; anything else as it is."""
    found = _NUMBERS.fullmatch(" ".join(written.split()))
    if not found or int(found["second"]) > 12:
        return written
    try:
        return date(int(found["year"]), int(found["second"]), int(found["first"])).isoformat()
    except ValueError:
        return written


def _between(first: DateRange, last: DateRange) -> DateRange:
    finest = first.precision if first.precision == last.precision else "day"
    return DateRange(first.first, last.last, finest)


def _one(text: str) -> DateRange:
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _PART.fullmatch(text):
        return _part(int(found["year"]), int(found["month"]) if found["month"] else None)
    if found := _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text):
        return _day(int(found["year"]), _month(found["month"]), int(found["day"]))
    if found := _MONTH_YEAR.fullmatch(text):
        return _part(int(found["year"]), _month(found["month"]))
    if found := _NUMBERS.fullmatch(text):
        return _either(int(found["first"]), int(found["second"]), int(found["year"]))
    raise ValueError(text)


def _day(year: int, month: int, day: int) -> DateRange:
    only = date(year, month, day)
    return DateRange(only, only, "day")


def _part(year: int, month: int | None) -> DateRange:
    if month is None:
        return DateRange(date(year, 1, 1), date(year, 12, 31), "year")
    first = date(year, month, 1)
    return DateRange(first, first.replace(day=monthrange(year, month)[1]), "month")


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _either(one: int, other: int, year: int) -> DateRange:
    """Return the day that day-first and month-first agree on, else the range over both readings."""
    readings = [date(year, month, day) for day, month in ((one, other), (other, one)) if month <= 12]
    if not readings:
        raise ValueError("neither number is a month")
    first, last = min(readings), max(readings)
    return DateRange(first, last, "day" if first == last else "vague")
