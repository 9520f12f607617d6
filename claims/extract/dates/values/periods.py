"""Periods of business and parts of months: "the three months ended Sept. 30", "the first week in January"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from claims.document import DateRange
from claims.extract.dates.found import FoundTime
from claims.extract.dates.grammar.rules import words
from claims.extract.dates.values.absolute import dated, number, year_of
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.moment import Moment, day_shifted, of_week, range_of, valid

_MONTHS = {"quarter": 3, "half": 6, "year": 12}
_AHEAD = frozenset({"forecast", "guidance", "outlook", "target", "estimate"})
REPORTED_UNTIL = 5
"""Month before which "full-year profit" is that of the year before."""


def resolve_period(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the nine months ended June 30", "the year ended 31 March" to its days."""
    month, day = number("months", time.get("month", "montha")), int(time.get("day", "daya"))
    count = _MONTHS.get(time.get("unit")) or number("numbers", time.get("n"))
    year, anchor = year_of(replace(time, tense=time.tense or "past"), context, month, day)
    moment = Moment(year or 2000, month, day)
    if not valid(moment) or moment.first is None:
        return None
    tag = {3: f"Q{(month + 2) // 3}", 6: f"H{(month + 5) // 6}"}.get(count)
    if year is None:
        return Resolved("DATE", f"XXXX-{tag}" if tag else "XXXX")
    last = moment.first
    before = day_shifted(date(year, month, 1), 1 - count, "M")
    ends_month = day == monthrange(year, month)[1]
    first = before if ends_month else day_shifted(last, -count, "M")
    span = Moment(year, tag=tag) if tag else Moment(year)
    if first is None:
        return None
    first += timedelta(0 if ends_month else 1)
    return Resolved(
        "DATE", span.value, DateRange(first, last, "quarter" if count == 3 else "year"), span, anchor
    )


def resolve_part_of_month(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the second week of February" (its days 8 to 14), "the second half of March"."""
    month, unit, nth = number("months", time.get("month")), time.get("unit"), time.get("nth")
    year, anchor = year_of(time, context, month, None)
    if year is None or not 1 <= year <= 9990:
        return Resolved("DATE", f"XXXX-{month:02d}")
    length = monthrange(year, month)[1]
    if unit == "half":
        return _half_of_month(Moment(year, month), nth, length, anchor)
    count = -1 if nth == "last" else number("ordinals", nth)
    start = 7 * count - 6 if count > 0 else length - 6
    first = date(year, month, start)
    if unit == "weekend":
        first += timedelta((5 - first.weekday()) % 7)
    last = first + timedelta(1 if unit == "weekend" else min(6, length - start))
    if unit == "week":
        return Resolved("DURATION", "P1W", DateRange(first, last, "week"), Moment(year, month), anchor)
    moment = of_week(first, weekend=True)
    return Resolved("DATE", moment.value, DateRange(first, last, "weekend"), Moment(year, month), anchor)


def _half_of_month(month: Moment, nth: str, length: int, anchor: str | None) -> Resolved | None:
    if nth not in ("first", "second", "last") or month.month is None:
        return None
    first, last = (1, 15) if nth == "first" else (16, length)
    days = DateRange(date(month.year, month.month, first), date(month.year, month.month, last), "month")
    return Resolved("DATE", month.value, days, month, anchor)


def resolve_spelled_year(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "nineteen ninety-four", "twenty twenty-three", "two thousand eight"."""
    hundreds = (
        20 if time.get("hundreds") in ("twenty", "two thousand") else number("numbers", time.get("hundreds"))
    )
    rest = [piece for piece in re.split(r"[- ]", time.get("rest")) if piece not in ("oh", "o", "hundred")]
    numbers = words()["numbers"]
    return dated(time, Moment(100 * hundreds + sum(int(str(numbers[piece])) for piece in rest)))


def resolve_full_year(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve the "full-year" of a forecast (this year's) or of a profit (last year's, when it is spring)."""
    now = context.now
    if now is None:
        return Resolved("DATE", "XXXX")
    back = time.get("of") not in _AHEAD and (now.first_month or 12) < REPORTED_UNTIL
    moment = Moment(now.year - int(back))
    return Resolved("DATE", moment.value, range_of(moment), moment, context.anchor(now, time))
