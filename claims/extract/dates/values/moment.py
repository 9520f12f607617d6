"""A place in the calendar as fine as the words were, its TIMEX3 value, and the days it covers.

TIMEX3 values follow ISO-TimeML: ``2023``, ``2023-06``, ``2023-06-14``, ``2023-W24``, ``2023-SU``,
``2023-Q2``, ``2023-H1``, ``202`` (the 2020s), ``20`` (the 21st century), ``BC0490``; a stretch is
``first/last``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.document import DateRange, Precision

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WEEK = re.compile(r"W(\d\d)(-WE)?$")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day, or a tagged part of a year; years before Christ are negative.

    ``tag`` is ``SP SU FA WI``, ``Q1``…``Q4``, ``H1 H2``, ``W24``, ``W24-WE``, ``FY``, ``DE`` (the decade that
    ``year`` opens) or ``CE`` (the century).
    """

    year: int
    month: int | None = None
    day: int | None = None
    tag: str | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = f"BC{-self.year:04d}" if self.year < 0 else f"{self.year:04d}"
        if self.tag == "DE":
            return year[:-1]
        if self.tag == "CE":
            return year[:-2]
        if self.tag == "FY":
            return "FY" + year
        if self.tag:
            return f"{year}-{self.tag}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part)])

    @property
    def first(self) -> date | None:
        """The first day, or ``None`` where Python's calendar does not reach."""
        days = days_of(self)
        return days[0] if days else None

    @property
    def first_month(self) -> int | None:
        """The month it begins in, if it is finer than a year."""
        if self.month:
            return self.month
        if self.tag in SEASON_START:
            return SEASON_START[self.tag]
        if self.tag and self.tag[0] in "QW" and self.first:
            return self.first.month
        return None


def of_day(day: date) -> Moment:
    """Return the moment that is one day."""
    return Moment(day.year, day.month, day.day)


def of_week(day: date, weekend: bool = False) -> Moment:
    """Return the ISO week, or its weekend, that holds ``day``."""
    year, week, _ = day.isocalendar()
    return Moment(year, tag=f"W{week:02d}" + ("-WE" if weekend else ""))


def valid(moment: Moment) -> bool:
    """Say whether the calendar has such a day."""
    if not (moment.month and moment.day):
        return True
    leap = abs(moment.year) if 0 < abs(moment.year) <= 9999 else 2000
    return moment.day <= calendar.monthrange(leap, moment.month)[1]


def days_of(moment: Moment) -> Days | None:
    """Return the first and the last day, or ``None`` before the year 1 and after 9999."""
    if not 1 <= moment.year <= 9990:
        return None
    tag = moment.tag
    if tag == "DE":
        return date(max(moment.year, 1), 1, 1), date(moment.year + 9, 12, 31)
    if tag == "CE":
        return date(max(moment.year, 1), 1, 1), date(moment.year + 99, 12, 31)
    if tag in SEASON_START:
        return _months(moment.year, SEASON_START[tag], 3)
    if tag and tag[0] == "Q":
        return _months(moment.year, 3 * int(tag[1]) - 2, 3)
    if tag and tag[0] == "H":
        return _months(moment.year, 6 * int(tag[1]) - 5, 6)
    week = _WEEK.match(tag or "")
    if week:
        first = _monday(moment.year, int(week.group(1)))
        return (
            (first + timedelta(5), first + timedelta(6)) if week.group(2) else (first, first + timedelta(6))
        )
    if moment.month and moment.day:
        day = date(
            moment.year, moment.month, min(moment.day, calendar.monthrange(moment.year, moment.month)[1])
        )
        return day, day
    return _months(moment.year, moment.month or 1, 1 if moment.month else 12)


def _monday(year: int, week: int) -> date:
    return date(year, 1, 4) - timedelta(date(year, 1, 4).weekday()) + timedelta(weeks=week - 1)


