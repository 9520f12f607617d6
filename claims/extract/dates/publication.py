"""When an article was published, and how that is known.

What was given or stands in the metadata counts most, then what the page states ("Published: …", its clock),
then a dateline. Else the day is inferred: every day within the bounds that the text sets is tried against
its dates, and those that fit are the range. The clock of the machine is never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from claims.document import Block, DateRange, GivenArticle, Precision, Published
from claims.extract.dates.found import FoundTime, written_year
from claims.extract.dates.resolve import RESOLVERS
from claims.extract.dates.terms import bounds_by_names, summits_named
from claims.extract.dates.values.absolute import number
from claims.extract.dates.values.context import Context
from claims.extract.dates.values.moment import Moment, days_of, valid

PAST_DAY, COMING_DAY = timedelta(183), timedelta(60)
"""How far a day without a year may lie behind or ahead of the publication."""
MONTHS_BACK, WEEKDAYS_BACK = 8, 4
"""How many months a month without a year, how many days a weekday may lie behind it."""
WIDEST = timedelta(3 * 366)
"""Days are tried one by one within bounds no wider than this."""

_STATED = re.compile(
    r"\b(?:published|posted|publish date|date published|first published|issued|released|created)\b", re.I
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.I)


def publication(given: GivenArticle, blocks: Sequence[Block], found: Sequence[FoundTime]) -> Published:
    """Return when the article was published, as well as that is known, with the basis.

    The range may be open at its end; basis ``unknown`` has none.
    """
    if given.published.basis != "unknown":
        return given.published
    return (
        _stated(given.text, blocks, found) or _dateline(blocks, found) or _inferred(given.text, blocks, found)
    )


def _inside(blocks: Sequence[Block], kinds: tuple[str, ...], time: FoundTime) -> Block | None:
    at = bisect_right(blocks, time.span.start, key=lambda block: block.span.start) - 1
    block = blocks[at] if at >= 0 else None
    return block if block and block.kind in kinds and block.span.contains(time.span) else None


def _stated(text: str, blocks: Sequence[Block], found: Sequence[FoundTime]) -> Published | None:
    """Return the day that the page states; "published" counts before its clock and "updated"."""
    stated: list[tuple[int, int, DateRange]] = []
    for time in found:
        block = _inside(blocks, ("chrome", "byline"), time)
        days = _whole_day(time) if block else None
        if block and days:
            line = block.span.of(text)
            rank = 0 if _STATED.search(line) else 2 if _UPDATED.search(line) else 1
            stated.append((rank, time.span.start, days))
    return Published(min(stated, key=lambda one: one[:2])[2], "stated") if stated else None


def _whole_day(time: FoundTime) -> DateRange | None:
    """Return the day of an expression that names one whole, year and all; a month-first doubt is a range."""
    whole = time.get("year") or time.get("yy") or time.does == "written"
    if time.does not in ("day", "numeric", "written") or not whole:
        return None
    result = RESOLVERS[time.does](time, Context(None, narrative=False))
    if result is None or result.range is None or result.range.first is None or result.range.last is None:
        return None
    return DateRange(result.range.first, result.range.last, "day")


def _dateline(blocks: Sequence[Block], found: Sequence[FoundTime]) -> Published | None:
    """Return the day of the dateline and the one after, where it names its year."""
    for time in found:
        days = _whole_day(time) if _inside(blocks, ("dateline",), time) else None
        if days and days.last:
            return Published(DateRange(days.first, days.last + timedelta(1), "day"), "dateline")
    return None


def _inferred(text: str, blocks: Sequence[Block], found: Sequence[FoundTime]) -> Published:
    """Return the days that fit the dates of the text, or what bounds them."""
    told = [time for time in found if not _inside(blocks, ("chrome",), time)]
    first, last = bounds_by_names(text)
    first = max([day for day in (first, _latest_past(told)) if day], default=None)
    planned = _earliest_planned(told)
    summit = _year_after_summit(text, told)
    last = min(
        [day for day in (last, planned, summit) if day and (first is None or day >= first)], default=None
    )
    if first is None:
        return Published()
    if last is None or last - first > WIDEST:
        return Published(DateRange(first, last, "vague"), "inferred")
    days = [first + timedelta(ahead) for ahead in range((last - first).days + 1)]
    for fits in _once(_tests(told)):
        days = [day for day in days if fits(day)] or days
    precision: Precision = "day" if days[-1] - days[0] <= timedelta(7) else "month"
    return Published(DateRange(days[0], days[-1], precision), "inferred")


def _days(time: FoundTime) -> tuple[date, date] | None:
    """Return the days of a date that names its year."""
    if written_year(time) is None or time.does not in ("day", "days", "month", "season", "quarter", "year"):
        return None
    result = RESOLVERS[time.does](time, Context(None, narrative=False))
    return days_of(result.moment) if result and result.moment else None


def _latest_past(told: Sequence[FoundTime]) -> date | None:
    """Return the first day of the latest date with a year that is not told as to come."""
    return max((days[0] for time in told if time.tense != "future" and (days := _days(time))), default=None)


def _earliest_planned(told: Sequence[FoundTime]) -> date | None:
    """Return the last day of the earliest date with a year that is told as to come."""
    return min(
        (days[1] for time in told if time.tense == "future" and not time.bound and (days := _days(time))),
        default=None,
    )


def _year_after_summit(text: str, told: Sequence[FoundTime]) -> date | None:
    """Return the last day on which "the summit in November" still is the November of that summit."""
    for start, day in summits_named(text):
        for time in told:
            month = time.get("month") if time.does == "month" and written_year(time) is None else ""
            if month and abs(time.span.start - start) < 120 and number("months", month) == day.month:
                return day + timedelta(364)
    return None


def _tests(told: Sequence[FoundTime]) -> Iterator[partial[bool]]:
    """Yield what the day of publication has to pass, the surest first.

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


def _once(tests: Iterator[partial[bool]]) -> Iterator[partial[bool]]:
    """Leave out a test that the same words gave before: a page may repeat its dates a thousand times."""
    seen: set[tuple[object, ...]] = set()
    for test in tests:
        time: FoundTime = test.keywords["time"]
        key = (test.func, time.tense, frozenset(time.fields.items()))
        if key not in seen:
            seen.add(key)
            yield test


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
