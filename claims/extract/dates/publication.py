"""The publication date of an article, and its basis.

What was given or stands in the metadata counts most, then what the page states ("Published: …", its clock),
then a dateline. Else the day is inferred: every day within the bounds that the text sets is tried against
its dates, and those that fit are the range. The clock of the machine is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from claims.document import Block, DateRange, GivenArticle, Precision, Published
from claims.extract.dates.day_tests import day_tests
from claims.extract.dates.found import FoundTime, Tense, written_year
from claims.extract.dates.resolve import RESOLVERS
from claims.extract.dates.stated import HEAD, copied_days, dateline_days, from_dateline, inside, stated
from claims.extract.dates.terms import bounds_by_names, summits_named
from claims.extract.dates.values.absolute import number
from claims.extract.dates.values.context import Context
from claims.extract.dates.values.moment import Moment, days_of, valid

LEAD, YEARS_ON = 2, 3
"""Sentences after a dateline, and years after the latest date told, that may settle a dateline's year."""
WIDEST = timedelta(3 * 366)
"""Days are tried one by one within bounds no wider than this."""
NEWS = timedelta(2)
"""How long after the day of its picture or post a story appears at the latest."""
_SIGNED = re.compile(r"[)\].]*\s*$")
"""Signs that may follow the date of a post."""
_HANDLE = re.compile(r"(?:@\w+\)?|[—–-]\s*\w[\w .'’-]{1,40}),?\s*$")
"""A handle, or a dash and a name: the signature before the date of a post."""


def publication(given: GivenArticle, blocks: Sequence[Block], found: Sequence[FoundTime]) -> Published:
    """Return when the article was published, as well as that is known, with the basis.

    The range may be open at its end; basis ``unknown`` has none.
    """
    if given.published.basis != "unknown":
        return given.published
    copied = copied_days(given.text, found)
    copies = {time.span for time in copied}
    found = [time for time in found if time.span not in copies]
    by_page = stated(given.text, blocks, found)
    if by_page and (by_page[1] or not _looks_beyond(by_page[0], found)):
        return by_page[0]
    return from_dateline(blocks, found) or _inferred(given.text, blocks, found, _first_copy(copied))


def _looks_beyond(published: Published, found: Sequence[FoundTime]) -> bool:
    """Say whether the text tells of days after the one stated: then that is another day's."""
    latest = _latest_past(found)
    stated_last = published.range.last if published.range else None
    return bool(latest and stated_last and latest > stated_last)


def _first_copy(copied: Iterable[FoundTime]) -> date | None:
    """Return the last day of the earliest copy that a page tells of; the article had appeared by then."""
    return min((days[1] for time in copied if (days := _days(time))), default=None)


def _inferred(
    text: str, blocks: Sequence[Block], found: Sequence[FoundTime], copied: date | None
) -> Published:
    """Return the days that fit the dates of the text, or what bounds them, ``copied`` from above."""
    told = [time for time in found if not inside(blocks, ("chrome",), time)]
    first, last = bounds_by_names(text)
    first = max([day for day in (first, _latest_past(told)) if day], default=None)
    planned = _earliest_planned(told)
    summit = _year_after_summit(text, told)
    last = min(
        [day for day in (last, planned, summit, copied) if day and (first is None or day >= first)],
        default=None,
    )
    if first is None:
        return Published()
    earliest = _latest_past(told, "past") or first - timedelta(365)
    if day := _year_of_dateline(blocks, told, earliest, last):
        return Published(DateRange(day, day, "day"), "inferred")
    if _is_of_the_news(text, blocks, told, first):
        return Published(DateRange(first, first + NEWS, "day"), "inferred")
    if last is None or last - first > WIDEST:
        return Published(DateRange(first, last, "vague"), "inferred")
    days = [first + timedelta(ahead) for ahead in range((last - first).days + 1)]
    for fits in day_tests(told):
        days = [day for day in days if fits(day)] or days
    precision: Precision = "day" if days[-1] - days[0] <= timedelta(7) else "month"
    return Published(DateRange(days[0], days[-1], precision), "inferred")


def _year_of_dateline(
    blocks: Sequence[Block], told: Sequence[FoundTime], first: date, last: date | None
) -> date | None:
    """Return the day of a dateline without a year, in the one year of the next few whose weekdays fit.

    A weekday in the dateline decides; else those that the lead tells in the past are the dateline's or one of
    the two before it.
    """
    named = next(dateline_days(blocks, told), None) or _lone_day(blocks, told)
    if named is None or named.does != "day":
        return None
    lead = [
        number("weekdays", time.get("wd"))
        for time in told
        if time.does == "weekday" and time.sentence <= named.sentence + LEAD and time.tense != "future"
    ]
    month, day = number("months", named.get("month", "montha")), int(named.get("day", "daya"))
    years = range(first.year, min(first.year + YEARS_ON, last.year if last else 9990) + 1)
    days = [date(year, month, day) for year in years if valid(Moment(year, month, day))]
    days = [one for one in days if first <= one and (not last or one <= last)]
    if named.get("wd"):
        fits = [one for one in days if one.weekday() == number("weekdays", named.get("wd"))]
        return fits[0] if len(fits) == 1 else None
    for nearest in (0, 1, 2):
        fits = [one for one in days if lead and _tells_of(one, lead, nearest)]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _is_of_the_news(text: str, blocks: Sequence[Block], told: Sequence[FoundTime], day: date) -> bool:
    """Say whether ``day`` dates a picture or a post of the news: it has the weekday that is told first."""
    weekday = next((time for time in told if time.does == "weekday" and time.tense != "future"), None)
    if weekday is None or day.weekday() != number("weekdays", weekday.get("wd")):
        return False
    return any(
        _days(time) == (day, day) and (inside(blocks, ("caption",), time) or _signs(text, blocks, time))
        for time in told
    )


def _signs(text: str, blocks: Sequence[Block], time: FoundTime) -> bool:
    """Say whether a date ends its paragraph behind a name or handle ("— Ana Ruiz (@ruiz) July 23, 2018")."""
    block = inside(blocks, ("body", "post", "title"), time)
    if block is None:
        return False
    before = text[block.span.start : time.span.start]
    return bool(_SIGNED.match(text[time.span.end : block.span.end])) and bool(_HANDLE.search(before))


def _lone_day(blocks: Sequence[Block], told: Sequence[FoundTime]) -> FoundTime | None:
    """Return the day with a weekday that is all that one of the first lines says ("Wednesday 3 May")."""
    head = {block.span for block in blocks[:HEAD]}
    return next((time for time in told if time.span in head and time.get("wd")), None)


def _tells_of(day: date, weekdays: Sequence[int], nearest: int) -> bool:
    """Say whether the first weekday lies that number of days back from ``day``, and none more than two."""
    back = [(day.weekday() - weekday) % 7 for weekday in weekdays]
    return back[0] == nearest and max(back) <= 2


def _days(time: FoundTime) -> tuple[date, date] | None:
    """Return the days of a date that names its year."""
    if written_year(time) is None or time.does not in ("day", "days", "month", "season", "quarter", "year"):
        return None
    result = RESOLVERS[time.does](time, Context(None, narrative=False))
    return days_of(result.moment) if result and result.moment else None


def _latest_past(told: Sequence[FoundTime], *tenses: Tense) -> date | None:
    """Return the first day of the latest date with a year told in these tenses, else not as to come."""
    return max(
        (
            days[0]
            for time in told
            if (time.tense in tenses if tenses else time.tense != "future") and (days := _days(time))
        ),
        default=None,
    )


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