def _months(year: int, month: int, count: int) -> Days:
    """Return the first and last day of ``count`` months from ``month`` on."""
    ahead = year * 12 + month - 1 + count
    return date(year, month, 1), date(ahead // 12, ahead % 12 + 1, 1) - timedelta(1)


def precision_of(moment: Moment) -> Precision:
    """Return how fine the words of a moment are."""
    tag = moment.tag or ""
    if tag in ("DE", "CE"):
        return "decade" if tag == "DE" else "century"
    if tag in SEASON_START:
        return "season"
    if tag.startswith("Q"):
        return "quarter"
    if tag.startswith("H"):
        return "half"
    if tag.startswith("W"):
        return "weekend" if tag.endswith("WE") else "week"
    return "day" if moment.day else "month" if moment.month else "year"


def range_of(moment: Moment, part: str = "") -> DateRange | None:
    """Return the days of a moment; ``part`` ("early", "the end of", …) narrows it.

    Early and late are the halves, the start and the end the outer thirds, mid the middle half. A day is
    not narrowed.
    """
    days = days_of(moment)
    if days is None:
        return None
    first, last = days
    length = (last - first).days
    if length and part:
        first, last = _narrowed(first, last, length, part)
    return DateRange(first, last, precision_of(moment))


def _narrowed(first: date, last: date, length: int, part: str) -> Days:
    if re.search(r"mid", part):
        return first + timedelta(length // 4), last - timedelta(length // 4)
    if re.search(r"start|beginning|turn", part):
        return first, first + timedelta(length // 3)
    if re.search(r"end|close|last", part):
        return last - timedelta(length // 3), last
    if re.search(r"earl|first", part):
        return first, first + timedelta(length // 2)
    if re.search(r"late|latter", part):
        return first + timedelta(length // 2), last
    return first, last


def shifted(moment: Moment, count: int, unit: str) -> Moment:
    """Return the moment ``count`` units later (negative: earlier), as fine as the unit.

    ``unit`` is TIMEX3's: D W M Q Y DE CE. A moment coarser than the unit gives what it can.
    """
    if unit in ("D", "W", "WE") and moment.first:
        start = moment.first
        day = _safe(start, count * (1 if unit == "D" else 7))
        return of_day(day) if unit == "D" else of_week(day, weekend=unit == "WE")
    if unit in ("M", "Q") and moment.first_month:
        step = count if unit == "M" else 3 * count
        year, month = divmod(moment.year * 12 + moment.first_month - 1 + step, 12)
        return Moment(year, month + 1) if unit == "M" else Moment(year, tag=f"Q{month // 3 + 1}")
    years = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}.get(unit, 0)
    year = _without_zero(moment.year, moment.year + count * years)
    if unit in ("DE", "CE"):
        size = 10 if unit == "DE" else 100
        return Moment(year - year % size if year > 0 else -(-year - -year % size), tag=unit)
    return Moment(year)


def _without_zero(before: int, after: int) -> int:
    """Step over the year 0, which no calendar has."""
    crossed = (before < 0) != (after < 0) or after == 0
    return after + (1 if before < 0 else -1) if crossed else after


def _safe(start: date, days: int) -> date:
    try:
        return start + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def day_shifted(day: date, count: float, unit: str) -> date | None:
    """Return the day ``count`` units later (negative: earlier), counted from the day itself.

    A day that the month does not have gives the month's last; ``None`` where the calendar ends.
    """
    if unit in _MONTHS:
        months = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
        year, month = months // 12, months % 12 + 1
        if not 1 <= year <= 9990:
            return None
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    weeks = {"W": 7, "WE": 7, "2W": 14}.get(unit, 1)
    return _safe(day, round(max(-1e6, min(1e6, count)) * weeks))


def coarse(moment: Moment, unit: str) -> Moment:
    """Return the unit (Y M W D …) that holds the moment."""
    return replace(moment, month=None, day=None, tag=None) if unit == "Y" else shifted(moment, 0, unit)
